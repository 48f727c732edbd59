package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Occasion is a day that is about somebody: a birthday or another date of every year, or a position that begins or ends.
type Occasion struct {
	Who
	Day  journal.Day
	What string // "birthday", "begins: Director, Office of Child Care", "ends: …"
	Move bool   // a position begins or ends
}

// OccasionFilter narrows the occasions.
type OccasionFilter struct {
	Who   []int64 // of these contacts; nil is of all
	Since journal.Day
	Until journal.Day // the last day, within a year of the first
}

// selectYearly reads the yearly dates of days, a JSON array of numbers like 1231. What is kept on 29 February stands under
// the 28th as well in a year without one.
const selectYearly = `SELECT c.id, c.uid, c.name, ` + currentPosition + `, c.last_touched, y.label, y.month, y.day, coalesce(y.year, 0)
FROM json_each(?) wanted JOIN yearly_dates y ON y.month = wanted.value / 100 AND y.day = wanted.value % 100
JOIN contacts c ON c.id = y.contact_id WHERE c.deleted IS NULL AND c.merged_into IS NULL`

// selectMoves reads the positions that begin or end between two days.
const selectMoves = `SELECT c.id, c.uid, c.name, ` + currentPosition + `, c.last_touched, h.title, h.organization, h.started, h.ended
FROM (SELECT id FROM positions WHERE started BETWEEN ? AND ? UNION SELECT id FROM positions WHERE ended BETWEEN ? AND ?) chosen
JOIN positions h ON h.id = chosen.id JOIN contacts c ON c.id = h.contact_id WHERE c.deleted IS NULL AND c.merged_into IS NULL`

// Occasions are the occasions of a time, by day, then by name.
func (s *Store) Occasions(ctx context.Context, f OccasionFilter) ([]Occasion, error) {
	yearly, err := s.yearly(ctx, f)
	if err != nil {
		return nil, err
	}
	moves, err := s.moves(ctx, f)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(yearly, moves)
	slices.SortStableFunc(all, func(a, b Occasion) int {
		return cmp.Or(a.Day.Compare(b.Day), strings.Compare(journal.Fold(a.Name), journal.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

// yearly is the dates that come round in the time.
func (s *Store) yearly(ctx context.Context, f OccasionFilter) ([]Occasion, error) {
	q := newQuery(selectYearly, s.Today(), toJSON(f.yearDays()))
	q.of(f.Who)
	var out []Occasion
	_, err := readAll(ctx, s, q.stmt(), func(row db.Row) (o Occasion, err error) {
		var y journal.Yearly
		var month int
		if err := row.Scan(&o.ID, &o.UID, &o.Name, &o.Position, &o.LastTouched, &o.What, &month, &y.Day, &y.Year); err != nil {
			return o, err
		}
		y.Month = time.Month(month)
		if o.Day = y.Next(f.Since); !o.Day.IsZero() && !o.Day.After(f.Until) {
			out = append(out, o)
		}
		return o, nil
	})
	return out, err
}

// yearDays are the days of the time without their year, like 1231; 29 February is among them with the 28th, on which it is
// kept in a common year.
func (f OccasionFilter) yearDays() []int {
	var days []int
	for day := f.Since; !day.After(f.Until); day = day.Add(1) {
		days = append(days, int(day.Month)*100+day.Dom)
		if day.Month == time.February && day.Dom == 28 {
			days = append(days, 229)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// moves is the positions that begin or end in the time.
func (s *Store) moves(ctx context.Context, f OccasionFilter) ([]Occasion, error) {
	q := newQuery(selectMoves, s.Today(), f.Since, f.Until, f.Since, f.Until)
	q.of(f.Who)
	var out []Occasion
	_, err := readAll(ctx, s, q.stmt(), func(row db.Row) (o Occasion, err error) {
		var p journal.Position
		err = row.Scan(&o.ID, &o.UID, &o.Name, &o.Position, &o.LastTouched, &p.Title, &p.Organization, &p.From, &p.To)
		for _, end := range []struct {
			day  journal.Day
			word string
		}{{p.From, "begins: "}, {p.To, "ends: "}} {
			if !end.day.IsZero() && !end.day.Before(f.Since) && !end.day.After(f.Until) {
				o.Day, o.What, o.Move = end.day, end.word+p.String(), true
				out = append(out, o)
			}
		}
		return o, err
	})
	return out, err
}

// of narrows the query to some contacts; nil does not.
func (q *query) of(contacts []int64) {
	if contacts != nil {
		q.add(" AND c.id IN (SELECT value FROM json_each(?))", toJSON(contacts))
	}
}

// Prospects are those still to be met who are not due, those added longest ago first, and how many there are of them.
func (s *Store) Prospects(ctx context.Context, limit int) (first []Who, all int, err error) {
	const waiting = "c.stage = 'prospect' AND c.deleted IS NULL AND c.merged_into IS NULL AND (c.due IS NULL OR c.due > ?)"
	q := newQuery(selectWho+waiting+" ORDER BY c.added, c.id", s.Today(), s.Today())
	q.limit(limit)
	if first, err = readAll(ctx, s, q.stmt(), scanWho); err != nil {
		return nil, 0, err
	}
	all, _, err = readOne(ctx, s, db.S("SELECT count(*) FROM contacts c WHERE "+waiting, s.Today()), scanOne[int])
	return first, all, err
}

// nearDays is how many days away an occasion may be for somebody to be called about it: a birthday that comes, a move that
// comes or has just been.
const nearDays = 6

// addOccasions gives each of those who are due what there is to get in touch about: of several occasions the last, so that
// of a move it is what begins. It asks for these contacts alone.
func (s *Store) addOccasions(ctx context.Context, list []Due) error {
	if len(list) == 0 {
		return nil
	}
	f := OccasionFilter{Since: s.Today().Add(-nearDays), Until: s.Today().Add(nearDays)}
	at := map[int64]int{}
	for i, d := range list {
		f.Who, at[d.ID] = append(f.Who, d.ID), i
	}
	all, err := s.Occasions(ctx, f)
	for _, o := range all {
		if o.Move || !o.Day.Before(s.Today()) {
			list[at[o.ID]].Occasion = o
		}
	}
	return err
}
