package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// todayDue is how many of those who are due rel alone lists.
const todayDue = 10

// addToday makes rel alone say who is due today.
func addToday(a *app, root *cobra.Command) {
	var exitCode bool
	root.Args = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownCommand(a, args[0])
		}
		return nil
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error { return a.todayCommand(cmd.Context(), exitCode) }
	root.Flags().BoolVar(&exitCode, "exit-code", false, "exit with 10 when somebody is due")
}

func (a *app) todayCommand(ctx context.Context, exitCode bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	f := store.StaleFilter{Long: a.machine()}
	if !a.machine() {
		if s.Absent() {
			return a.welcome()
		}
		f.Limit = todayDue
	}
	due, err := s.Stale(ctx, f)
	if err != nil {
		return err
	}
	if err := a.printToday(due); err != nil {
		return err
	}
	if err := a.mentionBackups(ctx, s); err != nil {
		return err
	}
	if exitCode && a.anyDue(due, 0) {
		return errDue
	}
	return nil
}

// printToday lists those who are due, for people below a heading and above what to do about it.
func (a *app) printToday(due store.Stale) error {
	if n := len(due.List) + due.More + due.Long; !a.machine() && n > 0 {
		heading := fmt.Sprintf("%s: %s %s due.", a.today().Format("Monday, 2 January 2006"), countOf(n, "contact"), are(n))
		if len(due.List) > 0 {
			heading += "\n" // parts it from the list
		}
		if err := a.say("%s", heading); err != nil {
			return err
		}
	}
	if _, err := printList(a, dueColumns(false), nil, render.Rows(due.List)); err != nil || a.machine() {
		return err
	}
	a.aboutDue(due, false)
	for _, left := range notListed(due, "rel stale ") {
		a.talk("%s", left)
	}
	a.alsoDue(due)
	if len(due.List) > 0 {
		a.talk("rel note WHO TEXT after a conversation; rel snooze WHO UNTIL lets somebody rest.")
	}
	return nil
}

const welcome = `rel keeps the relationships your work runs on: whom you met, what was said, and
who is due for a call.

There is no journal yet; the first command that writes makes it, at
  %s

To begin:
  rel import contacts.csv        the people you have in a spreadsheet
  rel add "Dana Whitcomb"        one more
  rel note                       after a conversation; rel asks for the rest

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
