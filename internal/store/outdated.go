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
func (s *Store) letGo(ctx context.Context, batch []db.Stmt, after journal.Contact, parts ...journal.Contact) ([]db.Stmt, error) {
	if s.outdated == nil {
		return batch, nil
	}
	var err error
	if after.Kept, err = s.Kept(ctx, after.ID); err != nil {
		return nil, err
	}
	var gone []journal.Property
	for _, part := range parts {
		if part.Kept, err = s.Kept(ctx, part.ID); err != nil {
			return nil, err
		}
		comes := part.Without(journal.Contact{Kept: after.Kept})
		stays := comes.KeptFor(after.Name)
		after.Kept = append(after.Kept, stays...)
		gone = append(gone, comes.Without(journal.Contact{Kept: stays}).Kept...)
	}
	return append(append(batch, effect), dropKept(after.ID, append(gone, s.outdated(after, s.Today())...)...)...), nil
}

// dropKept is the batch after which a contact has some of what was kept no longer.
func dropKept(id int64, gone ...journal.Property) (batch []db.Stmt) {
	for _, p := range gone {
		batch = append(batch, db.S("DELETE FROM properties WHERE contact_id = ? AND line_key = ?", id, p.Key))
	}
	return batch
}

// letCategoriesGo is the batch after which what was kept of categories is no longer with contacts who are about to lose groups or tags:
// as far as it says those.
func (s *Store) letCategoriesGo(ctx context.Context, of ContactFilter, lost journal.Contact) (batch []db.Stmt, err error) {
	if s.outdated == nil {
		return nil, nil
	}
	for c, err := range s.contactsFiled(ctx, of) {
		if err != nil {
			return nil, err
		}
		had := journal.Contact{Kind: c.Kind, Name: c.Name, Groups: c.Groups, Tags: c.Tags, Kept: c.Kept}
		if has := had.Without(lost); len(c.Kept) > 0 && len(has.Groups)+len(has.Tags) < len(had.Groups)+len(had.Tags) {
			batch = append(batch, dropKept(c.ID, s.outdated(has, s.Today())...)...)
		}
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
