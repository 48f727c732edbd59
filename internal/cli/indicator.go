package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// setIndicator adds an indicator, or gives one of the journal's own another name, or takes it away.
func (a *app) setIndicator(ctx context.Context, f reviewFlags) error {
	if f.name == "" && !f.drop {
		return a.addIndicator(ctx, f.indicator)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Indicators(ctx)
	if err != nil {
		return err
	}
	i, err := indicatorOf(all, f.indicator)
	if err != nil {
		return err
	}
	if i.ID == 0 {
		return journal.Bad("leave it unrated where it does not matter; --indicator NAME adds one of your own",
			"%s is one of the two that every review has, and stays", i.Name)
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if f.drop {
		if err := s.RemoveIndicator(ctx, i.ID); err != nil {
			return err
		}
		return a.saySet(ctx, s, "Took the indicator %s away; reviews that rated it keep that   (rel undo to take back)", i.Name)
	}
	name, err := freeIndicator(all, f.name, i.ID)
	if err != nil {
		return err
	}
	if err := s.RenameIndicator(ctx, i.ID, name); err != nil {
		return err
	}
	return a.saySet(ctx, s, "%s: now called %s   (rel undo to take back)", i.Name, name)
}

func (a *app) addIndicator(ctx context.Context, text string) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	all, err := s.Indicators(ctx)
	if err != nil {
		return err
	}
	name, err := freeIndicator(all, text, 0)
	if err != nil {
		return err
	}
	if err := s.AddIndicator(ctx, name); err != nil {
		return err
	}
	return a.saySet(ctx, s, "Added the indicator %s; the next review rates it   (rel undo to take back)", name)
}

// saySet says what was done, and what the indicators are now.
func (a *app) saySet(ctx context.Context, s *store.Store, format string, args ...any) error {
	all, err := s.Indicators(ctx)
	if err != nil {
		return err
	}
	if err := a.say(format, args...); err != nil {
		return err
	}
	a.talk("A review rates: %s.", strings.Join(each(all, func(i journal.Indicator) string { return i.Name }), "; "))
	return nil
}

// listIndicators lists what a review rates, in the order in which it asks.
func (a *app) listIndicators(ctx context.Context) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Indicators(ctx)
	if err != nil {
		return err
	}
	_, err = printList(a, []render.Column[journal.Indicator]{
		{Key: "name", Title: "Indicator", Value: func(i journal.Indicator) any { return i.Name }},
		{
			Key: "given", Title: "Whose", Value: func(i journal.Indicator) any { return i.ID == 0 },
			Show: func(i journal.Indicator, _ render.Style) string {
				return map[bool]string{true: "every journal's", false: "your own"}[i.ID == 0]
			},
		},
	}, nil, render.Rows(all))
	return err
}

// freeIndicator is a name for the indicator of this number, or for a new one, that no other has.
func freeIndicator(all []journal.Indicator, text string, id int64) (string, error) {
	name, err := journal.CleanName(text)
	if err != nil {
		return "", err
	}
	for _, i := range all {
		if journal.NameKey(i.Name) == journal.NameKey(name) && (i.ID != id || id == 0) {
			return "", journal.Bad("--name gives it another name, --drop takes it away", "there is an indicator called %s already", i.Name)
		}
	}
	return name, nil
}

// completeIndicators completes the names of indicators.
func (a *app) completeIndicators(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := s.Indicators(ctx)
		return fitting(typed, each(all, func(i journal.Indicator) string { return render.Safe(i.Name) })), err
	}, 0)(cmd, args, typed)
}

// completeRates completes the names of indicators, to be followed by a rating.
func (a *app) completeRates(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	names, directive := a.completeIndicators(cmd, args, typed)
	return each(names, func(name string) string { return name + "=" }), directive | cobra.ShellCompDirectiveNoSpace
}

// completeReviews completes the references of reviews, but for those that are named already.
func (a *app) completeReviews(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		all, err := reviewRefs(ctx, s, typed)
		return unnamedYet(all, args), err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}
