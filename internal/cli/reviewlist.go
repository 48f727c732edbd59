package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// listReviews lists the reviews, the latest first.
func (a *app) listReviews(ctx context.Context) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	n, err := printList(a, listedReviewColumns(), nil, s.Reviews(ctx, store.ReviewFilter{}))
	if err == nil && n == 0 && !a.machine() {
		a.talk("There was no review yet; rel review begins one.")
	}
	return err
}

// listedReviewColumns are a review as one of a list.
func listedReviewColumns() []render.Column[journal.Review] {
	type R = journal.Review
	return slices.Concat([]render.Column[R]{{Title: "#", Rigid: true, Value: func(r R) any { return reviewRef(r.ID) }}}, reviewFacts(),
		[]render.Column[R]{
			{Title: "Asked", Right: true, Rigid: true, Show: func(r R, _ render.Style) string {
				return fmt.Sprintf("%d of %d", r.Answered(), len(r.Turns()))
			}},
			{Key: "ratings", Title: "Ratings", Below: true, Value: func(r R) any { return ratingTexts(r) }},
		})
}

// reviewFacts are when a review was, by whom, and how many it asked about.
func reviewFacts() []render.Column[journal.Review] {
	type R = journal.Review
	return []render.Column[R]{
		{Key: "number", Value: func(r R) any { return r.ID }},
		{Key: "uid", Value: func(r R) any { return r.UID }},
		{Key: "day", Title: "Day", Rigid: true, Value: func(r R) any { return r.Day() }, Show: showReviewDay, Tint: tintOpen},
		{Key: "begun", Value: func(r R) any { return r.Begun }},
		{Key: "since", Value: func(r R) any { return r.Since }},
		{Key: "finished", Value: func(r R) any { return r.Finished() }},
		{Key: "by", Title: "By", Value: func(r R) any { return r.Author }},
		{Key: "asked", Value: func(r R) any { return r.Answered() }},
		{Key: "asked_of", Value: func(r R) any { return len(r.Turns()) }},
	}
}

func showReviewDay(r journal.Review, s render.Style) string {
	if r.Finished() {
		return s.Short(r.Closed)
	}
	return s.Short(r.Begun) + ", goes on"
}

func tintOpen(r journal.Review) render.Tint {
	if r.Finished() {
		return render.Plain
	}
	return render.Yellow
}

// ratingTexts are the ratings of a review, one text each.
func ratingTexts(r journal.Review) []string {
	return each(r.Ratings, func(x journal.Rated) string { return x.Indicator + ": " + string(x.Rating) })
}

// reviewRefs is the reviews whose reference begins as typed, each with its day and in whose name it is.
func reviewRefs(ctx context.Context, s *store.Store, typed string) (out []string, err error) {
	for r, err := range s.Reviews(ctx, store.ReviewFilter{Limit: mostCompleted}) {
		if err != nil {
			return nil, err
		}
		if ref := reviewRef(r.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
			what := r.Day().Format("Mon 2 Jan 2006")
			if !r.Finished() {
				what = "begun on " + what
			}
			out = append(out, cobra.CompletionWithDesc(ref, render.Safe(what+", "+r.Author)))
		}
	}
	return out, nil
}

// heldReviewColumns are a review as records have it: on a sheet, what hangs off it is lists of texts.
func heldReviewColumns(f render.Format) []render.Column[journal.Review] {
	if f == render.JSON {
		return reviewColumns(allOfIt)
	}
	type R = journal.Review
	return append(reviewFacts(),
		render.Column[R]{Key: "ratings", Value: func(r R) any {
			return each(r.Ratings, func(x journal.Rated) string {
				return x.Indicator + ": " + ratedLine(x) + " (" + x.Author + "; " + x.Numbers + ")"
			})
		}},
		render.Column[R]{Key: "counts", Value: func(r R) any {
			return each(r.Counts, func(c journal.Count) string {
				return strings.TrimPrefix(fmt.Sprintf("%s, %s: %d", c.Of, c.What, c.N), ", ")
			})
		}},
		render.Column[R]{Key: "contacts", Value: func(r R) any {
			return each(r.Lines, func(l journal.ReviewLine) string {
				return fmt.Sprintf("%s (%d), %s: %s%s", l.Who.Name, l.Who.ID, l.Part, l.Why, answered(l))
			})
		}},
	)
}

// rmReview removes a review; what was decided in it stays.
func (a *app) rmReview(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	r, err := keptReview(ctx, s, id)
	if err != nil {
		return err
	}
	if err := s.RemoveReview(ctx, id); err != nil {
		return err
	}
	return a.say("Removed %s, %s   (rel undo to take back)", reviewRef(id), r.Day().Format("Mon 2 Jan 2006"))
}
