package store

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ContactFilter narrows a list of contacts; what is empty does not narrow.
type ContactFilter struct {
	IDs     []int64
	Kind    journal.Kind
	Groups  []string // in all of these
	Tags    []string // with all of these
	Stages  []journal.Stage
	Fields  []journal.Field // each with this value, whatever its case and accents
	Since   journal.Day     // last touched on this day or later
	Until   journal.Day     // last touched on this day or earlier
	Never   bool            // without a conversation yet
	At      string          // who has a position at the organization of this name, or whose name begins so
	Moved   journal.Day     // who left a position, or took one, on this day or later
	Deleted bool            // those that were removed, instead of those that were not
	Sort    ContactSort
	Limit   int // zero is all

	MovedUntil journal.Day // and on this day or earlier

	today journal.Day // what is to come after it is no move yet
}

// ContactSort is an order of contacts; the empty one is by name.
type ContactSort string

// The orders of contacts. Ties are settled by name, then number.
const (
	SortName   ContactSort = "name"
	SortNumber ContactSort = "number"
	SortAdded  ContactSort = "added" // newest first
	SortLast   ContactSort = "last"  // touched longest ago first, never touched before all
	SortDue    ContactSort = "due"   // due first, never due last

	// By the organization of the current position, those without one last.
	SortOrganization ContactSort = "organization"
)

// ContactSorts are all orders of contacts.
var ContactSorts = []ContactSort{SortName, SortNumber, SortAdded, SortLast, SortDue, SortOrganization}

var contactOrders = map[ContactSort]string{
	"":         "c.name_key, c.id",
	SortName:   "c.name_key, c.id",
	SortNumber: "c.id",
	SortAdded:  "c.added DESC, c.id DESC",
	SortLast:   "coalesce(c.last_touched, ''), c.name_key, c.id",
	SortDue:    "coalesce(c.due, '9999-12-31'), c.name_key, c.id",

	SortOrganization: "c.name_key, c.id", // behind currentOrganization, which asks for the day
}

// currentOrganization is the SQL of the key of the organization of the position held on the day ?.
const currentOrganization = `(SELECT nullif(organization_key, '') FROM positions
  WHERE contact_id = c.id AND ` + heldOn + ` ORDER BY started, id LIMIT 1)`

// selectContacts reads whole contacts: one row each, their details as JSON.
const selectContacts = contactColumns + fromContacts

const fromContacts = "\nFROM contacts c WHERE "

const contactColumns = `SELECT c.id, c.uid, c.kind, c.name, c.stage, c.every, c.snooze, c.added,
  c.last_touched, c.cadence, c.cadence_from, c.due, c.deleted IS NOT NULL,
  (SELECT json_group_array(name ORDER BY id) FROM aliases WHERE contact_id = c.id),
  (SELECT json_group_array(json_object('kind', kind, 'value', value, 'label', label) ORDER BY id) FROM points WHERE contact_id = c.id),
  (SELECT json_group_array(json_object('title', title, 'organization', organization,
      'from', coalesce(started, ''), 'to', coalesce(ended, '')) ORDER BY id)
    FROM positions WHERE contact_id = c.id),
  (SELECT json_group_array(json_object('label', label, 'month', month, 'day', day, 'year', coalesce(year, 0)) ORDER BY id)
    FROM yearly_dates WHERE contact_id = c.id),
  (SELECT json_group_array(g.name ORDER BY g.name_key)
    FROM contact_groups m JOIN groups g ON g.id = m.group_id AND g.deleted IS NULL WHERE m.contact_id = c.id),
  (SELECT json_group_array(tag ORDER BY tag) FROM contact_tags WHERE contact_id = c.id),
  (SELECT json_group_array(json_object('name', name, 'value', value) ORDER BY name_key) FROM fields WHERE contact_id = c.id)`

func scanContact(row db.Row) (journal.Contact, error) { return scanContactAnd(row) }

// scanContactAnd reads a contact, and what the query selects behind it.
func scanContactAnd(row db.Row, more ...any) (journal.Contact, error) {
	var c journal.Contact
	var aliases, points, positions, dates, groups, tags, fields string
	err := row.Scan(append([]any{&c.ID, &c.UID, &c.Kind, &c.Name, &c.Stage, &c.Every, &c.Snooze, &c.Added,
		&c.LastTouched, &c.Cadence, &c.CadenceFrom, &c.Due, &c.Deleted,
		&aliases, &points, &positions, &dates, &groups, &tags, &fields}, more...)...)
	if err != nil {
		return c, err
	}
	return c, firstError(
		fromJSON(aliases, &c.Aliases), fromJSON(points, &c.Points), fromJSON(positions, &c.Positions),
		fromJSON(dates, &c.Dates), fromJSON(groups, &c.Groups), fromJSON(tags, &c.Tags), fromJSON(fields, &c.Fields))
}

// Contact is the contact of this number, removed or not; the error is a *journal.Problem when there is none.
func (s *Store) Contact(ctx context.Context, id int64) (journal.Contact, error) {
	c, ok, err := readOne(ctx, s, db.S(selectContacts+"c.id = ?", id), scanContact)
	if err == nil && !ok {
		err = journal.Missing("rel list shows every contact with its number", "no contact has the number %d", id)
	}
	return c, err
}

// Contacts are the contacts that pass the filter, in its order, streamed.
func (s *Store) Contacts(ctx context.Context, f ContactFilter) iter.Seq2[journal.Contact, error] {
	return s.contactsAnd(ctx, selectContacts, f, scanContact)
}

// contactsAnd is Contacts with what the query selects behind them.
func (s *Store) contactsAnd(
	ctx context.Context, query string, f ContactFilter, scan func(db.Row) (journal.Contact, error),
) iter.Seq2[journal.Contact, error] {
	f.today = s.Today()
	q := f.query(query)
	q.add(" ORDER BY ")
	if f.Sort == SortOrganization {
		q.add("coalesce("+currentOrganization+", char(0x10FFFF)), ", s.Today())
	}
	q.add(contactOrders[f.Sort])
	q.limit(f.Limit)
	rows := s.db.Pages(ctx, q.stmt())
	if f.Limit == 0 {
		rows = ahead(owned(rows)) // to find all of them takes as long as to read and print them
	}
	return scanned(rows, scan)
}

// CountContacts is how many contacts pass the filter, whatever its limit.
func (s *Store) CountContacts(ctx context.Context, f ContactFilter) (int, error) {
	f.today = s.Today()
	q := f.query("SELECT count(*) FROM contacts c WHERE ")
	n, _, err := readOne(ctx, s, q.stmt(), scanOne[int])
	return n, err
}

// FieldNames are the names of all fields contacts have, as first written, in the order of their keys.
func (s *Store) FieldNames(ctx context.Context) ([]string, error) {
	return readAll(ctx, s, db.S(`SELECT f.name FROM fields f JOIN contacts c ON c.id = f.contact_id AND c.deleted IS NULL
		GROUP BY f.name_key HAVING f.contact_id = min(f.contact_id) ORDER BY f.name_key`), scanOne[string])
}

// query is the filter as SQL behind head, which ends in WHERE.
func (f ContactFilter) query(head string) *query {
	q := newQuery(head)
	if f.Deleted {
		q.add("c.deleted IS NOT NULL AND c.merged_into IS NULL")
	} else {
		q.add("c.deleted IS NULL AND c.merged_into IS NULL")
	}
	if f.IDs != nil {
		q.add(" AND c.id IN (SELECT value FROM json_each(?))", toJSON(f.IDs))
	}
	if f.Kind != "" {
		q.add(" AND c.kind = ?", f.Kind)
	}
	for _, g := range f.Groups {
		q.add(` AND EXISTS (SELECT 1 FROM contact_groups m JOIN groups g ON g.id = m.group_id
			WHERE m.contact_id = c.id AND g.deleted IS NULL AND g.name_key = ?)`, journal.NameKey(g))
	}
	for _, t := range f.Tags {
		q.add(" AND EXISTS (SELECT 1 FROM contact_tags WHERE contact_id = c.id AND tag = ?)", t)
	}
	if f.Stages != nil {
		q.add(" AND c.stage IN (SELECT value FROM json_each(?))", toJSON(f.Stages))
	}
	for _, x := range f.Fields {
		q.add(" AND EXISTS (SELECT 1 FROM fields WHERE contact_id = c.id AND name_key = ? AND value_key = ?)",
			journal.NameKey(x.Name), valueKey(x.Value))
	}
	if !f.Since.IsZero() {
		q.add(" AND c.last_touched >= ?", f.Since)
	}
	if !f.Until.IsZero() {
		q.add(" AND c.last_touched <= ?", f.Until)
	}
	if f.Never {
		q.add(" AND c.last_touched IS NULL")
	}
	if f.At != "" {
		q.add(` AND EXISTS (SELECT 1 FROM positions p WHERE p.contact_id = c.id AND instr(p.organization_key, ?) = 1
			AND coalesce(p.started <= ?, 1) AND coalesce(p.ended >= ?, 1))`, journal.NameKey(f.At), f.today, f.today)
	}
	if !f.Moved.IsZero() {
		f.whoMoved(q)
	}
	return q
}

// whoMoved narrows a query to those who moved within the time, as journal.Moves has it.
func (f ContactFilter) whoMoved(q *query) {
	until, left := f.today, f.today.Add(-1)
	if !f.MovedUntil.IsZero() && f.MovedUntil.Before(until) {
		until, left = f.MovedUntil, f.MovedUntil
	}
	q.add(` AND c.id IN (SELECT contact_id FROM positions WHERE started BETWEEN ? AND ?
		UNION SELECT p.contact_id FROM positions p WHERE p.ended BETWEEN ? AND ? AND NOT EXISTS (
			SELECT 1 FROM positions n WHERE n.contact_id = p.contact_id AND n.started = date(p.ended, '+1 day')))`,
		f.Moved, until, f.Moved, left)
}

// AddContact makes a contact and gives it back as it stands in the journal.
func (s *Store) AddContact(ctx context.Context, c journal.Contact) (journal.Contact, error) {
	c.UID = newUID()
	if err := s.write(ctx, s.makeContact(c)...); err != nil {
		return c, err
	}
	return s.contactByUID(ctx, c.UID)
}

// AddUnlike is AddContact for a contact whose name nobody may bear yet; the error is an Ambiguous *journal.Problem when
// somebody does.
func (s *Store) AddUnlike(ctx context.Context, c journal.Contact) (journal.Contact, error) {
	c.UID = newUID()
	guard := expect("NOT EXISTS (SELECT 1 FROM contacts WHERE name_key = ? AND deleted IS NULL AND merged_into IS NULL)",
		journal.NameKey(c.Name))
	err := s.change(ctx, db.Batch(append([]db.Stmt{guard}, s.makeContact(c)...)...))
	if _, raised := db.Raised(err); raised {
		return c, &journal.Problem{
			Code: journal.Ambiguous,
			What: "a contact called " + c.Name + " has just been added",
			Hint: "--another adds a second one of that name",
		}
	}
	if err != nil {
		return c, explain(err)
	}
	return s.contactByUID(ctx, c.UID)
}

func (s *Store) contactByUID(ctx context.Context, uid string) (journal.Contact, error) {
	c, ok, err := readOne(ctx, s, db.S(selectContacts+"c.uid = ?", uid), scanContact)
	if err == nil && !ok {
		err = fmt.Errorf("contact %s is not there after it was written", uid)
	}
	return c, err
}

// RemoveContact hides a contact; its notes stay.
func (s *Store) RemoveContact(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE contacts SET deleted = "+current+" WHERE id = ? AND deleted IS NULL AND merged_into IS NULL", id),
		expect("changes() = 1"))
}

// Snooze keeps contacts from being due before a day; the zero day ends a snooze.
func (s *Store) Snooze(ctx context.Context, ids []int64, until journal.Day) error {
	return s.write(ctx,
		db.S("UPDATE contacts SET snooze = ? WHERE id IN (SELECT value FROM json_each(?))", until, toJSON(ids)))
}

// makeContact is the batch that makes a contact with all its details; its uid is set, its groups are there.
func (s *Store) makeContact(c journal.Contact) []db.Stmt {
	if c.Kind == "" {
		c.Kind = journal.Person
	}
	if c.Stage == "" {
		c.Stage = journal.Prospect
	}
	if c.Added.IsZero() {
		c.Added = s.Today()
	}
	batch := []db.Stmt{db.S(`INSERT INTO contacts(uid, kind, name, name_key, stage, every, snooze, added)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		c.UID, c.Kind, c.Name, journal.NameKey(c.Name), c.Stage, orNull(c.Every), c.Snooze, c.Added)}
	return append(batch, addDetails(c.UID, c)...)
}

// addDetails is the batch that gives the contact of this uid every detail of c.
func addDetails(uid string, c journal.Contact) []db.Stmt {
	var batch []db.Stmt
	add := func(columns, values string, args ...any) {
		insert := "INSERT INTO " + columns + " SELECT id, " + values + " FROM contacts WHERE uid = ? ON CONFLICT DO NOTHING"
		batch = append(batch, db.S(insert, append(args, uid)...))
	}
	for _, a := range c.Aliases {
		add("aliases(contact_id, name, name_key)", "?, ?", a, journal.NameKey(a))
	}
	for _, p := range c.Points {
		add("points(contact_id, kind, value, value_key, label)", "?, ?, ?, ?", p.Kind, p.Value, p.Key(), p.Label)
	}
	for _, p := range c.Positions {
		add("positions(contact_id, title, organization, organization_key, started, ended)", "?, ?, ?, ?, ?",
			p.Title, p.Organization, journal.NameKey(p.Organization), p.From, p.To)
	}
	for _, d := range c.Dates {
		add("yearly_dates(contact_id, label, month, day, year)", "?, ?, ?, ?", d.Label, int(d.Month), d.Day, orNull(d.Year))
	}
	for _, g := range c.Groups {
		batch = append(batch, db.S(`INSERT INTO contact_groups(contact_id, group_id) SELECT c.id, g.id FROM contacts c, groups g
			WHERE c.uid = ? AND g.name_key = ? AND g.deleted IS NULL ON CONFLICT DO NOTHING`, uid, journal.NameKey(g)))
	}
	for _, t := range c.Tags {
		add("contact_tags(contact_id, tag)", "?", t)
	}
	for _, f := range c.Fields {
		add("fields(contact_id, name, name_key, value, value_key)", "?, ?, ?, ?",
			f.Name, journal.NameKey(f.Name), f.Value, valueKey(f.Value))
	}
	for _, k := range c.Kept {
		add("properties(contact_id, name, line_key, line)", "?, ?, ?", k.Name, k.Key, k.Line)
	}
	return batch
}

// valueKey is what the values of fields are compared by.
func valueKey(v string) string { return journal.Fold(strings.TrimSpace(v)) }
