package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualDue is how many who are due a table shows unless --limit says otherwise: a screenful.
const usualDue = 20

func newStale(a *app) *cobra.Command {
	var filter filterFlags
	var within string
	var f store.StaleFilter
	var exitCode bool
	cmd := &cobra.Command{
		Use:        "stale",
		SuggestFor: []string{"call", "today"},
		Long: `Who to call: the contacts who are due, those furthest past their cadence first.

A contact is due when their cadence has gone by since they were last touched. The cadence is the contact's own, else
the shortest of their groups', else the journal's (rel config cadence). Whoever has no conversation yet is due only by
a cadence of their own or of a group. Contacts more than four cadences past due are named below the list, and in it with --long.

With --exit-code, rel exits with 10 when somebody is due.`,
		Example: `  rel stale
  rel stale --within 2w --group Providers
  rel stale --never
  rel stale --format csv > calls.csv`,
		Args: slots(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			never := f.Never
			if f.ContactFilter, err = filter.contacts(cmd.Context(), a); err != nil {
				return err
			}
			f.Never, f.Limit, f.Long = never, filter.most(cmd, a), f.Long || a.machine()
			if f.Within, err = withinDays(within); err != nil {
				return err
			}
			return a.stale(cmd.Context(), f, filter.columns, exitCode)
		},
	}
	filter.bind(cmd, a, "group", "tag", "stage", "field", "columns", "limit")
	filter.screenful(cmd, usualDue)
	cmd.Flags().StringVar(&within, "within", "", "who will be due in this `time`, too: 10d, 2w")
	cmd.Flags().BoolVar(&f.Never, "never", false, "those with no conversation yet, due or not")
	cmd.Flags().BoolVar(&f.Long, "long", false, "those more than four cadences past due, too")
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "exit with 10 when somebody is due")
	return cmd
}

// withinDays is a span of days as --within takes it.
func withinDays(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	c, err := journal.ParseCadence(text)
	if err != nil || c == journal.Never {
		return 0, journal.Bad("--within 10d, --within 2w", "%q is no span of time", text)
	}
	return int(c), nil
}

func (a *app) stale(ctx context.Context, f store.StaleFilter, keys []string, exitCode bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if err := a.absent(s, exitCode); err != nil {
		return err
	}
	due, err := s.Stale(ctx, f)
	if err != nil {
		return err
	}
	if _, err := printList(a, dueColumns(f.Never), keys, render.Rows(due.List)); err != nil {
		return err
	}
	if !a.machine() {
		a.staleFooter(due, f.Never)
	}
	if exitCode && a.anyDue(due, f.Within) {
		return errDue
	}
	return nil
}

// absent is the error of no journal, for whoever asked by --exit-code: a clock that runs rel on a journal that is not there
// would hear forever that nobody is due.
func (a *app) absent(s *store.Store, exitCode bool) error {
	if !exitCode || !s.Absent() {
		return nil
	}
	return journal.Missing("rel help environment says where it lies; --db names another", "there is no journal at %s", a.journalPath())
}

// anyDue reports whether somebody is due, or will be in so many days.
func (a *app) anyDue(due store.Stale, within int) bool {
	return due.Long > 0 || slices.ContainsFunc(due.List, func(d store.Due) bool {
		return !d.Due.IsZero() && !d.Due.After(a.today().Add(within))
	})
}
