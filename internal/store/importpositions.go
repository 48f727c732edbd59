package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
)

// career is the terms of one person in a file of positions; line is the first of them.
type career struct {
	person *person
	card   journal.Card // the first, without its position
	terms  []journal.Position
	row    int // of the plan
}

// PlanPositions says what importing these cards will do, each a term of somebody's, and writes nothing. The plan has a row for
// each person. Whoever is not in the journal is unsettled, unless they are to be added.
func (s *Store) PlanPositions(ctx context.Context, cards iter.Seq2[journal.Card, error], o ImportOptions) (*Plan, error) {
	p, err := s.planner(ctx, o)
	if err != nil {
		return nil, err
	}
	var all []*career
	of, strangers := map[int]*career{}, map[string]bool{}
	for card, err := range cards {
		if err != nil {
			return nil, err
		}
		p.o.Tick()
		term := card.Contact.Positions
		card.Contact.UID = p.anew(card.Contact.UID)
		card.Contact.Positions = nil // other positions are no sign of another person
		x, err := p.holder(card, strangers)
		if err = cmp.Or(err, p.people.err); err != nil {
			return nil, err
		}
		if x == nil {
			continue
		}
		h := of[x.at]
		if h == nil {
			h = &career{person: x, card: card, row: x.Row}
			if x.Row < 0 {
				if err := p.plan.add(Planned{}); err != nil {
					return nil, err
				}
				h.row = p.plan.Len() - 1
			}
			of[x.at], all = h, append(all, h)
		}
		h.terms = append(h.terms, term...)
	}
	for _, h := range all {
		if err := p.plan.change(h.row, func(row *Planned) { p.recount(h, row) }); err != nil {
			return nil, err
		}
	}
	return p.plan, nil
}

// holder is whose term a card is; nil where that cannot be told, which is unsettled. Of a stranger it is said once.
func (p *planner) holder(card journal.Card, strangers map[string]bool) (*person, error) {
	c := card.Contact
	found, apart, err := p.match(card)
	if err != nil {
		return nil, err
	}
	unsettled := func(err error) { p.plan.unsettle(card.Line, err) }
	switch key := c.UID + journal.NameKey(c.Name); {
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
	case !strangers[key]:
		strangers[key] = true
		unsettled(journal.Missing(fmt.Sprintf("--add adds them; rel add %q does, too", c.Name), "no contact is called %q", c.Name))
	}
	return nil, nil
}

// recount plans what the terms in a file do for whoever held them.
func (p *planner) recount(h *career, row *Planned) {
	if h.person.Row >= 0 {
		var f journal.Filling
		f.FillHistory(nil, h.terms, p.today)
		row.contact.Positions = f.Add.Positions
		row.Gains = append(f.Gains, row.Gains...)
		return
	}
	h.card.Contact.Groups, h.card.Contact.Tags = p.o.Groups, p.o.Tags
	have := h.person.Contact
	f := p.fill(h.person, h.card.Contact)
	f.FillHistory(have.Positions, h.terms, p.today)
	p.needGroups(f.Add.Groups)
	*row = Planned{
		Line: h.card.Line, Key: h.card.Key, Action: Leaving, ID: have.ID, Name: have.Name, Gains: f.Gains, Differs: f.Differs,
		uid: have.UID, filling: f,
	}
	if len(f.Gains) > 0 {
		row.Action = Updating
	}
}
