package store

import (
	"cmp"
	"context"
	"errors"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// A handover is a journal for a successor. It is made new, and filled with what they are to have: nothing has to be taken
// out of it, and no byte of its file was ever anything else. Numbers and uids stay, so that what the one journal says of
// n841 the other means too, and both can be put together later.

// HandoverFilter says whom a handover is of, and what of them.
type HandoverFilter struct {
	Who     []int64 // these contacts; nil is everybody who was not removed
	Private bool    // private notes too, and what came of them

	today journal.Day
}

// Handover is a successor's journal, open, and what making it came to. Every relationship in it waits to be assessed anew:
// what trust there is between others does not pass to whoever comes after them.
type Handover struct {
	Journal *Store
	Who     []int64 // those handed over, by name
	Named   int     // how many others it has by name alone, as they take part in notes

	// How many were left out of what concerns them: private notes, and what came of those.
	Notes, FollowUps, Facts int

	Assessments int // how many there are of them, which are not handed over
	Secret      int // how many of these a private note shows that was left out
}

// HandOver makes the journal of a handover at path, where nothing is yet. To close it is up to the caller. tick is called as
// it goes on.
func (s *Store) HandOver(ctx context.Context, path string, f HandoverFilter, tick func()) (h Handover, err error) {
	v, err := s.Settings(ctx)
	if err != nil {
		return h, err
	}
	vacant, err := s.VacantSeats(ctx)
	if err != nil {
		return h, err
	}
	h.Journal, err = Open(ctx, Options{
		Path: path, Create: true, Now: s.now, Author: cmp.Or(v.Author, s.author), Command: "export handover",
	})
	if err != nil {
		return h, err
	}
	err = s.fill(ctx, &h, f, v.Every, tick)
	if err == nil {
		err = h.Journal.leaveTaken(ctx, vacant)
	}
	if err != nil {
		_ = h.Journal.Close() // err says more
		return Handover{}, err
	}
	return h, nil
}

// fill copies what the filter lets through, as it is at one moment.
func (s *Store) fill(ctx context.Context, h *Handover, f HandoverFilter, every journal.Cadence, tick func()) error {
	f.today = s.Today()
	tables := handedOver()
	statements := []db.Stmt{f.stmt(selectChosen), f.stmt(countLeftOut)}
	for _, t := range tables {
		statements = append(statements, f.stmt(t.query()))
	}
	return explain(s.db.Abreast(ctx, func(c []*db.Cursor) error {
		if err := h.read(c[0], c[1]); err != nil {
			return err
		}
		return h.Journal.writeBatch(ctx, func(yield func(db.Stmt) bool) {
			ticking := func(st db.Stmt) bool { tick(); return yield(st) }
			_ = yield(db.S("UPDATE settings SET every = ?", every)) && h.receive(tables, c[2:], ticking)
		})
	}, statements...))
}

// read reads who is handed over, and what is left out.
func (h *Handover) read(chosen, left *db.Cursor) error {
	for chosen.Next() {
		id, err := chosen.Row().Int64(0)
		if err != nil {
			return err
		}
		h.Who = append(h.Who, id)
	}
	if err := chosen.Err(); err != nil {
		return err
	}
	if !left.Next() {
		return cmp.Or(left.Err(), errors.New("nothing was counted"))
	}
	return left.Row().Scan(&h.Notes, &h.FollowUps, &h.Facts, &h.Assessments, &h.Secret, &h.Named)
}

// leaveTaken lets go, in a handover, of seats that are vacant there alone: whoever holds them now is not handed over. It
// belongs to the change that made the contacts.
func (s *Store) leaveTaken(ctx context.Context, vacant []Seat) error {
	known := map[string]bool{}
	for _, seat := range vacant {
		known[seat.key()] = true
	}
	here, err := s.VacantSeats(ctx)
	if err != nil {
		return err
	}
	var batch []db.Stmt
	for _, seat := range here {
		if !known[seat.key()] {
			batch = append(batch, seat.dismiss()...)
		}
	}
	if batch == nil {
		return nil
	}
	return explain(s.db.Write(ctx, db.Batch(append(batch, stamp())...)))
}

// handingOver begins each query of a handover: who is chosen, the notes they take part in and those of them that are kept,
// who is named in these, the follow-ups that are kept, and the initiatives. Its parameters are the chosen, whether all are,
// whether private notes are kept, and the day.
const handingOver = `WITH
  chosen(id) AS MATERIALIZED (SELECT c.id FROM contacts c WHERE ` + kept + ` AND (?2 OR c.id IN (SELECT value FROM json_each(?1)))),
  theirs(id, private) AS MATERIALIZED (SELECT n.id, n.private FROM notes n WHERE n.deleted IS NULL AND n.id IN (
    SELECT note_id FROM participants WHERE contact_id IN (SELECT id FROM chosen)
    UNION SELECT note_id FROM heard WHERE speaker IN (SELECT id FROM chosen))),
  kept(id) AS MATERIALIZED (SELECT id FROM theirs WHERE private = 0 OR ?3),
  named(id) AS MATERIALIZED (SELECT c.id FROM contacts c WHERE ` + kept + ` AND c.id IN (
    SELECT contact_id FROM participants WHERE note_id IN (SELECT id FROM kept)
    UNION SELECT speaker FROM heard WHERE note_id IN (SELECT id FROM kept))),
  owed(id, initiative_id) AS MATERIALIZED (SELECT t.id, t.initiative_id FROM followups t
    WHERE t.deleted IS NULL AND (?3 OR NOT ` + fromPrivateNote + `) AND (t.contact_id IN (SELECT id FROM chosen)
      OR t.contact_id IS NULL AND (t.note_id IN (SELECT id FROM kept) OR ?2 AND t.note_id IS NULL))),
  joint(id) AS MATERIALIZED (SELECT i.id FROM initiatives i WHERE i.deleted IS NULL AND (?2 OR i.id IN (
    SELECT initiative_id FROM initiative_contacts WHERE contact_id IN (SELECT id FROM chosen) UNION SELECT initiative_id FROM owed))),
  today(day) AS (SELECT ?4)
`

const selectChosen = "SELECT c.id FROM chosen JOIN contacts c ON c.id = chosen.id ORDER BY c.name_key, c.id"

// isAssessed is that an assessment t is of somebody chosen, and does not itself wait to be made anew.
const isAssessed = "t.deleted IS NULL AND t.evidence <> '' AND t.contact_id IN (SELECT id FROM chosen)"

const countLeftOut = `SELECT (SELECT count(*) FROM theirs WHERE id NOT IN (SELECT id FROM kept)),
  (SELECT count(*) FROM followups t WHERE t.deleted IS NULL AND NOT ?3 AND ` + fromPrivateNote + ` AND (
    t.contact_id IN (SELECT id FROM chosen) OR t.contact_id IS NULL AND t.note_id IN (SELECT id FROM theirs))),
  (SELECT count(*) FROM facts t WHERE t.deleted IS NULL AND t.dropped IS NULL AND NOT ?3 AND ` + fromPrivateNote + `
    AND t.contact_id IN (SELECT id FROM chosen)),
  (SELECT count(*) FROM assessments t WHERE ` + isAssessed + `),
  (SELECT count(*) FROM assessments t WHERE ` + isAssessed + ` AND NOT ?3 AND ` + fromPrivateNote + `),
  (SELECT count(*) FROM named WHERE id NOT IN (SELECT id FROM chosen))`

// stmt is a query behind handingOver.
func (f HandoverFilter) stmt(query string) db.Stmt {
	return db.S(handingOver+query, toJSON(f.Who), f.Who == nil, f.Private, f.today)
}

// Noted is how many notes there are, and the days of the first and the last.
func (s *Store) Noted(ctx context.Context) (n int, first, last journal.Day, err error) {
	rows, err := s.read(ctx, db.S("SELECT count(*), min(day), max(day) FROM notes WHERE deleted IS NULL"))
	if err == nil {
		err = rows[0].Scan(&n, &first, &last)
	}
	return n, first, last, err
}
