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
	w := &wholeWriter{p: p, file: file}
	bringer := *s
	bringer.command = bringing
	err = bringer.change(ctx, func(yield func(db.Stmt) bool) {
		w.yield = yield
		w.write(ctx, bad)
	})
	s.wrote = s.wrote || bringer.wrote
	if _, raised := db.Raised(err); raised {
		return Imported{}, ErrOutdated
	}
	if err == nil && w.done.Changed() == 0 {
		err = ErrUnchanged // but for when what was edited
	}
	return w.done, explain(err)
}

// wholeWriter makes the batch of an import of everything.
type wholeWriter struct {
	p       *wholePlanner
	file    iter.Seq2[journal.Entry, error]
	yield   func(db.Stmt) bool
	done    Imported
	written bool     // something was
	stopped bool     // nothing is to be written, as a thing is bad
	bulk    bool     // notes are being added
	hidden  []string // the uids of those of them that were removed before they came
	later   bool     // notes that are here already become otherwise, which waits for those that are added
}

func (w *wholeWriter) write(ctx context.Context, bad func(PlannedThing) bool) {
	if !w.yield(expect("(SELECT coalesce(max(id), 0) FROM changes WHERE id < "+current+") = ?", w.p.mark)) {
		return
	}
	for x, err := range w.p.rows(ctx, w.file) {
		if err != nil {
			w.yield(db.Fail(err))
			return
		}
		w.done.Count(x)
		if x.Bad != nil {
			w.stopped = !bad(x) || w.stopped
		}
		if !w.stopped && x.Bad == nil && !w.thing(ctx, &x) {
			return
		}
	}
	if w.stopped || w.endNotes(ctx) {
		w.end()
	}
}

// thing writes what is to be written of one, and reports whether to go on.
func (w *wholeWriter) thing(ctx context.Context, x *PlannedThing) bool {
	note, fresh := x.Entry.Type == "note", x.Action == Adding || x.Action == Hiding
	if afterNotes(x.Entry.Type) && !w.endNotes(ctx) {
		return false
	}
	if note && fresh && !w.bulk {
		w.bulk = true
		if !w.yield(db.S("UPDATE state SET bulk = (SELECT coalesce(max(id), 0) FROM notes)")) {
			return false
		}
	}
	if note && !fresh {
		w.later = w.later || !x.brought.nothing()
		return true
	}
	return w.carryOut(x)
}

// carryOut writes one thing.
func (w *wholeWriter) carryOut(x *PlannedThing) bool {
	b, uid := &wholeBatch{as: w.p.as}, x.thing.head().UID
	var err error
	switch {
	case x.Action == Adding || x.Action == Hiding:
		x.thing.make(b)
		if x.brought != nil {
			b.elsewhere(x.table, uid, x.brought.edited)
		}
	case x.brought.nothing():
		return true
	default:
		err = b.change(x.Entry.Type, x.table, uid, x.brought)
	}
	if x.brought != nil && x.brought.root != nil && err == nil {
		err = b.change("contact", "contacts", w.p.parts[uid], x.brought.root)
	}
	if err != nil {
		w.yield(db.Fail(err))
		return false
	}
	switch {
	case x.Action == Hiding && w.bulk:
		w.hidden = append(w.hidden, uid)
	case x.Action == Hiding:
		b.add("UPDATE "+x.table+" SET deleted = "+current+" WHERE uid = ?", uid)
	}
	w.written = true
	return yieldAll(w.yield, b.batch)
}

// endNotes is behind the last of the notes: those that were added count from here on, and those that were here are changed, for
// which the file is read up to here once more.
func (w *wholeWriter) endNotes(ctx context.Context) bool {
	if w.bulk {
		w.bulk = false
		hide := db.S("UPDATE notes SET deleted = "+current+" WHERE uid IN (SELECT value FROM json_each(?))", toJSON(w.hidden))
		if w.hidden = nil; !yieldAll(w.yield, []db.Stmt{db.S("UPDATE state SET bulk = NULL"), notesInPieces, notesWithGaps, hide}) {
			return false
		}
	}
	if !w.later {
		return true
	}
	w.later = false
	p, err := w.p.s.planWhole(ctx, WholeImport{File: w.p.o.File, Unknown: func(string) {}})
	if err != nil {
		w.yield(db.Fail(err))
		return false
	}
	for x, err := range p.rows(ctx, w.file) {
		switch {
		case err != nil:
			w.yield(db.Fail(err))
			return false
		case afterNotes(x.Entry.Type):
			return true
		case x.Entry.Type == "note" && x.Bad == nil && x.Action != Adding && x.Action != Hiding:
			if !w.carryOut(&x) {
				return false
			}
		}
	}
	return true
}

// afterNotes reports whether things of a kind stand behind notes, which they may name.
func afterNotes(kind string) bool {
	return kind == "followup" || kind == "fact" || kind == "assessment" || kind == "review"
}

// end completes the batch, or stops it.
func (w *wholeWriter) end() {
	switch {
	case w.stopped:
		w.yield(db.Fail(ErrBadRows))
	case !w.written:
		w.yield(db.Fail(ErrUnchanged))
	case w.p.o.Keep != nil && w.done.Changed() > 0:
		if err := w.p.o.Keep(); err != nil {
			w.yield(db.Fail(err))
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
