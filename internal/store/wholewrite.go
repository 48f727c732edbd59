package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ImportWhole imports a file of everything as one change, reading it once and holding few things at a time. bad is told of each
// that cannot be taken, in the order of the file; where it says false, nothing is written in the end, though all are looked at.
// The error then is ErrBadRows, and ErrUnchanged where all of the file is there already.
func (s *Store) ImportWhole(
	ctx context.Context, file iter.Seq2[journal.Entry, error], o WholeImport, bad func(PlannedThing) bool,
) (Imported, error) {
	p, err := s.planWhole(ctx, o)
	if err != nil {
		return Imported{}, err
	}
	w := &wholeWriter{p: p}
	err = s.change(ctx, func(yield func(db.Stmt) bool) { w.write(ctx, file, bad, yield) })
	if _, raised := db.Raised(err); raised {
		return Imported{}, ErrOutdated
	}
	return w.done, explain(err)
}

// wholeWriter makes the batch of an import of everything.
type wholeWriter struct {
	p    *wholePlanner
	done Imported
}

func (w *wholeWriter) write(
	ctx context.Context, file iter.Seq2[journal.Entry, error], bad func(PlannedThing) bool, yield func(db.Stmt) bool,
) {
	ok := yield(expect("(SELECT coalesce(max(id), 0) FROM changes WHERE id < "+current+") = ?", w.p.mark)) &&
		yield(db.S("UPDATE state SET bulk = (SELECT coalesce(max(id), 0) FROM notes)"))
	stopped := false
	for x, err := range w.p.rows(ctx, file) {
		if err != nil {
			yield(db.Fail(err))
			return
		}
		w.done.Count(x)
		switch {
		case x.Bad != nil:
			stopped = !bad(x) || stopped
		case x.Action == Adding && !stopped:
			b := &wholeBatch{as: w.p.as}
			x.thing.make(b)
			ok = ok && yieldAll(yield, b.batch)
		}
		if !ok {
			return
		}
	}
	if ok {
		w.end(stopped, yield)
	}
}

// end completes the batch, or stops it.
func (w *wholeWriter) end(stopped bool, yield func(db.Stmt) bool) {
	switch {
	case stopped:
		yield(db.Fail(ErrBadRows))
	case w.done.Added == 0:
		yield(db.Fail(ErrUnchanged))
	default:
		if !yieldAll(yield, []db.Stmt{db.S("UPDATE state SET bulk = NULL"), notesInPieces, notesWithGaps}) || w.p.o.Keep == nil {
			return
		}
		if err := w.p.o.Keep(); err != nil {
			yield(db.Fail(err))
		}
	}
}

// A bulk of notes is recorded as having made all from the first to the last. Those of a file keep their numbers, which have
// gaps: in its place each piece without one is recorded.
var (
	notesInPieces = db.S(`INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT ` + current + `, 'notes', 'made', min(id), max(id)
		FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS piece FROM notes WHERE id >= (
			SELECT first FROM change_rows WHERE change_id = ` + current + ` AND tbl = 'notes' AND op = 'made'))
		GROUP BY piece ORDER BY piece`)
	notesWithGaps = db.S(`DELETE FROM change_rows WHERE id = (
		SELECT min(id) FROM change_rows WHERE change_id = ` + current + ` AND tbl = 'notes' AND op = 'made')`)
)
