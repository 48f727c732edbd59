package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// replay is undo or redo.
type replay struct {
	last       func(*store.Store, context.Context) (store.Change, bool, error)
	do         func(*store.Store, context.Context, int64) error
	undo       bool
	name, back string // the command, and the way back from it
	verb, ask  string
	none       string // what is said when there is nothing to do
}

var (
	undoing = replay{
		last: (*store.Store).LastChange, do: (*store.Store).Undo, undo: true,
		name: "undo", back: "rel redo to do it again",
		verb: "Took back", ask: "Take back", none: "There is nothing to take back.",
	}
	redoing = replay{
		last: (*store.Store).LastUndone, do: (*store.Store).Redo,
		name: "redo", back: "rel undo to take back",
		verb: "Did again", ask: "Do again", none: "There is nothing to do again.",
	}
)

func newUndo(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "undo [CHANGE]",
		Long: `Take the last change back that is still in force, or the one named (c12, as rel history shows it). What it takes
back is shown; where that is older than an hour, or more than five records, or would lift a hold, rel asks first.

A change that a later one builds on cannot be taken back before that one.`,
		Example: `  rel undo
  rel undo c12`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeChanges),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.replay(cmd.Context(), args, undoing) },
	}
}

func newRedo(a *app) *cobra.Command {
	return &cobra.Command{
		Use:  "redo [CHANGE]",
		Long: `Do again what rel undo took back last, unless something else was done since, or the change named (c12).`,
		Example: `  rel redo
  rel redo c12`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeChanges),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.replay(cmd.Context(), args, redoing) },
	}
}

func (a *app) replay(ctx context.Context, args []string, r replay) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	c, ok, err := a.changeToReplay(ctx, s, args, r)
	if err != nil {
		return err
	}
	if !ok {
		a.talk("%s", r.none)
		return nil
	}
	lifts, err := s.LiftsHold(ctx, c, r.undo)
	if err != nil {
		return err
	}
	if err := a.checkReplay(ctx, c, r, lifts); err != nil {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := r.do(s, ctx, c.ID); err != nil {
		return err
	}
	return a.say("%s %s   (%s)", r.verb, a.describeChange(c), r.back)
}

func (a *app) changeToReplay(ctx context.Context, s *store.Store, args []string, r replay) (store.Change, bool, error) {
	if len(args) == 0 {
		return r.last(s, ctx)
	}
	ref, ok := journal.ParseRef(args[0])
	if !ok || ref.Letter != journal.RefChange {
		return store.Change{}, false, journal.Bad("rel history lists the changes: c12", "%q is no change", args[0])
	}
	c, err := s.Change(ctx, ref.Number)
	if err == nil {
		err = s.CanReplay(ctx, c)
	}
	return c, true, err
}

// describeChange is a change in words: its number, command and time, and what it was about.
func (a *app) describeChange(c store.Change) string {
	text := fmt.Sprintf("%s (rel %s, %s)", changeRef(c.ID), c.Command, a.moment(c.At))
	if c.What != "" {
		text += ": " + c.What
	}
	return text
}

// moment is a time of the past as a sentence has it: "today at 17:31".
func (a *app) moment(t time.Time) string {
	t = t.In(a.env.Time().Location())
	day := journal.DayOf(t)
	when := day.Format("Mon 2 Jan 2006")
	if a.today().Sub(day) < 2 {
		when = render.Ago(day, a.today())
	}
	return when + " at " + t.Format("15:04")
}

// What undo and redo take back or do again without asking.
const (
	recentChange = time.Hour
	smallChange  = 5 // records
)

// checkReplay asks before a change that is old or large is taken back or done again, or where that lifts a hold. Of what
// is so already, nothing is asked.
func (a *app) checkReplay(ctx context.Context, c store.Change, r replay, lifts bool) error {
	small := a.env.Time().Sub(c.At) <= recentChange && c.Records <= smallChange
	if a.yes || c.Undone == r.undo || small && !lifts {
		return nil
	}
	what := fmt.Sprintf("%s, %s", a.describeChange(c), countOf(c.Records, "record"))
	if lifts {
		what += ", which lifts the hold on the journal"
	}
	if !a.env.Interactive() {
		return journal.Bad(fmt.Sprintf("rel %s %s --yes does it without asking", r.name, changeRef(c.ID)),
			"rel %s would %s %s; there is nobody here to ask", r.name, strings.ToLower(r.ask), what)
	}
	yes, err := a.confirm(ctx, r.ask+" "+what+"?")
	if err == nil && !yes {
		err = &journal.Problem{Code: journal.Failure, What: "nothing was changed", Hint: "rel history shows what each change did"}
	}
	return err
}
