package store

import (
	"errors"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// merge makes one of two contacts of a kind, and looks that nothing is left at the other.
func (h *history) merge() error {
	who := h.whos(2)
	if len(who) < 2 {
		return errNotNow
	}
	m, err := h.s.PlanMerge(h.Context(), who[0].ID, who[1].ID)
	var p *journal.Problem
	if errors.As(err, &p) && p.Code == journal.Usage {
		return errNotNow // a person and an organization
	}
	if err != nil {
		return err
	}
	c, err := h.s.Merge(h.Context(), m)
	if err == nil {
		nothingLeft(h, h.s, who[1].ID)
		gained(h, m, c)
	}
	return err
}

func (h *history) tellApart() error {
	who := h.whos(2)
	if len(who) < 2 {
		return errNotNow
	}
	return h.s.NotTheSame(h.Context(), who[0].ID, []int64{who[1].ID})
}

// gained fails the test unless the first contact has become what the plan said, and what the second had is there.
func gained(h *history, m Merge, now journal.Contact) {
	h.Helper()
	want := m.Becomes.Whole
	slices.Sort(want.Groups)
	slices.Sort(want.Tags)
	byName := func(a, b journal.Field) int { return compareKeys(a.Name, b.Name) }
	slices.SortFunc(want.Fields, byName)
	slices.SortFunc(now.Fields, byName)
	slices.Sort(now.Groups)
	want.LastTouched, want.Cadence, want.CadenceFrom, want.Due = now.LastTouched, now.Cadence, now.CadenceFrom, now.Due
	if have, want := (world{Contacts: []journal.Contact{now}}).snapshot(h), (world{Contacts: []journal.Contact{want}}).snapshot(h); have != want {
		h.Fatalf("merged, but not as planned\n%s", differences(have, want))
	}
	if m.Second.LastTouched.After(now.LastTouched) {
		h.Fatalf("merged, and touched on %s, not on %s", now.LastTouched, m.Second.LastTouched)
	}
}

func compareKeys(a, b string) int {
	return slices.Compare([]byte(journal.NameKey(a)), []byte(journal.NameKey(b)))
}
