package cli

import (
	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

// initiativeFlags are what can be said of an initiative, of who is in it, and of what one of them commits to it.
type initiativeFlags struct {
	initiativeWords
	fresh, remove, drop bool
	name, role          string

	giftFlags
	due followUpFlags
	add bool
}

// initiativeWords are the aim and the state of an initiative.
type initiativeWords struct{ aim, state string }

func (f *initiativeWords) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.aim, "aim", "", "what it is `for`, on one line; none takes it away")
	cmd.Flags().StringVar(&f.state, "state", "", "how far it has come, its `state`: "+joinWords(journal.InitiativeStates))
	complete(cmd, "state", words(journal.InitiativeStates))
}

func newInitiative(a *app) *cobra.Command {
	var f initiativeFlags
	var filter filterFlags
	cmd := &cobra.Command{
		Use:        "initiative [NAME [WHO [TEXT]]]",
		SuggestFor: []string{"project", "projects", "partners", "commitment", "commitments", "pledge", "commit"},
		Long: `Initiatives are what you and others work for together: each with its aim, its state, and the contacts in it with their
role. Alone, list them. With NAME, show one: who is in it, what each has committed and whether it came, the latest notes.

With WHO too, put them in, with --role in a role; with --remove take them out. With TEXT, write down what they commit: people,
money, time, or voice, which is to speak for it; --me is what you commit to them, and - in place of WHO is nobody.

A commitment is a follow-up: rel done t7 says that it came, rel drop t7 lets it go, rel edit t7 changes it, rel todo lists it,
and rel show WHO counts whether promises were kept. rel note --initiative says that a note belongs to one.`,
		Example: `  rel initiative
  rel initiative "Rate study" --new --aim "What care costs to give"
  rel initiative rate "dana; luis" --role convener
  rel initiative rate luis "Data of two centers" --time --by "in 2 weeks"
  rel initiative rate dana "20,000 for the analyst" --money --by 2027-01-31
  rel initiative rate
  rel initiative rate --state done`,
		Args:              slots(0, 3),
		ValidArgsFunction: a.completeFirst(a.completeInitiatives, a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, len(args)); err != nil {
				return err
			}
			if len(args) == 0 {
				return a.listInitiatives(cmd.Context(), filter)
			}
			return a.initiativeCommand(cmd, args, f, filter.private)
		},
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.fresh, "new", false, "make the initiative")
	f.initiativeWords.bind(cmd)
	fs.StringVar(&f.name, "name", "", "another `name` for it")
	fs.StringVar(&f.role, "role", "", "what WHO is in it, the `role`: convener, funder; none takes it away")
	fs.BoolVar(&f.remove, "remove", false, "take WHO out of it")
	fs.BoolVar(&f.drop, "drop", false, "take the initiative away; its notes and what was committed stay in the journal")
	f.giftFlags.bind(fs)
	f.due.bind(cmd)
	fs.BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	filter.bind(cmd, a, "columns", "deleted", "include-private")
	headFlags(cmd, "Flags for what is committed", commitmentFlags)
	headFlags(cmd, "Flags for the list", []string{"columns", "deleted"})
	return cmd
}

// commitmentFlags are the flags that say something of what is committed.
var commitmentFlags = []string{"people", "money", "time", "voice", "by", "me", "them"}

func (a *app) initiativeCommand(cmd *cobra.Command, args []string, f initiativeFlags, private bool) error {
	ctx := cmd.Context()
	if private && (len(args) > 1 || len(said(cmd)) > 1) {
		return journal.Bad("rel initiative NAME --include-private", "an initiative that is changed has no --include-private")
	}
	if f.fresh {
		return a.newInitiative(ctx, args, f)
	}
	in, err := a.initiative(ctx, args[0])
	switch {
	case err != nil:
		return err
	case f.drop:
		return a.rmInitiative(ctx, in.ID)
	case len(args) == 3:
		return a.commit(ctx, in, args[1], args[2], f)
	case len(args) == 1 && (len(said(cmd)) == 0 || private):
		return a.showInitiative(ctx, in.ID, private)
	default:
		return a.changeInitiative(ctx, in, args, f)
	}
}

// check refuses flags that do not go together, or not with so many arguments, and those that are empty.
func (f *initiativeFlags) check(cmd *cobra.Command, args int) error {
	list := misplacedFlag(cmd, "columns", "deleted")
	change := misplacedFlag(cmd, "new", "aim", "state", "name", "remove", "drop")
	commitment := misplacedFlag(cmd, commitmentFlags...)
	switch {
	case args == 0 && len(said(cmd)) > 0 && (list == "" && !f.shown(cmd) || change+commitment != ""):
		return journal.Bad(`rel initiative "Rate study" --new`, "no initiative is named")
	case args > 0 && list != "":
		return journal.Bad("rel initiative --"+list+" lists all of them", "an initiative that is named has no --%s", list)
	case args == 3 && change != "":
		return journal.Bad("do the one, then the other", "what is committed has no --%s", change)
	case args < 3 && commitment != "":
		return journal.Bad(`rel initiative NAME WHO "what they commit" --`+commitment, "nothing is committed, to have --%s", commitment)
	case args < 2 && misplacedFlag(cmd, "role", "add") != "":
		return journal.Bad("rel initiative NAME WHO --role convener",
			"nobody is named who would have --%s", misplacedFlag(cmd, "role", "add"))
	}
	if err := f.checkChange(cmd, args); err != nil {
		return err
	}
	return refuseEmpty(cmd, "")
}

// shown reports whether it is said how much is shown, of one initiative or of all.
func (*initiativeFlags) shown(cmd *cobra.Command) bool {
	return misplacedFlag(cmd, "include-private") != ""
}

// checkChange refuses changes of an initiative that do not go together.
func (f *initiativeFlags) checkChange(cmd *cobra.Command, args int) error {
	switch {
	case f.drop && (len(said(cmd)) > 1 || args > 1):
		return journal.Bad("rel initiative NAME --drop; --remove takes somebody out of it",
			"--drop takes the whole initiative away, and goes with nothing else")
	case f.fresh && f.remove:
		return journal.Bad("rel initiative NAME WHO --remove", "nobody is in a new initiative, to be taken out of it")
	case f.fresh && f.name != "":
		return journal.Bad("rel initiative "+quote(f.name)+" --new", "a new initiative has one name")
	case f.remove && args < 2:
		return journal.Bad("rel initiative NAME WHO --remove", "nobody is named who is to leave the initiative")
	case f.remove && misplacedFlag(cmd, "role", "add") != "":
		return journal.Bad("leave one of the two out", "who is taken out has no --%s", misplacedFlag(cmd, "role", "add"))
	}
	return nil
}
