package store

import (
	"context"
	"errors"
	"iter"
	"math"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// An export of all notes reads four tables abreast, each once and in the order of the notes' numbers, and puts them
// together here: to ask for the details of each note by itself takes several times as long, and to sort them more memory
// than a laptop should spend.

// wide reports whether the filter lets most notes through, so that reading all details costs little more than theirs.
func (f NoteFilter) wide() bool {
	return f.ByNumber && f.Limit == 0 && f.Who == nil && f.Groups == nil && f.Tags == nil && f.Channels == nil && f.Initiative == 0
}

// selectBareNotes reads notes without what hangs off them.
const selectBareNotes = `SELECT n.id, n.uid, n.day, n.time, n.channel, n.body,
  n.touch, n.tried, n.private, n.author, n.began, n.deleted IS NOT NULL, n.initiative_id FROM notes n WHERE `

func scanBareNote(row db.Row, n *journal.Note) error {
	return row.Scan(&n.ID, &n.UID, &n.Day, &n.Time, &n.Channel, &n.Body,
		&n.Touch, &n.Tried, &n.Private, &n.Author, &n.Began, &n.Deleted, &n.Initiative.ID)
}

// manyNotes is the notes that pass a wide filter, in the order of their numbers.
func (s *Store) manyNotes(ctx context.Context, f NoteFilter) iter.Seq2[journal.Note, error] {
	bare := f.query(selectBareNotes)
	bare.add(" ORDER BY n.id")
	statements := []db.Stmt{
		db.S(selectRosterSize), db.S(selectRoster), bare.stmt(),
		db.S("SELECT note_id, contact_id, role FROM participants ORDER BY note_id"),
		db.S("SELECT note_id, speaker, text FROM heard ORDER BY note_id, id"),
		db.S("SELECT note_id, tag FROM note_tags ORDER BY note_id, tag"),
		db.S("SELECT id, uid, name FROM initiatives WHERE deleted IS NULL"),
	}
	return func(yield func(journal.Note, error) bool) {
		left := errors.New("the caller has left")
		err := s.db.Abreast(ctx, func(c []*db.Cursor) error {
			known, err := readRoster(c[0], c[1])
			if err != nil {
				return err
			}
			initiatives, err := readInitiatives(c[6])
			if err != nil {
				return err
			}
			m := noteMerge{known, initiatives, c[2], noteDetails{cursor: c[3]}, noteDetails{cursor: c[4]}, noteDetails{cursor: c[5]}}
			for m.notes.Next() {
				n, err := m.note()
				if err != nil {
					return err
				}
				if !yield(n, nil) {
					return left
				}
			}
			return m.notes.Err()
		}, statements...)
		if err != nil && !errors.Is(err, left) {
			yield(journal.Note{}, explain(err))
		}
	}
}

// readInitiatives reads the initiatives that notes may belong to, by number: there are never many.
func readInitiatives(c *db.Cursor) (map[int64]journal.InitiativeName, error) {
	initiatives := map[int64]journal.InitiativeName{}
	for c.Next() {
		var in journal.InitiativeName
		if err := c.Row().Scan(&in.ID, &in.UID, &in.Name); err != nil {
			return nil, err
		}
		initiatives[in.ID] = in
	}
	return initiatives, c.Err()
}

// noteMerge puts notes together from cursors that go by their numbers.
type noteMerge struct {
	roster             roster
	initiatives        map[int64]journal.InitiativeName
	notes              *db.Cursor
	seats, heard, tags noteDetails
}

// note is the note that the cursor of notes stands at, with all its details.
func (m *noteMerge) note() (n journal.Note, err error) {
	if err := scanBareNote(m.notes.Row(), &n); err != nil {
		return n, err
	}
	if n.Initiative.ID != 0 {
		n.Initiative = m.initiatives[n.Initiative.ID]
	}
	for m.seats.of(n.ID) {
		p := m.roster.participant(&m.seats)
		n.Participants = append(n.Participants, p)
	}
	m.roster.sort(n.Participants)
	for m.heard.of(n.ID) {
		n.Heard = append(n.Heard, m.roster.heard(&m.heard))
	}
	for m.tags.of(n.ID) {
		n.Tags = append(n.Tags, m.tags.text(1))
	}
	return n, firstError(m.seats.err, m.heard.err, m.tags.err)
}

// noteDetails are rows that begin with the number of the note they belong to, in the order of these numbers. What goes
// wrong ends them, and is kept in err.
type noteDetails struct {
	cursor *db.Cursor
	row    db.Row // the row the cursor stands at
	note   int64  // whose it is; 0 before the first
	taken  bool   // of has reported the row
	err    error
}

// farNote is a number behind those of all notes.
const farNote = math.MaxInt64

// of moves to the next row of a note, and reports whether there is one. Rows of notes before it, which nobody asked for,
// go by.
func (d *noteDetails) of(note int64) bool {
	for d.note < note || d.taken {
		if d.taken = false; !d.cursor.Next() {
			d.note, d.err = farNote, firstError(d.err, d.cursor.Err())
			return false
		}
		d.row = d.cursor.Row()
		d.note = d.number(0)
	}
	d.taken = d.note == note && d.note != farNote
	return d.taken
}

// number is a column of the row, counted from 0, that holds a whole number.
func (d *noteDetails) number(column int) int64 {
	n, err := d.row.Int64(column)
	d.err = firstError(d.err, err)
	return n
}

// text is a column of the row, counted from 0, that holds text.
func (d *noteDetails) text(column int) string {
	s, err := d.row.Text(column)
	d.err = firstError(d.err, err)
	return s
}
