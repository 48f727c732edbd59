package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// editing is all that the flags of rel edit say.
type editing struct {
	contact contactFlags // its tags are for either
	note    noteFlags
	remove  []string // for either
	name    string   // for a contact, or an initiative

	text                            string // the rest is for a note
	retext                          bool   // text was given
	with, without                   []string
	notTried, notPrivate, notATouch bool

	due   followUpFlags
	gives string // for a follow-up
	fact  kindFlags

	initiative initiativeWords
}

// none is what a flag says to take a note's time or channel away.
const none = "none"

// The flags of rel edit by what they change.
var (
	contactOnly = []string{
		"kind", "title", "org", "email", "phone", "web", "address",
		"stage", "every", "birthday", "date", "alias", "group", "field",
	}
	noteOnly = []string{
		"with", "without", "at", "via", "began", "about", "heard", "todo", "owed",
		"tried", "not-tried", "private", "not-private", "touch", "no-touch", "add",
	}
	followUpOnly = []string{"by", "who", "me", "them", "gives"}
	factOnly     = []string{"known", "cares", "told", "assume", "ask"}
	forDay       = []string{"on"}
	forOpen      = []string{"open"}
	forEither    = []string{"tag", "remove"}
	forText      = []string{"text"}

	initiativeOnly = []string{"aim", "state"}
	forName        = []string{"name"}
	forInitiative  = []string{"initiative"}
)

func (e *editing) bind(cmd *cobra.Command, a *app) {
	cmd.Flags().StringVar(&e.name, "name", "", "another `name`")
	e.contact.bind(cmd, a)
	listVar(cmd.Flags(), &e.remove, "remove",
		"take away the e-mail, phone, alias, tag, group, field or the like of this `value`; of a note, a tag or what was heard")
	cmd.Flags().StringVar(&e.text, "text", "", "another `text`; of a note, - reads it from standard input")
	e.bindNote(cmd, a)
	e.due.bind(cmd)
	e.fact.bind(cmd.Flags())
	cmd.Flags().StringVar(&e.due.who, "who", "", "`who` it is with")
	cmd.Flags().StringVar(&e.gives, "gives", "", "`what` is given to the initiative: "+joinWords(journal.Gifts)+"; none takes it away")
	cmd.Flags().BoolVar(&e.due.open, "open", false, "it is open again, or stands again")
	e.initiative.bind(cmd)
	complete(cmd, "who", a.completeContacts)
	complete(cmd, "gives", words(append(slices.Clone(journal.Gifts), none)))
	headFlags(cmd, "Flags for a contact or an initiative", forName)
	headFlags(cmd, "Flags for a contact", contactOnly)
	headFlags(cmd, "Flags for a note", noteOnly)
	headFlags(cmd, "Flags for either", forEither)
	headFlags(cmd, "Flags for a note, a follow-up or a fact", forText)
	headFlags(cmd, "Flags for a note or a fact", forDay)
	headFlags(cmd, "Flags for a follow-up", followUpOnly)
	headFlags(cmd, "Flags for a follow-up or a fact", forOpen)
	headFlags(cmd, "Flags for a fact", factOnly)
	headFlags(cmd, "Flags for a note or a follow-up", forInitiative)
	headFlags(cmd, "Flags for an initiative", initiativeOnly)
}

func (e *editing) bindNote(cmd *cobra.Command, a *app) {
	fs, f := cmd.Flags(), &e.note
	listVar(fs, &e.with, "with", "`who` was present, too")
	listVar(fs, &e.without, "without", "`who` was not there after all")
	listVar(fs, &f.about, "about", "`who` it was about, too")
	listVar(fs, &f.heard, "heard", "what they `said`, too")
	listVar(fs, &f.todo, "todo", "what you `owe` out of it, too")
	listVar(fs, &f.owed, "owed", "what they `owe` you, too")
	fs.StringVar(&f.on, "on", "", "another `day`")
	fs.StringVar(&f.at, "at", "", "another `time` of day; none takes it away")
	fs.StringVar(&f.via, "via", "", "another `channel`: "+joinWords(journal.Channels)+"; none takes it away")
	fs.StringVar(&f.began, "began", "", "`who` began it: me or them")
	fs.BoolVar(&f.tried, "tried", false, "it was an attempt, without an answer")
	fs.BoolVar(&e.notTried, "not-tried", false, "it was a conversation after all")
	fs.BoolVar(&f.private, "private", false, "it stays out of exports and reports unless asked for by name")
	fs.BoolVar(&e.notPrivate, "not-private", false, "it is not private after all")
	fs.BoolVar(&f.touch, "touch", false, "it touches those present, however large the gathering")
	fs.BoolVar(&e.notATouch, "no-touch", false, "it touches nobody")
	fs.BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	fs.StringVar(&f.initiative, "initiative", "", "the `initiative` it belongs to; none takes it out")
	complete(cmd, "initiative", a.completeInitiatives)
	complete(cmd, "via", words(append(slices.Clone(journal.Channels), none)))
	complete(cmd, "began", words(journal.Initiators))
	for _, name := range []string{"with", "without", "about"} {
		complete(cmd, name, a.completeContacts)
	}
}

// consistent refuses flags that say a thing and its opposite.
func (e *editing) consistent() error {
	for _, pair := range []struct {
		yes, not     string
		said, unsaid bool
	}{
		{"tried", "not-tried", e.note.tried, e.notTried},
		{"private", "not-private", e.note.private, e.notPrivate},
		{"touch", "no-touch", e.note.touch, e.notATouch},
	} {
		if pair.said && pair.unsaid {
			return journal.Bad("leave one of the two out", "--%s and --%s cannot both be", pair.yes, pair.not)
		}
	}
	return nil
}

// notePatch is what the flags say of a note by themselves.
func (e *editing) notePatch(ctx context.Context, a *app) (p store.NotePatch, err error) {
	if err := e.consistent(); err != nil {
		return p, err
	}
	f := e.note
	f.tags = e.contact.tags
	noTime, noChannel, noInitiative := cutNone(&f.at), cutNone(&f.via), cutNone(&f.initiative)
	n, err := f.read(ctx, a)
	if err != nil {
		return p, err
	}
	setIf(&p.Day, n.Day, f.on != "")
	setIf(&p.Time, n.Time, f.at != "" || noTime)
	setIf(&p.Channel, n.Channel, f.via != "" || noChannel)
	setIf(&p.Began, n.Began, f.began != "")
	setIf(&p.Initiative, n.Initiative, f.initiative != "" || noInitiative)
	setIf(&p.Tried, f.tried, f.tried || e.notTried)
	setIf(&p.Private, f.private, f.private || e.notPrivate)
	setIf(&p.Touch, f.touch, f.touch || e.notATouch)
	if e.retext {
		body, err := a.text(ctx, e.text)
		if err != nil {
			return p, err
		}
		p.Body = &body
	}
	p.Tag = n.Tags
	return p, nil
}

// cutNone makes a flag that says none empty, and tells whether it did.
func cutNone(value *string) bool {
	if !strings.EqualFold(*value, none) {
		return false
	}
	*value = ""
	return true
}

// setIf points at to v where it was said.
func setIf[T any](at **T, v T, said bool) {
	if said {
		*at = &v
	}
}

// refuseEmpty refuses flags that are given an empty value, but for one that may have it.
func refuseEmpty(cmd *cobra.Command, but string) error {
	for _, name := range said(cmd) {
		f := cmd.Flags().Lookup(name)
		if f.Value.Type() == "string" && f.Value.String() == "" && name != but {
			return journal.Bad(needsValue(name), "--%s needs a value", name)
		}
	}
	return nil
}

// needsValue is the way out of a flag with an empty value.
func needsValue(name string) string {
	if name == "at" || name == "via" {
		return "--" + name + " none takes it away"
	}
	return "leave the flag out, or give it a value"
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
