package store

import (
	"context"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// HeldReviews are the reviews asked for, by number, streamed; of those in which a contact stands who is asked for, what they say
// of that contact, and not of others.
func (s *Store) HeldReviews(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Review], error] {
	q := newQuery(reviewColumns + removedBy("v") + fromReviews)
	f.reviews(q)
	q.add(" ORDER BY v.id")
	return streamHeld(ctx, s, q, func(row db.Row, more ...any) (journal.Review, error) {
		r, err := scanReviewAnd(row, more...)
		r.Lines = slices.DeleteFunc(r.Lines, func(l journal.ReviewLine) bool {
			return f.Who != nil && !slices.Contains(f.Who, l.Who.ID)
		})
		return r, err
	})
}

// reviews adds the condition on a review v: those asked for stand in it, and its day is of the period.
func (f RecordsFilter) reviews(q *query) {
	q.add("true")
	if f.Who != nil {
		q.add(" AND EXISTS (SELECT 1 FROM review_contacts l WHERE l.review_id = v.id AND l.contact_id IN (SELECT value FROM json_each(?)))",
			toJSON(f.Who))
	}
	if !f.Since.IsZero() {
		q.add(" AND coalesce(v.closed, v.day) >= ?", f.Since)
	}
	if !f.Until.IsZero() {
		q.add(" AND coalesce(v.closed, v.day) <= ?", f.Until)
	}
}

// reviewLines adds the condition on a line of the record of changes that it is of a review asked for: of the review itself and
// how it was rated, and of the answers that are about whom was asked for.
func (f RecordsFilter) reviewLines(q *query) {
	q.add(" OR r.tbl = 'reviews' AND r.first IN (SELECT v.id FROM reviews v WHERE ")
	f.reviews(q)
	q.add(") OR r.tbl GLOB 'review_*' AND json_extract(r.was, '$.review_id') IN (SELECT v.id FROM reviews v WHERE ")
	f.reviews(q)
	q.add(")")
	if f.Who != nil {
		q.add(" AND coalesce(json_extract(r.was, '$.contact_id') IN (SELECT value FROM json_each(?)), 1)", toJSON(f.Who))
	}
}
