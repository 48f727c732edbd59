package store

import (
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
)

// Changes reports whether carrying the plan out would change anything; of no plan it would not.
func (p *Plan) Changes() bool { return p != nil && p.Count(Adding)+p.Count(Updating) > 0 }

// unsettled is the cards of a plan that cannot be taken; of no plan there are none. Those beyond the first say no more than that
// they are there.
func (p *Plan) unsettled() iter.Seq[Unsettled] {
	return func(yield func(Unsettled) bool) {
		if p == nil {
			return
		}
		for i := range len(p.Unsettled) + p.More {
			if !yield(p.Unsettled[min(i, len(p.Unsettled)-1)]) {
				return
			}
		}
	}
}

// meet finds out who was there and whom it was about, however the card says so.
func (p *notePlanner) meet(row *PlannedNote) (err error) {
	switch card := row.Card; {
	case card.Invited != nil:
		row.present, err = p.invited(row)
	case card.Named:
		row.present, row.about, err = p.dir.namedIn(&row.Card.Note)
	case card.Passable():
		row.present, row.about = p.keyed(card.With), p.keyed(card.Whom)
	default:
		if row.present, err = p.party(row, card.Present); err == nil {
			row.about, err = p.party(row, card.About)
		}
	}
	return err
}

// meetPlanned makes the contacts of the same file known, those to be made by the numbers they will have: they are made first,
// in their order. The plan has to be of the journal as it stands, else the error is ErrOutdated.
func (p *notePlanner) meetPlanned(plan *Plan) error {
	if plan == nil {
		return nil
	}
	if plan.mark != p.mark {
		return ErrOutdated
	}
	p.byKey = map[string]*listed{}
	made := map[string]*listed{} // by uid
	for row, err := range plan.Rows() {
		if err != nil {
			return err
		}
		if row.Action == Adding {
			p.lastContact++
			made[row.uid] = &listed{id: p.lastContact, name: row.Name, uid: row.uid}
			p.dir.add(made[row.uid])
		}
		x := made[row.uid]
		if x == nil {
			x = p.dir.byID[row.ID] // nobody, for whoever was removed here
		}
		if key := row.Key; key != "" && x != nil {
			p.byKey[key] = x
		}
	}
	return nil
}

// keyed is the contacts of the same file that have these keys.
func (p *notePlanner) keyed(keys []string) (all []*listed) {
	for _, key := range keys {
		if x := p.byKey[key]; x != nil {
			all = join(all, x)
		}
	}
	return all
}

// importPeople is the batch of the contacts that come with notes.
func (s *Store) importPeople(p *Plan, yield func(db.Stmt) bool) bool {
	batch := func(stmts ...db.Stmt) bool { return yieldAll(yield, stmts) }
	return p == nil || s.importGroups(p, batch) && s.importContacts(p, batch, func() {})
}

func join(all []*listed, x *listed) []*listed {
	if slices.Contains(all, x) {
		return all
	}
	return append(all, x)
}
