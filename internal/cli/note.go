package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

func newNote(a *app) *cobra.Command {
	var f noteFlags
	cmd := &cobra.Command{
		Use:        "note [WHO [TEXT]]",
		SuggestFor: []string{"notes", "met", "write", "call"},
		Long: `Note a conversation: with whom, what was said, when and how.

On a terminal rel asks for what is not given, so that rel note alone is enough. A line with just a dot, or ^D, ends
the text; empty lines belong to it. ^E at the end of a line opens the editor, with all there is to say about a note.
WHO is a number, a name, the beginnings of its words, an alias or an e-mail address; several are parted by ; or a
comma. TEXT is taken as it is; - reads it from standard input. For --via, phone, coffee, zoom and the like do as well:
rel help who.

What follows from it goes with it: --todo for what you owe, --owed for what they owe you, "luis: send the memo by friday";
rel todo lists them.

One argument that names nobody by itself is read as a sentence: for a day with a colon at its beginning, the words for
a channel, the names of those who were there or whom it was about, and #tags. @name says that somebody is meant,
\name that nobody is. What the sentence leaves open is asked, or refused; flags go before it: rel help sentences.

A note touches those present: their clock begins anew. A forum, more than twelve people and an attempt without an
answer (--tried) touch nobody; --touch says they do all the same.`,
		Example: `  rel note
  rel note dana "Walked through the QRIS pilot." --via meeting --on yesterday
  rel note "dana w; luis" "On rates." --heard "luis: worries about them"
  rel note luis "He will host a visit." --todo "send dates by friday"
  rel note "yesterday: coffee with Dana Whitcomb and Luis re rates #qris"
  rel note dana --tried --via call
  rel note "dana; Mei Tanaka" "Met at the hearing." --via encounter --add
  pbpaste | rel note dana -`,
		Args:              slots(0, 2),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.note(cmd.Context(), args, f) },
	}
	f.bind(cmd, a)
	return cmd
}

// note finds out who, then the rest, then writes.
func (a *app) note(ctx context.Context, args []string, f noteFlags) error {
	n, err := f.read(ctx, a)
	if err != nil {
		return err
	}
	if len(args) == 1 && a.isSentence(ctx, args[0]) {
		return a.noteSentence(ctx, args[0], n, f)
	}
	with, about, asked := a.noteWho(ctx, args, f)
	if asked != nil && !errors.Is(asked, term.ErrEditor) {
		return asked
	}
	d, err := a.drafted(ctx, n, with, about, f)
	if err != nil {
		return err
	}
	var noted store.Noted
	if err = asked; err == nil {
		noted, err = a.finishNote(ctx, args, &d, f)
	}
	if errors.Is(err, term.ErrEditor) {
		noted, err = a.newNotePage(ctx, &d, f)
	}
	if err != nil {
		if len(args) < 2 { // the text was typed in answer to a question, and is nowhere else
			err = givingBack(err, typedOf(d.note, d.owed))
		}
		return err
	}
	if noted.Note.ID == 0 { // the page in the editor was left as it was
		return nil
	}
	return a.answerNew(noted)
}

// draft is a note in the making, who was present, who is to be added, and what is owed from then on.
type draft struct {
	note    journal.Note
	present []store.Who
	fresh   []journal.Contact
	owed    []journal.FollowUp
}

// drafted is the note of these people, with what the flags say was heard and is owed.
func (a *app) drafted(ctx context.Context, n journal.Note, with, about party, f noteFlags) (d draft, err error) {
	n.Participants = append(as(journal.Present, with.everyone()), as(journal.About, about.everyone())...)
	if n.Heard, err = a.heard(ctx, f.heard, with.everyone()); err != nil {
		return d, err
	}
	d = draft{note: n, present: with.everyone(), fresh: slices.Concat(with.fresh, about.fresh)}
	d.owed, err = a.owed(ctx, f, d.present)
	return d, err
}

// finishNote finds out what was not said yet, and writes.
func (a *app) finishNote(ctx context.Context, args []string, d *draft, f noteFlags) (store.Noted, error) {
	if err := a.noteRest(ctx, args, d, f); err != nil {
		return store.Noted{}, err
	}
	return a.writeDraft(ctx, d, f)
}

// writeDraft writes a note of which everything is known.
func (a *app) writeDraft(ctx context.Context, d *draft, f noteFlags) (store.Noted, error) {
	d.note.Touch = f.touch || journal.Touches(d.note.Channel, d.note.Tried, len(d.present))
	ctx = context.WithoutCancel(ctx) // what was typed is not lost because ^C was pressed in the editor it was typed in
	s, err := a.writing(ctx)
	if err != nil {
		return store.Noted{}, err
	}
	return s.AddNote(ctx, d.note, d.fresh, d.owed...)
}

// noteWho is who was present, as named or as asked for, and whom else it was about; the error may be term.ErrEditor.
func (a *app) noteWho(ctx context.Context, args []string, f noteFlags) (with, about party, err error) {
	var asked error
	if len(args) == 0 {
		with, asked = a.askWho(ctx, f.add)
	} else {
		with, err = a.whos(ctx, f.add, args[0])
	}
	if err == nil && (asked == nil || errors.Is(asked, term.ErrEditor)) {
		about, err = a.whos(ctx, f.add, f.about...)
	}
	if err == nil {
		err = asked
	}
	if isMissing(err) {
		err = f.missing(err)
	}
	return with, about.without(with), err
}

// missing is the error of somebody nobody knows, with the ways out that only a note has.
func (f *noteFlags) missing(err error) error {
	var p *journal.Problem
	if !errors.As(err, &p) {
		return err
	}
	hint := p.Hint
	if !f.add && strings.HasSuffix(hint, addsThem) {
		hint += "; with --add, the note does"
	}
	return journal.Missing(hint, "%v", err)
}

// noteRest is the text, and on a terminal what else was not said.
func (a *app) noteRest(ctx context.Context, args []string, d *draft, f noteFlags) (err error) {
	n := &d.note
	switch {
	case len(args) == 2:
		n.Body, err = a.text(ctx, args[1])
	case f.tried || len(f.heard) > 0:
	case a.env.Interactive():
		err = a.askRest(ctx, d, f)
	default:
		err = journal.Bad("rel note "+quote(args[0])+` "what was said"; - in its place reads it from standard input`,
			"what was said is missing")
	}
	if err == nil && n.Body == "" && !n.Tried && len(n.Heard) == 0 {
		err = journal.Bad("give the text in quotes, or --heard what they said, or --tried if nobody answered", "the note says nothing")
	}
	return err
}

func as(role journal.Role, whos []store.Who) []journal.Participant {
	return each(whos, func(w store.Who) journal.Participant {
		return journal.Participant{ContactID: w.ID, UID: w.UID, Name: w.Name, Role: role}
	})
}
