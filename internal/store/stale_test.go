package store

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// every is a person of this name and cadence.
func every(name string, days journal.Cadence) journal.Contact {
	return journal.Contact{Name: name, Every: days}
}

func stale(t *testing.T, s *Store, f StaleFilter) Stale {
	t.Helper()
	out, err := s.Stale(t.Context(), f)
	do(t, err)
	return out
}

func dueNames(s Stale) (out []string) {
	for _, d := range s.List {
		out = append(out, d.Name)
	}
	return out
}

// someDue are contacts due by different amounts on 23 November, two of them named alike.
func someDue(t *testing.T) *Store {
	s := open(t)
	for _, c := range []struct {
		name    string
		every   journal.Cadence
		touched string
	}{
		{"Whole cadence late", 10, "2026-11-03"},
		{"Whole cadence late, due before", 20, "2026-10-14"},
		{"Two late", 10, "2026-10-24"},
		{"A namesake", 10, "2026-11-03"},
		{"A namesake", 10, "2026-11-03"},
		{"Today", 10, "2026-11-13"},
		{"In three days", 10, "2026-11-16"},
		{"In five days", 10, "2026-11-18"},
		{"Four late", 10, "2026-10-04"},
		{"More than four late", 10, "2026-10-03"},
	} {
		meet(t, s, c.touched, add(t, s, every(c.name, c.every))[0])
	}
	add(t, s, named("Not met yet"))
	return s
}

func TestStaleRanks(t *testing.T) {
	s := someDue(t)
	due := []string{"Four late", "Two late", "Whole cadence late, due before", "A namesake", "A namesake", "Whole cadence late", "Today"}
	tests := []struct {
		name    string
		f       StaleFilter
		want    []string
		more    int
		long    int
		soonest string
	}{
		{"all", StaleFilter{}, due, 0, 1, "2026-11-26"},
		{"limit", StaleFilter{ContactFilter: ContactFilter{Limit: 2}}, due[:2], 5, 1, "2026-11-26"},
		{"limit of just as many", StaleFilter{ContactFilter: ContactFilter{Limit: 7}}, due, 0, 1, "2026-11-26"},
		{"within", StaleFilter{Within: 3}, append(due[:7:7], "In three days"), 0, 1, "2026-11-28"},
		{"within a long time", StaleFilter{Within: 30}, append(due[:7:7], "In three days", "In five days"), 0, 1, ""},
		{"long", StaleFilter{Long: true}, append([]string{"More than four late"}, due...), 0, 0, "2026-11-26"},
		{"long, limit", StaleFilter{Long: true, ContactFilter: ContactFilter{Limit: 1}}, []string{"More than four late"}, 7, 0, "2026-11-26"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := stale(t, s, tt.f)
			same(t, "due", dueNames(got), tt.want)
			if got.More != tt.more || got.Long != tt.long || got.Unmet != 1 || got.Soonest.String() != tt.soonest {
				t.Errorf("more %d, long %d, unmet %d, soonest %q; want %d, %d, 1, %q", got.More, got.Long, got.Unmet, got.Soonest, tt.more, tt.long, tt.soonest)
			}
		})
	}
	t.Run("namesakes by number", func(t *testing.T) {
		if list := stale(t, s, StaleFilter{}).List; list[3].ID >= list[4].ID {
			t.Errorf("%d comes before %d", list[3].ID, list[4].ID)
		}
	})
}

func TestStaleFilters(t *testing.T) {
	s := open(t)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil))
	all := add(t, s,
		journal.Contact{Name: "Grouped", Every: 7, Groups: []string{"Providers"}},
		journal.Contact{Name: "Tagged", Every: 7, Tags: []string{"qris"}},
		journal.Contact{Name: "Sustained", Every: 7, Stage: journal.Sustaining},
		journal.Contact{Name: "Grouped, not met", Groups: []string{"Providers"}})
	for _, c := range all[:3] {
		meet(t, s, "2026-11-09", c)
	}
	for name, tt := range map[string]struct {
		f     ContactFilter
		want  string
		unmet int
	}{
		"group": {ContactFilter{Groups: []string{"providers"}}, "Grouped", 1},
		"tag":   {ContactFilter{Tags: []string{"qris"}}, "Tagged", 0},
		"stage": {ContactFilter{Stages: []journal.Stage{journal.Sustaining}}, "Sustained", 0},
	} {
		got := stale(t, s, StaleFilter{ContactFilter: tt.f})
		same(t, name, dueNames(got), []string{tt.want})
		if got.Unmet != tt.unmet || got.More != 0 {
			t.Errorf("%s: unmet %d, more %d", name, got.Unmet, got.More)
		}
	}
}

// Who is due, and when, by the rules of a cadence.
func TestDue(t *testing.T) {
	tests := []struct {
		name    string
		contact journal.Contact
		groups  []journal.Group // the contact is in all of them
		touched string          // empty: never
		want    string          // the day due; empty: never
	}{
		{"own cadence", every("X", 10), nil, "2026-11-01", "2026-11-11"},
		{"journal's cadence", named("X"), nil, "2026-08-01", "2026-10-30"},
		{"group's cadence", named("X"), []journal.Group{{Name: "G", Every: 30}}, "2026-11-01", "2026-12-01"},
		{"the shortest of groups", named("X"), []journal.Group{{Name: "G", Every: 30}, {Name: "H", Every: 7}, {Name: "I"}}, "2026-11-01", "2026-11-08"},
		{"own before groups", every("X", 60), []journal.Group{{Name: "G", Every: 7}}, "2026-11-01", "2026-12-31"},
		{"own never wins", every("X", journal.Never), []journal.Group{{Name: "G", Every: 7}}, "2026-11-01", ""},
		{"a group's never", named("X"), []journal.Group{{Name: "G", Every: journal.Never}}, "2026-11-01", ""},
		{"a group's never yields", named("X"), []journal.Group{{Name: "G", Every: journal.Never}, {Name: "H", Every: 30}}, "2026-11-01", "2026-12-01"},
		{"never touched, journal's", journal.Contact{Name: "X", Added: on("2026-01-01")}, nil, "", ""},
		{"never touched, own", journal.Contact{Name: "X", Every: 30, Added: on("2026-11-01")}, nil, "", "2026-12-01"},
		{"never touched, group's", journal.Contact{Name: "X", Added: on("2026-11-01")}, []journal.Group{{Name: "G", Every: 30}}, "", "2026-12-01"},
		{"dormant", journal.Contact{Name: "X", Every: 7, Stage: journal.Dormant, Added: on("2026-01-01")}, nil, "", ""},
		{"snoozed", journal.Contact{Name: "X", Every: 7, Snooze: on("2026-12-24"), Added: on("2026-11-01")}, nil, "", "2026-12-24"},
		{"a snooze that is over", journal.Contact{Name: "X", Every: 30, Snooze: on("2026-11-02"), Added: on("2026-11-01")}, nil, "", "2026-12-01"},
		{"organization", journal.Contact{Name: "X", Kind: journal.Organization}, nil, "2026-08-01", ""},
		{"organization in a group", journal.Contact{Name: "X", Kind: journal.Organization}, []journal.Group{{Name: "G", Every: 7}}, "2026-08-01", ""},
		{"organization of its own", journal.Contact{Name: "X", Kind: journal.Organization, Every: 30}, nil, "2026-11-01", "2026-12-01"},
		{"leap day", journal.Contact{Name: "X", Every: 1, Added: on("2024-02-28")}, nil, "", "2024-02-29"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			c := add(t, s, tt.contact)[0]
			for _, g := range tt.groups {
				do(t, s.AddGroup(t.Context(), g, []int64{c.ID}))
			}
			if tt.touched != "" {
				meet(t, s, tt.touched, c)
			}
			if got := again(t, s, c).Due.String(); got != tt.want {
				t.Errorf("due %q, want %q", got, tt.want)
			}
		})
	}
}

// An organization is touched by whoever holds a position there that day, by any of its names.
func TestOrganizationIsTouchedThroughItsPeople(t *testing.T) {
	s := open(t)
	all := add(t, s,
		journal.Contact{Name: "Office of Early Learning", Kind: journal.Organization, Every: 30, Aliases: []string{"OEL"}},
		journal.Contact{Name: "Dana Whitcomb", Positions: []journal.Position{{Title: "Director", Organization: "oel", From: on("2026-03-01"), To: on("2026-10-31")}}},
		journal.Contact{Name: "Luis Ortega", Positions: []journal.Position{{Organization: "Office of  early learning"}}})
	org, dana, luis := all[0], all[1], all[2]
	touched := func(want string) {
		t.Helper()
		if got := again(t, s, org).LastTouched.String(); got != want {
			t.Errorf("touched %q, want %q", got, want)
		}
	}
	touched("")
	meet(t, s, "2026-02-28", dana) // not there yet
	touched("")
	meet(t, s, "2026-03-01", dana)
	touched("2026-03-01")
	last := meet(t, s, "2026-10-31", dana)
	touched("2026-10-31")
	meet(t, s, "2026-11-01", dana) // gone
	touched("2026-10-31")
	do(t, s.RemoveNote(t.Context(), last.Note.ID))
	touched("2026-03-01")
	meet(t, s, "2026-11-02", luis)
	touched("2026-11-02")

	_, err := s.EditContact(t.Context(), luis.ID, ContactPatch{Remove: []string{"Office of  early learning"}})
	do(t, err)
	touched("2026-03-01")
	_, err = s.EditContact(t.Context(), org.ID, ContactPatch{Remove: []string{"OEL"}})
	do(t, err)
	touched("")
	_, err = s.EditContact(t.Context(), org.ID, ContactPatch{Name: new("OEL")})
	do(t, err)
	touched("2026-03-01")
	same(t, "due", dueNames(stale(t, s, StaleFilter{Long: true})), []string{"OEL"})
}

func TestStaleShowsHowToCall(t *testing.T) {
	s := open(t)
	c := journal.Contact{Name: "Dana Whitcomb", Every: 7,
		Points:    []journal.Point{{Kind: journal.PointPhone, Value: "202-555-0143"}, {Kind: journal.PointPhone, Value: "202-555-0199"}},
		Positions: []journal.Position{{Title: "Director", Organization: "OEL"}}}
	all := add(t, s, c, every("Luis Ortega", 7))
	dana, luis := all[0], all[1]
	meet(t, s, "2026-11-01", dana, luis)
	write(t, s, journal.Note{Day: on("2026-11-02"), Channel: journal.Email, Touch: true, Participants: with(journal.Present, dana)})
	write(t, s, journal.Note{Day: on("2026-10-20"), Channel: journal.Call, Tried: true, Participants: with(journal.Present, dana)})
	list := stale(t, s, StaleFilter{}).List
	if list[1].Name != "Dana Whitcomb" || !list[1].Tried.IsZero() {
		t.Fatalf("an attempt before the last touch counts: %+v", list)
	}
	attempt := journal.Note{Day: on("2026-11-10"), Channel: journal.Call, Tried: true, Participants: with(journal.Present, dana)}
	attempt.Participants = append(attempt.Participants, with(journal.About, luis)...)
	write(t, s, attempt)
	removed := write(t, s, journal.Note{Day: on("2026-11-12"), Tried: true, Participants: with(journal.Present, dana)})
	do(t, s.RemoveNote(t.Context(), removed.Note.ID))

	list = stale(t, s, StaleFilter{}).List
	want := Due{
		Who:   Who{ID: dana.ID, UID: dana.UID, Name: "Dana Whitcomb", Position: "Director, OEL", LastTouched: on("2026-11-02")},
		Title: "Director", Organization: "OEL", Channel: journal.Email, Tried: on("2026-11-10"),
		Every: 7, EveryFrom: journal.FromContact, Due: on("2026-11-09"), Phone: "202-555-0143",
	}
	if list[1] != want {
		t.Errorf("have %+v\nwant %+v", list[1], want)
	}
	if !list[0].Tried.IsZero() {
		t.Errorf("an attempt that was only about %s counts as one to reach them", list[0].Name)
	}
}

// A call is suggested where the last three touches were all in writing.
func TestStaleSuggestsACall(t *testing.T) {
	tests := []struct {
		name     string
		channels []journal.Channel // the oldest first
		want     bool
	}{
		{"all written", []journal.Channel{journal.Email, journal.Message, journal.Letter}, true},
		{"the last three", []journal.Channel{journal.Meeting, journal.Email, journal.Email, journal.Email}, true},
		{"only two so far", []journal.Channel{journal.Email, journal.Email}, false},
		{"one of them a call", []journal.Channel{journal.Email, journal.Call, journal.Email}, false},
		{"one of them not said", []journal.Channel{journal.Email, "", journal.Email}, false},
		{"none said", []journal.Channel{"", "", ""}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			dana := add(t, s, every("Dana Whitcomb", 7))[0]
			for i, channel := range tt.channels {
				write(t, s, journal.Note{Day: on("2026-11-01").Add(i), Channel: channel, Touch: true, Participants: with(journal.Present, dana)})
			}
			write(t, s, journal.Note{Day: on("2026-11-10"), Channel: journal.Call, Tried: true, Participants: with(journal.Present, dana)})
			if list := stale(t, s, StaleFilter{}).List; len(list) != 1 || list[0].Written != tt.want {
				t.Errorf("have %+v, want %t", list, tt.want)
			}
		})
	}
}

func TestStaleNever(t *testing.T) {
	s := open(t)
	all := add(t, s,
		journal.Contact{Name: "Added later", Added: on("2026-11-10")},
		journal.Contact{Name: "Added first", Added: on("2026-11-01")},
		journal.Contact{Name: "Due", Every: 7, Added: on("2026-11-12")},
		journal.Contact{Name: "Dormant", Stage: journal.Dormant},
		journal.Contact{Name: "Not to be called", Every: journal.Never},
		journal.Contact{Name: "An organization", Kind: journal.Organization},
		named("Met"), named("Removed"))
	meet(t, s, "2026-11-20", all[6])
	do(t, s.RemoveContact(t.Context(), all[7].ID))
	never := StaleFilter{ContactFilter: ContactFilter{Never: true}}
	same(t, "not met", dueNames(stale(t, s, never)), []string{"Due", "Added first", "Added later"})
	never.Limit = 1
	if got := stale(t, s, never); len(got.List) != 1 || got.More != 2 {
		t.Errorf("with a limit of 1: %v and %d more", dueNames(got), got.More)
	}
	if got := stale(t, s, StaleFilter{}); got.Unmet != 3 {
		t.Errorf("unmet %d, want 3", got.Unmet)
	}
}

func TestStaleOfNobody(t *testing.T) {
	if got := stale(t, open(t), StaleFilter{}); len(got.List) != 0 || got.More+got.Long+got.Unmet != 0 || !got.Soonest.IsZero() {
		t.Errorf("an empty journal: %+v", got)
	}
}
