package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// HeardLine is a line of what was heard, with the note it is in.
type HeardLine struct {
	Note    int64
	UID     string // of the note
	Day     journal.Day
	Time    string
	Channel journal.Channel
	Private bool
	Speaker journal.Participant // who said it; nobody where that is not known
	Text    string
}

// HeardLines are the lines heard in the notes that pass the filter, in its order, streamed. Its Who is who said them,
// rather than who took part.
func (s *Store) HeardLines(ctx context.Context, f NoteFilter) iter.Seq2[HeardLine, error] {
	q := f.heard("SELECT n.id, n.uid, n.day, n.time, n.channel, n.private, coalesce(c.id, 0), coalesce(c.uid, ''), coalesce(c.name, ''), " +
		nameShared + ", h.text")
	if f.Oldest {
		q.add(" ORDER BY n.day, n.id, h.id")
	} else {
		q.add(" ORDER BY n.day DESC, n.id DESC, h.id")
	}
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scanHeardLine)
}

func scanHeardLine(row db.Row) (l HeardLine, err error) {
	return l, row.Scan(&l.Note, &l.UID, &l.Day, &l.Time, &l.Channel, &l.Private,
		&l.Speaker.ContactID, &l.Speaker.UID, &l.Speaker.Name, &l.Speaker.Shared, &l.Text)
}

// CountHeard is CountNotes for lines heard: those listed, and those in private notes that were left out.
func (s *Store) CountHeard(ctx context.Context, f NoteFilter) (shown, private int, err error) {
	leftOut := newQuery("SELECT 0")
	if !f.Private {
		secret := f
		secret.secret = true
		leftOut = secret.heard("SELECT count(DISTINCT n.id)")
	}
	return s.countNotes(ctx, f, f.heard("SELECT 1"), leftOut)
}

// heard is the filter as SQL for lines heard.
func (f NoteFilter) heard(selected string) *query {
	who := f.Who
	f.Who = nil
	q := f.query(selected + " FROM notes n JOIN heard h ON h.note_id = n.id LEFT JOIN contacts c ON c.id = h.speaker WHERE ")
	if who != nil {
		q.add(" AND h.speaker IN (SELECT value FROM json_each(?))", toJSON(who))
	}
	return q
}
