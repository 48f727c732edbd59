package cli

import (
	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newHelp(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:        "help [COMMAND or TOPIC [PART]]",
		SuggestFor: []string{"man", "topics", "commands"},
		Short:      "How a command is used, or a topic",
		Long: `How a command is used, with examples and all its flags; or a topic to read up on. Alone, all commands and
topics there are.`,
		Example: `  rel help
  rel help note
  rel help dates
  rel help formats csv`,
		Args: slots(0, 2),
		RunE: func(cmd *cobra.Command, args []string) error { return a.help(cmd.Root(), args) },
	}
	below := func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		under := cmd.Root()
		if len(args) > 0 {
			if under = findHelped(under, args[0]); under == nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
		}
		return fitting(typed, each(helped(under), func(c *cobra.Command) string {
			return cobra.CompletionWithDesc(c.Name(), c.Short)
		})), cobra.ShellCompDirectiveNoFileComp
	}
	cmd.ValidArgsFunction = a.completeFirst([]completer{below, below}...)
	return cmd
}

// help prints the help of what args name.
func (a *app) help(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return root.Help()
	}
	c := findHelped(root, args[0])
	switch {
	case c == nil:
		hint := journal.DidYouMean(nearest("rel help ", args[0], helped(root)), "rel help lists the commands and topics")
		return journal.Bad(hint, "there is no command or topic %q", args[0])
	case len(args) == 1:
		return c.Help()
	}
	page := "rel help " + c.Name()
	if part := findHelped(c, args[1]); part != nil {
		return part.Help()
	}
	hint := journal.DidYouMean(nearest(page+" ", args[1], helped(c)), page+" shows all there is")
	return journal.Bad(hint, "%s has no part %q", page, args[1])
}

// findHelped is the command or topic of this name below another; nil when there is none.
func findHelped(under *cobra.Command, name string) *cobra.Command {
	for _, c := range helped(under) {
		if c.Name() == name || c.HasAlias(name) {
			return c
		}
	}
	return nil
}

// helped is the commands and topics that help is about.
func helped(root *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, c := range root.Commands() {
		if !c.Hidden && (c.Runnable() || c.IsAdditionalHelpTopicCommand()) {
			out = append(out, c)
		}
	}
	return out
}
