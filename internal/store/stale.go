package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// StaleFilter narrows who is due.
type StaleFilter struct {
	ContactFilter     // Limit is how many are listed; Sort does not count
	Within        int // due in so many days from today, too
	Long          bool
}

// LongPast is after how many cadences a contact who is due is counted, but listed only when asked for.
const LongPast = 4

// Due is a contact who is due, with what helps to call them.
type Due struct {
	Who
	Title        string
	Organization string
	Channel      journal.Channel // how they were last touched
	Tried        journal.Day     // the latest attempt since then
	Every        journal.Cadence
	EveryFrom    journal.CadenceSource
	Due          journal.Day // zero when no cadence makes them due
	Phone        string
	Written      bool // the last three touches were all in writing, so that a call may do more
	NeverMet     bool // touched three times or more, and as far as is noted never in person, so that a meeting may do more
	Owed         int  // how many follow-ups with them are open

	Occasion Occasion // what there is within a week to get in touch about; its Day is zero when there is nothing
}

// Stale is who is due, and how many are not in the list.
type Stale struct {
	List    []Due
	More    int         // due, but beyond the limit
	Long    int         // more than LongPast cadences past due, and left out
	Longest []string    // the names of the latest of those, three at most
	Unmet   int         // no conversation yet, due or not, under the same filter
	Soonest journal.Day // the next due day after the list's end; zero when nobody else will be due
}

// selectDue reads what a caller needs of each contact of list, a query with their numbers and places, in that order. Who
// they are is found out before: to look up the details of all who are due takes longer than to rank them. Its parameter
// is today.
const selectDue = `SELECT c.id, c.uid, c.name,
  CASE WHEN h.title = '' OR h.organization = '' THEN h.title || h.organization ELSE h.title || ', ' || h.organization END,
  c.last_touched, h.title, h.organization,
  (SELECT n.channel FROM participants p JOIN notes n ON n.id = p.note_id
    WHERE p.contact_id = c.id AND p.day = c.last_touched AND p.counts ORDER BY p.note_id DESC LIMIT 1),
  (SELECT p.day FROM participants p JOIN notes n ON n.id = p.note_id
    WHERE p.contact_id = c.id AND p.role = 'present' AND p.day >= coalesce(c.last_touched, '') AND n.tried AND n.deleted IS NULL
    ORDER BY p.day DESC LIMIT 1),
  c.cadence, c.cadence_from, c.due,
  (SELECT value FROM points WHERE contact_id = c.id AND kind = 'phone' ORDER BY id LIMIT 1),
  (SELECT count(*) = 3 AND sum(channel IN ('email', 'message', 'letter')) = 3 FROM (
    SELECT n.channel FROM participants p JOIN notes n ON n.id = p.note_id
    WHERE p.contact_id = c.id AND p.counts ORDER BY p.day DESC, p.note_id DESC LIMIT 3)),
  (SELECT count(*) = 3 FROM (SELECT 1 FROM participants WHERE contact_id = c.id AND counts LIMIT 3))
    AND NOT EXISTS (SELECT 1 FROM participants p JOIN notes n ON n.id = p.note_id
    WHERE p.contact_id = c.id AND p.role = 'present' AND n.deleted IS NULL AND NOT n.tried
      AND coalesce(n.channel, '') NOT IN ('call', 'video', 'email', 'message', 'letter')),
  (SELECT count(*) FROM followups WHERE contact_id = c.id AND state = 'open' AND deleted IS NULL)
FROM list CROSS JOIN contacts c ON c.id = list.id
LEFT JOIN positions h ON h.id = (SELECT id FROM positions
  WHERE contact_id = c.id AND ` + heldOn + ` ORDER BY started, id LIMIT 1)
ORDER BY list.place`

func scanDue(row db.Row) (d Due, err error) {
	err = row.Scan(&d.ID, &d.UID, &d.Name, &d.Position, &d.LastTouched, &d.Title, &d.Organization,
		&d.Channel, &d.Tried, &d.Every, &d.EveryFrom, &d.Due, &d.Phone, &d.Written, &d.NeverMet, &d.Owed)
	return d, err
}

// ranked begins a query about those who are due on the day until, or before it: the common table late has their numbers,
// names and due days, and how late they are, in cadences; negative when not due yet. A due day is reckoned anew wherever
// it is named, so that it is named once.
func (f StaleFilter) ranked(today, until journal.Day) *query {
	q := newQuery("WITH due AS MATERIALIZED (SELECT c.id, c.name, c.name_key, c.cadence, c.due AS day")
	from := f.query(" FROM contacts c WHERE ")
	q.add(from.sql.String(), from.args...)
	q.add(` AND c.due <= ?), late AS MATERIALIZED (
		SELECT id, name, name_key, day, (julianday(?) - julianday(day)) / cadence AS late FROM due)`, until, today)
	return q
}

// latestFirst is the order of those who are due: the latest in cadences, then by due day, name and number.
const latestFirst = "late DESC, day, name_key, id"

// Stale is who is due, the latest in cadences first, then by due day, name and number.
func (s *Store) Stale(ctx context.Context, f StaleFilter) (Stale, error) {
	if f.Never {
		return s.unmet(ctx, f)
	}
	var out Stale
	today := s.Today()
	q := f.ranked(today, today.Add(f.Within))
	q.add(", list AS (SELECT id, row_number() OVER (ORDER BY " + latestFirst + ") AS place FROM late WHERE true")
	if !f.Long {
		q.add(" AND late <= ?", float64(LongPast))
	}
	q.add(" ORDER BY place")
	q.limit(f.Limit)
	q.add(") "+selectDue, today)
	var err error
	if out.List, err = readAll(ctx, s, q.stmt(), scanDue); err != nil {
		return out, err
	}
	if err := s.addOccasions(ctx, out.List); err != nil {
		return out, err
	}
	return out, s.countStale(ctx, f, &out)
}

// countStale counts those who are not in the list.
func (s *Store) countStale(ctx context.Context, f StaleFilter, out *Stale) error {
	today := s.Today()
	q := f.ranked(today, today.Add(f.Within))
	q.add(" SELECT coalesce(sum(late <= ?), 0), coalesce(sum(late > ?), 0) FROM late", float64(LongPast), float64(LongPast))
	rows, err := s.read(ctx, q.stmt())
	if err != nil {
		return err
	}
	var listed int
	if err := rows[0].Scan(&listed, &out.Long); err != nil {
		return err
	}
	if f.Long {
		listed, out.Long = listed+out.Long, 0
	}
	out.More = listed - len(out.List)
	if out.Longest, err = s.longest(ctx, f, min(out.Long, longNamed)); err != nil {
		return err
	}
	if out.Unmet, err = s.countUnmet(ctx, f); err != nil {
		return err
	}
	next := f.query("SELECT min(c.due) FROM contacts c WHERE ")
	next.add(" AND c.due > ?", today.Add(f.Within))
	out.Soonest, _, err = readOne(ctx, s, next.stmt(), scanOne[journal.Day])
	return err
}

// longNamed is how many of those who are long past due are named.
const longNamed = 3

// longest is the names of so many of those more than LongPast cadences past due, the latest first.
func (s *Store) longest(ctx context.Context, f StaleFilter, n int) ([]string, error) {
	if n == 0 {
		return nil, nil
	}
	today := s.Today()
	q := f.ranked(today, today)
	q.add(" SELECT name FROM late WHERE late > ? ORDER BY "+latestFirst, float64(LongPast))
	q.limit(n)
	return readAll(ctx, s, q.stmt(), scanOne[string])
}

// unmetCondition is those with no conversation yet who are still to be met.
const unmetCondition = " AND c.last_touched IS NULL AND c.stage <> 'dormant' AND c.kind = 'person' AND c.cadence <> -1"

func (s *Store) countUnmet(ctx context.Context, f StaleFilter) (int, error) {
	q := f.query("SELECT count(*) FROM contacts c WHERE ")
	q.add(unmetCondition)
	n, _, err := readOne(ctx, s, q.stmt(), scanOne[int])
	return n, err
}

// unmet is who has no conversation yet, those who are due first.
func (s *Store) unmet(ctx context.Context, f StaleFilter) (Stale, error) {
	var out Stale
	q := newQuery(`WITH list AS (
		SELECT c.id, row_number() OVER (ORDER BY coalesce(c.due, '9999-12-31'), c.added, c.name_key, c.id) AS place`)
	from := f.query(" FROM contacts c WHERE ")
	q.add(from.sql.String()+unmetCondition+" ORDER BY place", from.args...)
	q.limit(f.Limit)
	q.add(") "+selectDue, s.Today())
	var err error
	if out.List, err = readAll(ctx, s, q.stmt(), scanDue); err != nil {
		return out, err
	}
	if err := s.addOccasions(ctx, out.List); err != nil {
		return out, err
	}
	all, err := s.countUnmet(ctx, f)
	out.More = all - len(out.List)
	return out, err
}
