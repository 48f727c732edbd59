package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// How much rel alone shows of each thing, so that it fits one screen.
const (
	todayDue       = 5
	todayFollowUps = 4
	todayOccasions = 3
	todayProspects = 3
	todayToCheck   = 2
)

// aheadDays is how many days ahead rel alone looks for birthdays and the like.
const aheadDays = 14

// addToday makes rel alone say what today has.
func addToday(a *app, root *cobra.Command) {
	var exitCode, private bool
	root.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(cmd.Context(), a, args[0])
		}
		return nil
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error { return a.todayCommand(cmd.Context(), exitCode, private) }
	root.Flags().BoolVar(&exitCode, "exit-code", false, "exit with 10 when somebody is due")
	root.Flags().BoolVar(&private, "include-private", false, "follow-ups and facts of private notes too, in other formats than a table")
}

// dayView is what a day has. Of what is cut short for a screen it knows how many there are.
type dayView struct {
	due       store.Stale
	followUps []journal.FollowUp // those due
	owed      int                // how many are due
	secret    int                // how many more came of private notes, and are left out
	soon      []journal.FollowUp // those due in the days after
	occasions []store.Occasion
	toCheck   []journal.Fact // assumptions and questions that come up
	unsaid    int            // how many more of private notes are left out
	prospects []store.Who
	waiting   int // how many prospects there are
	reviews   store.ReviewsState
}

func (a *app) todayCommand(ctx context.Context, exitCode, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := a.absent(s, exitCode); err != nil {
		return err
	}
	if s.Absent() && !a.machine() {
		return a.welcome()
	}
	view, err := a.dayView(ctx, s, private)
	if err != nil {
		return err
	}
	if a.machine() {
		err = a.printAgenda(view)
	} else {
		err = a.printDay(ctx, s, view)
	}
	if err == nil && exitCode && a.anyDue(view.due, 0) {
		return errDue
	}
	return err
}

// dayView asks the journal what today has: a screenful for a person, all of it for a program.
func (a *app) dayView(ctx context.Context, s *store.Store, private bool) (v dayView, err error) {
	stale := store.StaleFilter{Long: a.machine()}
	owed := store.FollowUpFilter{States: []journal.State{journal.Open}, Until: a.today(), Private: private || !a.machine()}
	prospects := 0
	if !a.machine() {
		stale.Limit, owed.Limit, prospects = todayDue, todayFollowUps, todayProspects
	}
	if v.due, err = s.Stale(ctx, stale); err != nil {
		return v, err
	}
	if v.followUps, err = store.All(s.FollowUps(ctx, owed)); err != nil {
		return v, err
	}
	if v.owed, v.secret, err = s.CountFollowUps(ctx, owed); err != nil {
		return v, err
	}
	soon := store.FollowUpFilter{States: owed.States, Since: a.today().Add(1), Until: a.today().Add(aheadDays), Private: owed.Private}
	if v.soon, err = store.All(s.FollowUps(ctx, soon)); err != nil {
		return v, err
	}
	_, secret, err := s.CountFollowUps(ctx, soon)
	if err != nil {
		return v, err
	}
	v.secret += secret
	if v.occasions, err = s.Occasions(ctx, store.OccasionFilter{Since: a.today(), Until: a.today().Add(aheadDays)}); err != nil {
		return v, err
	}
	if most := v.roomToCheck(); a.machine() {
		v.toCheck, v.unsaid, err = s.ToCheck(ctx, private, 0)
	} else if most > 0 {
		v.toCheck, _, err = s.ToCheck(ctx, true, most)
	}
	if err != nil {
		return v, err
	}
	if v.reviews, err = s.ReviewsState(ctx); err != nil {
		return v, err
	}
	v.prospects, v.waiting, err = s.Prospects(ctx, prospects)
	return v, err
}

// roomToCheck is for how many assumptions and questions the screen has room: they can wait for a day with less in it.
func (v dayView) roomToCheck() int {
	taken := min(v.owed, todayFollowUps) + min(len(v.occasions), todayOccasions)
	return min(todayToCheck, todayFollowUps+todayOccasions-taken)
}

// printDay is the day on one screen.
func (a *app) printDay(ctx context.Context, s *store.Store, v dayView) error {
	if a.quiet && v.empty() {
		return nil // so that a clock that runs rel has nothing to send
	}
	if err := a.say("%s", a.dayHeading(v)); err != nil {
		return err
	}
	if _, err := printList(a, todayColumns(), nil, render.Rows(v.due.List)); err != nil {
		return err
	}
	if v.due.More > 0 && len(v.due.List) > 0 {
		a.talk("%d more: rel stale", v.due.More)
	}
	if v.due.Long > 0 {
		if err := a.say("%s", longDue(v.due)); err != nil {
			return err
		}
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	if lines := a.dayLines(v); len(lines) > 0 {
		if err := a.say(""); err != nil {
			return err
		}
		if err := render.Card(a.env.Out, style, lines); err != nil {
			return err
		}
	}
	suggestion, err := a.suggestion(ctx, s, v)
	if err == nil && suggestion != "" {
		a.talk("%s", suggestion)
	}
	return err
}

// empty reports whether the day has nothing; prospects can wait.
func (v dayView) empty() bool {
	return len(v.due.List)+v.due.Long+v.owed+len(v.soon)+len(v.occasions) == 0
}

// dayHeading says which day it is and how many are due, and parts itself from the list that follows.
func (a *app) dayHeading(v dayView) string {
	day := a.today().Format("Monday, 2 January 2006")
	n := len(v.due.List) + v.due.More + v.due.Long
	switch {
	case n == 0:
		return day + ". " + a.nobodyDue(v.due, false)
	case len(v.due.List) == 0:
		return fmt.Sprintf("%s: %s %s due.", day, countOf(n, "contact"), are(n))
	}
	return fmt.Sprintf("%s: %s %s due.\n", day, countOf(n, "contact"), are(n))
}

// todayColumns are as few as a call needs, so that each contact is one line.
func todayColumns() []render.Column[store.Due] {
	return slices.DeleteFunc(dueColumns(false), func(c render.Column[store.Due]) bool { return c.Below || c.Title == "Every" })
}

// suggestion is the one thing that rel suggests today, or nothing.
func (a *app) suggestion(ctx context.Context, s *store.Store, v dayView) (string, error) {
	unguarded, err := s.Unguarded(ctx)
	if err != nil || unguarded {
		return noCopyElsewhere, err
	}
	for _, d := range v.due.List {
		if d.Written {
			return fmt.Sprintf("The last three touches with %s were all in writing; a call may do more.", d.Name), nil
		}
	}
	last, err := s.LastNoted(ctx)
	switch {
	case err != nil:
		return "", err
	case !last.IsZero() && a.today().Sub(last) >= aheadDays:
		return fmt.Sprintf("Nothing was noted since %s; rel note takes a line.", last.Format("Mon 2 Jan 2006")), nil
	case a.reviewLongAgo(v.reviews) != "":
		return a.reviewLongAgo(v.reviews), nil
	case len(v.due.List) > 0:
		return "rel brief shows whom to call first, and what they last told you.", nil
	}
	return "", nil
}

// aQuarter is after how many days another review is suggested.
const aQuarter = 91

// reviewLongAgo says that the last review, or the beginning of a journal without any, is more than a quarter ago; empty where
// it is not, or where one goes on.
func (a *app) reviewLongAgo(v store.ReviewsState) string {
	switch {
	case v.Open != 0:
		return ""
	case !v.Last.IsZero() && a.today().Sub(v.Last) > aQuarter:
		return fmt.Sprintf("The last review was on %s; rel review begins the next.", v.Last.Format("Mon 2 Jan 2006"))
	case v.Last.IsZero() && !v.Journals.IsZero() && a.today().Sub(v.Journals) > aQuarter:
		return "There was no review yet; rel review says whom to sustain, to develop and to get to know."
	}
	return ""
}

const welcome = `rel keeps the relationships your work runs on: whom you met, what was said, and
who is due for a call.

There is no journal yet; the first command that writes makes it, at
  %s

To begin:
  rel import contacts.csv        the people you have in a spreadsheet
  rel add "Dana Whitcomb"        one more
  rel note                       after a conversation; rel asks for the rest
  rel group --suggested          seven kinds of stakeholder to begin with

rel help shows everything else, and rel demo a sample journal to play in.

Notes about work may be public records: rel help records. Write what you would
read aloud with the person present.`

func (a *app) welcome() error {
	a.hushed = true
	if lost := a.lost(); lost != "" {
		return a.say("%s", lost)
	}
	return a.say(welcome, a.journalPath())
}
