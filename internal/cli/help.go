package cli

import (
	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newHelp(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:        "help [COMMAND or TOPIC]",
		SuggestFor: []string{"man", "topics", "commands"},
		Short:      "How a command is used, or a topic",
		Long: `How a command is used, with examples and all its flags; or a topic to read up on. Alone, all commands and
topics there are.`,
		Example: `  rel help
  rel help note
  rel help dates`,
		Args: slots(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.help(cmd.Root(), args) },
	}
	cmd.ValidArgsFunction = a.completeFirst(func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return fitting(typed, each(helped(cmd.Root()), func(c *cobra.Command) string {
			return cobra.CompletionWithDesc(c.Name(), c.Short)
		})), cobra.ShellCompDirectiveNoFileComp
	})
	return cmd
}

// help prints the help of what args name.
func (a *app) help(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return root.Help()
	}
	for _, c := range helped(root) {
		if c.Name() == args[0] || c.HasAlias(args[0]) {
			return c.Help()
		}
	}
	hint := journal.DidYouMean(nearest("rel help ", args[0], helped(root)), "rel help lists the commands and topics")
	return journal.Bad(hint, "there is no command or topic %q", args[0])
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
