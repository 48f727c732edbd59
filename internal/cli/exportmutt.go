package cli

import (
	"bufio"
	"io"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/addressbook"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// formatMutt is the format in which contacts go out as aliases of mutt.
const formatMutt = "mutt"

// exportAliases writes contacts as aliases of mutt, one for each e-mail address.
func (a *app) exportAliases(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	ctx := cmd.Context()
	if name := misplacedFlag(cmd, "columns"); name != "" {
		return journal.Bad("leave it out, or --format csv", "an alias has no columns to choose")
	}
	c, err := filter.contacts(ctx, a)
	if err != nil {
		return err
	}
	if c.Sort == "" {
		c.Sort = store.SortNumber
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	without := 0
	err = a.send(f, "contact", func(w io.Writer, tick func()) (n int, err error) {
		buffered := bufio.NewWriterSize(w, 64<<10)
		w = buffered
		if !f.toFile() && a.env.Out.TTY {
			w = harmlessly{buffered}
		}
		var aliases addressbook.Aliases
		for contact, err := range s.Contacts(ctx, c) {
			if err != nil {
				return n, err
			}
			tick()
			lines := aliases.Lines(contact)
			if lines == nil {
				without++
				continue
			}
			n++
			for _, line := range lines {
				if _, err := io.WriteString(w, line+"\n"); err != nil {
					return n, err
				}
			}
		}
		return n, buffered.Flush()
	})
	if err == nil && without > 0 {
		a.tell("Left out: " + countOf(without, "contact") + " without an e-mail address.")
	}
	return err
}
