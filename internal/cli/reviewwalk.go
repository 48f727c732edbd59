package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// walkReview goes through the review on a terminal: contact by contact, then the indicators, and finishes it.
func (a *app) walkReview(ctx context.Context) error {
	r, begun, err := a.openReview(ctx)
	if err != nil {
		return err
	}
	a.talk("%s", reviewOpening(r, begun))
	for _, part := range []func(context.Context, int64) error{a.walkContacts, a.walkIndicators, a.closeReview} {
		if err := part(ctx, r.ID); err != nil {
			return a.leaveReview(ctx, r.ID, err)
		}
	}
	return nil
}

// reviewOpening says what is ahead.
func reviewOpening(r journal.Review, begun bool) string {
	waiting, listed := len(r.Waiting()), len(r.Turns())
	if !begun {
		return fmt.Sprintf("%s, begun on %s, goes on: %d of %d were asked about.",
			reviewRef(r.ID), r.Begun.Format("Mon 2 Jan 2006"), listed-waiting, listed)
	}
	text := fmt.Sprintf("%s, %s.", reviewRef(r.ID), sinceReview(r))
	if found := len(foundIn(r)); found > listed {
		text += fmt.Sprintf(" It asks about %d contacts of the %d it found, taken from each part in turn.", listed, found)
	} else if listed > 0 {
		text += fmt.Sprintf(" It asks about %s.", countOf(listed, "contact"))
	} else {
		text += " Nobody has to be asked about."
	}
	return text + " Each answer is saved at once."
}

// foundIn are the contacts whom a review found in the parts that ask, by their numbers.
func foundIn(r journal.Review) map[int64]bool {
	found := map[int64]bool{}
	for _, l := range r.Lines {
		if l.Asks() {
			found[l.Who.ID] = true
		}
	}
	return found
}

// errStop ends a review for now.
var errStop = errors.New("stop here")

// leaveReview is how a review ends before it is finished: whoever stops is told how it goes on.
func (a *app) leaveReview(_ context.Context, id int64, err error) error {
	stopped := errors.Is(err, errStop) || errors.Is(err, term.ErrNoAnswer)
	switch {
	case errors.Is(err, store.ErrReviewed):
		return reviewedMeanwhile()
	case !stopped && !errors.Is(err, context.Canceled):
		return err
	}
	a.talk("Your answers so far are kept. rel review goes on with %s.", reviewRef(id))
	var lost *unsaid
	if errors.As(err, &lost) {
		return err // which gives back what was typed
	}
	if stopped {
		return nil
	}
	return err
}

// walkContacts asks about everybody who is still to be asked about. It looks anew each time, as another window may ask, too.
func (a *app) walkContacts(ctx context.Context, id int64) error {
	for {
		s, err := a.writing(ctx)
		if err != nil {
			return err
		}
		r, err := s.Review(ctx, id)
		if err != nil {
			return err
		}
		waiting := r.Waiting()
		if len(waiting) == 0 {
			return nil
		}
		if err := a.askAbout(ctx, s, r, waiting[0]); err != nil {
			return err
		}
	}
}

// turnOf is which of the turns is this line's: places are as they were given, and somebody may have been purged since.
func turnOf(r journal.Review, l journal.ReviewLine) int {
	return 1 + slices.IndexFunc(r.Turns(), func(x journal.ReviewLine) bool { return x.Place == l.Place })
}

// askAbout shows what is known of a contact, asks what is to be done, and does it.
func (a *app) askAbout(ctx context.Context, s *store.Store, r journal.Review, l journal.ReviewLine) error {
	c, err := s.Contact(ctx, l.Who.ID)
	if err != nil {
		return err
	}
	lines, err := a.turnCard(ctx, s, r, l, c)
	if err != nil {
		return err
	}
	if err := a.showBeside(fmt.Sprintf("%d of %d  %s", turnOf(r, l), len(r.Turns()), contactLine(c, a.today())), lines); err != nil {
		return err
	}
	d, err := a.decide(ctx, c)
	if err != nil {
		return err
	}
	l.Who.Name = c.Name
	err = s.AnswerReview(ctx, r.ID, l.Who, d)
	if errors.Is(err, store.ErrReviewed) {
		now, failed := s.Review(ctx, r.ID)
		if failed != nil || now.Deleted || now.Finished() {
			return err
		}
		a.talk("%s was asked about meanwhile, or is gone; nothing was changed.", c.Name)
		return nil
	}
	if err != nil {
		return err
	}
	return a.say("%s   (rel undo to take back)", decided(c, d))
}

// contactLine is a contact with their number and position.
func contactLine(c journal.Contact, today journal.Day) string {
	text := fmt.Sprintf("%s (%d)", c.Name, c.ID)
	if p := c.Position(today); p != nil {
		text += ", " + p.String()
	}
	return text
}

// turnCard is what is known of a contact while they are asked about: why they are, and how it stands.
func (a *app) turnCard(
	ctx context.Context, s *store.Store, r journal.Review, l journal.ReviewLine, c journal.Contact,
) ([]render.Line, error) {
	style, err := a.style()
	if err != nil {
		return nil, err
	}
	var lines []render.Line
	for _, x := range r.About(l.Who.ID) {
		lines = append(lines, render.Line{Label: partTitle(x.Part), Text: x.Why})
	}
	lines = append(lines, render.Line{Label: "Last touched", Text: lastTouched(c, style)})
	assessed, err := assessedLine(ctx, s, c.ID, style)
	if err != nil {
		return nil, err
	}
	if assessed.Text == "" {
		assessed.Text = "not yet"
	}
	lines = append(lines, assessed)
	owed, err := store.All(s.FollowUps(ctx, store.FollowUpFilter{Who: []int64{c.ID}, States: []journal.State{journal.Open}, Private: true}))
	for _, f := range owed[:min(len(owed), turnOwed)] {
		lines = append(lines, render.Line{Label: "Open", Text: a.followUpLine(f), One: true})
	}
	return eachLabelOnce(append(lines, render.Line{Label: "Phone", Text: c.Point(journal.PointPhone)})), err
}

// turnOwed is how many open follow-ups are shown of whom is asked about.
const turnOwed = 3

// showBeside shows a heading and lines beside a question, where it is put.
func (a *app) showBeside(heading string, lines []render.Line) error {
	style, err := a.style()
	if err != nil {
		return err
	}
	to := a.env.Err
	if err := a.env.Out.Flush(); err != nil {
		return err
	}
	style.Format, style.TTY, style.Width, style.Color = render.Table, to.TTY, to.Width, to.Color
	a.tell("")
	return render.Page(to, style, heading, []render.Section{{Lines: lines}})
}
