package cli

import (
	"github.com/spf13/cobra"

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

Alone, rel says who is due today. rel help COMMAND shows how a command is used.`

// newRoot is the whole tree of commands.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:     "rel [COMMAND]",
		Short:   "A relationship journal",
		Long:    rootLong,
		Example: rootExample,

		SilenceErrors:         true,
		SilenceUsage:          true,
		DisableFlagsInUseLine: true,
		CompletionOptions:     cobra.CompletionOptions{DisableDefaultCmd: true},

		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return a.prepare(cmd) },
	}
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveNoFileComp)
	bindCommon(root, a)
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.showHelp(cmd) })
	root.AddGroup(
		&cobra.Group{ID: groupDaily, Title: "Every day"},
		&cobra.Group{ID: groupMore, Title: "More"},
		&cobra.Group{ID: groupKeep, Title: "The journal itself"},
		&cobra.Group{ID: groupTopics, Title: "To read up on, with rel help"},
	)
	addToday(a, root)
	help := newHelp(a)
	root.SetHelpCommand(help)
	addAll(root, groupDaily, newAdd(a), newNote(a), newStale(a), newShow(a), newLog(a), newSearch(a), newList(a))
	addAll(root, groupMore, newEdit(a), newRm(a), newTag(a), newGroup(a), newSnooze(a), newUndo(a), newRedo(a), newHistory(a), newPurge(a))
	addAll(root, groupKeep, newImport(a), newExport(a), newBackup(a), newRestore(a), newDoctor(a), newConfig(a), newDemo(a),
		newCompletion(a), newVersion(a), help)
	addTopics(root)
	return root
}

const rootExample = `  rel add "Dana Whitcomb" --org "Office of Child Care" --every monthly
  rel note dana "Walked through the pilot." --via meeting
  rel stale`

func addAll(root *cobra.Command, group string, commands ...*cobra.Command) {
	for _, c := range commands {
		c.GroupID, c.DisableFlagsInUseLine = group, true
		c.Flags().SortFlags = false // related ones stand together
		root.AddCommand(c)
	}
}

// bindCommon binds the flags of all commands.
func bindCommon(root *cobra.Command, a *app) {
	fs := root.PersistentFlags()
	fs.StringVar(&a.path, "db", "", "this `file` is the journal, not REL_DB's or the usual one")
	fs.StringVar(&a.format, "format", string(render.Table), "`format` of lists: table (the usual), csv, json, markdown")
	fs.Lookup("format").DefValue = ""
	fs.StringVar(&a.color, "color", term.ColorAuto, "`when` to color: auto (the usual), always, never")
	fs.Lookup("color").DefValue = ""
	fs.BoolVarP(&a.quiet, "quiet", "q", false, "print the answer and errors, nothing else")
	fs.BoolVarP(&a.yes, "yes", "y", false, "answer yes where rel would ask whether to go on")
	complete(root, "db", files)
	complete(root, "format", words(render.Formats))
	complete(root, "color", words([]string{term.ColorAuto, term.ColorAlways, term.ColorNever}))
}
