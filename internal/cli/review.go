package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// reviewFlags are what can be said to a review.
type reviewFlags struct {
	rates           []string
	remark, by      string
	finish          bool
	list, compare   bool
	indicators      bool
	indicator, name string
	drop            bool
	wholly
}

func newReview(a *app) *cobra.Command {
	var f reviewFlags
	cmd := &cobra.Command{
		Use:        "review",
		SuggestFor: []string{"reviews", "assessment", "quarterly", "indicators"},
		Long: `The periodic review, once a quarter perhaps: whom to sustain (who went quiet since the last one), to develop (strained or
slipping, promises broken, not assessed for half a year) and to initiate (groups that lack somebody, vacant seats,
prospects). On a terminal it asks about at most fifteen contacts, taken from each of these in turn so that none crowds out
the others, and lists the rest. For each: call, assess, rest until a day, dormant, keep as it is, or stop here. Each answer
is saved at once, and rel undo takes it back; interrupted, rel review goes on where it was. Without a terminal it prints
what it would ask.

Then it has the engagement rated, clear need, basic, moderate or high, with the numbers that bear on it beside: relationships
with stakeholders, local community presence, and whatever the journal has of its own (--indicators lists them, --indicator
NAME adds one, with --name another name, with --drop it goes). --rate and --finish do without a terminal; where no review
goes on, --rate begins one. Who rates is --by NAME, or else the name that rel config author has, or that of your account on
this computer, which a terminal asks about. A review begun by mistake goes by rel rm r3.

What it found and counted is saved as of the day, and stays so whatever is changed afterwards: --list shows the reviews, rel
show r2 one of them, --compare what moved between two, rel export review takes one to a meeting. --since review means the
day of the last one. How many are trusted how far is told
where at least five are assessed; --compare leaves out what is counted since the review before where the two look back over
spans that are very different.`,
		Example: `  rel review
  rel review --list
  rel review --compare r1 r2
  rel review --rate "local community presence=basic" --remark "None up north"
  rel review --rate relationships=high --by "Luis Ortega"
  rel review --finish
  rel review --indicators
  rel review --indicator "Shared data"`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeReviews,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, args); err != nil {
				return err
			}
			return a.reviewCommand(cmd.Context(), args, f)
		},
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var valueless *pflag.ValueRequiredError
		if errors.As(err, &valueless) && valueless.GetFlag().Name == "indicator" {
			return journal.Bad("rel review --indicators lists them; --indicator NAME adds one", "--indicator needs a value")
		}
		return flagError(cmd, err)
	})
	fs := cmd.Flags()
	fs.BoolVar(&f.list, "list", false, "the reviews there are")
	fs.BoolVar(&f.compare, "compare", false, "what moved between two reviews, or the last two")
	listVar(fs, &f.rates, "rate", "rate an indicator, `NAME=basic`: "+joinWords(journal.Ratings)+"; may be given again")
	complete(cmd, "rate", a.completeRates)
	fs.StringVar(&f.remark, "remark", "", "a `line` that goes with the one rating")
	fs.StringVar(&f.by, "by", "", "who rates, by `name`; see rel config author")
	fs.BoolVar(&f.finish, "finish", false, "finish the review: count, and save it as of today")
	fs.BoolVar(&f.indicators, "indicators", false, "what is rated")
	fs.StringVar(&f.indicator, "indicator", "", "add an indicator of this `name`, or with --name or --drop change one")
	complete(cmd, "indicator", a.completeIndicators)
	fs.StringVar(&f.name, "name", "", "another `name` for the indicator")
	fs.BoolVar(&f.drop, "drop", false, "take the indicator away; reviews that rated it keep that")
	f.names = true
	fs.BoolVar(&f.assessments, "assessments", false, "whom assessments are about too, in other formats than a table")
	fs.BoolVar(&f.private, "include-private", false, "with --assessments, those that private notes show, too")
	return cmd
}

// check refuses flags that do not go together, and words that nothing is to be done with.
func (f reviewFlags) check(cmd *cobra.Command, args []string) error {
	switch {
	case f.ways() > 1:
		return journal.Bad("one at a time; rel review --help shows how each is used",
			"%s do not go together", and(each(said(cmd), func(name string) string { return "--" + name })))
	case len(args) > 0 && !f.compare:
		return journal.Bad("rel show "+quote(args[0])+" shows a review, rel review --compare r1 r2 what moved between two",
			"rel review is typed without %q", journal.AsTyped(args[0]))
	case f.remark != "" && len(f.rates) != 1:
		return journal.Bad(`rel review --rate "local community presence=basic" --remark "why"`,
			"a remark goes with one rating, and %s given", countWere(len(f.rates)))
	case f.by != "" && len(f.rates) == 0:
		return journal.Bad(`rel review --rate "local community presence=basic" --by "Luis Ortega"`,
			"--by is who rates, and nothing is rated")
	case f.indicator == "" && (f.name != "" || f.drop):
		return journal.Bad("rel review --indicator NAME --drop, or --name; rel review --indicators lists them", "no indicator is named")
	case f.name != "" && f.drop:
		return journal.Bad("leave one of the two out", "an indicator that goes needs no other name")
	}
	return refuseEmpty(cmd, "")
}

// ways is how many different things the flags ask for.
func (f reviewFlags) ways() (n int) {
	for _, said := range []bool{
		f.list, f.compare, f.indicators, len(f.rates) > 0 || f.finish || f.remark != "" || f.by != "",
		f.indicator != "" || f.name != "" || f.drop,
	} {
		if said {
			n++
		}
	}
	return n
}

func countWere(n int) string { return fmt.Sprintf("%s %s", noneOr(n), was(n)) }

func (a *app) reviewCommand(ctx context.Context, args []string, f reviewFlags) error {
	switch {
	case f.list:
		return a.listReviews(ctx)
	case f.compare:
		return a.compareReviews(ctx, args)
	case f.indicators:
		return a.listIndicators(ctx)
	case f.indicator != "":
		return a.setIndicator(ctx, f)
	case len(f.rates) > 0 || f.finish:
		return a.rateReview(ctx, f)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	empty, err := nothingToReview(ctx, s)
	switch {
	case err != nil:
		return err
	case a.machine() || !empty && !a.env.Interactive():
		return a.printReviewAhead(ctx, s, f.wholly)
	case empty:
		a.talk("%s", nothingYet)
		return nil
	}
	return a.walkReview(ctx)
}

// nothingYet is what to say of a review of a journal with nobody in it.
const nothingYet = "There is nothing to review yet: rel add NAME adds a contact, rel import FILE those of a spreadsheet."

// nothingToReview reports whether nobody is in the journal.
func nothingToReview(ctx context.Context, s *store.Store) (bool, error) {
	n, err := s.CountContacts(ctx, store.ContactFilter{})
	return n == 0, err
}

// openReview is the review that goes on; where none does, one is begun. Where another window was quicker, it is that one.
func (a *app) openReview(ctx context.Context) (r journal.Review, begun bool, err error) {
	s, err := a.writing(ctx)
	if err != nil {
		return r, false, err
	}
	for range mostAsked {
		r, found, err := s.OpenReview(ctx)
		if err != nil || found {
			return r, false, err
		}
		if r, err = s.BeginReview(ctx); !errors.Is(err, store.ErrReviewed) {
			return r, err == nil, err
		}
	}
	return r, false, reviewedMeanwhile()
}

// reviewedMeanwhile is the error of a review that others go on with, and finish, at the same time.
func reviewedMeanwhile() error {
	return &journal.Problem{
		Code: journal.Failure, What: "the review was finished or removed meanwhile, in another window perhaps",
		Hint: "rel review --list shows the reviews there are; rel review begins another",
	}
}

func reviewRef(id int64) string { return journal.Ref{Letter: journal.RefReview, Number: id}.String() }

// sinceReview is since when a review looks back: "since r1 of 1 Sep 2026"; of the first, "the first one".
func sinceReview(r journal.Review) string {
	if r.Since.IsZero() {
		return "the first one"
	}
	return "since " + r.Since.Format("Mon 2 Jan 2006")
}

// review is the review that text names, unless it was removed.
func (a *app) review(ctx context.Context, text string) (journal.Review, error) {
	const look = "rel review --list shows each review with its reference, such as r2"
	t, err := a.ref(ctx, text)
	if isMissing(err) && !strings.HasPrefix(strings.ToLower(text), "r") {
		err = journal.Missing(look, "no review is called %q", journal.AsTyped(text))
	}
	if err != nil {
		return journal.Review{}, err
	}
	if t.Letter != journal.RefReview {
		return journal.Review{}, journal.Bad(look, "%s is no review", journal.AsTyped(text))
	}
	s, err := a.reading(ctx)
	if err != nil {
		return journal.Review{}, err
	}
	return keptReview(ctx, s, t.Number)
}

// keptReview is the review of this number, unless it was removed.
func keptReview(ctx context.Context, s *store.Store, id int64) (journal.Review, error) {
	r, err := s.Review(ctx, id)
	if err != nil || !r.Deleted {
		return r, err
	}
	back, err := wayBack(ctx, s, store.HiddenReview, id)
	if err != nil {
		return r, err
	}
	return r, journal.Missing(back, "%s was removed", reviewRef(id))
}
