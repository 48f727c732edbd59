package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// shownOfficers is how many of an organization's people show lists.
const shownOfficers = 20

// showOfficers lists, below the card of an organization, who holds a position there.
func (a *app) showOfficers(ctx context.Context, s *store.Store, c journal.Contact) error {
	if c.Kind != journal.Organization {
		return nil
	}
	first, all, err := s.Officers(ctx, c.ID, shownOfficers)
	if err != nil || all == 0 {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	if _, err := printList(a, officerColumns(), nil, render.Rows(first)); err != nil {
		return err
	}
	if more := all - len(first); more > 0 {
		a.talk("%d more hold a position there: rel search %s.", more, quote(c.Name))
	}
	return nil
}

func officerColumns() []render.Column[store.Officer] {
	type O = store.Officer
	return []render.Column[O]{
		{Title: "#", Right: true, Rigid: true, Value: func(o O) any { return o.ID }},
		{Title: "Name", Value: func(o O) any { return o.Name }},
		{Title: "Title", Value: func(o O) any { return o.Title }},
		{Title: "Stage", Rigid: true, Value: func(o O) any { return string(o.Stage) }},
		{Title: "Last touched", Rigid: true, Value: func(o O) any { return o.LastTouched }, Show: showOfficerLast},
	}
}

func showOfficerLast(o store.Officer, s render.Style) string {
	if o.LastTouched.IsZero() {
		return "not yet"
	}
	return s.Short(o.LastTouched)
}
