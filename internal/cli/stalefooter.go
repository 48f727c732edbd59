package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// staleFooter says who is not in the list, and of an empty list something kind and useful.
func (a *app) staleFooter(due store.Stale, never bool) {
	a.aboutDue(due, never)
	if left := notListed(due, ""); len(left) > 0 {
		a.talk("%s.", strings.Join(left, "; "))
	}
	a.alsoDue(due)
}

// aboutDue says of the list in what order it is and whom to call, and of an empty one something kind and useful.
func (a *app) aboutDue(due store.Stale, never bool) {
	switch {
	case len(due.List) == 0:
		a.talk("%s", a.nobodyDue(due, never))
	case len(due.List) > 1 && !never && a.env.Out.TTY:
		a.talk("Those furthest past their own cadence come first.")
	}
	a.suggestTo(due.List)
}

// alsoDue names those who have been due for so long that the list leaves them out.
func (a *app) alsoDue(due store.Stale) {
	if due.Long > 0 {
		a.talk("%s", longDue(due))
	}
}

// longDue is the names of those who have been due for long.
func longDue(due store.Stale) string {
	names := strings.Join(due.Longest, ", ")
	if more := due.Long - len(due.Longest); more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	lead := "Also due"
	if len(due.List) == 0 {
		lead = "Due"
	}
	return fmt.Sprintf("%s, for more than four cadences: %s (rel stale --long)", lead, names)
}

// notListed is who is not in the list, and by which flag of the command they are.
func notListed(due store.Stale, command string) (out []string) {
	for _, left := range []struct {
		n          int
		what, flag string
	}{
		{due.More, "more", "--limit 0"},
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
		next := due.Soonest
		return fmt.Sprintf("Nobody is due. The next is due %s, on %s.", render.Ago(next, a.today()), next.Format("Mon 2 Jan 2006"))
	default:
		return "Nobody is due."
	}
}
