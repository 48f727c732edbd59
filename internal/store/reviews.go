package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ReviewFilter narrows a list of reviews; what is empty does not narrow.
type ReviewFilter struct {
	Finished bool // none that goes on
	Limit    int  // zero is all
}

// selectReviews reads reviews with all that hangs off them, as JSON.
const selectReviews = reviewColumns + fromReviews

const fromReviews = "\nFROM reviews v WHERE "

const reviewColumns = `SELECT v.id, v.uid, v.day, v.since, v.closed, v.author, v.deleted IS NOT NULL,
  (SELECT json_group_array(json_object('id', l.contact_id, 'uid', c.uid, 'name', l.name, 'part', l.part, 'why', l.why,
      'place', coalesce(l.place, 0), 'answer', coalesce(a.answer, ''), 'gone', c.deleted IS NOT NULL OR c.merged_into IS NOT NULL)
    ORDER BY ` + partOrder + `, l.place IS NULL, l.place, c.name_key, c.id, l.why)
    FROM review_contacts l JOIN contacts c ON c.id = l.contact_id
    LEFT JOIN review_answers a ON a.review_id = l.review_id AND a.contact_id = l.contact_id WHERE l.review_id = v.id),
  (SELECT json_group_array(json_object('indicator', indicator, 'rating', rating, 'author', author, 'remark', remark, 'numbers', numbers)
    ORDER BY indicator) FROM review_ratings WHERE review_id = v.id),
  (SELECT json_group_array(json_object('of', counted, 'what', what, 'n', n) ORDER BY counted, what)
    FROM review_counts WHERE review_id = v.id)`

// partOrder is the SQL of the place of a line's part among journal.Parts.
const partOrder = `CASE l.part WHEN 'quiet' THEN 1 WHEN 'still quiet' THEN 2 WHEN 'back' THEN 3 WHEN 'strained' THEN 4
  WHEN 'in question' THEN 5 WHEN 'slipping' THEN 6 WHEN 'promises' THEN 7 WHEN 'unassessed' THEN 8 WHEN 'seat' THEN 9 ELSE 10 END`

// latestReview is the order of reviews, the latest first; one that goes on is later than all that are finished.
const latestReview = "v.closed IS NULL DESC, v.closed DESC, v.id DESC"

func scanReview(row db.Row) (journal.Review, error) { return scanReviewAnd(row) }

// scanReviewAnd reads a review, and what the query selects behind it.
func scanReviewAnd(row db.Row, more ...any) (r journal.Review, err error) {
	var lines, ratings, counts string
	err = row.Scan(append([]any{&r.ID, &r.UID, &r.Begun, &r.Since, &r.Closed, &r.Author, &r.Deleted,
		&lines, &ratings, &counts}, more...)...)
	if err != nil {
		return r, err
	}
	r.Lines, err = linesFromJSON(lines)
	err = firstError(err, fromJSON(ratings, &r.Ratings), fromJSON(counts, (*[]journal.Count)(&r.Counts)))
	r.Counts.Sort()
	journal.SortRatings(r.Ratings)
	return r, err
}

// linesFromJSON reads the lines of selectReviews.
func linesFromJSON(text string) (lines []journal.ReviewLine, err error) {
	var rows []struct {
		ID        int64
		UID, Name string
		Part      journal.Part
		Why       string
		Place     int
		Answer    journal.Answer
		Gone      int
	}
	err = fromJSON(text, &rows)
	for _, r := range rows {
		lines = append(lines, journal.ReviewLine{
			Who:  journal.Someone{ID: r.ID, UID: r.UID, Name: r.Name},
			Part: r.Part, Why: r.Why, Place: r.Place, Answer: r.Answer, Gone: r.Gone == 1,
		})
	}
	return lines, err
}

// Review is the review of this number, removed or not; the error is a *journal.Problem when there is none.
func (s *Store) Review(ctx context.Context, id int64) (journal.Review, error) {
	r, ok, err := readOne(ctx, s, db.S(selectReviews+"v.id = ?", id), scanReview)
	if err == nil && !ok {
		err = journal.Missing("rel review --list shows every review with its number", "there is no review r%d", id)
	}
	return r, err
}

// Reviews are the reviews that pass the filter, streamed, the latest first.
func (s *Store) Reviews(ctx context.Context, f ReviewFilter) iter.Seq2[journal.Review, error] {
	q := newQuery(selectReviews + "v.deleted IS NULL")
	if f.Finished {
		q.add(" AND v.closed IS NOT NULL")
	}
	q.add(" ORDER BY " + latestReview)
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scanReview)
}

// OpenReview is the review that goes on, the latest begun where there are several; ok is false when there is none.
func (s *Store) OpenReview(ctx context.Context) (r journal.Review, ok bool, err error) {
	return readOne(ctx, s, db.S(selectReviews+"v.closed IS NULL AND v.deleted IS NULL ORDER BY v.id DESC LIMIT 1"), scanReview)
}

// LastReview is the review finished last; ok is false when there is none.
func (s *Store) LastReview(ctx context.Context) (r journal.Review, ok bool, err error) {
	return readOne(ctx, s, db.S(selectReviews+"v.closed IS NOT NULL AND v.deleted IS NULL ORDER BY "+latestReview+" LIMIT 1"), scanReview)
}

// ReviewBefore is the review finished last before another; ok is false when there is none.
func (s *Store) ReviewBefore(ctx context.Context, of journal.Review) (r journal.Review, ok bool, err error) {
	return readOne(ctx, s, db.S(selectReviews+`v.closed IS NOT NULL AND v.deleted IS NULL AND v.id <> ?
		AND (v.closed, v.id) < (coalesce(?, '9999-12-31'), ?) ORDER BY `+latestReview+" LIMIT 1", of.ID, of.Closed, of.ID), scanReview)
}

// LastReviewDay is the day of the review finished last; zero when there is none.
func (s *Store) LastReviewDay(ctx context.Context) (journal.Day, error) {
	day, _, err := readOne(ctx, s, db.S("SELECT max(closed) FROM reviews WHERE deleted IS NULL"), scanOne[journal.Day])
	return day, err
}

// ReviewsState is how it stands with reviews.
type ReviewsState struct {
	Open     int64       // the number of the review that goes on; zero when there is none
	Begun    journal.Day // when that was begun
	Waiting  int         // how many are still to be asked about in it
	Last     journal.Day // the day of the review finished last; zero when there is none
	Journals journal.Day // the day of the first change, from when on the journal is kept
}

// ReviewsState says how it stands with reviews.
func (s *Store) ReviewsState(ctx context.Context) (ReviewsState, error) {
	v, _, err := readOne(ctx, s, db.S(`SELECT v.id, v.day,
		(SELECT count(*) FROM review_contacts l JOIN contacts c ON c.id = l.contact_id AND `+kept+`
			WHERE l.review_id = v.id AND l.place IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM review_answers a WHERE a.review_id = v.id AND a.contact_id = l.contact_id)),
		(SELECT max(closed) FROM reviews WHERE deleted IS NULL), (SELECT substr(at, 1, 10) FROM changes ORDER BY id LIMIT 1)
		FROM (SELECT 1) LEFT JOIN reviews v ON v.id = (SELECT max(id) FROM reviews WHERE closed IS NULL AND deleted IS NULL)`),
		func(row db.Row) (v ReviewsState, err error) {
			err = row.Scan(&v.Open, &v.Begun, &v.Waiting, &v.Last, &v.Journals)
			return v, err
		})
	return v, err
}
