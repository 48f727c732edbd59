package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// stranger decides what becomes of a name that nobody has; missing is the error that says so. A nil one refuses it.
type stranger func(ctx context.Context, p *party, name string, missing error) error

// made has a contact made of the name.
func made(_ context.Context, p *party, name string, _ error) error { return p.make(name) }

// wayOut is one thing that can become of a name that nobody has.
type wayOut struct {
	says string
	do   func() error
}

// meet asks what becomes of one name that nobody has: somebody whose name is near, somebody new, or another name.
// Whoever else is in the party stays.
func (a *app) meet(ctx context.Context, p *party, name string, missing error) error {
	return a.meetOr(ctx, p, name, missing)
}

// meetOr is meet, with further ways out.
func (a *app) meetOr(ctx context.Context, p *party, name string, missing error, others ...wayOut) error {
	ways, err := a.waysOut(ctx, p, name)
	if err != nil {
		return err
	}
	ways = append(ways, others...)
	retype := func() error { return a.retype(ctx, p, name) }
	if len(ways) == 0 {
		a.talkError(missing)
		return retype()
	}
	ways = append(ways, wayOut{"type it again", retype})
	says := each(ways, func(w wayOut) string { return w.says })
	i, err := a.pick(ctx, sentenceCase(missing.Error())+". Who is it?", says, says)
	if err != nil {
		return err
	}
	return ways[i].do()
}

// waysOut is whom a name that nobody has may mean, and the contact it could make.
func (a *app) waysOut(ctx context.Context, p *party, name string) ([]wayOut, error) {
	near, err := a.nearestContacts(ctx, name)
	if err != nil {
		return nil, err
	}
	ways := each(near, func(w store.Who) wayOut {
		return wayOut{option(w, a.today()), func() error { p.take(w); return nil }}
	})
	if c, err := newContact(name); err == nil {
		ways = append(ways, wayOut{"add " + c.Name + " as a new contact", func() error { return p.make(name) }})
	}
	return ways, nil
}

// nearestContacts is those whose name or alias is most like text, each once.
func (a *app) nearestContacts(ctx context.Context, text string) ([]store.Who, error) {
	names, err := a.nearestNames(ctx, text)
	if err != nil {
		return nil, err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	var near party
	for _, name := range names {
		called, err := s.SameName(ctx, name)
		if err != nil {
			return nil, err
		}
		for _, w := range called {
			near.take(w)
		}
	}
	return near.known, nil
}

// retype asks for another name in place of one, and adds whom it names to the party.
func (a *app) retype(ctx context.Context, p *party, name string) error {
	instead, err := a.askParty(ctx, fmt.Sprintf("Who, in place of %q?", journal.AsTyped(name)), a.meet)
	for _, w := range instead.known {
		p.take(w)
	}
	for _, c := range instead.fresh {
		p.add(c)
	}
	return err
}
