package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newUndo(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "undo [CHANGE]",
		Short: "Take the last change back",
		Long: `Take the last change back that is still in force, or the one named (c12, as rel history shows it). What it takes
back is shown; where that is older than an hour, or more than five records, rel asks first.

A change that a later one builds on cannot be taken back before that one.`,
		Example: `  rel undo
  rel undo c12`,
		Args: slots(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.replay(cmd.Context(), args, replay{
				last: (*store.Store).LastChange, do: (*store.Store).Undo,
				verb: "Took back", ask: "Take back", none: "There is nothing to take back.",
			})
		},
	}
}

func newRedo(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "redo [CHANGE]",
		Short: "Do again what was undone last",
		Long:  `Do again what rel undo took back last, unless something else was done since, or the change named (c12).`,
		Example: `  rel redo
  rel redo c12`,
		Args: slots(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.replay(cmd.Context(), args, replay{
				last: (*store.Store).LastUndone, do: (*store.Store).Redo,
				verb: "Did again", ask: "Do again", none: "There is nothing to do again.",
			})
		},
	}
}

// replay is undo or redo.
type replay struct {
	last            func(*store.Store, context.Context) (store.Change, bool, error)
	do              func(*store.Store, context.Context, int64) error
	verb, ask, none string
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
	what := a.describeChange(c)
	if err := a.checkReplay(ctx, c, r.ask+" "+what+"?"); err != nil {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := r.do(s, ctx, c.ID); err != nil {
		return err
	}
	return a.say("%s %s", r.verb, what)
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
	if err == nil && c.Undoes != 0 {
		err = journal.Bad("rel undo and rel redo go back and forth; rel history shows what is in force", "%s only took back or did again another change", ref)
	}
	return c, true, err
}

// describeChange is a change in words: its number, command and time, and what it was about.
func (a *app) describeChange(c store.Change) string {
	s := render.Style{TTY: true, Today: a.today()}
	when := c.At.In(a.env.Now().Location())
	text := fmt.Sprintf("c%d, rel %s of %s %s", c.ID, c.Command, s.Day(journal.DayOf(when)), when.Format("15:04"))
	if c.What != "" {
		text += ": " + c.What
	}
	return text
}

// What undo and redo take back or do again without asking.
const (
	recentChange = time.Hour
	smallChange  = 5 // records
)

// checkReplay asks before a change that is old or large is taken back or done again.
func (a *app) checkReplay(ctx context.Context, c store.Change, question string) error {
	if a.yes || a.env.Now().Sub(c.At) <= recentChange && c.Records <= smallChange {
		return nil
	}
	question = fmt.Sprintf("%s (%s)", question, countOf(c.Records, "record"))
	if !a.env.Interactive() {
		return journal.Bad("--yes goes on without asking", "not done without being asked: %s", question)
	}
	yes, err := a.env.Confirm(ctx, render.Safe(question), false)
	if err == nil && !yes {
		err = journal.Bad("rel history shows what each change did", "nothing was changed")
	}
	return err
}
