package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"strconv"

	"github.com/rel-journal/rel/internal/journal"
)

// career is the terms of one person in a file of positions.
type career struct {
	At    int          // their place among the people
	Card  journal.Card // the first, without its position
	Terms []journal.Position
	Row   int // of the plan
}

// careers are those of a file, as many in memory as there is room for.
type careers struct {
	*planner
	all *shelf[career]
}

// PlanPositions says what importing these cards will do, each a term of somebody's, and writes nothing. The plan has a row for
// each person. Whoever is not in the journal is unsettled, unless they are to be added.
func (s *Store) PlanPositions(ctx context.Context, cards iter.Seq2[journal.Card, error], o ImportOptions) (*Plan, error) {
	p, err := s.planner(ctx, o)
	if err != nil {
		return nil, err
	}
	all := careers{p, newShelf[career](o)}
	for card, err := range cards {
		if err == nil {
			err = cmp.Or(all.take(card), p.people.err)
		}
		if err != nil {
			return nil, err
		}
		p.o.Tick()
	}
	return p.plan, all.recount()
}

// take takes a term into the career of whoever held it.
func (all careers) take(card journal.Card) error {
	p, term := all.planner, card.Contact.Positions
	card.Contact.UID = p.anew(card.Contact.UID)
	x, err := p.holder(card)
	card.Contact.Positions = nil
	if err != nil || x == nil {
		return err
	}
	of := signOf(byCareer, strconv.Itoa(x.at))
	if i := p.people.one(of); i >= 0 {
		h, err := all.all.get(i)
		if err != nil {
			return err
		}
		h.Terms = append(h.Terms, term...)
		return all.all.set(i, h)
	}
	h := career{At: x.at, Card: card, Terms: term, Row: x.Row}
	if x.Row < 0 {
		if err := p.plan.add(Planned{}); err != nil {
			return err
		}
		h.Row = p.plan.Len() - 1
	}
	p.people.called(all.all.len(), of)
	return all.all.add(h, bytesOf(card.Contact))
}

// recount plans what all of them do.
func (all careers) recount() error {
	for h, err := range all.all.all() {
		if err != nil {
			return err
		}
		x, err := all.people.get(h.At)
		if err == nil {
			withKeys(h.Card.Contact.Kept)
			err = all.plan.change(h.Row, func(row *Planned) { all.planner.recount(x, h, row) })
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// holder is whose term a card is; nil where that cannot be told, which is unsettled, or it is of somebody who was removed. Of a
// stranger it is said once.
func (p *planner) holder(card journal.Card) (*person, error) {
	termed, c := card, card.Contact
	c.Positions, card.Contact.Positions = nil, nil // other positions are no sign of another person
	found, apart, err := p.match(card)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 && p.o.Add {
		switch gone, err := p.wasRemoved(termed); {
		case err != nil:
			return nil, err
		case gone:
			return nil, p.plan.add(removedHere(card))
		}
	}
	unsettled := func(err error) { p.plan.unsettle(card.Line, err) }
	switch stranger := signOf(byStranger, c.UID+journal.NameKey(c.Name)); {
	case p.isRemoved(c):
		unsettled(journal.Missing("rel list --deleted shows them, rel redo and rel undo bring them back", "%s was removed here", c.Name))
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		unsettled(ambiguous(c.Name, found))
	case p.o.Add:
		card.Contact.Groups, card.Contact.Tags = p.o.Groups, p.o.Tags
		if err := p.add(card, apart); err != nil {
			return nil, err
		}
		return p.people.get(p.people.shelf.len() - 1)
	case p.people.one(stranger) < 0:
		p.people.called(0, stranger)
		unsettled(journal.Missing(fmt.Sprintf("--add adds them; rel add %q does, too", c.Name), "no contact is called %q", c.Name))
	}
	return nil, nil
}

// recount plans what the terms in a file do for whoever held them.
func (p *planner) recount(x *person, h career, row *Planned) {
	if x.Row >= 0 {
		var f journal.Filling
		f.FillHistory(nil, h.Terms, p.today)
		row.contact.Positions = f.Add.Positions
		row.Gains = append(f.Gains, row.Gains...)
		return
	}
	h.Card.Contact.Groups, h.Card.Contact.Tags = p.o.Groups, p.o.Tags
	have := x.Contact
	f := p.fill(x, h.Card.Contact)
	f.FillHistory(have.Positions, h.Terms, p.today)
	p.needGroups(f.Add.Groups)
	*row = Planned{
		Line: h.Card.Line, Key: h.Card.Key, Action: Leaving, ID: have.ID, Name: have.Name, Gains: f.Gains, Differs: f.Differs,
		uid: have.UID, filling: f,
	}
	if len(f.Gains) > 0 {
		row.Action = Updating
	}
}
