package cli

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
)

// editing is all that the flags of rel edit say.
type editing struct {
	contact contactFlags // its tags are for either
	note    noteFlags
	remove  []string // for either
	name    string   // for a contact

	text                            string // the rest is for a note
	with, without                   []string
	notTried, notPrivate, notATouch bool
}

func newEdit(a *app) *cobra.Command {
	var e editing
	cmd := &cobra.Command{
		Use:   "edit REF",
		Short: "Change a contact or a note",
		Long: `Change a contact (by number or name) or a note (n841). What no flag names stays as it is.

For a contact, --email, --phone, --web, --address, --alias, --group and --tag add one more; --remove takes one away,
named by its value. --title and --org correct the position they hold now. --every default leaves the cadence to the
groups and the journal. For a note, --with, --about and --without say who took part, --text gives it another text.`,
		Example: `  rel edit dana --phone "work: 202-555-0199" --every monthly
  rel edit 12 --name "Dana Whitcomb-Ortega" --remove 202-555-0142
  rel edit n841 --on friday --with "Mei Tanaka" --without luis`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeRefs),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.edit(cmd, args[0], e) },
	}
	cmd.Flags().StringVar(&e.name, "name", "", "another `name`")
	e.contact.bind(cmd, a)
	e.bindNote(cmd, a)
	cmd.Flags().StringArrayVar(&e.remove, "remove", nil, "take away the e-mail, phone, alias, tag, group, field or the like of this `value`")
	headFlags(cmd, "Flags for a contact", contactOnly)
	headFlags(cmd, "Flags for a note", noteOnly)
	headFlags(cmd, "Flags for either", forEither)
	return cmd
}

// The flags of rel edit by what they change.
var (
	contactOnly = []string{
		"name", "kind", "title", "org", "email", "phone", "web", "address",
		"stage", "every", "birthday", "date", "alias", "group", "field",
	}
	noteOnly = []string{
		"text", "with", "without", "on", "at", "via", "began", "about", "heard",
		"tried", "not-tried", "private", "not-private", "touch", "no-touch", "add",
	}
	forEither = []string{"tag", "remove"}
)

func (e *editing) bindNote(cmd *cobra.Command, a *app) {
	fs, f := cmd.Flags(), &e.note
	fs.StringVar(&e.text, "text", "", "another `text`; - reads it from standard input")
	fs.StringArrayVar(&e.with, "with", nil, "`who` was present, too")
	fs.StringArrayVar(&e.without, "without", nil, "`who` was not there after all")
	fs.StringArrayVar(&f.about, "about", nil, "`who` it was about, too")
	fs.StringArrayVar(&f.heard, "heard", nil, "what they `said`, too")
	fs.StringVar(&f.on, "on", "", "another `day`")
	fs.StringVar(&f.at, "at", "", "another `time` of day")
	fs.StringVar(&f.via, "via", "", "another `channel`: "+joinWords(journal.Channels))
	fs.StringVar(&f.began, "began", "", "`who` began it: me or them")
	fs.BoolVar(&f.tried, "tried", false, "it was an attempt, without an answer")
	fs.BoolVar(&e.notTried, "not-tried", false, "it was a conversation after all")
	fs.BoolVar(&f.private, "private", false, "it stays out of exports and reports unless asked for by name")
	fs.BoolVar(&e.notPrivate, "not-private", false, "it is not private after all")
	fs.BoolVar(&f.touch, "touch", false, "it touches those present, however large the gathering")
	fs.BoolVar(&e.notATouch, "no-touch", false, "it touches nobody")
	fs.BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	complete(cmd, "via", words(journal.Channels))
	complete(cmd, "began", words(journal.Initiators))
	for _, name := range []string{"with", "without", "about"} {
		complete(cmd, name, a.completeContacts)
	}
}

func (a *app) edit(cmd *cobra.Command, text string, e editing) error {
	t, err := a.ref(cmd.Context(), text)
	if err != nil {
		return err
	}
	switch {
	case t.change != 0:
		return journal.Bad("rel undo "+text+" takes it back", "a change cannot be edited")
	case t.note != 0:
		if err := checkFlags(cmd, text, "note", contactOnly); err != nil {
			return err
		}
		return a.editNote(cmd, t.note, e)
	default:
		if err := checkFlags(cmd, text, "contact", noteOnly); err != nil {
			return err
		}
		return a.editContact(cmd, t.who, e)
	}
}

// checkFlags refuses flags that what is edited does not have, flags without a value, and no flag at all.
func checkFlags(cmd *cobra.Command, ref, what string, misplaced []string) error {
	for _, name := range misplaced {
		if cmd.Flags().Changed(name) {
			return journal.Bad("rel help edit says which flags are for a contact and which for a note", "a %s has no --%s", what, name)
		}
	}
	if len(said(cmd)) == 0 {
		return journal.Bad("rel help edit lists what can be changed", "no flag says what to change about %s", ref)
	}
	return refuseEmpty(cmd, "text")
}

// refuseEmpty refuses flags that are given an empty value, but for one that may have it.
func refuseEmpty(cmd *cobra.Command, but string) error {
	for _, name := range said(cmd) {
		f := cmd.Flags().Lookup(name)
		if f.Value.Type() == "string" && f.Value.String() == "" && name != but {
			return journal.Bad("leave the flag out, or give it a value", "--%s needs a value", name)
		}
	}
	return nil
}

// said is the flags of its own that a command was given.
func said(cmd *cobra.Command) []string {
	var out []string
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		if f.Changed {
			out = append(out, f.Name)
		}
	})
	return out
}
