package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

// unknownCommand is the error of a command there is none of, with the ones that are nearest.
func (a *app) unknownCommand(root *cobra.Command, typed string) error {
	var all []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			all = append(all, c.Name())
		}
	}
	hint := "rel help lists the commands"
	if near := journal.Nearest(typed, all, 2); len(near) > 0 {
		hint = "did you mean rel " + strings.Join(near, ", or rel ") + "? " + hint
	}
	return journal.Bad(hint, "there is no command %q", typed)
}
