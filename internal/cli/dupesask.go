package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// offerTwins asks whether to go through the pairs, and does so.
func (a *app) offerTwins(ctx context.Context, who store.Who) error {
	yes, err := a.confirm(ctx, "Go through them one by one?")
	if errors.Is(err, term.ErrNoAnswer) || err == nil && !yes {
		return nil // the list was what was asked for
	}
	passed := map[[2]int64]bool{}
	for err == nil {
		var t *journal.Twins
		if t, err = a.nextTwins(ctx, who, passed); err == nil {
			if t == nil {
				return nil
			}
			passed[[2]int64{t.A.ID, t.B.ID}] = true
			err = a.settleTwins(ctx, *t)
		}
	}
	if errors.Is(err, term.ErrNoAnswer) {
		return nil // what was decided is written down
	}
	return err
}

// nextTwins is the surest pair that was not passed yet, as things stand; nil when there is none.
func (a *app) nextTwins(ctx context.Context, who store.Who, passed map[[2]int64]bool) (*journal.Twins, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	if who.ID != 0 {
		if who.ID, err = s.PartOf(ctx, who.ID); err != nil {
			return nil, err
		}
	}
	all, err := s.Twins(ctx, who.ID)
	for i, t := range all {
		if !passed[[2]int64{t.A.ID, t.B.ID}] {
			return &all[i], err
		}
	}
	return nil, err
}

// settleTwins asks what a pair is, and does what follows from it.
func (a *app) settleTwins(ctx context.Context, t journal.Twins) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	ways := []wayOut{
		{"not the same", func() error { return a.tellApart(ctx, whoIs(t.A), party{known: []store.Who{whoIs(t.B)}}) }},
		{"go on to the next", func() error { return nil }},
	}
	if t.A.Kind == t.B.Kind {
		m, err := s.PlanMerge(ctx, t.A.ID, t.B.ID)
		if err != nil {
			return err
		}
		if err := a.showMerge(m); err != nil {
			return err
		}
		same := func(first, second journal.Contact) wayOut {
			return wayOut{"the same: keep " + label(first), func() error { return a.mergeTwins(ctx, first, second) }}
		}
		ways = append([]wayOut{same(t.A, t.B), same(t.B, t.A)}, ways...)
	}
	says := each(ways, func(w wayOut) string { return w.says })
	i, err := a.pick(ctx, fmt.Sprintf("%s and %s: %s. Are they the same?", label(t.A), label(t.B), t.Why()), says, says)
	if err != nil {
		return err
	}
	return ways[i].do()
}

func (a *app) mergeTwins(ctx context.Context, first, second journal.Contact) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	m, err := s.PlanMerge(ctx, first.ID, second.ID)
	if err != nil {
		return err
	}
	return a.doMerge(ctx, m)
}

func whoIs(c journal.Contact) store.Who { return store.Who{ID: c.ID, UID: c.UID, Name: c.Name} }
