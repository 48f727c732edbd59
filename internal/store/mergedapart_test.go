package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// journalsMergedApart is how many times a few contacts are merged on several computers in TestMergedApart.
const journalsMergedApart = 6

// TestMergedApart has copies merge the same few contacts, in both directions and in circles, and edit them before, between and
// after, while they do not know of each other. Once they have met, all are the same, and whatever a contact had in any of them, it
// has, or the one it became.
func TestMergedApart(t *testing.T) {
	merges := 0
	for seed := range min(usualHistories, journalsMergedApart) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			c := copiesOf(t, uint64(seed), 2+seed%2, (*copies).few)
			for round := range 2 {
				undone := false
				had := map[possession]bool{}
				for _, h := range c.of {
					for range 2 + c.rand.IntN(4) {
						merges += c.mergeOrEdit(h)
					}
					undone = round == 1 && seed%3 == 0 && c.unmerge(h) || undone
					for _, x := range c.held(h) {
						had[x] = true
					}
				}
				c.meet()
				if c.alike(); !undone {
					c.hasAll(had)
				}
			}
		})
		if t.Failed() {
			return
		}
	}
	if merges < journalsMergedApart {
		t.Errorf("only %d merges", merges)
	}
}

// few makes a few contacts, each with something of everything, and a note of three of them.
func (c *copies) few() {
	h := c.of[0]
	for i := range 4 {
		x := h.details()
		x.Name, x.Kind, x.Tags = fmt.Sprint("Sample ", i), journal.Person, []string{fmt.Sprint("tag", i)}
		x.Stage, x.Added, x.Every = pick(h, journal.Stages), h.day(0), h.cadence()
		x.Points = append(x.Points, journal.Point{Kind: journal.PointEmail, Value: fmt.Sprintf("%d@example.org", i)})
		add(c, h.s, x)
	}
	h.look()
	do(c, h.note(h.present(3), nil))
	h.look()
}

// mergeOrEdit does something with the contacts of a copy, and tells how many were merged.
func (c *copies) mergeOrEdit(h *history) (merged int) {
	c.Helper()
	edits := []func() error{
		func() error { return h.edit(ContactPatch{Add: h.details()}) },
		func() error {
			return h.edit(ContactPatch{Every: new(h.cadence()), Stage: new(pick(h, journal.Stages))})
		},
		func() error { return h.edit(ContactPatch{Position: new(h.position()), Snooze: new(h.day(60))}) },
		func() error { return h.note(h.present(2), nil) },
		h.tellApart,
		h.merge, h.merge, h.merge, h.merge, h.merge,
	}
	i := c.rand.IntN(len(edits))
	switch err := edits[i](); {
	case err == nil && i >= 5:
		merged = 1
	case err != nil && !errors.Is(err, errNotNow) && !errors.Is(err, ErrUnchanged):
		c.Fatal(err)
	}
	h.look()
	return merged
}

// unmerge takes back a merge that others may know of by now, where nothing else builds on it, and tells whether it did.
func (c *copies) unmerge(h *history) bool {
	c.Helper()
	ids := rows(c, h.s, `SELECT c.id FROM changes c WHERE NOT c.undone AND c.undoes IS NULL AND c.command <> '`+bringing+`' AND EXISTS (
		SELECT 1 FROM change_rows r WHERE r.change_id = c.id AND r.tbl = 'contacts' AND r.now ->> 'merged_into' IS NOT NULL)`,
		func(id *int64) []any { return []any{id} })
	for _, id := range ids {
		if h.s.Undo(c.Context(), id) == nil {
			h.look()
			return true
		}
	}
	return false
}

// possession is an address, a number, a tag or a name that a contact has.
type possession struct{ uid, what string }

// held is what the contacts of a copy have that no edit of this test takes away.
func (c *copies) held(h *history) (all []possession) {
	for _, x := range h.world.Contacts {
		for _, p := range x.Points {
			all = append(all, possession{x.UID, p.Reach()})
		}
		for _, name := range slices.Concat(x.Tags, x.Aliases, []string{x.Name}) {
			all = append(all, possession{x.UID, name})
		}
	}
	return all
}

// hasAll fails the test unless contacts, or those whom they became, have what they had.
func (c *copies) hasAll(had map[possession]bool) {
	c.Helper()
	has := c.held(c.of[0])
	parts, err := c.of[0].s.parts(c.Context())
	do(c, err)
	for x := range had {
		if of := parts[x.uid]; of != "" {
			x.uid = of
		}
		if !slices.Contains(has, x) {
			c.Errorf("%+v is lost", x)
		}
	}
}
