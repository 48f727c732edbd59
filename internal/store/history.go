package store

import (
	"context"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Change is what one command did: the unit of undo.
type Change struct {
	ID      int64
	UID     string
	At      time.Time // UTC
	Author  string
	Command string
	Undoes  int64 // for an undo or redo, the change it is about; else zero
	Undone  bool
	Records int    // how many records it made, changed, linked or unlinked
	Times   bool   // it brought nothing but when things were edited in other copies of the journal
	What    string // in words: which contacts, notes, groups
}

// purging is the command that erases; of what it did nothing is recorded.
const purging = "purge"

// undoing is the command that takes a change back; of the headers that name another change, those that do not are redos.
const undoing = "undo"

// Purge reports whether this is a purge, of which nothing is told but that it happened.
func (c Change) Purge() bool { return c.Command == purging && c.Undoes == 0 && c.Records == 0 }

// Purged reports whether all that the change did, or undid, was purged since.
func (c Change) Purged() bool { return c.Records == 0 && !c.Purge() && !c.Times }

// HistoryFilter narrows the history; what is empty does not narrow.
type HistoryFilter struct {
	Contact int64
	Of      journal.Ref // of a note or an initiative with what belonged to it, of a change what undid it
	Since   journal.Day // in the zone of the clock
	Limit   int
}

const selectChanges = `SELECT c.id, c.uid, c.at, c.author, c.command, c.undoes, c.undone,
  (SELECT coalesce(sum(coalesce(r.last - r.first + 1, 1)), 0) FROM change_rows r WHERE r.change_id = coalesce(c.undoes, c.id)),
  c.command = '` + bringing + `' AND NOT EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = c.id)
    AND EXISTS (SELECT 1 FROM elsewhere e WHERE e.change_id = c.id)
FROM changes c WHERE `

func scanChange(row db.Row) (c Change, err error) {
	var at string
	err = row.Scan(&c.ID, &c.UID, &at, &c.Author, &c.Command, &c.Undoes, &c.Undone, &c.Records, &c.Times)
	if err == nil {
		c.At, err = time.Parse(time.RFC3339, at)
	}
	return c, err
}

// Change is the change of this number; the error is a *journal.Problem when there is none.
func (s *Store) Change(ctx context.Context, id int64) (Change, error) {
	c, ok, err := readOne(ctx, s, db.S(selectChanges+"c.id = ?", id), scanChange)
	if err != nil {
		return c, err
	}
	if !ok {
		return c, journal.Missing("rel history lists the changes", "there is no change c%d", id)
	}
	c.What, err = s.what(ctx, c)
	return c, err
}

// History is the changes that pass the filter, newest first.
func (s *Store) History(ctx context.Context, f HistoryFilter) ([]Change, error) {
	q := newQuery(selectChanges + "true")
	if f.Contact != 0 {
		if err := s.contactHistory(ctx, q, f.Contact); err != nil {
			return nil, err
		}
	}
	f.of(q)
	if !f.Since.IsZero() {
		d := f.Since
		q.add(" AND c.at >= ?", instant(time.Date(d.Year, d.Month, d.Dom, 0, 0, 0, 0, s.now().Location())))
	}
	q.add(" ORDER BY c.id DESC")
	q.limit(f.Limit)
	changes, err := readAll(ctx, s, q.stmt(), scanChange)
	for i := range changes {
		if err == nil {
			changes[i].What, err = s.what(ctx, changes[i])
		}
	}
	return changes, err
}

// of narrows to the changes that had to do with what a reference names.
func (f HistoryFilter) of(q *query) {
	row := func(table string) {
		q.add(` AND EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = coalesce(c.undoes, c.id)
			AND r.tbl = ? AND ? BETWEEN r.first AND r.last)`, table, f.Of.Number)
	}
	switch n := f.Of.Number; f.Of.Letter {
	case journal.RefNote:
		belonging := rowsOf("followups", "note_id") + rowsOf("facts", "note_id") + rowsOf("assessments", "note_id")
		q.add(" AND "+touchedBy("notes", "note_id", belonging), n, n, n, n, n)
	case journal.RefFollowUp:
		row("followups")
	case journal.RefFact:
		row("facts")
	case journal.RefAssessment:
		row("assessments")
	case journal.RefReview:
		q.add(" AND "+touchedBy("reviews", "review_id", ""), n, n)
	case journal.RefInitiative:
		belonging := rowsOf("followups", "initiative_id") + rowsOf("notes", "initiative_id")
		q.add(" AND "+touchedBy("initiatives", "initiative_id", belonging), n, n, n, n)
	case journal.RefChange:
		q.add(" AND (c.id = ? OR c.undoes = ?)", n, n)
	}
}

// contactHistory narrows to the changes that had to do with a contact, or with one that has become a part of it.
func (s *Store) contactHistory(ctx context.Context, q *query, id int64) error {
	ids, err := s.WithParts(ctx, []int64{id})
	q.add(" AND (false")
	for _, id := range ids {
		q.add(" OR "+touchedBy("contacts", "contact_id", isOther+noteMade+
			rowsOf("followups", "contact_id")+rowsOf("facts", "contact_id")+rowsOf("assessments", "contact_id")),
			id, id, id, id, id, id, id)
	}
	q.add(")")
	return err
}

// isOther is the SQL that passes the record of a pair whose second is the contact ?.
const isOther = " OR r.tbl = 'not_the_same' AND json_extract(r.was, '$.other_id') = ?"

// touchedBy is the condition of the changes whose record names one row of an entity, itself or by a detail, or else passes more.
func touchedBy(table, key, more string) string {
	return `EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = coalesce(c.undoes, c.id) AND
		(r.tbl = '` + table + `' AND ? BETWEEN r.first AND r.last OR json_extract(r.was, '$.` + key + `') = ?` + more + `))`
}

// noteMade is the SQL that passes a record of notes made, one of them with the contact ?, though it moved nothing of
// theirs.
const noteMade = ` OR r.tbl = 'notes' AND r.op = 'made' AND EXISTS (SELECT 1 FROM participants p
  WHERE p.contact_id = ? AND p.note_id BETWEEN r.first AND r.last)`

// rowsOf is the SQL that passes a record of follow-ups, facts, assessments or notes, one of them with the contact, out of the
// note, or of the initiative ?.
func rowsOf(table, key string) string {
	return " OR r.tbl = '" + table + "' AND EXISTS (SELECT 1 FROM " + table +
		" t WHERE t." + key + " = ? AND t.id BETWEEN r.first AND r.last)"
}

// LastChange is what rel undo would take back: the last change still in force of which anything is left. ok is false
// when there is none.
func (s *Store) LastChange(ctx context.Context) (c Change, ok bool, err error) {
	return s.changeWhere(ctx, `c.id = (SELECT o.id FROM changes o WHERE o.undoes IS NULL AND NOT o.undone AND `+remembered+`
		ORDER BY o.id DESC LIMIT 1)`)
}

// remembered is the SQL that passes a change o of whose record anything is left. Of a purge there is none, nor of a
// change all of whose records were purged.
const remembered = "EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = o.id)"

// LastUndone is what rel redo would do again: the change undone last, unless something else was done since.
func (s *Store) LastUndone(ctx context.Context) (c Change, ok bool, err error) {
	return s.changeWhere(ctx, `c.id = (SELECT o.id FROM changes u JOIN changes o ON o.id = u.undoes AND o.undone AND `+remembered+`
		WHERE u.id > (SELECT max(id) FROM changes WHERE undoes IS NULL) ORDER BY u.id DESC LIMIT 1)`)
}

func (s *Store) changeWhere(ctx context.Context, condition string) (Change, bool, error) {
	c, ok, err := readOne(ctx, s, db.S(selectChanges+condition), scanChange)
	if err == nil && ok {
		c.What, err = s.what(ctx, c)
	}
	return c, ok, err
}
