package cli

import (
	"errors"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// unsaid is the error that kept a text somebody typed from being noted. The text goes along with it, to be given back.
type unsaid struct {
	text string
	err  error
}

func (e *unsaid) Error() string { return e.err.Error() }
func (e *unsaid) Unwrap() error { return e.err }

// givingBack is err with a text that it would lose. Where there is nothing to lose, it is err as it was.
func givingBack(err error, text string) error {
	var already *unsaid
	if err == nil || text == "" || errors.As(err, &already) {
		return err
	}
	return &unsaid{text, err}
}

// giveBack prints a text that was typed and could not be noted. It is neither broken nor indented, so that it can be
// copied.
func (a *app) giveBack(text string) {
	a.tell("Nothing was noted. What you had typed:")
	fmt.Fprintln(a.env.Err, render.SafeLines(text))
}

// typedOf is what was typed of a note: its text, and what was heard and is owed, in lines as --heard and --todo take them.
func typedOf(n journal.Note, owed []journal.FollowUp) string {
	text := n.Body
	for _, h := range n.Heard {
		text += "\n" + heardLine(h)
	}
	for _, f := range owed {
		text += "\n" + heardLine(journal.Heard{Speaker: f.Who.Name, Text: f.Text})
		if !f.Due.IsZero() {
			text += " by " + f.Due.String()
		}
	}
	return text
}

func heardLine(h journal.Heard) string {
	if h.Speaker == "" {
		return h.Text
	}
	return h.Speaker + ": " + h.Text
}
