package store

import (
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// know makes a fact of a contact.
func know(t testing.TB, s *Store, c journal.Contact, kind journal.FactKind, day string) journal.Fact {
	t.Helper()
	made, err := s.AddFacts(t.Context(), []journal.Fact{
		{Who: journal.Someone{UID: c.UID, Name: c.Name}, Kind: kind, Text: "x", Day: on(day)},
	}, nil)
	do(t, err)
	return made[0]
}

// An assumption comes up once it is older than the cadence, 90 days where that is never; a question when the contact is due.
func TestToCheck(t *testing.T) {
	s := open(t)
	monthly, never, gone := named("Dana Whitcomb"), named("Luis Ortega"), named("Ruth Early")
	monthly.Every, never.Every = 30, journal.Never
	all := add(t, s, monthly, never, gone)
	today := s.Today()
	for _, c := range all {
		for _, days := range []int{30, 31, 90, 91} {
			know(t, s, c, journal.Assume, today.Add(-days).String())
		}
		know(t, s, c, journal.Ask, today.String())
		know(t, s, c, journal.Known, "2020-01-01")
	}
	do(t, s.DropFacts(t.Context(), []int64{4}, today)) // of those of Dana, the oldest
	do(t, s.RemoveContact(t.Context(), all[2].ID))
	check := func(want ...int64) {
		t.Helper()
		list, left, err := s.ToCheck(t.Context(), false, 0)
		do(t, err)
		var have []int64
		for _, f := range list {
			have = append(have, f.ID)
		}
		if !slices.Equal(have, want) || left != 0 {
			t.Errorf("to check are %v, and %d are left out, want %v", have, left, want)
		}
	}
	check(10, 3, 2)
	_, err := s.AddNote(t.Context(), journal.Note{Day: today.Add(-30), Touch: true, Participants: []journal.Participant{
		{UID: all[0].UID, Name: all[0].Name, Role: journal.Present},
	}}, nil)
	do(t, err)
	check(10, 5, 3, 2)
	if list, _, err := s.ToCheck(t.Context(), false, 2); err != nil || len(list) != 2 {
		t.Errorf("of two at most there are %v, %v", list, err)
	}
}

// What was confirmed, dropped or removed meanwhile is not confirmed or dropped again, and nothing else with it.
func TestConfirmMeanwhile(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	one, two := know(t, s, dana, journal.Assume, "2026-11-01"), know(t, s, dana, journal.Assume, "2026-11-01")
	do(t, s.DropFacts(t.Context(), []int64{one.ID, one.ID}, on("2026-11-02")))
	problem(t, s.DropFacts(t.Context(), []int64{one.ID, two.ID}, on("2026-11-02")), journal.Failure)
	one.Kind, two.Kind = journal.Known, journal.Known
	problem(t, s.ConfirmFacts(t.Context(), []journal.Fact{two, one}), journal.Failure)
	if f, err := s.Fact(t.Context(), two.ID); !f.Open() || err != nil {
		t.Errorf("%+v, %v", f, err)
	}
	do(t, s.RemoveContact(t.Context(), dana.ID))
	_, err := s.AddFacts(t.Context(), []journal.Fact{{Who: two.Who, Kind: journal.Known, Text: "x", Day: two.Day}}, nil)
	problem(t, err, journal.NotFound)
}
