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
	return f.ByNumber && f.Limit == 0 && f.Who == nil && f.Groups == nil && f.Tags == nil && f.Channels == nil
}

// selectBareNotes reads notes without what hangs off them.
const selectBareNotes = `SELECT n.id, n.uid, n.day, n.time, n.channel, n.body,
  n.touch, n.tried, n.private, n.author, n.began, n.deleted IS NOT NULL FROM notes n WHERE `

func scanBareNote(row db.Row, n *journal.Note) error {
	return row.Scan(&n.ID, &n.UID, &n.Day, &n.Time, &n.Channel, &n.Body,
		&n.Touch, &n.Tried, &n.Private, &n.Author, &n.Began, &n.Deleted)
}

// manyNotes is the notes that pass a wide filter, in the order of their numbers.
func (s *Store) manyNotes(ctx context.Context, f NoteFilter) iter.Seq2[journal.Note, error] {
	bare := f.query(selectBareNotes)
	bare.add(" ORDER BY n.id")
	statements := []db.Stmt{
		db.S(selectRoster), bare.stmt(),
		db.S("SELECT note_id, contact_id, role FROM participants ORDER BY note_id"),
		db.S("SELECT note_id, speaker, text FROM heard ORDER BY note_id, id"),
		db.S("SELECT note_id, tag FROM note_tags ORDER BY note_id, tag"),
	}
	return func(yield func(journal.Note, error) bool) {
		left := errors.New("the caller has left")
		err := s.db.Abreast(ctx, func(c []*db.Cursor) error {
			known, err := readRoster(c[0])
			if err != nil {
				return err
			}
			m := noteMerge{known, c[1], noteDetails{cursor: c[2]}, noteDetails{cursor: c[3]}, noteDetails{cursor: c[4]}}
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

// noteMerge puts notes together from cursors that go by their numbers.
type noteMerge struct {
	roster             roster
	notes              *db.Cursor
	seats, heard, tags noteDetails
}

// note is the note that the cursor of notes stands at, with all its details.
func (m *noteMerge) note() (n journal.Note, err error) {
	if err := scanBareNote(m.notes.Row(), &n); err != nil {
		return n, err
	}
	err = m.seats.of(n.ID, func(row db.Row) error {
		p, err := m.roster.participant(row)
		n.Participants = append(n.Participants, p)
		return err
	})
	m.roster.sort(n.Participants)
	return n, firstError(err,
		m.heard.of(n.ID, func(row db.Row) error {
			h, err := m.roster.heard(row)
			n.Heard = append(n.Heard, h)
			return err
		}),
		m.tags.of(n.ID, func(row db.Row) error {
			var tag string
			err := row.Scan(new(any), &tag)
			n.Tags = append(n.Tags, tag)
			return err
		}))
}

// noteDetails are rows that begin with the number of the note they belong to, in the order of these numbers.
type noteDetails struct {
	cursor *db.Cursor
	begun  bool
	note   int64 // that of the row the cursor stands at; farNote when it is at its end
}

// farNote is a number behind those of all notes.
const farNote = math.MaxInt64

// of hands over the rows of one note. Those of notes before it, which were not asked for, go by.
func (d *noteDetails) of(note int64, take func(db.Row) error) error {
	if !d.begun {
		d.begun = true
		if err := d.next(); err != nil {
			return err
		}
	}
	for d.note <= note {
		if d.note == note {
			if err := take(d.cursor.Row()); err != nil {
				return err
			}
		}
		if err := d.next(); err != nil {
			return err
		}
	}
	return nil
}

func (d *noteDetails) next() (err error) {
	if !d.cursor.Next() {
		d.note = farNote
		return d.cursor.Err()
	}
	d.note, err = d.cursor.Row().Int64(0)
	return err
}
