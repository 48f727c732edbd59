package store

import (
	"context"
	"errors"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// ErrReviewed is the error of a review in which nothing is left to be done: another has been begun, it was finished or
// removed, or the contact was asked about, in another window perhaps.
var ErrReviewed = errors.New("that was reviewed meanwhile")

// BeginReview begins the review that ReviewAhead has, and gives it back with its number. The error is ErrReviewed where one
// goes on already.
func (s *Store) BeginReview(ctx context.Context) (journal.Review, error) {
	r, err := s.ReviewAhead(ctx)
	if err != nil {
		return r, err
	}
	r.UID = newUID()
	type line struct {
		Contact int64        `json:"contact"`
		Name    string       `json:"name"`
		Part    journal.Part `json:"part"`
		Why     string       `json:"why"`
		Place   *int         `json:"place"`
	}
	lines := []line{}
	for _, l := range r.Lines {
		one := line{Contact: l.Who.ID, Name: l.Who.Name, Part: l.Part, Why: l.Why}
		if l.Place > 0 {
			one.Place = &l.Place
		}
		lines = append(lines, one)
	}
	err = s.change(ctx, db.Batch(
		expect("NOT EXISTS (SELECT 1 FROM reviews WHERE closed IS NULL AND deleted IS NULL)"),
		db.S("INSERT INTO reviews(uid, day, since, author) SELECT ?, ?, ?, coalesce(author, ?) FROM settings",
			r.UID, r.Begun, r.Since, s.author),
		db.S(`INSERT INTO review_contacts(review_id, part, contact_id, name, why, place)
			SELECT r.id, l.value ->> 'part', l.value ->> 'contact', l.value ->> 'name', l.value ->> 'why', l.value ->> 'place'
			FROM json_each(?) l, reviews r WHERE r.uid = ?`, toJSON(lines), r.UID)))
	if err != nil {
		return r, reviewed(err)
	}
	r, _, err = readOne(ctx, s, db.S(selectReviews+"v.uid = ?", r.UID), scanReview)
	return r, err
}

// reviewed is ErrReviewed for a batch that did not find what it expected, or another error as it is told.
func reviewed(err error) error {
	if what, raised := db.Raised(err); raised && what != "unchanged" || db.IsUnique(err) {
		return ErrReviewed
	}
	return explain(err)
}

// Decision is what was decided about a contact in a review, with what follows from it.
type Decision struct {
	Answer     journal.Answer
	FollowUp   journal.FollowUp   // of journal.ToCall
	Assessment journal.Assessment // of journal.ToAssess
	Until      journal.Day        // of journal.ToRest
}

// AnswerReview marks in a review what was decided about a contact, and does it, as one change. The error is ErrReviewed where
// that was done already, or where the review goes on no longer.
func (s *Store) AnswerReview(ctx context.Context, review int64, who journal.Someone, d Decision) error {
	batch := []db.Stmt{
		reviewGoesOn(review),
		expect("EXISTS (SELECT 1 FROM contacts c WHERE c.id = ? AND "+kept+")", who.ID),
		db.S("INSERT INTO review_answers(review_id, contact_id, answer) VALUES (?, ?, ?)", review, who.ID, d.Answer),
	}
	switch d.Answer {
	case journal.ToCall:
		d.FollowUp.Who = who
		_, owe := s.owe("", []journal.FollowUp{d.FollowUp})
		batch = append(batch, owe...)
	case journal.ToAssess:
		d.Assessment.Who = who
		_, made := makeAssessments([]journal.Assessment{d.Assessment})
		batch = append(batch, made...)
	case journal.ToRest:
		batch = append(batch, db.S("UPDATE contacts SET snooze = ? WHERE id = ?", d.Until, who.ID))
	case journal.ToDormant:
		batch = append(batch, db.S("UPDATE contacts SET stage = 'dormant' WHERE id = ?", who.ID))
	}
	return reviewed(s.change(ctx, db.Batch(batch...)))
}

// reviewGoesOn expects that a review is there and not finished.
func reviewGoesOn(review int64) db.Stmt {
	return expect("EXISTS (SELECT 1 FROM reviews WHERE id = ? AND closed IS NULL AND deleted IS NULL)", review)
}

// RateReview rates indicators in a review that goes on, in place of how they were rated in it before: in the
// name of their author, or where that is empty in that of whoever writes.
func (s *Store) RateReview(ctx context.Context, review int64, all []journal.Rated) error {
	was, err := s.Review(ctx, review)
	if err != nil {
		return err
	}
	batch := []db.Stmt{reviewGoesOn(review)}
	for _, r := range all {
		for _, x := range was.Ratings {
			if journal.NameKey(x.Indicator) == journal.NameKey(r.Indicator) { // it may have been written otherwise then
				batch = append(batch, db.S("DELETE FROM review_ratings WHERE review_id = ? AND indicator = ?", review, x.Indicator))
			}
		}
		batch = append(batch,
			db.S(`INSERT INTO review_ratings(review_id, indicator, rating, author, remark, numbers)
				SELECT ?, ?, ?, coalesce(?, author, ?), ?, ? FROM settings`,
				review, r.Indicator, r.Rating, orNull(r.Author), s.author, r.Remark, r.Numbers))
	}
	return reviewed(s.change(ctx, db.Batch(batch...)))
}

// FinishReview closes a review today, and counts what there is to count.
func (s *Store) FinishReview(ctx context.Context, r journal.Review) error {
	counts, err := s.ReviewCounts(ctx, r.Since)
	if err != nil {
		return err
	}
	return reviewed(s.change(ctx, db.Batch(
		reviewGoesOn(r.ID),
		db.S("UPDATE reviews SET closed = ? WHERE id = ?", s.Today(), r.ID),
		db.S(`INSERT INTO review_counts(review_id, counted, what, n)
			SELECT ?, value ->> 'Of', value ->> 'What', value ->> 'N' FROM json_each(?)`, r.ID, toJSON([]journal.Count(counts))))))
}

// RemoveReview hides a review.
func (s *Store) RemoveReview(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE reviews SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}
