package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/term"
)

// The groups of commands in the help, in its order.
const (
	groupDaily  = "daily"
	groupMore   = "more"
	groupKeep   = "keep"
	groupTopics = "topics"
)

const rootLong = `rel keeps the relationships your work runs on: whom you met, what was said, and who is due for a call.
Everything is in one file on this computer, and nothing leaves it unless you export it.

Alone, rel says who is due today.`

// newRoot is the whole tree of commands.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:               "rel",
		Short:             "A relationship journal",
		Long:              rootLong,
		Example:           rootExample,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.prepare(cmd) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.path, "db", "", "the journal's `file`, instead of REL_DB or the usual place")
	flags.StringVar(&a.format, "format", string(render.Table), "how to print: table, csv, json or markdown")
	flags.StringVar(&a.color, "color", term.ColorAuto, "auto, always or never")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "print the answer and errors, nothing else")
	flags.BoolVarP(&a.yes, "yes", "y", false, "answer yes where rel would ask whether to go on")
	root.SetFlagErrorFunc(flagError)
	root.AddGroup(
		&cobra.Group{ID: groupDaily, Title: "Every day"},
		&cobra.Group{ID: groupMore, Title: "More"},
		&cobra.Group{ID: groupKeep, Title: "The journal itself"},
		&cobra.Group{ID: groupTopics, Title: "To read up on: rel help"},
	)
	addToday(a, root)
	addAll(root, groupDaily, newAdd(a), newNote(a), newStale(a), newShow(a), newLog(a), newSearch(a), newList(a))
	addAll(root, groupMore, newEdit(a), newRm(a), newTag(a), newGroup(a), newSnooze(a), newUndo(a), newRedo(a), newHistory(a))
	addAll(root, groupKeep, newImport(a), newExport(a), newConfig(a), newDemo(a), newCompletion(a), newVersion(a))
	addTopics(a, root)
	root.SetHelpTemplate(helpTemplate)
	root.SetUsageTemplate(usageTemplate)
	return root
}

const rootExample = `  rel add "Dana Whitcomb" --title Director --org "Office of Child Care" --every monthly
  rel note dana "Walked through the pilot; she worries about rates." --via meeting
  rel stale`

func addAll(root *cobra.Command, group string, commands ...*cobra.Command) {
	for _, c := range commands {
		c.GroupID = group
		root.AddCommand(c)
	}
}

// flagError is the error of a flag that is not there, or has a value it cannot have.
func flagError(cmd *cobra.Command, err error) error {
	return journal.Bad(cmd.CommandPath()+" --help lists the flags", "%s", strings.TrimSuffix(err.Error(), "."))
}

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}`

const usageTemplate = `Usage:
  {{.UseLine}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}{{$cmds := .Commands}}{{range $group := .Groups}}

{{.Title}}{{range $cmds}}{{if and (eq .GroupID $group.ID) (or .IsAvailableCommand .IsAdditionalHelpTopicCommand)}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of all commands:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
