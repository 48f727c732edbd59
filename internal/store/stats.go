package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Tally is how many notes there are of one month over one channel, and how many of them are what.
type Tally struct {
	Month   journal.Day // its first day
	Channel journal.Channel
	Notes   int
	Me      int // begun by me
	Them    int // begun by them
	Heard   int // with something heard
	Tried   int // without an answer yet
}

// Plus is both tallies taken together, of the month and channel of t.
func (t Tally) Plus(u Tally) Tally {
	t.Notes, t.Me, t.Them, t.Heard, t.Tried = t.Notes+u.Notes, t.Me+u.Me, t.Them+u.Them, t.Heard+u.Heard, t.Tried+u.Tried
	return t
}

// FirstDay is the day of the earliest note, removed ones apart; none where there is no note.
func (s *Store) FirstDay(ctx context.Context) (journal.Day, error) {
	day, _, err := readOne(ctx, s, db.S("SELECT day FROM notes WHERE deleted IS NULL ORDER BY day LIMIT 1"), scanOne[journal.Day])
	return day, err
}

// Stats counts the notes that pass the filter, which has to say Since and Until, by month and channel, in the order of the
// months. It counts year by year and tells progress how many are counted. Private is how many more there would be if private
// ones were not left out.
func (s *Store) Stats(ctx context.Context, f NoteFilter, progress func(int64)) (all []Tally, private int, err error) {
	for n := f.Since.Year; n <= f.Until.Year; n++ {
		year := f
		year.Since = later(f.Since, journal.Day{Year: n, Month: 1, Dom: 1})
		year.Until = earlier(f.Until, journal.Day{Year: n, Month: 12, Dom: 31})
		q := year.query(`SELECT substr(n.day, 1, 7) || '-01', n.channel, count(*), sum(n.began IS 'me'), sum(n.began IS 'them'),
			sum(n.heard_text IS NOT NULL), sum(n.tried) FROM notes n WHERE `)
		q.add(" GROUP BY 1, 2 ORDER BY 1, 2")
		some, err := readAll(ctx, s, q.stmt(), scanTally)
		if err != nil {
			return nil, 0, err
		}
		for _, t := range some {
			progress(int64(t.Notes))
		}
		all = append(all, some...)
	}
	private, _, err = readOne(ctx, s, f.leftOut().stmt(), scanOne[int])
	return all, private, err
}

func scanTally(row db.Row) (t Tally, err error) {
	return t, row.Scan(&t.Month, &t.Channel, &t.Notes, &t.Me, &t.Them, &t.Heard, &t.Tried)
}

func earlier(a, b journal.Day) journal.Day {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b journal.Day) journal.Day {
	if b.After(a) {
		return b
	}
	return a
}
