package cli

import (
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// answerNoted says what was understood of a note and what it moved, or prints the note where a format for programs
// was asked for.
func (a *app) answerNoted(verb string, noted store.Noted) error {
	n := noted.Note
	if a.machine() {
		_, err := a.printNotes(render.Rows([]journal.Note{n}), nil)
		return err
	}
	if n.Tried && verb == "Noted" {
		verb = "Noted an attempt,"
	}
	when := n.Day.Format("Mon 2 Jan 2006")
	if n.Time != "" {
		when += " " + n.Time
	}
	if n.Channel != "" {
		when += ", " + string(n.Channel)
	}
	if n.Private {
		when += ", private"
	}
	who := strings.Join(names(n.Present()), ", ")
	if about := names(n.About()); len(about) > 0 {
		who = strings.TrimPrefix(who+"; about "+strings.Join(about, ", "), "; ")
	}
	if err := a.say("%s %s: %s   (%s, rel undo to take back)", verb, when, who, noteRef(n.ID)); err != nil {
		return err
	}
	return a.sayMoved(noted)
}

// sayMoved tells what a note moved, a line each.
func (a *app) sayMoved(noted store.Noted) error {
	lines := []struct {
		what  string
		whats []string
	}{
		{"Added", noted.Added},
		{"Now developing", noted.Developing},
		{"Developing again", noted.Returned},
		{"Snooze ended", noted.Awake},
		{"Heard", heardFrom(noted.Note)},
		{"No clock moved", noted.Still},
	}
	for _, l := range lines {
		if len(l.whats) == 0 {
			continue
		}
		if err := a.say("  %s: %s", l.what, strings.Join(l.whats, "; ")); err != nil {
			return err
		}
	}
	return nil
}

// heardFrom is what was heard, each with who said it.
func heardFrom(n journal.Note) []string {
	out := make([]string, len(n.Heard))
	for i, h := range n.Heard {
		out[i] = h.Text
		if h.Speaker != "" {
			out[i] = fmt.Sprintf("%s (%s)", h.Text, h.Speaker)
		}
	}
	return out
}
