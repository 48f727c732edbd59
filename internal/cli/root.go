package cli

import (
	"slices"

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

// maker makes a command of a group, which is called by this name.
type maker struct {
	group, name string
	command     func(*app) *cobra.Command
}

// makers are those of all commands, in the order of the help.
func makers() []maker {
	return []maker{
		{groupDaily, "add", newAdd},
		{groupDaily, "note", newNote},
		{groupDaily, "stale", newStale},
		{groupDaily, "show", newShow},
		{groupDaily, "log", newLog},
		{groupDaily, "search", newSearch},
		{groupDaily, "list", newList},
		{groupMore, "edit", newEdit},
		{groupMore, "rm", newRm},
		{groupMore, "tag", newTag},
		{groupMore, "group", newGroup},
		{groupMore, "snooze", newSnooze},
		{groupMore, "undo", newUndo},
		{groupMore, "redo", newRedo},
		{groupMore, "history", newHistory},
		{groupMore, "purge", newPurge},
		{groupKeep, "import", newImport},
		{groupKeep, "export", newExport},
		{groupKeep, "backup", newBackup},
		{groupKeep, "restore", newRestore},
		{groupKeep, "doctor", newDoctor},
		{groupKeep, "config", newConfig},
		{groupKeep, "demo", newDemo},
		{groupKeep, "completion", newCompletion},
		{groupKeep, "manual", newManual},
		{groupKeep, "version", newVersion},
	}
}

// newTree is as much of the tree of commands as the words of a command line need: the commands among them, or all where
// none is, or where help or a shell asks. To make all of them takes longer than some of them run.
func newTree(a *app, words []string) *cobra.Command {
	if slices.Contains(words, "help") || slices.Contains(words, cobra.ShellCompRequestCmd) {
		return newRoot(a)
	}
	return newRoot(a, words...)
}

// newRoot is the tree of commands: those of these names, or all where there are none.
func newRoot(a *app, names ...string) *cobra.Command {
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
	for _, c := range makers() {
		if c.isCalled(names) {
			addAll(root, c.group, c.make(a))
		}
	}
	if !root.HasSubCommands() {
		for _, c := range makers() {
			addAll(root, c.group, c.make(a))
		}
	}
	addAll(root, groupKeep, help)
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
