package store

import (
	"errors"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// full is a contact with details of every sort.
func full() journal.Contact {
	return journal.Contact{
		Kind: journal.Person, Name: "Dana Whitcomb", Stage: journal.Sustaining, Every: 30, Snooze: on("2026-12-24"), Added: on("2026-01-02"),
		Aliases: []string{"Dee", "D. Whitcomb"},
		Points: []journal.Point{
			{Kind: journal.PointEmail, Value: "dana@example.org", Label: "work"},
			{Kind: journal.PointPhone, Value: "(202) 555-0143"},
			{Kind: journal.PointPhone, Value: "front desk"},
			{Kind: journal.PointWeb, Value: "https://example.org/dana"},
		},
		Positions: []journal.Position{{Title: "Director", Organization: "OEL", From: on("2025-07-01")}, {Title: "Chair", Organization: "QRIS Council", To: on("2026-06-30")}},
		Dates:     []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: 12}, {Label: "started", Month: time.July, Day: 1, Year: 2025}},
		Groups:    []string{"Providers"},
		Tags:      []string{"budget", "qris"},
		Fields:    []journal.Field{{Name: "District", Value: "4"}, {Name: "State", Value: "Ohio"}},
	}
}

// withFull is a journal of that contact.
func withFull(t *testing.T) (*Store, journal.Contact) {
	s := open(t)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil))
	return s, add(t, s, full())[0]
}

// sameContact compares what a caller writes of two contacts.
func sameContact(t *testing.T, have, want journal.Contact) {
	t.Helper()
	if have.Kind != want.Kind || have.Name != want.Name || have.Stage != want.Stage || have.Every != want.Every || have.Snooze != want.Snooze || have.Added != want.Added {
		t.Errorf("have %+v\nwant %+v", have, want)
	}
	same(t, "aliases", have.Aliases, want.Aliases)
	same(t, "points", have.Points, want.Points)
	same(t, "positions", have.Positions, want.Positions)
	same(t, "dates", have.Dates, want.Dates)
	same(t, "groups", have.Groups, want.Groups)
	same(t, "tags", have.Tags, want.Tags)
	same(t, "fields", have.Fields, want.Fields)
}

func TestAddContact(t *testing.T) {
	s, c := withFull(t)
	sameContact(t, c, full())
	if c.ID != 1 || c.UID == "" || c.Deleted {
		t.Errorf("made as %+v", c)
	}
	c = add(t, s, named("Luis Ortega"))[0]
	if c.Kind != journal.Person || c.Stage != journal.Prospect || c.Added != on("2026-11-23") || c.Cadence != journal.Default || c.CadenceFrom != journal.FromJournal {
		t.Errorf("what is not said is %+v", c)
	}
}

func TestEditContactColumns(t *testing.T) {
	s, c := withFull(t)
	want := full()
	want.Name, want.Kind, want.Stage, want.Every, want.Snooze, want.Added = "Dana W. Whitcomb", journal.Person, journal.Dormant, 0, journal.Day{}, on("2026-02-03")
	got, err := s.EditContact(t.Context(), c.ID, ContactPatch{
		Name: &want.Name, Kind: &want.Kind, Stage: &want.Stage, Every: &want.Every, Snooze: &want.Snooze, Added: &want.Added,
	})
	do(t, err)
	sameContact(t, got, want)
	if _, err = s.EditContact(t.Context(), c.ID, ContactPatch{Name: &want.Name}); !errors.Is(err, ErrUnchanged) {
		t.Errorf("an edit to no effect: %v", err)
	}
	_, err = s.EditContact(t.Context(), 99, ContactPatch{Name: &want.Name})
	problem(t, err, journal.NotFound)
	do(t, s.RemoveContact(t.Context(), c.ID))
	_, err = s.EditContact(t.Context(), c.ID, ContactPatch{Name: new("X")})
	problem(t, err, journal.Failure)
	problem(t, s.RemoveContact(t.Context(), c.ID), journal.Failure)
}

func TestEditContactAdds(t *testing.T) {
	s, c := withFull(t)
	got, err := s.EditContact(t.Context(), c.ID, ContactPatch{Add: journal.Contact{
		Aliases: []string{"Dee", "Danny"},
		Points:  []journal.Point{{Kind: journal.PointEmail, Value: "whitcomb@example.org"}},
		Dates:   []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: 13, Year: 1980}},
		Groups:  []string{"providers"}, Tags: []string{"qris", "pilot"},
		Fields:    []journal.Field{{Name: "state", Value: "Iowa"}},
		Positions: []journal.Position{{Title: "Advisor"}},
	}})
	do(t, err)
	want := full()
	want.Aliases = append(want.Aliases, "Danny")
	want.Points = append(want.Points, journal.Point{Kind: journal.PointEmail, Value: "whitcomb@example.org"})
	want.Positions = append(want.Positions, journal.Position{Title: "Advisor"})
	want.Dates = []journal.Yearly{want.Dates[1], {Label: journal.Birthday, Month: time.May, Day: 13, Year: 1980}}
	want.Tags = []string{"budget", "pilot", "qris"}
	want.Fields[1].Value = "Iowa" // the name stays as it was first written
	sameContact(t, got, want)
}

// Everything that hangs off a contact can be taken away by what it is called.
func TestEditContactRemoves(t *testing.T) {
	tests := []struct {
		what   string
		remove func(*journal.Contact)
	}{
		{"DANA@example.org", func(c *journal.Contact) { c.Points = c.Points[1:] }},
		{"202.555.0143", func(c *journal.Contact) { c.Points = append(c.Points[:1:1], c.Points[2:]...) }},
		{"front desk", func(c *journal.Contact) { c.Points = append(c.Points[:2:2], c.Points[3:]...) }},
		{"https://example.org/dana", func(c *journal.Contact) { c.Points = c.Points[:3] }},
		{"dee", func(c *journal.Contact) { c.Aliases = c.Aliases[1:] }},
		{"qris", func(c *journal.Contact) { c.Tags = c.Tags[:1] }}, // and not the phone without digits
		{"#budget", func(c *journal.Contact) { c.Tags = c.Tags[1:] }},
		{"PROVIDERS", func(c *journal.Contact) { c.Groups = nil }},
		{"state", func(c *journal.Contact) { c.Fields = c.Fields[:1] }},
		{"Birthday", func(c *journal.Contact) { c.Dates = c.Dates[1:] }},
		{"Chair, QRIS Council", func(c *journal.Contact) { c.Positions = c.Positions[:1] }},
		{"director, oel", func(c *journal.Contact) { c.Positions = c.Positions[1:] }},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			s, c := withFull(t)
			got, err := s.EditContact(t.Context(), c.ID, ContactPatch{Remove: []string{tt.what}})
			do(t, err)
			want := full()
			tt.remove(&want)
			sameContact(t, got, want)
		})
	}
	t.Run("nothing called so", func(t *testing.T) {
		s, c := withFull(t)
		_, err := s.EditContact(t.Context(), c.ID, ContactPatch{Name: new("Other"), Remove: []string{"dee", "no such thing"}})
		problem(t, err, journal.NotFound)
		sameContact(t, again(t, s, c), full())
	})
}

func TestEditContactCorrectsThePosition(t *testing.T) {
	tests := []struct {
		name  string
		patch journal.Position
		want  journal.Position // in the place of the first
	}{
		{"title", journal.Position{Title: "Deputy Director"}, journal.Position{Title: "Deputy Director", Organization: "OEL", From: on("2025-07-01")}},
		{"organization", journal.Position{Organization: "ODE"}, journal.Position{Title: "Director", Organization: "ODE", From: on("2025-07-01")}},
		{"both", journal.Position{Title: "Lead", Organization: "ODE"}, journal.Position{Title: "Lead", Organization: "ODE", From: on("2025-07-01")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, c := withFull(t)
			got, err := s.EditContact(t.Context(), c.ID, ContactPatch{Position: &tt.patch})
			do(t, err)
			same(t, "positions", got.Positions, []journal.Position{full().Positions[1], tt.want})
		})
	}
	t.Run("as it is", func(t *testing.T) {
		s, c := withFull(t)
		if _, err := s.EditContact(t.Context(), c.ID, ContactPatch{Position: &journal.Position{Title: "Director"}}); !errors.Is(err, ErrUnchanged) {
			t.Errorf("the same position again: %v", err)
		}
	})
	t.Run("none before", func(t *testing.T) {
		s := open(t)
		c := add(t, s, named("Luis Ortega"))[0]
		got, err := s.EditContact(t.Context(), c.ID, ContactPatch{Position: &journal.Position{Title: "Lead", From: on("2026-01-01")}})
		do(t, err)
		same(t, "positions", got.Positions, []journal.Position{{Title: "Lead", From: on("2026-01-01")}})
	})
}

// Those who hold a position at an organization still belong to it when it goes by another name.
func TestRenamedOrganizationKeepsItsPeople(t *testing.T) {
	s := open(t)
	all := add(t, s, journal.Contact{Name: "Office of Early Learning", Kind: journal.Organization, Every: 30},
		journal.Contact{Name: "Dana Whitcomb", Positions: []journal.Position{{Organization: "Office of Early Learning"}}})
	got, err := s.EditContact(t.Context(), all[0].ID, ContactPatch{Name: new("Department of Early Childhood")})
	do(t, err)
	same(t, "aliases", got.Aliases, []string{"Office of Early Learning"})
	meet(t, s, "2026-11-20", all[1])
	if got := again(t, s, all[0]); got.LastTouched != on("2026-11-20") {
		t.Errorf("touched %q", got.LastTouched)
	}
	got, err = s.EditContact(t.Context(), all[1].ID, ContactPatch{Name: new("Dana Ortega")})
	do(t, err)
	same(t, "aliases of a person", got.Aliases, nil)
}

func TestSnoozeAndItsEnd(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("Ana Okafor"))
	do(t, s.Snooze(t.Context(), []int64{1, 2}, on("2027-01-01")))
	do(t, s.Snooze(t.Context(), []int64{2}, journal.Day{}))
	for i, want := range []string{"2027-01-01", "", ""} {
		if got := again(t, s, all[i]).Snooze.String(); got != want {
			t.Errorf("%s is snoozed until %q, want %q", all[i].Name, got, want)
		}
	}
	if err := s.Snooze(t.Context(), nil, on("2027-01-01")); !errors.Is(err, ErrUnchanged) {
		t.Errorf("a snooze of nobody: %v", err)
	}
}
