package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
)

// Found is the first few of what a search found, and how many there are in all.
type Found[T any] struct {
	List []T
	All  int
}

// Facts are the facts whose text holds every word, the first most of them, those dropped and removed left out.
func (x *Search) Facts(ctx context.Context, most int) (Found[journal.Fact], error) {
	q := FactFilter{Private: true}.query(selectFacts)
	x.perhaps(q, "t.text")
	q.add(factOrder)
	return heldBy(x, stream(ctx, x.s, q.stmt(), scanFact), most, func(f journal.Fact) string { return f.Text })
}

// FollowUps are the follow-ups whose text holds every word, the first most of them, the open ones before the others.
func (x *Search) FollowUps(ctx context.Context, most int) (Found[journal.FollowUp], error) {
	q := FollowUpFilter{Private: true}.query(selectFollowUps)
	x.perhaps(q, "t.text")
	q.add(followUpOrder)
	return heldBy(x, stream(ctx, x.s, q.stmt(), scanFollowUp), most, func(f journal.FollowUp) string { return f.Text })
}

// perhaps adds the condition that a column may hold every word: all that do pass it, and some others, as those with letters
// beyond ASCII, whose case the engine does not know.
func (x *Search) perhaps(q *query, column string) {
	for _, t := range x.terms[:min(len(x.terms), mostAsked)] {
		q.add(" AND ("+column+" LIKE ? OR "+foreign(column)+")", "%"+longest(t.tokens)+"%") // of letters and numbers alone
	}
}

// heldBy is those of rows whose text the search finds.
func heldBy[T any](x *Search, rows iter.Seq2[T, error], most int, text func(T) string) (out Found[T], err error) {
	for row, err := range rows {
		if err != nil {
			return out, err
		}
		if !x.holds([]string{text(row)}) {
			continue
		}
		if out.All++; out.All <= most {
			out.List = append(out.List, row)
		}
	}
	return out, nil
}
