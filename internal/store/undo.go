package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// recorded is one line of the record of a change.
type recorded struct {
	table, op   string
	first, last int64
	was, now    map[string]any
}

func scanRecorded(row db.Row) (r recorded, err error) {
	var was, now string
	err = row.Scan(&r.table, &r.op, &r.first, &r.last, &was, &now)
	if err == nil {
		err = r.read(was, now)
	}
	return r, err
}

// read reads the columns before and after that the line has.
func (r *recorded) read(was, now string) (err error) {
	if r.was, err = readImage(was); err == nil {
		r.now, err = readImage(now)
	}
	return err
}

// readImage reads the columns that a recording trigger wrote as JSON: text, whole numbers and nothing at all. What
// else a damaged journal may hold there is an error.
func readImage(text string) (map[string]any, error) {
	if text == "" {
		return nil, nil
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var image map[string]any
	if err := d.Decode(&image); err != nil {
		return nil, fmt.Errorf("the record of a change: %w", err)
	}
	if _, err := d.Token(); image == nil || !errors.Is(err, io.EOF) {
		return nil, errors.New("the record of a change is no row")
	}
	for column, v := range image {
		switch v := v.(type) {
		case nil, string:
		case json.Number:
			whole, err := v.Int64()
			if err != nil {
				return nil, fmt.Errorf("the record of a change: %w", err)
			}
			image[column] = whole
		default:
			return nil, fmt.Errorf("the record of a change: %s holds no value of a column", column)
		}
	}
	return image, nil
}

// Undo takes a change back: what it made is hidden, what it changed is as it was. It is refused, and nothing is
// changed, when a later change that is still in force builds on it, or when nothing of it is left.
func (s *Store) Undo(ctx context.Context, id int64) error { return s.replay(ctx, id, true) }

// Redo does a change again that was undone.
func (s *Store) Redo(ctx context.Context, id int64) error { return s.replay(ctx, id, false) }

// LiftsHold reports whether to take a change back, or to do it again, would end a hold on the journal.
func (s *Store) LiftsHold(ctx context.Context, c Change, undo bool) (bool, error) {
	record, err := s.record(ctx, c.ID)
	return slices.ContainsFunc(record, func(r recorded) bool {
		to := r.now
		if undo {
			to = r.was
		}
		hold, set := to["hold"].(int64)
		return r.table == "settings" && set && hold == 0
	}), err
}

func (s *Store) replay(ctx context.Context, id int64, undo bool) error {
	record, err := s.record(ctx, id)
	if err != nil {
		return err
	}
	if len(record) == 0 {
		return s.refusal(ctx, id, undo, nil)
	}
	if undo {
		slices.Reverse(record)
	}
	batch := []db.Stmt{
		expect("(SELECT undone FROM changes WHERE id = ? AND undoes IS NULL) = ?", id, !undo),
		s.header(id),
		db.S("UPDATE changes SET undone = ? WHERE id = ?", undo, id),
	}
	for _, q := range builtOn(id, record) {
		batch = append(batch, expect("NOT EXISTS ("+q.SQL+")", q.Args...))
	}
	for _, r := range record {
		batch = append(batch, r.replay(undo)...)
	}
	err = s.writeBatch(ctx, db.Batch(batch...))
	if _, raised := db.Raised(err); raised || db.IsUnique(err) {
		return s.refusal(ctx, id, undo, record)
	}
	return explain(err)
}

// record is the lines of a change's record, in their order.
func (s *Store) record(ctx context.Context, id int64) ([]recorded, error) {
	return readAll(ctx, s, db.S(`SELECT tbl, op, first, last, was, now FROM change_rows
		WHERE change_id = ? ORDER BY id`, id), scanRecorded)
}

// replay is the batch that takes the line back, or does it again; each statement expects to find what the line left.
func (r recorded) replay(undo bool) []db.Stmt {
	switch {
	case r.op == "made":
		return r.hide(undo)
	case r.op == "edited" && undo:
		return r.set(r.now, r.was)
	case r.op == "edited":
		return r.set(r.was, r.now)
	case (r.op == "linked") == undo:
		return r.unlink()
	default:
		return r.link()
	}
}

// manyNotes is from how many notes on hiding is done in bulk, their clocks reckoned once at the end.
const manyNotes = 1000

// hide hides the rows that were made, or shows them again.
func (r recorded) hide(hidden bool) []db.Stmt {
	to, from := "NULL", "NOT NULL"
	if hidden {
		to, from = current, "NULL"
	}
	n := r.last - r.first + 1
	batch := []db.Stmt{
		db.S("UPDATE "+r.table+" SET deleted = "+to+" WHERE id BETWEEN ? AND ? AND deleted IS "+from, r.first, r.last),
		expect("changes() = ?", n),
	}
	if r.table == "notes" && n >= manyNotes {
		begin := db.S("UPDATE state SET bulk = (SELECT max(id) FROM notes)")
		return append([]db.Stmt{begin}, append(batch, db.S("UPDATE state SET bulk = NULL"))...)
	}
	return batch
}

// set gives a row's columns other values, unless they no longer hold those expected.
func (r recorded) set(from, to map[string]any) []db.Stmt {
	q := newQuery("UPDATE " + r.table + " SET ")
	columns := sortedKeys(to)
	for i, c := range columns {
		if i > 0 {
			q.add(", ")
		}
		q.add(c+" = ?", to[c])
	}
	q.add(" WHERE id = ?", r.first)
	for _, c := range columns {
		q.add(" AND "+c+" IS ?", from[c])
	}
	return []db.Stmt{q.stmt(), expect("changes() = 1")}
}

// link makes a detail again.
func (r recorded) link() []db.Stmt {
	d := detailOf(r.table)
	insert := d.insert
	if insert == "" {
		insert = "INSERT INTO " + d.table + "(" + strings.Join(d.columns, ", ") +
			") VALUES (?" + strings.Repeat(", ?", len(d.columns)-1) + ")"
	}
	return []db.Stmt{db.S(insert, r.values(d.columns)...), expect("changes() = 1")}
}

// unlink takes a detail away.
func (r recorded) unlink() []db.Stmt {
	d := detailOf(r.table)
	where := strings.Join(d.columns, " IS ? AND ") + " IS ?"
	return []db.Stmt{db.S("DELETE FROM "+d.table+" WHERE "+where, r.values(d.columns)...), expect("changes() = 1")}
}

func (r recorded) values(columns []string) []any {
	out := make([]any, len(columns))
	for i, c := range columns {
		out[i] = r.was[c]
	}
	return out
}

func detailOf(table string) detail {
	i := slices.IndexFunc(details, func(d detail) bool { return d.table == table })
	return details[i]
}

func entityOf(table string) entity {
	i := slices.IndexFunc(entities, func(e entity) bool { return e.table == table })
	return entities[i]
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
