package cli

import (
	"strings"

	"github.com/rel-journal/rel/internal/store"
)

// advice is how to get in touch with somebody who is due, and why so; both are empty where nothing speaks for one way
// more than for another.
type advice struct {
	what string // occasion, call or meet
	why  string
}

// What is suggested.
const (
	toOccasion = "occasion"
	toCall     = "call"
	toMeet     = "meet"
)

// suggest is how to get in touch with somebody. What comes up this week goes first, as it will not wait.
func suggest(d store.Due) advice {
	switch {
	case !d.Occasion.Day.IsZero():
		return advice{toOccasion, d.Occasion.What + " on " + d.Occasion.Day.String()}
	case d.Written:
		return advice{toCall, "the last three touches were all in writing"}
	case d.NeverMet:
		return advice{toMeet, "never met in person"}
	}
	return advice{}
}

// suggestTo says whom to get in touch with in another way than of late, and about what.
func (a *app) suggestTo(list []store.Due) {
	names := map[string][]string{}
	for _, d := range list {
		what, name := suggest(d).what, d.Name
		if what == toOccasion {
			name += " (" + d.Occasion.What + ", " + nearDay(d.Occasion.Day, a.today()) + ")"
		}
		names[what] = append(names[what], name)
	}
	for _, s := range []struct{ what, says string }{
		{toOccasion, "An occasion to be in touch"},
		{toCall, "The last three touches were all in writing; a call may do more"},
		{toMeet, "Never met in person, as far as is noted; a meeting may do more"},
	} {
		if some := names[s.what]; len(some) > 0 {
			a.talk("%s: %s.", s.says, strings.Join(some, "; "))
		}
	}
}
