package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/addressbook"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// formatMutt is the format in which contacts go out as aliases of mutt.
const formatMutt = "mutt"

// exportAliases writes contacts as aliases of mutt, one for each e-mail address.
func (a *app) exportAliases(cmd *cobra.Command, filter filterFlags, f exportFlags) error {
	without := 0
	err := a.exportEach(cmd, "an alias", filter, f, (*store.Store).Contacts, func(w io.Writer) eachContact {
		var aliases addressbook.Aliases
		return func(c journal.Contact) (bool, error) {
			lines := aliases.Lines(c)
			if len(lines) == 0 {
				without++
				return false, nil
			}
			_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
			return true, err
		}
	})
	if err == nil && without > 0 {
		a.tell("Left out: " + countOf(without, "contact") + " without an e-mail address.")
	}
	return err
}
