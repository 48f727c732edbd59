package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// StageSuggestion is another stage that the record suggests for a contact. It is never set in silence.
type StageSuggestion struct {
	Who
	Stage    journal.Stage // the one suggested
	Why      string        // a sentence, without its full stop
	Standing journal.Standing
}

// StageSuggestions are those for these contacts, or for all where ids is nil, by name.
func (s *Store) StageSuggestions(ctx context.Context, ids []int64) ([]StageSuggestion, error) {
	return s.stageSuggestions(ctx, s.Today(), ids)
}

func (s *Store) stageSuggestions(ctx context.Context, today journal.Day, ids []int64) ([]StageSuggestion, error) {
	since := today.Add(-journal.Steadiness)
	q := newQuery(`SELECT c.id, c.uid, c.name, `+currentPosition+`, c.last_touched, c.stage, c.cadence, c.due,
		(SELECT json_group_array(DISTINCT day ORDER BY day) FROM participants WHERE contact_id = c.id AND counts AND day >= ?)
		FROM contacts c WHERE `+kept, today, since)
	if ids != nil {
		q.add(" AND c.id IN (SELECT value FROM json_each(?))", toJSON(ids))
	}
	q.add(` AND (c.stage = 'developing' AND c.last_touched >= ? OR c.stage IN ('developing', 'sustaining') AND c.last_touched <= ?)
		ORDER BY c.name_key, c.id`, since, today.Add(-journal.Silence))
	var out []StageSuggestion
	_, err := readAll(ctx, s, q.stmt(), func(row db.Row) (x StageSuggestion, err error) {
		var days string
		err = row.Scan(&x.ID, &x.UID, &x.Name, &x.Position, &x.LastTouched, &x.Standing.Stage, &x.Standing.Cadence, &x.Standing.Due, &days)
		if err == nil {
			err = fromJSON(days, &x.Standing.Touches)
		}
		x.Standing.LastTouched = x.LastTouched
		if x.Stage, x.Why = x.Standing.Suggest(today); err == nil && x.Stage != "" {
			out = append(out, x)
		}
		return x, err
	})
	return out, err
}

// newlySteady is the stages that a note makes the record suggest; of those it suggested before, nothing is said again.
func (s *Store) newlySteady(ctx context.Context, today journal.Day, n journal.Note) ([]StageSuggestion, error) {
	ids := []int64{}
	for _, p := range n.Present() {
		ids = append(ids, p.ContactID)
	}
	all, err := s.stageSuggestions(ctx, today, ids)
	return slices.DeleteFunc(all, func(x StageSuggestion) bool {
		before, _ := x.Standing.Without(n.Day).Suggest(today)
		return before != "" || x.Stage != journal.Sustaining
	}), err
}
