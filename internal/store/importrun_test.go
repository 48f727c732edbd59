package store

import (
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

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
	o := ImportOptions{File: "contacts.csv", Given: Given{Groups: []string{"Public funders"}, Tags: []string{"imported"}}}
	p := planned(t, s, someCards(), o)
	same(t, "actions", actions(t, p), []Action{Adding, Adding, Adding})
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
	same(t, "again", actions(t, p), []Action{Leaving, Leaving, Leaving})
	if p.ImportNotes() != 0 || p.NewGroups != nil {
		t.Errorf("again: %d notes, new groups %v", p.ImportNotes(), p.NewGroups)
	}
	for _, r := range rowsIn(t, p) {
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
			same(t, "actions", actions(t, p), []Action{tt.want})
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
		if p.Len() != 0 || len(p.Unsettled) != 1 || p.Unsettled[0].Line != 2 {
			t.Fatalf("rows %v, unsettled %v", rowsIn(t, p), p.Unsettled)
		}
		problem(t, p.Unsettled[0].Err, journal.Usage)
	})
	t.Run("twice in a file", func(t *testing.T) {
		s := open(t)
		all := cards(named("Dana Whitcomb"), named("Dana Whitcomb"), named("Dana Whitcomb"))
		all[0].LastContact, all[1].LastContact, all[2].LastContact = on("2026-11-02"), on("2026-11-04"), on("2026-11-03")
		p := planned(t, s, all, ImportOptions{})
		same(t, "actions", actions(t, p), []Action{Adding, Updating, Leaving})
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
			do(t, s.Import(t.Context(), planned(t, s, all, ImportOptions{Given: Given{Stage: tt.given}}), nil))
			if got := contacts(t, s, ContactFilter{})[0].Stage; got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
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
