package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// FactFilter narrows a list of facts; what is empty does not narrow. Those of contacts who were removed are in none, unless
// they are asked for by the contact.
type FactFilter struct {
	Who      []int64 // of any of these contacts
	Note     int64   // that came from this note
	Kinds    []journal.FactKind
	Open     bool // those still to be found out
	Dropped  bool // those that were dropped, too
	Private  bool // those of private notes, too
	Deleted  bool // those that were removed, instead of those that were not
	ByNumber bool // in the order of their numbers
	Limit    int  // zero is all

	secret bool // those of private notes, and no others
}

const selectFacts = factColumns + fromFacts

const fromFacts = "\nFROM facts t JOIN contacts c ON c.id = t.contact_id WHERE "

const factColumns = `SELECT t.id, t.uid, t.contact_id, c.uid, c.name,
  ` + nameShared + `,
  t.note_id, ` + noteUID + `, t.kind, t.text, t.day, t.dropped, ` + fromPrivateNote + `, t.deleted IS NOT NULL`

const countFacts = "SELECT count(*)" + fromFacts

func scanFact(row db.Row) (journal.Fact, error) { return scanFactAnd(row) }

// scanFactAnd reads a fact, and what the query selects behind it.
func scanFactAnd(row db.Row, more ...any) (f journal.Fact, err error) {
	err = row.Scan(append([]any{&f.ID, &f.UID, &f.Who.ID, &f.Who.UID, &f.Who.Name, &f.Who.Shared,
		&f.Note, &f.NoteUID, &f.Kind, &f.Text, &f.Day, &f.Dropped, &f.Private, &f.Deleted}, more...)...)
	return f, err
}

// factOrder is the order of facts: contact by contact, those that stand first, and kind by kind as a page has them, the
// latest first.
const factOrder = ` ORDER BY c.name_key, c.id, t.dropped IS NOT NULL,
  CASE t.kind WHEN 'cares' THEN 1 WHEN 'known' THEN 2 WHEN 'assume' THEN 3 WHEN 'ask' THEN 4 ELSE 5 END, t.day DESC, t.id DESC`

// Fact is the fact of this number, removed or not; the error is a *journal.Problem when there is none.
func (s *Store) Fact(ctx context.Context, id int64) (journal.Fact, error) {
	f, ok, err := readOne(ctx, s, db.S(selectFacts+"t.id = ?", id), scanFact)
	if err == nil && !ok {
		err = journal.Missing("rel fact --all shows every fact with its number", "there is no fact f%d", id)
	}
	return f, err
}

// Facts are the facts that pass the filter, streamed.
func (s *Store) Facts(ctx context.Context, f FactFilter) iter.Seq2[journal.Fact, error] {
	q := f.query(selectFacts)
	if f.ByNumber {
		q.add(" ORDER BY t.id")
	} else {
		q.add(factOrder)
	}
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scanFact)
}

// CountFacts is how many facts pass the filter, whatever its limit, and how many more would if those of private notes were
// not left out.
func (s *Store) CountFacts(ctx context.Context, f FactFilter) (shown, private int, err error) {
	secret := f
	secret.secret = true
	return s.countBoth(ctx, f.query(countFacts), secret.query(countFacts), f.Private)
}

// query is the filter as SQL behind head, which ends in WHERE.
func (f FactFilter) query(head string) *query {
	q := newQuery(head)
	q.cameOfNotes(f.Deleted, f.Private, f.secret)
	if f.Who != nil {
		q.add(" AND t.contact_id IN (SELECT value FROM json_each(?))", toJSON(f.Who))
	} else if f.Note == 0 {
		q.add(" AND " + kept)
	}
	if f.Note != 0 {
		q.add(" AND t.note_id = ?", f.Note)
	}
	if f.Kinds != nil {
		q.add(" AND t.kind IN (SELECT value FROM json_each(?))", toJSON(f.Kinds))
	}
	if f.Open {
		q.add(" AND t.kind IN ('assume', 'ask')")
	}
	if !f.Dropped {
		q.add(" AND t.dropped IS NULL")
	}
	return q
}

// ToCheck are facts to be found out that come up by themselves: assumptions unchecked for longer than the contact's
// cadence, or the journal's usual one where that is never, and questions to a contact who is due: one of each by turns, those
// waiting longest first. It is also how many more would if those of private notes were not left out. A limit of zero is all.
func (s *Store) ToCheck(ctx context.Context, private bool, limit int) (list []journal.Fact, left int, err error) {
	const up = ` AND CASE t.kind WHEN 'ask' THEN c.due <= ?
		ELSE julianday(?) - julianday(t.day) > CASE WHEN c.cadence > 0 THEN c.cadence ELSE ? END END`
	args := []any{s.Today(), s.Today(), int(journal.Default)}
	q := FactFilter{Open: true, Private: private}.query(selectFacts)
	q.add(up+" ORDER BY row_number() OVER (PARTITION BY t.kind ORDER BY t.day, t.id), t.kind = 'ask'", args...)
	q.limit(limit)
	if list, err = readAll(ctx, s, q.stmt(), scanFact); err != nil || private {
		return list, 0, err
	}
	q = FactFilter{Open: true, secret: true}.query(countFacts)
	q.add(up, args...)
	left, _, err = readOne(ctx, s, q.stmt(), scanOne[int])
	return list, left, err
}
