package store

import (
	"fmt"
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// leavesOf is what the leaves say, a line for each, in the order they come.
func leavesOf(t *testing.T, s *Store, f LeafFilter) (lines []string, all Leaves) {
	t.Helper()
	do(t, s.Leaves(t.Context(), f, func(l Leaves) error {
		all = l
		for leaf, err := range l.All {
			do(t, err)
			facts, err := All(leaf.Facts)
			do(t, err)
			owed, err := All(leaf.FollowUps)
			do(t, err)
			assessed, err := All(leaf.Assessments)
			do(t, err)
			notes, err := All(leaf.Notes)
			do(t, err)
			var ids []int64
			for _, n := range notes {
				ids = append(ids, n.ID)
			}
			lines = append(lines, fmt.Sprint(leaf.Contact.ID, len(leaf.Parts), len(facts), len(owed), len(assessed), ids))
		}
		return nil
	}))
	return lines, all
}

func TestLeaves(t *testing.T) {
	s := office(t)
	who := func(id int64) journal.Someone {
		c, err := s.Contact(t.Context(), id)
		do(t, err)
		return journal.Someone{ID: c.ID, UID: c.UID, Name: c.Name}
	}
	_, err := s.AddFollowUps(t.Context(), []journal.FollowUp{
		{Who: who(1), OwedBy: journal.Me, Text: "send the memo"}, {OwedBy: journal.Me, Text: "order the room"},
	}, nil)
	do(t, err)
	luis := who(3)
	_, err = s.AddNote(t.Context(), journal.Note{Day: on("2026-11-06"), Private: true,
		Participants: []journal.Participant{{ContactID: luis.ID, UID: luis.UID, Name: luis.Name, Role: journal.Present}}}, nil,
		journal.FollowUp{Who: luis, OwedBy: journal.Me, Text: "say nothing"})
	do(t, err)
	_, err = s.AddAssessments(t.Context(), []journal.Assessment{{Who: who(1), Day: on("2026-11-11"), Trust: journal.Growing,
		Fairness: journal.FairnessUnknown, Evidence: "Called"}})
	do(t, err)
	tests := []struct {
		name string
		f    LeafFilter
		want []string
		left LeftOut
	}{
		{"all", LeafFilter{}, []string{"4 0 0 0 0 []", "3 0 0 0 0 [4]", "2 0 0 0 0 [2]", "1 0 0 1 0 [2 1]"}, LeftOut{2, 1, 0, 1}},
		{"private", LeafFilter{Private: true}, []string{"4 0 0 0 0 []", "3 0 0 1 0 [3 6 4]", "2 0 0 0 0 [2]", "1 0 0 1 0 [2 1]"}, LeftOut{0, 0, 0, 1}},
		{"assessments", LeafFilter{Assessments: true}, []string{"4 0 0 0 0 []", "3 0 0 0 0 [4]", "2 0 0 0 0 [2]", "1 0 0 1 1 [2 1]"},
			LeftOut{2, 1, 0, 0}},
		{"some", LeafFilter{Of: ContactFilter{IDs: []int64{1, 4}}}, []string{"4 0 0 0 0 []", "1 0 0 1 0 [2 1]"}, LeftOut{0, 0, 0, 1}},
		{"a group", LeafFilter{Of: ContactFilter{Groups: []string{"Advocates"}}}, []string{"1 0 0 1 0 [2 1]"}, LeftOut{0, 0, 0, 1}},
		{"nobody", LeafFilter{Of: ContactFilter{IDs: []int64{}}}, nil, LeftOut{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, all := leavesOf(t, s, tt.f)
			if !slices.Equal(got, tt.want) || all.LeftOut != tt.left || all.Nobodys != 1 || len(all.Names) != len(tt.want) {
				t.Errorf("leaves %q, left out %+v, of nobody %d", got, all.LeftOut, all.Nobodys)
			}
		})
	}
}

// Whoever does not read all of a leaf misses nothing of the next.
func TestLeavesInPart(t *testing.T) {
	s := office(t)
	do(t, s.Leaves(t.Context(), LeafFilter{}, func(l Leaves) error {
		for leaf, err := range l.All {
			do(t, err)
			for n, err := range leaf.Notes {
				do(t, err)
				if !slices.ContainsFunc(n.Participants, func(p journal.Participant) bool { return p.ContactID == leaf.Contact.ID }) {
					t.Errorf("note %d is on the leaf of %d", n.ID, leaf.Contact.ID)
				}
				break
			}
		}
		return nil
	}))
}
