package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
	for _, what := range p.Remove {
		gone := removeDetail(was, what)
		if len(gone) == 0 {
			return was, journal.Missing(fmt.Sprintf("rel show %d lists all there is", was.ID),
				"%s has no e-mail, phone, web, address, alias, tag, group, field, date or position %q", was.Name, what)
		}
		batch = append(batch, gone...)
	}
	batch = append(batch, removeDetails(was, p.Gone)...)
	batch = append(batch, p.position(was, s.Today())...)
	batch = append(batch, replaceDetails(was, p.Add)...)
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
func (p ContactPatch) position(was journal.Contact, today journal.Day) []db.Stmt {
	if p.Position == nil {
		return nil
	}
	next, old := *p.Position, was.Position(today)
	var batch []db.Stmt
	if old != nil {
		if next.Title == "" {
			next.Title = old.Title
		}
		if next.Organization == "" {
			next.Organization = old.Organization
		}
		next.From, next.To = old.From, old.To
		if next == *old {
			return nil
		}
		batch = append(batch, removePosition(was.UID, *old))
	}
	return append(batch, addDetails(was.UID, journal.Contact{Positions: []journal.Position{next}})...)
}

// removePosition takes one position like p from the contact of this uid.
func removePosition(uid string, p journal.Position) db.Stmt {
	return db.S(`DELETE FROM positions WHERE id = (SELECT min(p.id) FROM positions p JOIN contacts c ON c.id = p.contact_id
		WHERE c.uid = ? AND p.title = ? AND p.organization = ? AND p.started IS ? AND p.ended IS ?)`,
		uid, p.Title, p.Organization, p.From, p.To)
}

// removeDetail is the batch that takes away every detail of c called what; empty when there is none.
func removeDetail(c journal.Contact, what string) []db.Stmt {
	var batch []db.Stmt
	key := journal.NameKey(what)
	remove := func(table, column string, value any) {
		batch = append(batch, db.S("DELETE FROM "+table+" WHERE contact_id = ? AND "+column+" = ?", c.ID, value))
	}
	for _, p := range c.Points {
		if same := p.Key(); p.Value == what || same != "" && same == (journal.Point{Kind: p.Kind, Value: what}).Key() {
			remove("points", "value", p.Value)
		}
	}
	for _, a := range c.Aliases {
		if journal.NameKey(a) == key {
			remove("aliases", "name", a)
		}
	}
	for _, f := range c.Fields {
		if journal.NameKey(f.Name) == key {
			remove("fields", "name_key", key)
		}
	}
	for _, d := range c.Dates {
		if journal.NameKey(d.Label) == key {
			remove("yearly_dates", "label", d.Label)
		}
	}
	if tag, err := journal.Tag(what); err == nil && slices.Contains(c.Tags, tag) {
		remove("contact_tags", "tag", tag)
	}
	batch = append(batch, removeMembership(c, key)...)
	for _, p := range c.Positions {
		if strings.EqualFold(p.String(), what) {
			batch = append(batch, removePosition(c.UID, p))
		}
	}
	return batch
}

// removeMembership is the batch that takes c out of the group of this key; empty when it is not in it.
func removeMembership(c journal.Contact, key string) []db.Stmt {
	if !slices.ContainsFunc(c.Groups, func(g string) bool { return journal.NameKey(g) == key }) {
		return nil
	}
	return []db.Stmt{db.S(`DELETE FROM contact_groups WHERE contact_id = ?
		AND group_id = (SELECT id FROM groups WHERE name_key = ? AND deleted IS NULL)`, c.ID, key)}
}
