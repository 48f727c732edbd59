package store

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// A file that comes in again changes nothing, whatever was done meanwhile with those who are in it: corrected, moved, renamed,
// merged, removed, their groups renamed or taken away.
func TestImportAgain(t *testing.T) {
	for seed := range uint64(15) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHistory(t, 2*seed+1, map[string]int{})
			for range 3 {
				do(t, h.s.AddGroup(t.Context(), journal.Group{Name: h.groupName()}, nil))
				h.look()
			}
			file := h.file(8)
			do(t, h.s.Import(t.Context(), planned(t, h.s, file, ImportOptions{}), nil))
			h.look()
			for range 25 {
				h.change()
			}
			h.changesNothing(file)
		})
	}
}

// file is cards of people nobody else is called like, with some details and no uid.
func (h *history) file(n int) []journal.Card {
	all := make([]journal.Contact, n)
	for i := range all {
		c := h.details()
		c.Name, c.Aliases = fmt.Sprintf("Number%d Sample", i), nil
		for j, p := range c.Points {
			if p.Kind == journal.PointEmail {
				c.Points[j].Value = fmt.Sprintf("n%d@example.org", i)
			}
		}
		all[i] = c
	}
	return cards(all...)
}

// changesNothing complains of what a file would do.
func (h *history) changesNothing(file []journal.Card) {
	h.Helper()
	plan := planned(h.T, h.s, file, ImportOptions{})
	for _, row := range rowsIn(h, plan) {
		if row.Action != Leaving {
			h.Errorf("%s: %s %q, %s", row.Name, row.Action, row.Gains, row.Apart)
		}
	}
	if len(plan.NewGroups) > 0 || len(plan.Unsettled) > 0 {
		h.Errorf("new groups %q, unsettled %v", plan.NewGroups, plan.Unsettled)
	}
	if h.Failed() {
		h.Logf("after: %q", slices.Sorted(maps.Keys(h.done)))
	}
}
