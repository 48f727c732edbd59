package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

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
		SuggestFor: []string{"due", "call", "today", "overdue", "who"},
		Short:      "Who to call: the contacts who are due",
		Long: `Who to call: the contacts who are due, those furthest past their cadence first.

A contact is due when their cadence has gone by since they were last touched. The cadence is the contact's own, else
the shortest of their groups', else the journal's (rel config cadence). Whoever has no conversation yet is due only by
a cadence of their own or of a group. Contacts more than four cadences past due are counted, and listed with --long.

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

// anyDue reports whether somebody is due, or will be in so many days.
func (a *app) anyDue(due store.Stale, within int) bool {
	return due.Long > 0 || slices.ContainsFunc(due.List, func(d store.Due) bool {
		return !d.Due.IsZero() && !d.Due.After(a.today().Add(within))
	})
}

// dueColumns are what helps to call somebody.
func dueColumns(never bool) []render.Column[store.Due] {
	type D = store.Due
	columns := []render.Column[D]{
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(d D) any { return d.ID }},
		{Key: "uid", Value: func(d D) any { return d.UID }},
		{Key: "name", Title: "Name", Value: func(d D) any { return d.Name }},
		{Title: "Position", Below: true, Value: func(d D) any { return d.Position }},
		{Key: "title", Value: func(d D) any { return d.Title }},
		{Key: "organization", Value: func(d D) any { return d.Organization }},
		{Key: "last_touched", Title: "Last touched", Value: func(d D) any { return d.LastTouched }, Show: showLast},
		{Key: "channel", Value: func(d D) any { return string(d.Channel) }},
		{Key: "tried", Title: "Tried", Value: func(d D) any { return d.Tried }, Show: func(d D, s render.Style) string { return shortDay(d.Tried, s) }},
		{Key: "every", Title: "Every", Rigid: true, Value: func(d D) any { return d.Every }},
		{Key: "due", Title: "Due", Rigid: true, Value: func(d D) any { return d.Due }},
		{Key: "phone", Title: "Phone", Rigid: true, Value: func(d D) any { return d.Phone }},
		{Key: "written", Value: func(d D) any { return d.Written }},
	}
	if never {
		for i, c := range columns {
			if c.Key == "last_touched" {
				columns[i].Title = ""
			}
		}
	}
	return columns
}

// showLast is when somebody was last touched, and how.
func showLast(d store.Due, s render.Style) string {
	if d.LastTouched.IsZero() {
		return "not yet"
	}
	if d.Channel == "" {
		return s.Short(d.LastTouched)
	}
	return strings.TrimSuffix(s.Short(d.LastTouched), " ago") + ", " + string(d.Channel)
}

// shortDay is a day of the near past as one says it: "3 Nov"; exact where there is no terminal.
func shortDay(d journal.Day, s render.Style) string {
	switch {
	case d.IsZero():
		return ""
	case !s.TTY:
		return d.String()
	case d.Year == s.Today.Year:
		return d.Format("2 Jan")
	default:
		return d.Format("2 Jan 2006")
	}
}

// staleFooter says who is not in the list, and of an empty list something kind and useful.
func (a *app) staleFooter(due store.Stale, never bool) {
	if len(due.List) == 0 {
		a.talk("%s", a.nobodyDue(due, never))
	}
	a.suggestCalls(due.List)
	if left := notListed(due, ""); len(left) > 0 {
		a.talk("%s.", strings.Join(left, "; "))
	}
}

// notListed is who is not in the list, and by which flag of the command they are.
func notListed(due store.Stale, command string) (out []string) {
	for _, left := range []struct {
		n          int
		what, flag string
	}{
		{due.More, "more", "--limit 0"},
		{due.Long, "due for more than four cadences", "--long"},
		{due.Unmet, "with no conversation yet", "--never"},
	} {
		if left.n > 0 {
			out = append(out, fmt.Sprintf("%d %s (%s%s)", left.n, left.what, command, left.flag))
		}
	}
	return out
}

// nobodyDue is what to say of an empty list.
func (a *app) nobodyDue(due store.Stale, never bool) string {
	switch {
	case never:
		return "Everybody here has had a conversation."
	case due.Long > 0:
		return "Nobody has come due of late."
	case !due.Soonest.IsZero():
		return fmt.Sprintf("Nobody is due. The next is due %s, on %s.", render.Ago(due.Soonest, a.today()), due.Soonest.Format("Mon 2 Jan 2006"))
	default:
		return "Nobody is due."
	}
}

// suggestCalls names those whom one has only written to of late.
func (a *app) suggestCalls(list []store.Due) {
	var names []string
	for _, d := range list {
		if d.Written {
			names = append(names, d.Name)
		}
	}
	if len(names) > 0 {
		a.talk("The last three touches were all in writing; a call may do more: %s.", strings.Join(names, "; "))
	}
}
