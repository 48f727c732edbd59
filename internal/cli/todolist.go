package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// listFollowUps lists follow-ups: all, or those with the contacts that args name.
func (a *app) listFollowUps(ctx context.Context, args []string, filter filterFlags, flags todoFlags) error {
	f, err := flags.listed(ctx, a, args, filter)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	overdue := 0
	rows := func(yield func(journal.FollowUp, error) bool) {
		for x, err := range s.FollowUps(ctx, f) {
			if x.Overdue(a.today()) {
				overdue++
			}
			if !yield(x, err) {
				return
			}
		}
	}
	restore := a.page()
	columns := followUpColumns(a.today())
	switch {
	case f.Initiatives != nil:
		columns = titled(columns, "gives", "Gives")
	case a.env.Out.TTY: // where a column with nothing in it is left out
		columns = titled(columns, "initiative", "Initiative")
	}
	n, err := printList(a, columns, filter.columns, rows)
	if err := errors.Join(err, restore()); err != nil {
		return err
	}
	return a.todoFooter(ctx, s, n, overdue, f)
}

// todoFooter says how many are overdue and what was left out, and of an empty list something kind.
func (a *app) todoFooter(ctx context.Context, s *store.Store, n, overdue int, f store.FollowUpFilter) error {
	all, private, err := s.CountFollowUps(ctx, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOutOf(private, "follow-up")
	}
	switch {
	case a.machine():
	case n == 0 && f.Deleted:
		a.talk("No follow-up like that was removed.")
	case n == 0 && f.States == nil:
		a.talk("There is no follow-up like that. rel todo WHO TEXT adds one.")
	case n == 0:
		a.talk("Nothing is open here. rel todo WHO TEXT adds a follow-up.")
	case all > n:
		a.talk("%d more (--limit 0 lists all).", all-n)
	}
	if overdue > 0 && !a.machine() && a.env.Out.TTY {
		a.talk("%d overdue. rel done REF or rel drop REF closes one.", overdue)
	}
	return nil
}

// leftOutOf says how many of what came from private notes are not in the answer, as leftOut does of notes.
func (a *app) leftOutOf(private int, noun string) {
	fmt.Fprintf(a.env.Err, "%s of private notes left out (--include-private).\n", countOf(private, noun))
}

// printFollowUps prints follow-ups for a program, but for those of private notes where they were not asked for.
func (a *app) printFollowUps(all []journal.FollowUp, private bool) error {
	secret := func(f journal.FollowUp) bool { return f.Private && !private }
	return printOpen(a, followUpColumns(a.today()), all, secret, "follow-up")
}

// printOpen prints rows but for those that are secret, and says how many of them, which came of private notes, it left out.
func printOpen[T any](a *app, columns []render.Column[T], all []T, secret func(T) bool, noun string) error {
	shown := slices.DeleteFunc(slices.Clone(all), secret)
	if left := len(all) - len(shown); left > 0 {
		a.leftOutOf(left, noun)
	}
	_, err := printList(a, columns, nil, render.Rows(shown))
	return err
}

// sayEach says what has become of things, a line each, and behind the last how to take it back.
func (a *app) sayEach(lines []string) error {
	for i, line := range lines {
		if i == len(lines)-1 {
			line += "   (rel undo to take back)"
		}
		if err := a.say("%s", line); err != nil {
			return err
		}
	}
	return nil
}
