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

// maker makes a command of a group, which is called by this name and is this in short.
type maker struct {
	group, name, short string
	command            func(*app) *cobra.Command
}

// whole is the command as it runs, with all the names it goes by.
func (m maker) whole(a *app) *cobra.Command {
	c := m.command(a)
	c.Short, c.Aliases = m.short, alsoCalled(m.name)
	return c
}

// outline is as much of the command as a list of commands says of it.
func (m maker) outline() *cobra.Command {
	return &cobra.Command{Use: m.name, Short: m.short, Run: func(*cobra.Command, []string) {}}
}

// makers are those of all commands, in the order of the help.
func makers() []maker {
	return []maker{
		{groupDaily, "add", "Add a contact", newAdd},
		{groupDaily, "note", "Note a conversation", newNote},
		{groupDaily, "stale", "Who to call: the contacts who are due", newStale},
		{groupDaily, "todo", "Follow-ups: what you owe, and what they owe you", newTodo},
		{groupDaily, "show", "Everything about a contact, a note, a review and so on", newShow},
		{groupDaily, "brief", "One page before a meeting", newBrief},
		{groupDaily, "log", "Notes, newest first", newLog},
		{groupDaily, "search", "Search notes, what was heard, contacts, follow-ups and facts", newSearch},
		{groupDaily, "list", "List contacts", newList},
		{groupMore, "gaps", "Where relationships are missing: groups by stage", newGaps},
		{groupMore, "review", "The periodic review, and what moved since the last", newReview},
		{groupMore, "stats", "How many notes, by month and channel, and who began them", newStats},
		{groupMore, "fact", "What you know of people, assume, and still have to ask", newFact},
		{groupMore, "assess", "How relationships are, in words and with evidence", newAssess},
		{groupMore, "confirm", "An assumption holds, a question was answered", newConfirm},
		{groupMore, "done", "Mark follow-ups as done", newDone},
		{groupMore, "drop", "Let follow-ups, facts and vacant seats go", newDrop},
		{groupMore, "move", "Move a person to a new position, and keep the history", newMove},
		{groupMore, "edit", "Change contacts, notes, follow-ups, facts and more", newEdit},
		{groupMore, "rm", "Remove contacts, notes, follow-ups, facts and more", newRm},
		{groupMore, "tag", "Tag contacts or a note; alone, list the tags", newTag},
		{groupMore, "group", "Groups of stakeholders: list, make, join", newGroup},
		{groupMore, "initiative", "Initiatives: who is in them, and what each committed", newInitiative},
		{groupMore, "snooze", "Let a contact rest until a day", newSnooze},
		{groupMore, "undo", "Take the last change back", newUndo},
		{groupMore, "redo", "Do again what was undone last", newRedo},
		{groupMore, "history", "What was changed, by whom and when", newHistory},
		{groupMore, "purge", "Erase for good: a contact, a note, or old notes", newPurge},
		{groupKeep, "import", "Import contacts, notes, calendars: CSV, vCard, iCalendar", newImport},
		{groupKeep, "export", "Export contacts, notes and more, all records, or a handover", newExport},
		{groupKeep, "dupes", "Contacts that may be the same", newDupes},
		{groupKeep, "merge", "Make two contacts one, and keep everything", newMerge},
		{groupKeep, "backup", "Make a backup of the journal, or list those there are", newBackup},
		{groupKeep, "restore", "Put a backup in the journal's place", newRestore},
		{groupKeep, "doctor", "Check that the journal is sound, and repair it", newDoctor},
		{groupKeep, "config", "How the journal is to be", newConfig},
		{groupKeep, "demo", "A sample journal to play in", newDemo},
		{groupKeep, "completion", "Complete commands and names in your shell", newCompletion},
		{groupKeep, "manual", "Man pages and completions, written into a folder", newManual},
		{groupKeep, "version", "Which rel this is", newVersion},
	}
}

// newTree is as much of the tree of commands as the words of a command line need: the commands among them, and of the others
// an outline where none is, or where help or a shell asks. To make all of them takes longer than some of them run.
func newTree(a *app, words []string) *cobra.Command {
	named := func(m maker) bool { return m.isCalled(words) }
	listed := slices.Contains(words, "help") || slices.Contains(words, cobra.ShellCompRequestCmd) || !slices.ContainsFunc(makers(), named)
	return makeTree(a, func(m maker) *cobra.Command {
		switch {
		case named(m):
			return m.whole(a)
		case listed:
			return m.outline()
		}
		return nil
	})
}

// newRoot is the whole tree of commands.
func newRoot(a *app) *cobra.Command {
	return makeTree(a, func(m maker) *cobra.Command { return m.whole(a) })
}

// makeTree is the tree of those commands that are made; made is nil for one that is left out.
func makeTree(a *app, made func(maker) *cobra.Command) *cobra.Command {
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
	for _, m := range makers() {
		if c := made(m); c != nil {
			addAll(root, m.group, c)
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
	complete(root, "format", completeFormat)
	complete(root, "color", words([]string{term.ColorAuto, term.ColorAlways, term.ColorNever}))
}
