package cli

import (
	"context"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// shownNotes is how many of a contact's notes show lists.
const shownNotes = 10

func newShow(a *app) *cobra.Command {
	var private bool
	cmd := &cobra.Command{
		Use: "show REF",
		Long: `Everything about a contact (by number or name), with the facts, open follow-ups and latest notes, about a note (n841),
a follow-up (t7), a fact (f3) or a change (c12).`,
		Example: `  rel show dana
  rel show n841
  rel show t7
  rel show 12 --format json`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeShown),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.show(cmd.Context(), args[0], private)
		},
	}
	cmd.Flags().BoolVar(&private, "include-private", false, "a private note, follow-up or fact too, in other formats than a table")
	return cmd
}

func (a *app) show(ctx context.Context, text string, private bool) error {
	t, err := a.ref(ctx, text)
	if id, number := strconv.ParseInt(text, 10, 64); isMissing(err) && number == nil {
		return a.showRemoved(ctx, id)
	}
	if err != nil {
		return err
	}
	switch {
	case t.change != 0:
		return a.showChange(ctx, t.change)
	case t.note != 0:
		return a.showNote(ctx, t.note, private)
	case t.followUp != 0:
		return a.showFollowUp(ctx, t.followUp, private)
	case t.fact != 0:
		return a.showFact(ctx, t.fact, private)
	default:
		return a.showContact(ctx, t.who.ID)
	}
}

// showRemoved shows who was removed and can still be seen; somebody who became a part of them, as them.
func (a *app) showRemoved(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if id, err = s.PartOf(ctx, id); err != nil {
		return err
	}
	return a.showContact(ctx, id)
}

func (a *app) showContact(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	c, err := s.Contact(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		_, err := a.printContacts(render.Rows([]journal.Contact{c}), nil, nil)
		return err
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	back, err := wayBack(ctx, s, store.HiddenContact, id)
	if err != nil {
		return err
	}
	promises, err := s.Promises(ctx, id)
	if err != nil {
		return err
	}
	lines := append(contactCard(c, back, style), render.Line{Label: "Kept", Text: keptLine(promises)})
	if lines, err = withStageHint(ctx, s, lines, id); err != nil {
		return err
	}
	if err := render.Card(a.env.Out, style, lines); err != nil {
		return err
	}
	if err := a.showOfficers(ctx, s, c); err != nil {
		return err
	}
	if err := a.showFacts(ctx, s, id); err != nil {
		return err
	}
	if err := a.showOwed(ctx, s, id); err != nil {
		return err
	}
	return a.showNotes(ctx, s, store.NoteFilter{Who: []int64{id}, Private: true, Limit: shownNotes})
}

// showNotes lists a contact's latest notes below the card.
func (a *app) showNotes(ctx context.Context, s *store.Store, f store.NoteFilter) error {
	all, _, err := s.CountNotes(ctx, f)
	if err != nil || all == 0 {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	if _, err := a.printNotes(s.Notes(ctx, f), nil); err != nil {
		return err
	}
	switch left := all - shownNotes; {
	case left > store.MostCounted:
		a.talk("More than %d more: rel log %d.", store.MostCounted, f.Who[0])
	case left > 0:
		a.talk("%d more: rel log %d.", left, f.Who[0])
	}
	return nil
}

func (a *app) showNote(ctx context.Context, id int64, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	n, err := s.Note(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		return a.printNote(n, private)
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	back, err := wayBack(ctx, s, store.HiddenNote, id)
	if err != nil {
		return err
	}
	owed, err := owedLines(ctx, s, n, style.Today)
	if err != nil {
		return err
	}
	came, err := cameLines(ctx, s, n)
	if err != nil {
		return err
	}
	return render.Card(a.env.Out, style, slices.Concat(noteCard(n, back), owed, came))
}

// printNote prints a note for a program, unless it is private and was not asked for as such.
func (a *app) printNote(n journal.Note, private bool) error {
	notes := []journal.Note{n}
	if n.Private && !private {
		notes = nil
		a.leftOut(1)
	}
	_, err := a.printNotes(render.Rows(notes), nil)
	return err
}
