package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// todayDue is how many of those who are due rel alone lists.
const todayDue = 10

// addToday makes rel alone say who is due today.
func addToday(a *app, root *cobra.Command) {
	var exitCode bool
	root.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return a.unknownCommand(cmd, args[0])
		}
		return nil
	}
	root.RunE = func(cmd *cobra.Command, _ []string) error { return a.todayCommand(cmd.Context(), exitCode) }
	root.Flags().BoolVar(&exitCode, "exit-code", false, "exit with 10 when somebody is due")
}

func (a *app) todayCommand(ctx context.Context, exitCode bool) error {
	s, err := a.open(ctx, false)
	if err != nil {
		return err
	}
	if s.Absent() && !a.machine() {
		return a.welcome()
	}
	due, err := s.Stale(ctx, store.StaleFilter{ContactFilter: store.ContactFilter{Limit: todayDue}})
	if err != nil {
		return err
	}
	if !a.machine() && len(due.List) > 0 {
		if err := a.say("%s: %s due.\n", a.today().Format("Monday, 2 January 2006"), countOf(len(due.List)+due.More, "contact")+" "+are(len(due.List)+due.More)); err != nil {
			return err
		}
	}
	if _, err := printList(a, dueColumns(false), nil, render.Rows(due.List)); err != nil {
		return err
	}
	if len(due.List) == 0 {
		a.nobodyDue(due, store.StaleFilter{})
	} else {
		a.todayFooter(due)
	}
	if exitCode && len(due.List)+due.Long > 0 {
		return errDue
	}
	return nil
}

func (a *app) todayFooter(due store.Stale) {
	if a.machine() {
		return
	}
	if due.More > 0 {
		a.talk("%d more: rel stale.", due.More)
	}
	a.talk("rel note WHO TEXT after a conversation; rel snooze WHO UNTIL to let somebody rest.")
}

const welcome = `rel keeps the relationships your work runs on: whom you met, what was said, and who is due for a call.

There is no journal yet; the first command that writes makes it, at
  %s

To begin:
  rel import contacts.csv        the people you have in a spreadsheet
  rel add "Dana Whitcomb"        one more
  rel note                       after a conversation; rel asks for the rest

rel help shows everything else, and rel demo a sample journal to play in.

Notes about work may be public records. Write what you would read aloud with the person present.`

func (a *app) welcome() error {
	a.welcomed = true
	return a.say(welcome, a.journalPath())
}
