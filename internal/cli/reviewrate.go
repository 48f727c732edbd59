package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// walkIndicators has each indicator rated that is not rated yet, with the numbers that bear on it in view.
func (a *app) walkIndicators(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	all, err := s.Indicators(ctx)
	if err != nil {
		return err
	}
	r, err := s.Review(ctx, id)
	if err != nil {
		return err
	}
	before, _, err := s.ReviewBefore(ctx, r)
	if err != nil {
		return err
	}
	beside, err := besideIndicators(ctx, s, r, all)
	if err != nil {
		return err
	}
	by := sync.OnceValues(func() (string, error) { return a.askWhoRates(ctx, s, r) })
	for _, i := range all {
		if _, rated := r.Rated(i.Name); rated {
			continue
		}
		if err := a.walkIndicator(ctx, s, r, before, journal.Rated{Indicator: i.Name, Numbers: beside[i.Name]}, by); err != nil {
			return err
		}
	}
	return nil
}

// askWhoRates asks who rates, where the journal does not say so: whoever rated before in the review, or the user of the computer.
// It is empty where the journal says so.
func (a *app) askWhoRates(ctx context.Context, s *store.Store, r journal.Review) (string, error) {
	settings, err := s.Settings(ctx)
	if err != nil || settings.Author != "" {
		return "", err
	}
	who := a.env.User()
	if n := len(r.Ratings); n > 0 {
		who = r.Ratings[n-1].Author
	}
	return again(a, func() (string, error) {
		text, err := a.ask(ctx, "Who rates? (rel config author NAME says so for good)", who)
		if err != nil {
			return "", err
		}
		return journal.CleanName(text)
	})
}

// walkIndicator has one indicator rated, unless it is left out; by says in whose name.
func (a *app) walkIndicator(
	ctx context.Context, s *store.Store, r, before journal.Review, x journal.Rated, by func() (string, error),
) (err error) {
	lines := []render.Line{{Label: "Now", Text: x.Numbers}}
	if last, ok := before.Rated(x.Indicator); ok {
		lines = append(lines, render.Line{Label: "Last time", Text: ratedLine(last) + " (" + reviewRef(before.ID) + ")"})
	}
	if err := a.showBeside(x.Indicator, lines); err != nil {
		return err
	}
	if x.Rating, err = a.askRating(ctx); err != nil || x.Rating == "" {
		return err
	}
	x.Remark, err = again(a, func() (string, error) {
		text, err := a.ask(ctx, "Why? One line, for the record (Enter for none)", "")
		if err != nil || text == "" {
			return "", err
		}
		return journal.CleanRemark(text)
	})
	if err != nil {
		return err
	}
	if x.Author, err = by(); err != nil {
		return err
	}
	if err := s.RateReview(ctx, r.ID, []journal.Rated{x}); err != nil {
		return err
	}
	return a.sayEach([]string{"Rated: " + x.Indicator + ": " + ratedBy(x)})
}

// askRating asks how far along it is; empty where it is left out.
func (a *app) askRating(ctx context.Context) (journal.Rating, error) {
	return again(a, func() (journal.Rating, error) {
		text, err := a.ask(ctx, "Clear need, basic, moderate or high? (Enter to leave it out)", "")
		if err != nil || text == "" {
			return "", err
		}
		return oneOf("rating", text, journal.Ratings)
	})
}

// ratedLine is a rating with its remark.
func ratedLine(x journal.Rated) string {
	text := string(x.Rating)
	if x.Remark != "" {
		text += ": " + x.Remark
	}
	return text
}

// ratedBy is a rating with its remark, and with who rates where that was said.
func ratedBy(x journal.Rated) string {
	if x.Author == "" {
		return ratedLine(x)
	}
	return ratedLine(x) + " (" + x.Author + ")"
}

// rateReview rates indicators in the review that goes on, or one that it begins, and finishes it, as the flags say.
func (a *app) rateReview(ctx context.Context, f reviewFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	empty, err := nothingToReview(ctx, s)
	if err != nil {
		return err
	}
	if empty {
		return journal.Bad("rel add NAME, or rel import FILE, first", "there is nothing to review: nobody is in the journal")
	}
	all, err := a.readRates(ctx, s, f)
	if err != nil {
		return err
	}
	if _, open, err := s.OpenReview(ctx); err != nil || !open && len(all) == 0 {
		if err == nil {
			err = journal.Bad(`rel review begins one, on a terminal; rel review --rate "local community presence=basic" without`,
				"no review is begun that could be finished")
		}
		return err
	}
	r, begun, err := a.openReview(ctx)
	if err != nil {
		return err
	}
	if begun {
		if err := a.say("Begun: %s, %s   (rel undo to take back)", reviewRef(r.ID), sinceReview(r)); err != nil {
			return err
		}
		if !f.finish {
			a.talk("rel review --finish finishes %s, rel rm %[1]s takes it away.", reviewRef(r.ID))
		}
	}
	if err := a.saveRates(ctx, r, all); err != nil || !f.finish {
		return err
	}
	return a.closeReview(ctx, r.ID)
}

// readRates reads what is rated how.
func (a *app) readRates(ctx context.Context, s *store.Store, f reviewFlags) (out []journal.Rated, err error) {
	remark := ""
	if f.remark != "" {
		if remark, err = journal.CleanRemark(f.remark); err != nil {
			return nil, err
		}
	}
	by := ""
	if f.by != "" {
		if by, err = journal.CleanName(f.by); err != nil {
			return nil, err
		}
	}
	all, err := s.Indicators(ctx)
	if err != nil {
		return nil, err
	}
	for _, text := range f.rates {
		at := strings.LastIndex(text, "=")
		if at < 0 {
			return nil, journal.Bad(`--rate "local community presence=basic"`,
				"%q does not say which rating it gets", journal.AsTyped(text))
		}
		i, err := indicatorOf(all, text[:at])
		if err != nil {
			return nil, err
		}
		rating, err := oneOf("rating", strings.TrimSpace(text[at+1:]), journal.Ratings)
		if err != nil {
			return nil, err
		}
		for _, x := range out {
			if x.Indicator == i.Name {
				return nil, journal.Bad("rate each once", "%s is rated twice", i.Name)
			}
		}
		out = append(out, journal.Rated{Indicator: i.Name, Rating: rating, Author: by, Remark: remark})
	}
	return out, nil
}

// indicatorOf is the one that text names: in full, or by the beginnings of its words.
func indicatorOf(all []journal.Indicator, text string) (journal.Indicator, error) {
	key := journal.NameKey(text)
	var names []string
	var found []journal.Indicator
	for _, i := range all {
		names = append(names, i.Name)
		if journal.NameKey(i.Name) == key {
			return i, nil
		}
		if key != "" && journal.MatchKey(journal.NameKey(i.Name), key) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return journal.Indicator{}, journal.Missing(
			journal.DidYouMean(journal.Nearest(text, names, 2),
				"the indicators are "+strings.Join(names, ", ")+"; rel review --indicator NAME adds one"),
			"there is no indicator called %q", journal.AsTyped(text))
	}
	return journal.Indicator{}, &journal.Problem{
		Code: journal.Ambiguous,
		What: fmt.Sprintf("%q could be the indicator %s or %s", journal.AsTyped(text), found[0].Name, found[1].Name),
		Hint: "type more of its name",
	}
}

// saveRates writes ratings down, each with the numbers that bear on it.
func (a *app) saveRates(ctx context.Context, r journal.Review, all []journal.Rated) error {
	if len(all) == 0 {
		return nil
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	of := each(all, func(x journal.Rated) journal.Indicator { return journal.Indicator{Name: x.Indicator} })
	beside, err := besideIndicators(ctx, s, r, of)
	if err != nil {
		return err
	}
	for i := range all {
		all[i].Numbers = beside[all[i].Indicator]
	}
	err = s.RateReview(ctx, r.ID, all)
	if errors.Is(err, store.ErrReviewed) {
		return reviewedMeanwhile()
	}
	if err != nil {
		return err
	}
	return a.sayEach(each(all, func(x journal.Rated) string { return "Rated: " + x.Indicator + ": " + ratedBy(x) }))
}

// closeReview finishes the review, and says what it came to.
func (a *app) closeReview(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	r, err := s.Review(ctx, id)
	if err != nil {
		return err
	}
	err = s.FinishReview(ctx, r)
	if errors.Is(err, store.ErrReviewed) {
		return reviewedMeanwhile()
	}
	if err != nil {
		return err
	}
	if waiting := len(r.Waiting()); waiting > 0 {
		a.talk("%d of %d were not asked about; they stand in it as they were found.", waiting, len(r.Turns()))
	}
	err = a.say("Finished %s: %d asked about, %d rated   (rel undo to take back)", reviewRef(id), r.Answered(), len(r.Ratings))
	if err != nil {
		return err
	}
	before, found, err := s.ReviewBefore(ctx, r)
	if err != nil {
		return err
	}
	if found {
		a.talk("rel show %s is what it came to, rel review --compare %s %[1]s what moved.", reviewRef(id), reviewRef(before.ID))
	} else {
		a.talk("rel show %s is what it came to; the next one can be compared with it.", reviewRef(id))
	}
	return nil
}
