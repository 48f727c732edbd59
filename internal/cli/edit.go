package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func newEdit(a *app) *cobra.Command {
	var contact contactFlags
	var note noteFlags
	var more editFlags
	cmd := &cobra.Command{
		Use:   "edit REF",
		Short: "Change a contact or a note",
		Long: `Change a contact (by number or name) or a note (n841). What no flag names stays as it is.

For a contact, --email, --phone, --web, --address, --alias, --group and --tag add one; --remove takes one away, named
by its value. --title and --org correct the current position; --every default leaves the cadence to the groups and the
journal. For a note, --with, --about and --without say who took part; --text gives it another text.`,
		Example: `  rel edit dana --phone "work: 202-555-0199" --every monthly
  rel edit 12 --name "Dana Whitcomb-Ortega" --remove 202-555-0142
  rel edit n841 --on friday --with "Mei Tanaka" --without luis`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.edit(cmd, args[0], contact, note, more)
		},
	}
	contact.bind(cmd, a)
	more.bind(cmd, a)
	bindShared(cmd, a, &note)
	return cmd
}

// editFlags are the flags that only edit has.
type editFlags struct {
	name, text    string
	remove        []string
	with, without []string
	notTried      bool
	notPrivate    bool
	noTouch       bool
	untag         []string
}

func (f *editFlags) bind(cmd *cobra.Command, a *app) {
	fs := cmd.Flags()
	fs.StringVar(&f.name, "name", "", "another name")
	fs.StringArrayVar(&f.remove, "remove", nil, "take away the e-mail, phone, web, address, alias, tag, group, field or date of this `value`")
	fs.StringVar(&f.text, "text", "", "another text for a note; - reads it from standard input")
	fs.StringArrayVar(&f.with, "with", nil, "`who` was present, too")
	fs.StringArrayVar(&f.without, "without", nil, "`who` was not there after all")
	fs.BoolVar(&f.notTried, "not-tried", false, "it was a conversation after all")
	fs.BoolVar(&f.notPrivate, "not-private", false, "it is not private after all")
	fs.BoolVar(&f.noTouch, "no-touch", false, "it touches nobody")
	complete(cmd, "with", a.completeContacts)
	complete(cmd, "without", a.completeContacts)
}

// bindShared binds the flags of a note that a contact does not have under the same name.
func bindShared(cmd *cobra.Command, a *app, f *noteFlags) {
	fs := cmd.Flags()
	fs.StringVar(&f.on, "on", "", "another `day` for a note")
	fs.StringVar(&f.at, "at", "", "another `time` of day for a note")
	fs.StringVar(&f.via, "via", "", "another `channel` for a note: "+joinWords(journal.Channels))
	fs.StringVar(&f.began, "began", "", "who began the conversation: me or them")
	fs.StringArrayVar(&f.about, "about", nil, "`who` a note was about, too")
	fs.StringArrayVar(&f.heard, "heard", nil, "what they said in a note, too")
	fs.BoolVar(&f.tried, "tried", false, "a note was an attempt, without an answer")
	fs.BoolVar(&f.private, "private", false, "a note stays out of exports and reports unless asked for by name")
	fs.BoolVar(&f.touch, "touch", false, "a note touches those present, however large the gathering")
	fs.BoolVar(&f.add, "add", false, "add whoever is not in the journal yet")
	complete(cmd, "via", words(journal.Channels))
	complete(cmd, "began", words(journal.Initiators))
	complete(cmd, "about", a.completeContacts)
}

// The flags that only a contact, and only a note, can have.
var (
	contactOnly = []string{"name", "kind", "title", "org", "email", "phone", "web", "address", "stage", "every", "birthday", "date", "alias", "group", "field"}
	noteOnly    = []string{"text", "with", "without", "on", "at", "via", "began", "about", "heard", "tried", "not-tried", "private", "not-private", "touch", "no-touch", "add"}
)

func (a *app) edit(cmd *cobra.Command, text string, contact contactFlags, note noteFlags, more editFlags) error {
	ctx := cmd.Context()
	t, err := a.ref(ctx, text)
	if err != nil {
		return err
	}
	misplaced, what := noteOnly, "contact"
	if t.note != 0 {
		misplaced, what = contactOnly, "note"
	}
	if t.change != 0 {
		return journal.Bad("rel undo "+text+" takes it back", "a change cannot be edited")
	}
	for _, name := range misplaced {
		if cmd.Flags().Changed(name) {
			return journal.Bad("rel edit --help says which flags are for contacts and which for notes", "a %s has no --%s", what, name)
		}
	}
	if !anyChanged(cmd, append(append([]string{"remove", "tag"}, contactOnly...), noteOnly...)) {
		return journal.Bad("rel edit "+quote(text)+" --help lists what can be changed", "no flag says what to change about %s", text)
	}
	if t.note != 0 {
		return a.editNote(cmd, t.note, note, more, contact.tags)
	}
	return a.editContact(ctx, t.who, contact, more)
}

func anyChanged(cmd *cobra.Command, names []string) bool {
	for _, name := range names {
		if cmd.Flags().Changed(name) {
			return true
		}
	}
	return false
}

func (a *app) editContact(ctx context.Context, w store.Who, f contactFlags, more editFlags) error {
	p, err := f.patch(ctx, a)
	if err != nil {
		return err
	}
	p.Remove = more.remove
	if more.name != "" {
		name, err := journal.CleanName(more.name)
		if err != nil {
			return err
		}
		p.Name = &name
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	c, err := s.EditContact(ctx, w.ID, p)
	if err != nil {
		return err
	}
	return a.answerContact(c, fmt.Sprintf("Changed %s (%d)   (rel undo to take back)", c.Name, c.ID))
}

// patch is the flags as a change of a contact that is there.
func (f *contactFlags) patch(ctx context.Context, a *app) (p store.ContactPatch, err error) {
	unset := journal.Cadence(0)
	if f.every == "default" {
		p.Every, f.every = &unset, ""
	}
	c, err := f.contact(ctx, a)
	if err != nil {
		return p, err
	}
	if f.kind != "" {
		p.Kind = &c.Kind
	}
	if f.stage != "" {
		p.Stage = &c.Stage
	}
	if f.every != "" {
		p.Every = &c.Every
	}
	if len(c.Positions) > 0 {
		p.Position = &c.Positions[0]
	}
	c.Positions = nil
	p.Add = c
	return p, nil
}

func (a *app) editNote(cmd *cobra.Command, id int64, f noteFlags, more editFlags, tags []string) error {
	ctx := cmd.Context()
	p, fresh, err := a.notePatch(cmd, id, f, more, tags)
	if err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	noted, err := s.EditNote(ctx, id, p, fresh)
	if err != nil {
		return err
	}
	return a.answerNoted("Changed", noted)
}

// notePatch is the flags as a change of the note that is there, and the contacts to be made for it.
func (a *app) notePatch(cmd *cobra.Command, id int64, f noteFlags, more editFlags, tags []string) (p store.NotePatch, fresh []journal.Contact, err error) {
	ctx := cmd.Context()
	if err := more.consistent(f); err != nil {
		return p, nil, err
	}
	f.tags = tags
	n, err := f.read(ctx, a)
	if err != nil {
		return p, nil, err
	}
	p.Tag, p.Untag = n.Tags, nil
	set(&p.Day, n.Day, f.on != "")
	set(&p.Time, n.Time, f.at != "")
	set(&p.Channel, n.Channel, f.via != "")
	set(&p.Began, n.Began, f.began != "")
	set(&p.Tried, f.tried, f.tried || more.notTried)
	set(&p.Private, f.private, f.private || more.notPrivate)
	set(&p.Touch, f.touch, f.touch || more.noTouch)
	if err := a.noteText(ctx, &p, more, cmd.Flags().Changed("text")); err != nil {
		return p, nil, err
	}
	if p.Untag, err = readTags(more.remove); err != nil {
		return p, nil, err
	}
	if fresh, err = a.noteParties(ctx, &p, f, more); err != nil {
		return p, nil, err
	}
	p.Heard, err = a.noteHeard(ctx, id, p, f.heard)
	return p, fresh, err
}

// set points at to v where it was said.
func set[T any](at **T, v T, said bool) {
	if said {
		*at = &v
	}
}

// consistent refuses flags that say a thing and its opposite.
func (f *editFlags) consistent(n noteFlags) error {
	for _, pair := range []struct {
		name     string
		yes, not bool
	}{{"tried", n.tried, f.notTried}, {"private", n.private, f.notPrivate}, {"touch", n.touch, f.noTouch}} {
		if pair.yes && pair.not {
			return journal.Bad("leave one of the two out", "--%s and its opposite cannot both be", pair.name)
		}
	}
	return nil
}

func (a *app) noteText(ctx context.Context, p *store.NotePatch, more editFlags, said bool) error {
	if !said {
		return nil
	}
	text := more.text
	if text == "-" {
		all, err := a.env.ReadAll(ctx, journal.MaxText)
		if err != nil {
			return err
		}
		text = string(all)
	}
	text, err := journal.CleanText("a note", text)
	p.Body = &text
	return err
}

func (a *app) noteParties(ctx context.Context, p *store.NotePatch, f noteFlags, more editFlags) ([]journal.Contact, error) {
	var fresh []journal.Contact
	for _, list := range []struct {
		texts []string
		into  *[]store.Who
		add   bool
	}{{more.with, &p.With, f.add}, {f.about, &p.About, f.add}, {more.without, &p.Without, false}} {
		for _, text := range list.texts {
			found, err := a.whos(ctx, text, list.add)
			if err != nil {
				return nil, err
			}
			*list.into = append(*list.into, found.everyone()...)
			fresh = append(fresh, found.fresh...)
		}
	}
	return fresh, nil
}

// noteHeard is what was heard besides, from those present and those who are now.
func (a *app) noteHeard(ctx context.Context, id int64, p store.NotePatch, texts []string) ([]journal.Heard, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	n, err := s.Note(ctx, id)
	if err != nil {
		return nil, err
	}
	present := p.With
	for _, x := range n.Present() {
		present = append(present, store.Who{ID: x.ContactID, UID: x.UID, Name: x.Name})
	}
	return attribute(texts, present)
}
