package store

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ImportNotes imports notes as one change, reading them once and holding few of them at a time. bad is told of each row that
// cannot be taken, in the order of the file; where it says false, nothing is written in the end, though all rows are
// looked at. The error then is ErrBadRows, and ErrUnchanged where all that the file has is there already.
func (s *Store) ImportNotes(
	ctx context.Context, cards iter.Seq2[journal.NoteCard, error], o NoteImport, bad func(PlannedNote) bool,
) (ImportedNotes, error) {
	p, err := s.planNotes(ctx, o)
	if err != nil {
		return ImportedNotes{}, err
	}
	w := newNoteWriter(p)
	if w.saves, err = s.saveMap(ctx, o.Map); err != nil {
		return ImportedNotes{}, err
	}
	err = s.change(ctx, w.batch(ctx, cards, bad))
	if _, raised := db.Raised(err); raised {
		return ImportedNotes{}, ErrOutdated
	}
	if err == nil {
		err = s.readMoved(ctx, &w.done)
	}
	return w.done, explain(err)
}

// ErrBadRows is the error of an import that was stopped by a row which cannot be taken.
var ErrBadRows error = journal.Bad("mend the file, or leave such rows out", "some rows cannot be imported")

// noteWriter makes the batch of an import of notes.
type noteWriter struct {
	p     *notePlanner
	done  ImportedNotes
	yield func(db.Stmt) bool

	saves  []db.Stmt // of the map
	last   int64     // the number of the note added last
	days   map[journal.Day]string
	notes  inserts
	heard  inserts
	tags   inserts
	people inserts
	parts  []participation // those that are still to be sorted
}

// participation is somebody's part in a note. day is one string for all of a day.
type participation struct {
	contact, note int64
	day           string
	role          journal.Role
	counts        bool
}

func newNoteWriter(p *notePlanner) *noteWriter {
	return &noteWriter{
		p: p, last: p.lastNote, days: map[journal.Day]string{},
		notes:  newInserts("notes(id, uid, day, time, channel, body, touch, tried, private, author, began, initiative_id)"),
		heard:  newInserts("heard(note_id, speaker, text)"),
		tags:   newInserts("note_tags(note_id, tag)"),
		people: newInserts("participants(contact_id, day, note_id, role, counts)"),
	}
}

func (w *noteWriter) batch(
	ctx context.Context, cards iter.Seq2[journal.NoteCard, error], bad func(PlannedNote) bool,
) iter.Seq[db.Stmt] {
	return func(yield func(db.Stmt) bool) { w.write(ctx, cards, bad, yield) }
}

// write yields the batch. Numbers are known before they are given: nothing was written since the planner looked, or the
// guard says so.
func (w *noteWriter) write(
	ctx context.Context, cards iter.Seq2[journal.NoteCard, error], bad func(PlannedNote) bool, yield func(db.Stmt) bool,
) {
	w.yield = yield
	ok := yield(expect("(SELECT coalesce(max(id), 0) FROM changes WHERE id < "+current+") = ?", w.p.mark)) &&
		yieldAll(yield, w.saves) && w.p.s.importPeople(w.p.o.Who, yield) &&
		yield(db.S("UPDATE state SET bulk = (SELECT coalesce(max(id), 0) FROM notes)"))
	stopped := false
	for row, err := range w.p.rows(ctx, cards) {
		if err != nil {
			yield(db.Fail(err))
			return
		}
		if row.Bad != nil {
			stopped = !bad(row) || stopped
		}
		if ok = ok && (stopped || w.take(row)); !ok {
			return
		}
	}
	if ok {
		w.end(stopped)
	}
}

// yieldAll yields statements, as long as they are wanted.
func yieldAll(yield func(db.Stmt) bool, batch []db.Stmt) bool {
	for _, st := range batch {
		if !yield(st) {
			return false
		}
	}
	return true
}

// end completes the batch, or stops it.
func (w *noteWriter) end(stopped bool) {
	switch {
	case stopped:
		w.yield(db.Fail(ErrBadRows))
	case w.done.Added == 0 && !w.p.o.Who.Changes():
		w.yield(db.Fail(ErrUnchanged))
	default:
		_ = w.flush(true) && w.move() && w.yield(db.S("UPDATE state SET bulk = NULL")) && w.yield(giveWay(w.p.lastNote)) && w.keep()
	}
}

// keep has what was there before kept, now that the batch is complete and nobody else sees it yet.
func (w *noteWriter) keep() bool {
	if w.p.o.Keep == nil {
		return true
	}
	err := w.p.o.Keep()
	return err == nil || w.yield(db.Fail(err))
}

// take writes one row.
func (w *noteWriter) take(row PlannedNote) bool {
	w.done.Count(row)
	if row.Bad != nil || row.Action != Adding {
		return true
	}
	if !yieldAll(w.yield, w.p.give.add(w.p.s, row.groups, row.fresh)) {
		return false
	}
	if !w.done.makePlanned(row.NewInitiative, w.yield) {
		return false
	}
	w.last++
	w.add(row)
	if w.notes.rows() < rowsAtOnce {
		return true
	}
	return w.flush(false)
}

// add puts a row with the others that wait.
func (w *noteWriter) add(row PlannedNote) {
	n := row.Card.Note
	day, ok := w.days[n.Day]
	if !ok {
		day = n.Day.String()
		w.days[n.Day] = day
	}
	w.notes.add(w.last, n.UID, day, orNull(n.Time), textOrNull(n.Channel), n.Body, bit(n.Touch), bit(n.Tried), bit(n.Private),
		n.Author, textOrNull(n.Began), orNull(n.Initiative.ID))
	for _, x := range row.present {
		w.parts = append(w.parts, participation{x.id, w.last, day, journal.Present, n.Touch})
	}
	for _, x := range row.about {
		w.parts = append(w.parts, participation{x.id, w.last, day, journal.About, false})
	}
	for _, h := range row.heard {
		var speaker any
		if h.speaker != nil {
			speaker = h.speaker.id
		}
		w.heard.add(w.last, speaker, h.text)
	}
	for _, tag := range n.Tags {
		w.tags.add(w.last, tag)
	}
}

// sortedAtOnce is how many participations are sorted together: enough to fill the pages they go to, and few enough
// that the pages of their index stay at hand.
const sortedAtOnce = 1 << 16

// flush inserts what waits, notes before what hangs off them; all of it, or what fills whole statements.
func (w *noteWriter) flush(all bool) bool {
	insert := (*inserts).full
	if all {
		insert = (*inserts).all
	}
	if !insert(&w.notes, w.yield) || !insert(&w.heard, w.yield) || !insert(&w.tags, w.yield) {
		return false
	}
	if !all && len(w.parts) < sortedAtOnce {
		return true
	}
	slices.SortFunc(w.parts, func(a, b participation) int {
		return cmp.Or(cmp.Compare(a.contact, b.contact), cmp.Compare(a.day, b.day), cmp.Compare(a.note, b.note))
	})
	for _, p := range w.parts {
		w.people.add(p.contact, p.day, p.note, string(p.role), bit(p.counts))
		if w.people.rows() == rowsAtOnce && !w.people.full(w.yield) {
			return false
		}
	}
	w.parts = w.parts[:0]
	return insert(&w.people, w.yield)
}

// touchedNow is the SQL of a contact whom a note of the import touches; latestNow, of one whom it touches on the day of
// what was their latest touch so far, in the order of the notes. What was before the import is last_touched still.
const (
	touchedNow = `EXISTS (SELECT 1 FROM participants p WHERE p.contact_id = contacts.id AND p.counts
  AND p.note_id > (SELECT bulk FROM state))`
	latestNow = `EXISTS (SELECT 1 FROM participants p WHERE p.contact_id = contacts.id AND p.counts
  AND p.note_id > (SELECT bulk FROM state) AND p.day >= coalesce(last_touched, '')
  AND NOT EXISTS (SELECT 1 FROM organization_people h JOIN participants q ON q.contact_id = h.contact_id
    WHERE h.organization_id = contacts.id AND q.counts AND q.note_id > (SELECT bulk FROM state) AND q.note_id < p.note_id
    AND q.day > p.day AND q.day BETWEEN h.started AND h.ended))`
)

// move does to those touched what moveAlong does after each note, for all of them at once.
func (w *noteWriter) move() bool {
	return w.yield(db.S("UPDATE contacts SET stage = 'developing' WHERE stage = 'prospect' AND "+touchedNow)) &&
		w.yield(db.S("UPDATE contacts SET stage = 'developing' WHERE stage = 'dormant' AND "+latestNow)) &&
		w.yield(db.S("UPDATE contacts SET snooze = NULL WHERE snooze IS NOT NULL AND "+latestNow))
}

// readMoved counts what the last change, an import, has moved, and what gave way to it.
func (s *Store) readMoved(ctx context.Context, done *ImportedNotes) error {
	_, _, err := readOne(ctx, s, db.S(`SELECT coalesce(sum(was ->> 'stage' = 'prospect'), 0), coalesce(sum(was ->> 'stage' = 'dormant'), 0),
		coalesce(sum(was ->> 'snooze' IS NOT NULL), 0), coalesce(sum(tbl = 'notes'), 0)
		FROM change_rows WHERE change_id = (SELECT max(id) FROM changes) AND tbl IN ('contacts', 'notes') AND op = 'edited'`),
		func(row db.Row) (struct{}, error) {
			return struct{}{}, row.Scan(&done.Developing, &done.Returned, &done.Awake, &done.Replaced)
		})
	return err
}

func textOrNull[T ~string](v T) any {
	if v == "" {
		return nil
	}
	return string(v)
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
