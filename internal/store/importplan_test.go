package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

func email(address string) journal.Point {
	return journal.Point{Kind: journal.PointEmail, Value: address}
}

func phone(number string) journal.Point {
	return journal.Point{Kind: journal.PointPhone, Value: number}
}

func at(organization string) []journal.Position {
	return []journal.Position{{Title: "Director", Organization: organization}}
}

func born(day int) []journal.Yearly {
	return []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: day}}
}

// cards are contacts as the lines of a file from 2 on.
func cards(all ...journal.Contact) (out []journal.Card) {
	for i, c := range all {
		out = append(out, journal.Card{Line: i + 2, Contact: c})
	}
	return out
}

func planned(t *testing.T, s *Store, cards []journal.Card, o ImportOptions) *Plan {
	t.Helper()
	before := readWorld(t, s).snapshot(t)
	p, err := s.PlanImport(t.Context(), cards, o)
	do(t, err)
	if readWorld(t, s).snapshot(t) != before {
		t.Fatal("a plan has changed the journal")
	}
	return p
}

func actions(p *Plan) (out []Action) {
	for _, r := range p.Rows {
		out = append(out, r.Action)
	}
	return out
}

// Whom a card is about: the journal has Dana as contact 1, and what a test says.
func TestImportMatches(t *testing.T) {
	dana := journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("dana@example.org")}}
	tests := []struct {
		name  string
		known []journal.Contact
		card  journal.Contact
		want  Action
		id    int64
		apart string // a piece of it
	}{
		{"unknown", nil, named("Luis Ortega"), Adding, 0, ""},
		{"same e-mail, same name", nil, journal.Contact{Name: "dana whitcomb", Points: []journal.Point{email("Dana@Example.org")}}, Leaving, 1, ""},
		{"same e-mail, name that agrees", nil, journal.Contact{Name: "Whitcomb, D.", Points: []journal.Point{email("dana@example.org"), phone("202-555-0143")}}, Updating, 1, ""},
		{"same e-mail, another name: two people", nil, journal.Contact{Name: "Luis Ortega", Points: []journal.Point{email("dana@example.org")}}, Adding, 0, ""},
		{"same name, nothing against it", nil, journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{phone("202-555-0143")}}, Updating, 1, ""},
		{"turned round", nil, named("WHITCOMB, Dana"), Leaving, 1, ""},
		{"accents aside", []journal.Contact{named("José Núñez")}, named("Jose Nunez"), Leaving, 2, ""},
		{"by an alias", []journal.Contact{{Name: "Daniela Ortega", Aliases: []string{"Dee"}}}, named("dee"), Leaving, 2, ""},
		{"other e-mail", nil, journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("d@example.com")}}, Adding, 0, "contact 1: e-mail addresses differ"},
		{"other organization", []journal.Contact{{Name: "Luis Ortega", Positions: at("OEL")}}, journal.Contact{Name: "Luis Ortega", Positions: at("ODE")}, Adding, 0, "contact 2: organizations differ"},
		{"other organization, same phone",
			[]journal.Contact{{Name: "Luis Ortega", Positions: at("OEL"), Points: []journal.Point{phone("(202) 555-0143")}}},
			journal.Contact{Name: "Luis Ortega", Positions: at("ODE"), Points: []journal.Point{phone("202.555.0143")}}, Leaving, 2, ""},
		{"other birthday", []journal.Contact{{Name: "Luis Ortega", Dates: born(1)}}, journal.Contact{Name: "Luis Ortega", Dates: born(2)}, Adding, 0, "contact 2: birthdays differ"},
		{"other kind", []journal.Contact{{Name: "Bright Starts", Kind: journal.Organization}}, journal.Contact{Name: "Bright Starts", Kind: journal.Person}, Adding, 0, "organization"},
		{"of two namesakes, the one nothing is against", []journal.Contact{{Name: "Ana Okafor", Dates: born(1)}, {Name: "Ana Okafor", Dates: born(2)}},
			journal.Contact{Name: "Ana Okafor", Dates: born(2)}, Leaving, 3, ""},
		{"of two with the e-mail, the one of the name", []journal.Contact{{Name: "D. Whitcomb", Points: []journal.Point{email("dana@example.org")}}},
			journal.Contact{Name: "D Whitcomb", Points: []journal.Point{email("dana@example.org")}}, Leaving, 2, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			add(t, s, append([]journal.Contact{dana}, tt.known...)...)
			p := planned(t, s, cards(tt.card), ImportOptions{})
			if len(p.Rows) != 1 || len(p.Unsettled) != 0 {
				t.Fatalf("%d rows, unsettled %v", len(p.Rows), p.Unsettled)
			}
			r := p.Rows[0]
			if r.Action != tt.want || r.ID != tt.id || !strings.Contains(r.Apart, tt.apart) || tt.apart == "" && r.Apart != "" {
				t.Errorf("%s contact %d, apart %q; want %s %d, %q", r.Action, r.ID, r.Apart, tt.want, tt.id, tt.apart)
			}
		})
	}
}

func TestImportUnsettled(t *testing.T) {
	s := open(t)
	add(t, s, named("Ana Okafor"), named("Ana Okafor"),
		journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("home@example.org")}},
		journal.Contact{Name: "Dana M. Whitcomb", Points: []journal.Point{email("home@example.org")}})
	p := planned(t, s, cards(named("Ana Okafor"), journal.Contact{Name: "D. Whitcomb", Points: []journal.Point{email("home@example.org")}}, named("Luis Ortega")), ImportOptions{})
	if len(p.Unsettled) != 2 || p.Unsettled[0].Line != 2 || p.Unsettled[1].Line != 3 {
		t.Fatalf("unsettled %v", p.Unsettled)
	}
	for i, want := range []string{"Ana Okafor could be contact 1 or contact 2", "D. Whitcomb could be contact 4 or contact 3"} {
		if got := problem(t, p.Unsettled[i].Err, journal.Ambiguous); got.What != want {
			t.Errorf("have %q, want %q", got.What, want)
		}
	}
	same(t, "the rest", actions(p), []Action{Adding})
}

// A file's own duplicates meet each other as they would meet the journal.
func TestImportOfDuplicatesInTheFile(t *testing.T) {
	s := open(t)
	p := planned(t, s, cards(
		journal.Contact{Name: "Dana Whitcomb", Points: []journal.Point{email("dana@example.org")}, Tags: []string{"qris"}},
		journal.Contact{Name: "Whitcomb, Dana", Points: []journal.Point{phone("202-555-0143")}, Aliases: []string{"Dee"}, Dates: born(1)},
		journal.Contact{Name: "D. Whitcomb", Points: []journal.Point{email("DANA@example.org")}, Tags: []string{"qris"}},
		journal.Contact{Name: "Dee", Fields: []journal.Field{{Name: "State", Value: "Ohio"}}},
		journal.Contact{Name: "Dana Whitcomb", Dates: born(2)},
		named("Dana Whitcomb"),
	), ImportOptions{})
	same(t, "actions", actions(p), []Action{Adding, Updating, Leaving, Updating, Adding})
	if got := p.Rows[4].Apart; got != "kept apart from line 2: birthdays differ: --05-01 and --05-02" {
		t.Errorf("apart: %q", got)
	}
	if got := problem(t, p.Unsettled[0].Err, journal.Ambiguous); got.What != "Dana Whitcomb could be line 2 or line 6" {
		t.Errorf("unsettled: %q", got.What)
	}
	do(t, s.Import(t.Context(), p, nil))
	all := contacts(t, s, ContactFilter{})
	if len(all) != 2 {
		t.Fatalf("%d contacts", len(all))
	}
	dana := all[0]
	same(t, "points", dana.Points, []journal.Point{email("dana@example.org"), phone("202-555-0143")})
	same(t, "aliases", dana.Aliases, []string{"Dee"})
	same(t, "fields", dana.Fields, []journal.Field{{Name: "State", Value: "Ohio"}})
}

// someCards have details of every sort, and last contacts.
func someCards() []journal.Card {
	dana := full()
	dana.UID, dana.Snooze = "0192f0c1-2f3a-7c11-8a50-000000000001", journal.Day{}
	luis := journal.Contact{Name: "Luis Ortega", Groups: []string{"Advocates"}, Fields: []journal.Field{{Name: "State", Value: "Iowa"}}}
	org := journal.Contact{Name: "OEL", Kind: journal.Organization, Every: 30}
	all := cards(dana, luis, org)
	all[0].LastContact, all[0].Channel = on("2026-11-02"), journal.Call
	all[1].LastContact = on("2026-10-02")
	return all
}

func TestImportAndAgain(t *testing.T) {
	s := open(t)
	o := ImportOptions{File: "contacts.csv", Groups: []string{"Public funders"}, Tags: []string{"imported"}}
	p := planned(t, s, someCards(), o)
	same(t, "actions", actions(p), []Action{Adding, Adding, Adding})
	same(t, "groups", p.NewGroups, []string{"Providers", "Public funders", "Advocates"})
	if p.ImportNotes() != 2 || p.Count(Adding) != 3 || p.Count(Updating) != 0 || p.File() != "contacts.csv" {
		t.Errorf("%d notes, %d to add, %d to update", p.ImportNotes(), p.Count(Adding), p.Count(Updating))
	}
	var told []int
	do(t, s.Import(t.Context(), p, func(done, all int) { told = append(told, 100*done/all) }))
	if !slices.IsSorted(told) || len(told) < 3 || told[len(told)-1] != 100 {
		t.Errorf("told of percents %v", told)
	}
	checkDerived(t, s, nil)

	dana, err := s.contactByUID(t.Context(), "0192f0c1-2f3a-7c11-8a50-000000000001")
	do(t, err)
	want := full()
	want.Snooze, want.Groups, want.Tags = journal.Day{}, []string{"Providers", "Public funders"}, []string{"budget", "imported", "qris"}
	sameContact(t, dana, want)
	if dana.LastTouched != on("2026-11-02") {
		t.Errorf("touched %q", dana.LastTouched)
	}
	last := notes(t, s, NoteFilter{})
	if len(last) != 2 || last[0].Body != "Last contact, as contacts.csv has it." || last[0].Channel != journal.Call || !last[0].Touch || last[1].Day != on("2026-10-02") {
		t.Errorf("notes %+v", last)
	}
	if found, err := searched(t, s, "contacts.csv", NoteFilter{}); err != nil || len(found) != 2 {
		t.Errorf("search finds %v, %v", found, err)
	}

	p = planned(t, s, someCards(), o)
	same(t, "again", actions(p), []Action{Leaving, Leaving, Leaving})
	if p.ImportNotes() != 0 || p.NewGroups != nil {
		t.Errorf("again: %d notes, new groups %v", p.ImportNotes(), p.NewGroups)
	}
	for _, r := range p.Rows {
		same(t, "gains", r.Gains, nil)
		same(t, "differs", r.Differs, nil)
	}
}

// What an import does about the last contact of somebody touched on 10 November, dormant and snoozed since.
func TestImportLastContact(t *testing.T) {
	tests := []struct {
		last    string
		want    Action
		touched string
		stage   journal.Stage
		awake   bool
	}{
		{"2026-11-09", Leaving, "2026-11-10", journal.Dormant, false},
		{"2026-11-10", Leaving, "2026-11-10", journal.Dormant, false},
		{"2026-11-11", Updating, "2026-11-11", journal.Developing, true},
		{"2026-11-23", Updating, "2026-11-23", journal.Developing, true},
	}
	for _, tt := range tests {
		t.Run(tt.last, func(t *testing.T) {
			s := open(t)
			dana := add(t, s, named("Dana Whitcomb"))[0]
			meet(t, s, "2026-11-10", dana)
			_, err := s.EditContact(t.Context(), dana.ID, ContactPatch{Stage: new(journal.Dormant), Snooze: new(on("2027-01-01"))})
			do(t, err)
			all := cards(named("Dana Whitcomb"))
			all[0].LastContact = on(tt.last)
			p := planned(t, s, all, ImportOptions{File: "x.csv"})
			same(t, "actions", actions(p), []Action{tt.want})
			do(t, s.Import(t.Context(), p, nil))
			now := again(t, s, dana)
			if now.LastTouched.String() != tt.touched || now.Stage != tt.stage || now.Snooze.IsZero() != tt.awake {
				t.Errorf("touched %s, %s, snoozed until %q", now.LastTouched, now.Stage, now.Snooze)
			}
		})
	}
	t.Run("in the future", func(t *testing.T) {
		s := open(t)
		all := cards(named("Dana Whitcomb"))
		all[0].LastContact = on("2026-11-24")
		p := planned(t, s, all, ImportOptions{})
		if len(p.Rows) != 0 || len(p.Unsettled) != 1 || p.Unsettled[0].Line != 2 {
			t.Fatalf("rows %v, unsettled %v", p.Rows, p.Unsettled)
		}
		problem(t, p.Unsettled[0].Err, journal.Usage)
	})
	t.Run("twice in a file", func(t *testing.T) {
		s := open(t)
		all := cards(named("Dana Whitcomb"), named("Dana Whitcomb"), named("Dana Whitcomb"))
		all[0].LastContact, all[1].LastContact, all[2].LastContact = on("2026-11-02"), on("2026-11-04"), on("2026-11-03")
		p := planned(t, s, all, ImportOptions{})
		same(t, "actions", actions(p), []Action{Adding, Updating, Leaving})
		do(t, s.Import(t.Context(), p, nil))
		if c := contacts(t, s, ContactFilter{})[0]; c.LastTouched != on("2026-11-04") || p.ImportNotes() != 2 {
			t.Errorf("touched %s, %d notes", c.LastTouched, p.ImportNotes())
		}
	})
}

// The stage of who is new: the card's, else what is given to all, else by whether there was a conversation.
func TestImportStage(t *testing.T) {
	tests := []struct {
		name        string
		card, given journal.Stage
		last        journal.Day
		want        journal.Stage
	}{
		{"nothing said", "", "", journal.Day{}, journal.Prospect},
		{"spoken with", "", "", on("2026-11-01"), journal.Developing},
		{"given to all", "", journal.Sustaining, on("2026-11-01"), journal.Sustaining},
		{"the card's own", journal.Dormant, journal.Sustaining, on("2026-11-01"), journal.Dormant},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			all := []journal.Card{{Line: 2, Contact: journal.Contact{Name: "Dana Whitcomb", Stage: tt.card}, LastContact: tt.last}}
			do(t, s.Import(t.Context(), planned(t, s, all, ImportOptions{Stage: tt.given}), nil))
			if got := contacts(t, s, ContactFilter{})[0].Stage; got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// The journal's own words stand; what it lacks is filled in, and where the file says otherwise is told.
func TestImportFillsIn(t *testing.T) {
	s := open(t)
	dana := add(t, s, journal.Contact{Name: "Dana Whitcomb", Positions: []journal.Position{{Title: "Director", From: on("2025-07-01")}},
		Dates: born(12), Fields: []journal.Field{{Name: "State", Value: "Ohio"}}})[0]
	year := born(12)
	year[0].Year = 1980
	p := planned(t, s, cards(journal.Contact{Name: "Dana Whitcomb", Every: 30, Snooze: on("2027-01-01"), Positions: at("OEL"), Dates: year,
		Points: []journal.Point{email("dana@example.org")}, Fields: []journal.Field{{Name: "state", Value: "Iowa"}, {Name: "District", Value: "4"}}}), ImportOptions{})
	same(t, "differs", p.Rows[0].Differs, []string{"state is Ohio here, Iowa in the file"})
	same(t, "gains", p.Rows[0].Gains, []string{
		"position Director, OEL", "email dana@example.org", "birthday 1980-05-12", "cadence monthly", "snooze 2027-01-01", "District 4"})
	do(t, s.Import(t.Context(), p, nil))
	want := journal.Contact{Kind: journal.Person, Name: "Dana Whitcomb", Stage: journal.Prospect, Added: on("2026-11-23"), Every: 30, Snooze: on("2027-01-01"),
		Positions: []journal.Position{{Title: "Director", Organization: "OEL", From: on("2025-07-01")}}, Dates: year,
		Points: []journal.Point{email("dana@example.org")}, Fields: []journal.Field{{Name: "District", Value: "4"}, {Name: "State", Value: "Ohio"}}}
	sameContact(t, again(t, s, dana), want)
}

func TestImportLeavesTheRemovedAlone(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	do(t, s.RemoveContact(t.Context(), dana.ID))
	p := planned(t, s, cards(journal.Contact{UID: dana.UID, Name: "Dana Whitcomb"}, named("Dana Whitcomb")), ImportOptions{})
	same(t, "actions", actions(p), []Action{Leaving, Adding})
	if !strings.Contains(p.Rows[0].Apart, "removed") {
		t.Errorf("apart: %q", p.Rows[0].Apart)
	}
}

// A card is about the contact of its uid whatever it is called there; a uid of another form is not taken over.
func TestImportByUID(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	p := planned(t, s, cards(journal.Contact{UID: dana.UID, Name: "Dana Ortega", Tags: []string{"qris"}}, journal.Contact{UID: "card-7", Name: "Luis Ortega"}), ImportOptions{})
	same(t, "actions", actions(p), []Action{Updating, Adding})
	same(t, "differs", p.Rows[0].Differs, []string{"name is Dana Whitcomb here, Dana Ortega in the file"})
	do(t, s.Import(t.Context(), p, nil))
	if luis := contacts(t, s, ContactFilter{})[1]; luis.UID == "card-7" || len(luis.UID) != 36 {
		t.Errorf("uid %q", luis.UID)
	}
}

func TestImportIsRefusedWhenTheJournalChanged(t *testing.T) {
	changes := map[string]func(s *Store) error{
		"a contact": func(s *Store) error { _, err := s.AddContact(t.Context(), named("Luis Ortega")); return err },
		"an undo":   func(s *Store) error { return s.Undo(t.Context(), 1) },
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			add(t, s, named("Ana Okafor"))
			p := planned(t, s, someCards(), ImportOptions{})
			do(t, change(s))
			before := readWorld(t, s).snapshot(t)
			problem(t, s.Import(t.Context(), p, nil), journal.Failure)
			if got := readWorld(t, s).snapshot(t); got != before {
				t.Error(differences(got, before))
			}
			checkDerived(t, s, nil)
		})
	}
	t.Run("the same plan twice", func(t *testing.T) {
		s := open(t)
		p := planned(t, s, someCards(), ImportOptions{})
		do(t, s.Import(t.Context(), p, nil))
		problem(t, s.Import(t.Context(), p, nil), journal.Failure)
	})
}

// Many notes are hidden and shown again in bulk.
func TestUndoOfALargeImport(t *testing.T) {
	s := open(t)
	dana := add(t, s, journal.Contact{Name: "Dana Whitcomb", Stage: journal.Dormant})[0]
	start := readWorld(t, s).snapshot(t)
	var all []journal.Card
	for i := range manyNotes + 1 {
		name := "Dana Whitcomb"
		if i > 0 {
			name = "Contact " + strings.Repeat("i", i%7) + " " + strings.Repeat("x", i/7)
		}
		all = append(all, journal.Card{Line: i + 2, Contact: named(name), LastContact: on("2026-11-01")})
	}
	p := planned(t, s, all, ImportOptions{File: "large.csv"})
	if p.ImportNotes() != manyNotes+1 || p.Count(Adding) != manyNotes {
		t.Fatalf("%d notes, %d contacts to add", p.ImportNotes(), p.Count(Adding))
	}
	do(t, s.Import(t.Context(), p, nil))
	end := readWorld(t, s).snapshot(t)
	if now := again(t, s, dana); now.LastTouched != on("2026-11-01") || now.Stage != journal.Developing {
		t.Errorf("touched %q, %s", now.LastTouched, now.Stage)
	}
	c, _, err := s.LastChange(t.Context())
	do(t, err)
	do(t, s.Undo(t.Context(), c.ID))
	if got := readWorld(t, s).snapshot(t); got != start {
		t.Error(differences(got, start))
	}
	if found, err := searched(t, s, "large", NoteFilter{}); err != nil || found != nil {
		t.Errorf("search finds %v, %v", found, err)
	}
	do(t, s.Redo(t.Context(), c.ID))
	if got := readWorld(t, s).snapshot(t); got != end {
		t.Error(differences(got, end))
	}
	if c.Records < 2*manyNotes || c.What != "1001 notes, 1001 contacts" {
		t.Errorf("%d records: %s", c.Records, c.What)
	}
}
