package cli

import (
	"context"
	"errors"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// listFacts lists facts: all, or those of the contacts that args name.
func (a *app) listFacts(ctx context.Context, args []string, filter filterFlags, flags factFlags) error {
	f, err := flags.listed(ctx, a, args, filter)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	restore := a.page()
	columns := factColumns()
	if !f.Dropped {
		columns = untitled(columns, "dropped")
	}
	n, err := printList(a, columns, filter.columns, s.Facts(ctx, f))
	if err := errors.Join(err, restore()); err != nil {
		return err
	}
	all, private, err := s.CountFacts(ctx, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOutOf(private, "fact")
	}
	switch {
	case a.machine():
	case n == 0 && f.Deleted:
		a.talk("No fact like that was removed.")
	case n == 0:
		a.talk("There is no fact like that. rel fact WHO TEXT adds one.")
	case all > n:
		a.talk("%d more (--limit 0 lists all).", all-n)
	}
	return nil
}

// printFacts prints facts for a program, but for those of private notes where they were not asked for.
func (a *app) printFacts(all []journal.Fact, private bool) error {
	secret := func(f journal.Fact) bool { return f.Private && !private }
	return printOpen(a, factColumns(), all, secret, "fact")
}

// showFacts lists the facts of a contact below the card.
func (a *app) showFacts(ctx context.Context, s *store.Store, contact int64) error {
	f := store.FactFilter{Who: []int64{contact}, Private: true, Limit: shownFacts}
	all, _, err := s.CountFacts(ctx, f)
	if err != nil || all == 0 {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	if _, err := printList(a, untitled(factColumns(), "name", "dropped"), nil, s.Facts(ctx, f)); err != nil {
		return err
	}
	if left := all - shownFacts; left > 0 {
		a.talk("%d more: rel fact %d.", left, contact)
	}
	return nil
}

// shownFacts is how many of a contact's facts show lists.
const shownFacts = 10

// cameLines are the facts that came out of a note, as its card has them.
func cameLines(ctx context.Context, s *store.Store, n journal.Note) (lines []render.Line, err error) {
	filter := store.FactFilter{Note: n.ID, Private: true, Dropped: true, Deleted: n.Deleted, ByNumber: true}
	for f, err := range s.Facts(ctx, filter) {
		if err != nil {
			return nil, err
		}
		lines = append(lines, render.Line{Label: factHeading(f), Text: factLine(f)})
	}
	return eachLabelOnce(lines), nil
}
