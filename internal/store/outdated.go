package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// letGo is a batch after which the contacts of these numbers are the one given, and that has what was kept beside their details, and
// says otherwise than they will, go with it: what was removed from a contact is then nowhere but in its history. By itself that is
// no change.
func (s *Store) letGo(ctx context.Context, batch []db.Stmt, after journal.Contact, parts ...int64) ([]db.Stmt, error) {
	if s.outdated == nil {
		return batch, nil
	}
	after.Kept = nil
	for _, id := range append([]int64{after.ID}, parts...) {
		all, err := s.Kept(ctx, id)
		if err != nil {
			return nil, err
		}
		after.Kept = append(after.Kept, all...)
	}
	batch = append(batch, effect)
	for _, p := range s.outdated(after, s.Today()) {
		batch = append(batch, db.S("DELETE FROM properties WHERE contact_id = ? AND line_key = ?", after.ID, p.Key))
	}
	return batch, nil
}

// after is the contact as it will be once it has lost what is gone, as far as what is kept beside its details may say it.
func (p ContactPatch) after(was, gone journal.Contact, today journal.Day) journal.Contact {
	c := was.Without(gone)
	if p.Kind != nil {
		c.Kind = *p.Kind
	}
	if p.Name != nil && *p.Name != was.Name {
		c.Name = *p.Name
		if was.Kind == journal.Organization {
			c.Aliases = append(c.Aliases, was.Name)
		}
	}
	old, next := p.corrected(was, today)
	c = c.Without(journal.Contact{Positions: old}).With(journal.Contact{Positions: next})
	add := p.Add
	add.Fields = asNamed(add.Fields, c.Fields)
	c = c.Without(p.replaced(c))
	add.Points = which(add.Points, func(n journal.Point) bool {
		return !slices.ContainsFunc(c.Points, func(q journal.Point) bool { return n.Kind == q.Kind && n.Value == q.Value })
	})
	return c.With(add)
}

// replaced is the details of a contact that those to add take the place of.
func (p ContactPatch) replaced(c journal.Contact) (gone journal.Contact) {
	gone.Fields = which(c.Fields, func(f journal.Field) bool {
		return slices.ContainsFunc(p.Add.Fields, func(g journal.Field) bool { return journal.NameKey(f.Name) == journal.NameKey(g.Name) })
	})
	gone.Dates = which(c.Dates, func(d journal.Yearly) bool { return len(datesCalled(d.Label, p.Add.Dates)) > 0 })
	gone.Points = which(c.Points, func(q journal.Point) bool {
		return slices.ContainsFunc(p.Add.Points, func(n journal.Point) bool {
			return n.Kind == q.Kind && n.Value == q.Value && n.Label != ""
		})
	})
	return gone
}
