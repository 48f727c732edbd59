package store

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

func TestHistory(t *testing.T) {
	now := noon
	o := options(filepath.Join(t.TempDir(), "journal.db"))
	o.Now = func() time.Time { return now }
	s, err := Open(t.Context(), o)
	do(t, err)
	defer s.Close()

	luis := journal.Contact{UID: NewUID(), Name: "Luis Ortega"}
	ana := journal.Contact{UID: NewUID(), Name: "Ana Okafor"}
	steps := []struct {
		what    string
		records int
		do      func() error
	}{
		{"Dana Whitcomb (1)", 1, func() error { _, err := s.AddContact(t.Context(), full()); return err }},
		{"n1 with Ana Okafor, Luis Ortega of Fri 20 Nov, Luis Ortega (2), Ana Okafor (3)", 5, func() error { // made two, one note, and moved both
			n := journal.Note{Day: on("2026-11-20"), Touch: true, Participants: with(journal.Present, luis, ana)}
			_, err := s.AddNote(t.Context(), n, []journal.Contact{luis, ana})
			return err
		}},
		{"group Providers, Dana Whitcomb (1)", 2, func() error { return s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, []int64{1}) }},
		{"Dana Whitcomb (1)", 3, func() error {
			_, err := s.EditContact(t.Context(), 1, ContactPatch{Stage: new(journal.Dormant), Add: journal.Contact{Tags: []string{"a", "b"}}})
			return err
		}},
		{"n1 with Ana Okafor, Luis Ortega of Fri 20 Nov", 2, func() error { return s.TagNotes(t.Context(), []int64{1}, []string{"qris", "pilot"}, nil) }},
		{"settings: author none → Dana, cadence quarterly → monthly", 1, func() error { return s.SetSettings(t.Context(), Settings{Every: 30, Author: "Dana"}) }},
		{"Dana Whitcomb (1), Ana Okafor (3)", 2, func() error { return s.Snooze(t.Context(), []int64{1, 3}, on("2027-01-01")) }},
		{"c7, Dana Whitcomb (1), Ana Okafor (3)", 2, func() error { return s.Undo(t.Context(), 7) }},
		{"c7, Dana Whitcomb (1), Ana Okafor (3)", 2, func() error { return s.Redo(t.Context(), 7) }},
	}
	for i, step := range steps {
		do(t, step.do())
		c, err := s.Change(t.Context(), int64(i+1))
		do(t, err)
		if c.What != step.what && c.What != swapped(step.what) || c.Records != step.records {
			t.Errorf("c%d is %q, %d records; want %q, %d", c.ID, c.What, c.Records, step.what, step.records)
		}
		author := "tester"
		if i > 5 {
			author = "Dana"
		}
		if !c.At.Equal(now) || c.Author != author || c.Command != "test" || c.UID == "" {
			t.Errorf("c%d is %+v", c.ID, c)
		}
		now = now.Add(24 * time.Hour)
	}
	if c, _ := s.Change(t.Context(), 9); c.Undoes != 7 {
		t.Errorf("a redo is about c%d", c.Undoes)
	}
	_, err = s.Change(t.Context(), 99)
	problem(t, err, journal.NotFound)

	for name, tt := range map[string]struct {
		f    HistoryFilter
		want []int64
	}{
		"all":       {HistoryFilter{}, []int64{9, 8, 7, 6, 5, 4, 3, 2, 1}},
		"limit":     {HistoryFilter{Limit: 2}, []int64{9, 8}},
		"contact 1": {HistoryFilter{Contact: 1}, []int64{9, 8, 7, 4, 3, 1}},
		"contact 2": {HistoryFilter{Contact: 2}, []int64{2}},
		"note":      {HistoryFilter{Of: journal.Ref{Letter: journal.RefNote, Number: 1}}, []int64{5, 2}},
		"change":    {HistoryFilter{Of: journal.Ref{Letter: journal.RefChange, Number: 7}}, []int64{9, 8, 7}},
		"since":     {HistoryFilter{Since: on("2026-11-30")}, []int64{9, 8}},
	} {
		all, err := s.History(t.Context(), tt.f)
		do(t, err)
		var got []int64
		for _, c := range all {
			got = append(got, c.ID)
		}
		same(t, name, got, tt.want)
	}
}

// swapped is two subjects the other way round: which of them comes first is nobody's concern.
func swapped(what string) string {
	for i := range len(what) - 2 {
		if what[i:i+2] == ", " {
			return what[i+2:] + ", " + what[:i]
		}
	}
	return what
}

// A day of the history begins at midnight of the clock's own zone.
func TestHistorySinceIsLocal(t *testing.T) {
	now := time.Date(2026, 11, 23, 0, 30, 0, 0, time.FixedZone("east", 3*3600)) // the 22nd in UTC
	o := options(filepath.Join(t.TempDir(), "journal.db"))
	o.Now = func() time.Time { return now }
	s, err := Open(t.Context(), o)
	do(t, err)
	defer s.Close()
	add(t, s, named("Dana Whitcomb"))
	for day, want := range map[string]int{"2026-11-22": 1, "2026-11-23": 1, "2026-11-24": 0} {
		all, err := s.History(t.Context(), HistoryFilter{Since: on(day)})
		if err != nil || len(all) != want {
			t.Errorf("since %s: %d changes, %v; want %d", day, len(all), err, want)
		}
	}
}

func TestLastChangeAndLastUndone(t *testing.T) {
	s := open(t)
	check := func(change, undone int64) {
		t.Helper()
		c, ok, err := s.LastChange(t.Context())
		if err != nil || c.ID != change || ok != (change != 0) {
			t.Errorf("rel undo would take c%d, %t, %v; want c%d", c.ID, ok, err, change)
		}
		c, ok, err = s.LastUndone(t.Context())
		if err != nil || c.ID != undone || ok != (undone != 0) {
			t.Errorf("rel redo would take c%d, %t, %v; want c%d", c.ID, ok, err, undone)
		}
	}
	check(0, 0)
	add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("Ana Okafor"))
	check(3, 0)
	do(t, s.Undo(t.Context(), 3))
	check(2, 3)
	do(t, s.Undo(t.Context(), 1))
	check(2, 1)
	do(t, s.Redo(t.Context(), 1))
	check(2, 3)
	do(t, s.Undo(t.Context(), 2))
	check(1, 2)
	do(t, s.Redo(t.Context(), 2))
	do(t, s.Redo(t.Context(), 3))
	check(3, 0)
	do(t, s.Undo(t.Context(), 3))
	add(t, s, named("Priya Núñez"))
	check(11, 0) // something else was done since
}

// The history of somebody has the notes that they are in, though those moved nothing of theirs.
func TestHistoryHasNotesThatMovedNothing(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega")) // c1, c2
	write(t, s, journal.Note{Day: on("2026-11-20"), Participants: with(journal.About, all[0])})
	write(t, s, journal.Note{Day: on("2026-11-20"), Tried: true, Participants: with(journal.Present, all[1])})
	do(t, s.Undo(t.Context(), 3))
	for contact, want := range map[int64][]int64{1: {5, 3, 1}, 2: {4, 2}} {
		changes, err := s.History(t.Context(), HistoryFilter{Contact: contact})
		do(t, err)
		var got []int64
		for _, c := range changes {
			got = append(got, c.ID)
		}
		same(t, all[contact-1].Name, got, want)
	}
}
