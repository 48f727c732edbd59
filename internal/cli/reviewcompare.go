package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// moved is one thing that differs between two reviews.
type moved struct {
	what, of     string // rating, counted, group, went quiet or came back; and of which indicator, number, group or contact
	which        string // of a group, which number
	before, then string
}

// compareReviews says what moved between two reviews: those named, the one named and the last, or the last two.
func (a *app) compareReviews(ctx context.Context, args []string) error {
	first, second, err := a.reviewsToCompare(ctx, args)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	between, err := reviewsBetween(ctx, s, first, second)
	if err != nil {
		return err
	}
	all := slices.Concat(movedRatings(first, second), movedCounts(first, second), movedContacts(first, second, between))
	if !a.machine() {
		if err := a.say("From %s of %s to %s of %s\n", reviewRef(first.ID), first.Day().Format("Mon 2 Jan 2006"),
			reviewRef(second.ID), second.Day().Format("Mon 2 Jan 2006")+"; "+lookBack(first)+", "+lookBack(second)); err != nil {
			return err
		}
	}
	columns := movedColumns(first, second)
	if !slices.ContainsFunc(all, func(m moved) bool { return m.which != "" }) {
		columns = untitled(columns, "number")
	}
	n, err := printList(a, columns, nil, render.Rows(all))
	if err != nil {
		return err
	}
	if n == 0 && !a.machine() {
		a.talk("Nothing moved between them.")
	}
	a.sayUncompared(first, second)
	return nil
}

// lookBack is over which span a review counts what it counts since the one before.
func lookBack(r journal.Review) string {
	if r.Since.IsZero() {
		return reviewRef(r.ID) + " looks back to the beginning"
	}
	return reviewRef(r.ID) + " over " + countOf(r.Day().Sub(r.Since), "day")
}

// sayUncompared says what is not compared, and why.
func (a *app) sayUncompared(first, second journal.Review) {
	if !first.Alike(second) {
		a.talk("Not compared, as they look back over spans so different: who was in touch, notes, and promises kept, late or dropped. "+
			"rel show %s and rel show %s have them.", reviewRef(first.ID), reviewRef(second.ID))
	}
	for _, r := range []journal.Review{first, second} {
		if trustText(r.Counts, "") == "" && trustText(first.Counts, "")+trustText(second.Counts, "") != "" {
			a.talk("Trust is not shown for %s: fewer than five were assessed.", reviewRef(r.ID))
		}
	}
}

// reviewsToCompare is the two reviews, the earlier one first.
func (a *app) reviewsToCompare(ctx context.Context, args []string) (first, second journal.Review, err error) {
	s, err := a.reading(ctx)
	if err != nil {
		return first, second, err
	}
	var two []journal.Review
	for _, text := range args {
		r, err := a.review(ctx, text)
		if err != nil {
			return first, second, err
		}
		if !r.Finished() {
			return first, second, journal.Bad("rel review goes on with it; rel review --finish finishes it",
				"%s is not finished, so that nothing is counted in it yet", reviewRef(r.ID))
		}
		two = append(two, r)
	}
	last, err := store.All(s.Reviews(ctx, store.ReviewFilter{Finished: true, Limit: 3}))
	if err != nil {
		return first, second, err
	}
	for _, r := range last {
		if len(two) < 2 && !slices.ContainsFunc(two, func(x journal.Review) bool { return x.ID == r.ID }) {
			two = append(two, r)
		}
	}
	switch {
	case len(two) < 2:
		return first, second, journal.Bad("rel review, next time, makes another; rel gaps and rel stats show how it is now",
			"there are not two finished reviews to be compared")
	case two[0].ID == two[1].ID:
		return first, second, journal.Bad("rel review --list shows the others", "%s is compared with itself", reviewRef(two[0].ID))
	case isLater(two[0], two[1]):
		return two[1], two[0], nil
	}
	return two[0], two[1], nil
}

// isLater reports whether a review is of a later day than another, or of the same and begun later.
func isLater(a, b journal.Review) bool {
	return a.Day().After(b.Day()) || a.Day() == b.Day() && a.ID > b.ID
}

// reviewsBetween is the finished reviews after the first, up to the second.
func reviewsBetween(ctx context.Context, s *store.Store, first, second journal.Review) (out []journal.Review, err error) {
	for r, err := range s.Reviews(ctx, store.ReviewFilter{Finished: true}) {
		if err != nil {
			return nil, err
		}
		if isLater(r, first) && !isLater(r, second) {
			out = append(out, r)
		}
	}
	return out, nil
}

func movedRatings(first, second journal.Review) (out []moved) {
	for _, x := range second.Ratings {
		before, _ := first.Rated(x.Indicator)
		if before.Rating != x.Rating {
			out = append(out, moved{what: "rating", of: x.Indicator, before: string(before.Rating), then: string(x.Rating)})
		}
	}
	for _, x := range first.Ratings {
		if _, still := second.Rated(x.Indicator); !still {
			out = append(out, moved{what: "rating", of: x.Indicator, before: string(x.Rating)})
		}
	}
	return out
}

// movedCounts are the numbers that are others: those of the whole journal first, then those of each group by its name.
func movedCounts(first, second journal.Review) (out []moved) {
	for _, of := range slices.Compact(slices.Sorted(slices.Values(append(first.Counts.Groups(), append(second.Counts.Groups(), "")...)))) {
		for _, what := range journal.AllCounted() {
			if what.SinceBefore() && !first.Alike(second) {
				continue
			}
			was, is := first.Counts.Has(of, what), second.Counts.Has(of, what)
			before, then := first.Counts.N(of, what), second.Counts.N(of, what)
			if before == then && was == is || !was && then == 0 || !is && before == 0 {
				continue
			}
			x := moved{what: "counted", of: countedName(what), before: numberIf(was, before), then: numberIf(is, then)}
			if of != "" {
				x.what, x.of, x.which = "group", of, countedName(what)
			}
			out = append(out, x)
		}
	}
	return out
}

// countedName is what a number is of; of trust it says so.
func countedName(what journal.Counted) string {
	if slices.Contains(journal.Trusts, journal.Trust(what)) {
		return "trust " + string(what)
	}
	return string(what)
}

func numberIf(counted bool, n int) string {
	if !counted {
		return ""
	}
	return fmt.Sprint(n)
}

// movedContacts are those who went quiet, and those who were quiet and came back.
func movedContacts(first, second journal.Review, between []journal.Review) (out []moved) {
	was, is, back := first.Quiet(), second.Quiet(), map[int64]bool{}
	for _, r := range between {
		for _, l := range r.Of(journal.CameBack) {
			back[l.Who.ID] = true
		}
	}
	list := func(what string, r journal.Review, fits func(id int64) bool) {
		name := nameIn(r)
		for _, l := range r.Lines {
			if (l.Part == journal.WentQuiet || l.Part == journal.StillQuiet) && fits(l.Who.ID) {
				out = append(out, moved{what: what, of: name(l)})
			}
		}
	}
	list("went quiet", second, func(id int64) bool { return !was[id] })
	list("came back", first, func(id int64) bool { return !is[id] && back[id] })
	return out
}

func movedColumns(first, second journal.Review) []render.Column[moved] {
	type M = moved
	return []render.Column[M]{
		{Key: "what", Title: "What", Rigid: true, Value: func(m M) any { return m.what }},
		{Key: "of", Title: "Of", Value: func(m M) any { return m.of }},
		{Key: "number", Title: "Number", Value: func(m M) any { return m.which }},
		{Key: "before", Title: reviewRef(first.ID), Right: true, Rigid: true, Value: func(m M) any { return m.before }},
		{Key: "then", Title: reviewRef(second.ID), Right: true, Rigid: true, Value: func(m M) any { return m.then }},
	}
}
