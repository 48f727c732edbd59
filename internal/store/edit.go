package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ContactPatch is what to change about a contact; what is nil or empty stays.
type ContactPatch struct {
	Name     *string
	Kind     *journal.Kind
	Stage    *journal.Stage
	Every    *journal.Cadence // zero takes the contact's own cadence away
	Snooze   *journal.Day     // zero ends the snooze
	Added    *journal.Day
	Position *journal.Position // takes the place of the current one, Title or Organization empty: that one stays
	Add      journal.Contact   // details to add; a field or yearly date takes the place of the one named so
	Gone     journal.Contact   // details to take away, as they are
	Remove   []string          // details to take away, each named by its value: a point, alias, tag, group, field, date
}

// EditContact changes a contact and gives it back as it then stands.
func (s *Store) EditContact(ctx context.Context, id int64, p ContactPatch) (journal.Contact, error) {
	was, err := s.Contact(ctx, id)
	if err != nil {
		return was, err
	}
	batch := []db.Stmt{expect("EXISTS (SELECT 1 FROM contacts c WHERE c.id = ? AND "+kept+")", id)}
	batch = append(batch, p.columns(was)...)
	gone, err := p.gone(was)
	if err != nil {
		return was, err
	}
	batch = append(batch, removeDetails(was, gone)...)
	batch = append(batch, p.position(was, s.Today())...)
	batch = append(batch, replaceDetails(was, p.Add)...)
	if batch, err = s.letGo(ctx, batch, p.after(was, gone, s.Today())); err != nil {
		return was, err
	}
	if err := s.write(ctx, batch...); err != nil {
		return was, err
	}
	return s.Contact(ctx, id)
}

// columns is the batch for the contact's own row. An organization that is renamed keeps its old name as an
// alias, so that those who hold a position under it still belong to it.
func (p ContactPatch) columns(was journal.Contact) []db.Stmt {
	var batch []db.Stmt
	set := func(column string, v any) {
		batch = append(batch, db.S("UPDATE contacts SET "+column+" = ? WHERE id = ?", v, was.ID))
	}
	if p.Name != nil && *p.Name != was.Name {
		batch = append(batch, db.S("UPDATE contacts SET name = ?, name_key = ? WHERE id = ?", *p.Name, journal.NameKey(*p.Name), was.ID))
		if was.Kind == journal.Organization {
			batch = append(batch, addDetails(was.UID, journal.Contact{Aliases: []string{was.Name}})...)
		}
	}
	if p.Kind != nil {
		set("kind", *p.Kind)
	}
	if p.Stage != nil {
		set("stage", *p.Stage)
	}
	if p.Every != nil {
		set("every", orNull(*p.Every))
	}
	if p.Snooze != nil {
		set("snooze", *p.Snooze)
	}
	if p.Added != nil {
		set("added", *p.Added)
	}
	return batch
}

// position is the batch that corrects the current position; a new one is made where there is none.
func (p ContactPatch) position(was journal.Contact, today journal.Day) (batch []db.Stmt) {
	old, next := p.corrected(was, today)
	for _, o := range old {
		batch = append(batch, removePosition(was.UID, o))
	}
	return append(batch, addDetails(was.UID, journal.Contact{Positions: next})...)
}

// corrected is the current position, and what takes its place: none for none.
func (p ContactPatch) corrected(was journal.Contact, today journal.Day) (old, next []journal.Position) {
	if p.Position == nil {
		return nil, nil
	}
	to, from := *p.Position, was.Position(today)
	if from == nil {
		return nil, []journal.Position{to}
	}
	if to.Title == "" {
		to.Title = from.Title
	}
	if to.Organization == "" {
		to.Organization = from.Organization
	}
	to.From, to.To = from.From, from.To
	if to == *from {
		return nil, nil
	}
	return []journal.Position{*from}, []journal.Position{to}
}

// removePosition takes one position like p from the contact of this uid.
func removePosition(uid string, p journal.Position) db.Stmt {
	return db.S(`DELETE FROM positions WHERE id = (SELECT min(p.id) FROM positions p JOIN contacts c ON c.id = p.contact_id
		WHERE c.uid = ? AND p.title = ? AND p.organization = ? AND p.started IS ? AND p.ended IS ?)`,
		uid, p.Title, p.Organization, p.From, p.To)
}

// removeMembership is the batch that takes c out of the group of this key; empty when it is not in it.
func removeMembership(c journal.Contact, key string) []db.Stmt {
	if !slices.ContainsFunc(c.Groups, func(g string) bool { return journal.NameKey(g) == key }) {
		return nil
	}
	return []db.Stmt{db.S(`DELETE FROM contact_groups WHERE contact_id = ?
		AND group_id = (SELECT id FROM groups WHERE name_key = ? AND deleted IS NULL)`, c.ID, key)}
}
