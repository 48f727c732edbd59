package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// printReviewAhead prints what a review would ask, where there is nobody to be asked: the one that goes on, or the one that
// would be begun. Nothing is written.
func (a *app) printReviewAhead(ctx context.Context, s *store.Store, w wholly) error {
	r, open, err := s.OpenReview(ctx)
	if err == nil && !open {
		r, err = s.ReviewAhead(ctx)
	}
	if err != nil {
		return err
	}
	if r.Counts, err = s.ReviewCounts(ctx, r.Since); err != nil {
		return err
	}
	all, err := s.Indicators(ctx)
	if err != nil {
		return err
	}
	beside, err := besideIndicators(ctx, s, r, all)
	if err != nil {
		return err
	}
	if w, err = a.wholly(ctx, s, r, w); err != nil {
		return err
	}
	if a.machine() {
		return a.printTurns(r, all, beside, w)
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	title := "A review as of " + r.Begun.Format("Mon 2 Jan 2006") + ", " + sinceReview(r)
	if open {
		title = fmt.Sprintf("%s, begun on %s, %s", reviewRef(r.ID), r.Begun.Format("Mon 2 Jan 2006"), sinceReview(r))
	}
	sections := append(partSections(r, w), render.Section{Title: "To rate", Lines: each(all, func(i journal.Indicator) render.Line {
		if x, rated := r.Rated(i.Name); rated {
			return render.Line{Text: i.Name + ": " + ratedLine(x)}
		}
		return render.Line{Text: i.Name + ": " + beside[i.Name]}
	})})
	if err := render.Page(a.env.Out, style, title, sections); err != nil {
		return err
	}
	a.talk("%s On a terminal, rel review asks; --rate and --finish do without.", wouldAsk(r))
	return nil
}

// wouldAsk says how many a review asks about, and how they were chosen.
func wouldAsk(r journal.Review) string {
	asked, found := len(r.Turns()), len(foundIn(r))
	switch {
	case asked == 0:
		return "Nobody has to be asked about."
	case asked < found:
		return fmt.Sprintf("Those with a number are asked about: %d of %d, taken from each part in turn.", asked, found)
	}
	return "Those with a number are asked about."
}

// turn is one thing that a review has, as a program reads it.
type turn struct {
	what string // a part, gap or indicator
	line journal.ReviewLine
	name string
	why  string
}

func turnColumns() []render.Column[turn] {
	type T = turn
	return []render.Column[T]{
		{Key: "part", Title: "Part", Rigid: true, Value: func(t T) any { return t.what }},
		{Key: "turn", Title: "Turn", Value: func(t T) any { return numberOrNil(int64(t.line.Place)) }},
		{Key: "contact", Value: func(t T) any { return numberOrNil(t.line.Who.ID) }},
		{Key: "name", Title: "Name", Value: func(t T) any { return t.name }},
		{Key: "why", Title: "Why", Value: func(t T) any { return t.why }},
		{Key: "answer", Title: "Answer", Value: func(t T) any { return string(t.line.Answer) }},
	}
}

// printTurns is a review for a program: one list of all it asks and lists. What assessments say is left out unless it is asked
// for.
func (a *app) printTurns(r journal.Review, all []journal.Indicator, beside map[string]string, w wholly) error {
	var turns []turn
	for _, l := range r.Lines {
		if w.tells(l) {
			turns = append(turns, turn{string(l.Part), l, l.Who.Name, l.Why})
		}
	}
	for _, g := range r.Counts.Groups() {
		if have, wanted := filling(r.Counts, g), r.Counts.N(g, journal.CountWanted); have == 0 || have < wanted {
			turns = append(turns, turn{what: "gap", name: g, why: ofWanted(r.Counts, g)})
		}
	}
	for _, i := range all {
		turns = append(turns, turn{what: "indicator", name: i.Name, why: beside[i.Name]})
	}
	if _, err := printList(a, turnColumns(), nil, render.Rows(turns)); err != nil {
		return err
	}
	a.leaveOutAssessed(r, w)
	return nil
}
