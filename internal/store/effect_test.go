package store

import (
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestEffects(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0] // c1
	_, err := s.EditContact(t.Context(), dana.ID, ContactPatch{Every: new(journal.Cadence(30)),
		Add: journal.Contact{Tags: []string{"qris"}, Points: []journal.Point{{Kind: journal.PointPhone, Value: "202-555-0142", Label: "work"}}}})
	do(t, err)                                   // c2
	do(t, s.RemoveContact(t.Context(), dana.ID)) // c3
	do(t, s.Undo(t.Context(), 3))                // c4

	removed := Effect{Did: "removed", Record: "Dana Whitcomb (1)"}
	tests := [][]Effect{
		{{Did: "made", Record: "Dana Whitcomb (1)"}},
		{
			{Did: "changed", Record: "Dana Whitcomb (1)", What: "cadence", To: "monthly"},
			{Did: "linked", Record: "Dana Whitcomb (1)", What: "phone", To: "202-555-0142 (work)"},
			{Did: "linked", Record: "Dana Whitcomb (1)", What: "tag", To: "qris"},
		},
		{removed},
		{removed},
	}
	for i, want := range tests {
		if got := effects(t, s, int64(i+1)); !slices.Equal(got, want) {
			t.Errorf("c%d: %+v, want %+v", i+1, got, want)
		}
	}
}

// What a note said while it was private stays out, even when it is private no longer.
func TestEffectsOnPrivateNotes(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	n := write(t, s, journal.Note{Day: on("2026-11-20"), Body: "In confidence.", Private: true, Touch: true, Participants: with(journal.Present, dana)})
	_, err := s.EditNote(t.Context(), n.Note.ID, NotePatch{Body: new("Nothing.")}, nil)
	do(t, err)
	want := []Effect{{Did: "changed", Record: "n1", What: "text", Hidden: true}}
	if got := effects(t, s, 3); !slices.Equal(got, want) {
		t.Errorf("while private: %+v", got)
	}
	_, err = s.EditNote(t.Context(), n.Note.ID, NotePatch{Private: new(false)}, nil)
	do(t, err)
	if got := effects(t, s, 3); !slices.Equal(got, want) {
		t.Errorf("afterwards: %+v", got)
	}
}

func effects(t *testing.T, s *Store, id int64) []Effect {
	t.Helper()
	c, err := s.Change(t.Context(), id)
	do(t, err)
	got, err := s.Effects(t.Context(), c)
	do(t, err)
	return got
}

// Every recorded column has words, unless it is a key made of another.
func TestEveryColumnHasWords(t *testing.T) {
	for _, e := range entities {
		for _, c := range e.columns {
			if _, ok := columnWords[c]; !ok && c != "name_key" {
				t.Errorf("%s.%s has none", e.table, c)
			}
		}
	}
}

func TestWayBack(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0] // c1
	check := func(want string, found int) {
		t.Helper()
		got, err := s.WayBack(t.Context(), HiddenContact, dana.ID)
		do(t, err)
		who, err := s.FindRemoved(t.Context(), "w dana")
		do(t, err)
		if got != want || len(who) != found {
			t.Errorf("%q, %d found; want %q, %d", got, len(who), want, found)
		}
	}
	check("", 0)
	do(t, s.RemoveContact(t.Context(), dana.ID)) // c2
	check("rel undo c2", 1)
	do(t, s.Undo(t.Context(), 2)) // c3
	check("", 0)
	do(t, s.Redo(t.Context(), 2)) // c4
	check("rel undo c2", 1)
	do(t, s.Undo(t.Context(), 2)) // c5
	do(t, s.Undo(t.Context(), 1)) // c6
	check("rel redo c1", 1)
}
