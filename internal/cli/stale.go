package cli

import (
	"context"
	"fmt"
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
	var never, long, exitCode bool
	limit := usualDue
	cmd := &cobra.Command{
		Use:   "stale",
		Short: "Who to call: the contacts who are due",
		Long: `Who to call: the contacts who are due, those furthest past their cadence first.

A contact is due when their cadence has gone by since they were last touched. The cadence is the contact's own, else
the shortest of their groups', else the journal's (rel config cadence). Whoever has no conversation yet is due only by
a cadence of their own or of a group. Contacts more than four cadences past due are counted, and listed with --long.`,
		Example: `  rel stale
  rel stale --within 2w --group Providers
  rel stale --never
  rel stale --format csv > calls.csv`,
		Args: slots(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			f, err := filter.contacts(cmd.Context(), a)
			if err != nil {
				return err
			}
			f.Never, f.Limit = never, limit
			if a.machine() && !cmd.Flags().Changed("limit") {
				f.Limit = 0
			}
			days, err := a.within(within)
			if err != nil {
				return err
			}
			return a.stale(cmd.Context(), store.StaleFilter{ContactFilter: f, Within: days, Long: long || a.machine()}, filter.columns, exitCode)
		},
	}
	filter.bind(cmd, a, "group", "tag", "stage", "field", "columns")
	cmd.Flags().StringVar(&within, "within", "", "who will be due in this `time`, too: 10d, 2w")
	cmd.Flags().BoolVar(&never, "never", false, "those with no conversation yet, due or not")
	cmd.Flags().BoolVar(&long, "long", false, "those more than four cadences past due, too")
	cmd.Flags().IntVarP(&limit, "limit", "n", usualDue, "at most so many; 0 is all")
	cmd.Flags().BoolVar(&exitCode, "exit-code", false, "exit with 10 when somebody is due")
	return cmd
}

// within is a span of days as --within takes it.
func (a *app) within(text string) (int, error) {
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
	if len(due.List) == 0 {
		a.nobodyDue(due, f)
	} else {
		a.staleFooter(due, f)
	}
	if exitCode && len(due.List)+due.Long > 0 {
		return errDue
	}
	return nil
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

// staleFooter says who is not in the list.
func (a *app) staleFooter(due store.Stale, f store.StaleFilter) {
	var parts []string
	if due.More > 0 {
		parts = append(parts, fmt.Sprintf("%d more (--limit 0 lists all)", due.More))
	}
	parts = append(parts, beyond(due)...)
	if len(parts) > 0 && !a.machine() {
		a.talk("%s.", strings.Join(parts, "; "))
	}
}

// beyond is who is in no list of those due unless it is asked for.
func beyond(due store.Stale) []string {
	var parts []string
	if due.Long > 0 {
		parts = append(parts, fmt.Sprintf("%d past four cadences (--long)", due.Long))
	}
	if due.Unmet > 0 {
		parts = append(parts, fmt.Sprintf("%d with no conversation yet (--never)", due.Unmet))
	}
	return parts
}

// nobodyDue says something kind and useful of an empty list.
func (a *app) nobodyDue(due store.Stale, f store.StaleFilter) {
	switch {
	case a.machine():
		return
	case f.Never:
		a.talk("Everyone here has had a conversation.")
	case !due.Soonest.IsZero():
		a.talk("Nobody is due. The next is due %s, on %s.", render.Ago(due.Soonest, a.today()), due.Soonest.Format("Mon 2 Jan 2006"))
	default:
		a.talk("Nobody is due.")
	}
	if parts := beyond(due); len(parts) > 0 {
		a.talk("%s.", strings.Join(parts, "; "))
	}
}
