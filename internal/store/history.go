package store

import (
	"context"
	"fmt"
	"strings"
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
	What    string // in words: which contacts, notes, groups
}

// HistoryFilter narrows the history; what is empty does not narrow.
type HistoryFilter struct {
	Contact int64
	Note    int64
	Change  int64       // only this one, and what undid it
	Since   journal.Day // in the zone of the clock
	Limit   int
}

const selectChanges = `SELECT c.id, c.uid, c.at, c.author, c.command, c.undoes, c.undone,
  (SELECT coalesce(sum(coalesce(r.last - r.first + 1, 1)), 0) FROM change_rows r WHERE r.change_id = coalesce(c.undoes, c.id))
FROM changes c WHERE `

func scanChange(row db.Row) (c Change, err error) {
	var at string
	err = row.Scan(&c.ID, &c.UID, &at, &c.Author, &c.Command, &c.Undoes, &c.Undone, &c.Records)
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
		q.add(touchedBy("contacts", "contact_id"), f.Contact, f.Contact)
	}
	if f.Note != 0 {
		q.add(touchedBy("notes", "note_id"), f.Note, f.Note)
	}
	if f.Change != 0 {
		q.add(" AND (c.id = ? OR c.undoes = ?)", f.Change, f.Change)
	}
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

// touchedBy narrows to the changes whose record names one row of an entity, itself or by a detail.
func touchedBy(table, key string) string {
	return ` AND EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = coalesce(c.undoes, c.id) AND
		(r.tbl = '` + table + `' AND ? BETWEEN r.first AND r.last OR json_extract(r.was, '$.` + key + `') = ?))`
}

// LastChange is what rel undo would take back: the last change still in force. ok is false when there is none.
func (s *Store) LastChange(ctx context.Context) (c Change, ok bool, err error) {
	return s.changeWhere(ctx, "c.id = (SELECT max(id) FROM changes WHERE undoes IS NULL AND NOT undone)")
}

// LastUndone is what rel redo would do again: the change undone last, unless something else was done since.
func (s *Store) LastUndone(ctx context.Context) (c Change, ok bool, err error) {
	return s.changeWhere(ctx, `c.id = (SELECT o.id FROM changes u JOIN changes o ON o.id = u.undoes AND o.undone
		WHERE u.id > (SELECT max(id) FROM changes WHERE undoes IS NULL) ORDER BY u.id DESC LIMIT 1)`)
}

func (s *Store) changeWhere(ctx context.Context, condition string) (Change, bool, error) {
	c, ok, err := readOne(ctx, s, db.S(selectChanges+condition), scanChange)
	if err == nil && ok {
		c.What, err = s.what(ctx, c)
	}
	return c, ok, err
}

// subjects is the SQL of the rows that the record of change ?1 names, each once: by itself, or as the owner of a detail.
const subjects = `SELECT tbl, min(first), max(last), sum(last - first + 1) FROM (
  SELECT DISTINCT tbl, first, last FROM (
    SELECT tbl, first, last FROM change_rows r WHERE change_id = ?1 AND first IS NOT NULL AND (op = 'made' OR NOT EXISTS (
      SELECT 1 FROM change_rows m WHERE m.change_id = ?1 AND m.tbl = r.tbl AND m.op = 'made' AND r.first BETWEEN m.first AND m.last))
    UNION ALL
    SELECT tbl, owner, owner FROM (
      SELECT CASE WHEN json_extract(was, '$.note_id') IS NULL THEN 'contacts' ELSE 'notes' END AS tbl,
        coalesce(json_extract(was, '$.note_id'), json_extract(was, '$.contact_id')) AS owner
      FROM change_rows WHERE change_id = ?1 AND first IS NULL))) GROUP BY tbl ORDER BY tbl DESC`

// what puts a change's subjects in words.
func (s *Store) what(ctx context.Context, c Change) (string, error) {
	id := c.ID
	if c.Undoes != 0 {
		id = c.Undoes
	}
	words, err := readAll(ctx, s, db.S(subjects, id), func(row db.Row) (string, error) {
		var table string
		var first, last, n int64
		if err := row.Scan(&table, &first, &last, &n); err != nil {
			return "", err
		}
		if n > 1 {
			return fmt.Sprintf("%d %s", n, table), nil
		}
		return s.subject(ctx, table, first)
	})
	if c.Undoes != 0 {
		words = append([]string{fmt.Sprintf("c%d", c.Undoes)}, words...)
	}
	return strings.Join(words, ", "), err
}

// subject names one row of an entity.
func (s *Store) subject(ctx context.Context, table string, id int64) (string, error) {
	switch table {
	case "contacts":
		name, _, err := readOne(ctx, s, db.S("SELECT name || ' (' || id || ')' FROM contacts WHERE id = ?", id), scanOne[string])
		return name, err
	case "groups":
		name, _, err := readOne(ctx, s, db.S("SELECT 'group ' || name FROM groups WHERE id = ?", id), scanOne[string])
		return name, err
	case "notes":
		return fmt.Sprintf("n%d", id), nil
	default:
		return table, nil
	}
}
