package cli

import (
	"context"
	"fmt"
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
	var f showFlags
	cmd := &cobra.Command{
		Use: "show REF",
		Long: `Everything about a contact (by number or name), with the facts, open follow-ups and latest notes, about a note (n841), a
follow-up (t7), a fact (f3), an assessment (a5), an initiative (i2), a review (r2), a vacant seat (s12) or a change (c12). How the
relationship with a contact was assessed last stands on the card; in other formats than a table it stays out, with all
that were before, unless --assessments asks.`,
		Example: `  rel show dana
  rel show n841
  rel show t7
  rel show 12 --format json`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeShown),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.show(cmd.Context(), args[0], f)
		},
	}
	cmd.Flags().BoolVar(&f.private, "include-private", false, "what is private too, in other formats than a table")
	cmd.Flags().BoolVar(&f.assessments, "assessments", false, "how the relationship was assessed too, in other formats than a table")
	return cmd
}

// showFlags say what is shown in other formats than a table, too.
type showFlags struct {
	private, assessments bool
}

func (a *app) show(ctx context.Context, text string, f showFlags) error {
	t, err := a.ref(ctx, text)
	if id, ok := onlySeat(text, err); ok {
		return a.showSeat(ctx, id)
	}
	if id, number := strconv.ParseInt(text, 10, 64); isMissing(err) && number == nil {
		return a.showRemoved(ctx, id, f)
	}
	if err != nil {
		return err
	}
	switch t.Letter {
	case journal.RefChange:
		return a.showChange(ctx, t.Number)
	case journal.RefNote:
		return a.showNote(ctx, t.Number, f.private)
	case journal.RefFollowUp:
		return a.showFollowUp(ctx, t.Number, f.private)
	case journal.RefFact:
		return a.showFact(ctx, t.Number, f.private)
	case journal.RefAssessment:
		return a.showAssessment(ctx, t.Number, f.private)
	case journal.RefInitiative:
		return a.showInitiative(ctx, t.Number, f.private)
	case journal.RefReview:
		return a.showReview(ctx, t.Number, f)
	default:
		return a.showContact(ctx, t.who.ID, f)
	}
}

// showRemoved shows who was removed and can still be seen; somebody who became a part of them, as them.
func (a *app) showRemoved(ctx context.Context, id int64, f showFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if id, err = s.PartOf(ctx, id); err != nil {
		return err
	}
	return a.showContact(ctx, id, f)
}

func (a *app) showContact(ctx context.Context, id int64, f showFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	c, err := s.Contact(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		return a.printContact(ctx, s, c, f)
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
	assessed, err := assessedLine(ctx, s, id, style)
	if err != nil {
		return err
	}
	initiatives, err := s.Initiatives(ctx, store.InitiativeFilter{Who: []int64{id}})
	if err != nil {
		return err
	}
	lines := append(contactCard(c, back, style), render.Line{Label: "Initiatives", Text: initiativesLine(initiatives, id)},
		assessed, render.Line{Label: "Kept", Text: keptLine(promises[id])})
	if lines, err = withAside(ctx, s, lines, id); err != nil {
		return err
	}
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
	latest := store.NoteFilter{Who: []int64{id}, Private: true, Limit: shownNotes, Then: true}
	return a.showNotes(ctx, s, latest, fmt.Sprintf("rel log %d", id))
}

// printContact prints a contact for a program, and how the relationship was assessed only where that was asked for.
func (a *app) printContact(ctx context.Context, s *store.Store, c journal.Contact, f showFlags) error {
	columns := a.contactColumns(store.ContactFilter{}, nil)
	of := store.AssessmentFilter{Who: []int64{c.ID}, Private: f.private || !f.assessments}
	all, private, err := s.CountAssessments(ctx, of)
	if err != nil {
		return err
	}
	if f.assessments {
		assessed, err := store.All(s.Assessments(ctx, of))
		if err != nil {
			return err
		}
		columns = append(columns, assessedColumn(render.Format(a.format), func(journal.Contact) []journal.Assessment { return assessed }))
		if private > 0 {
			a.leftOutOf(private, "assessment")
		}
	} else {
		a.leftOutAssessed(all)
	}
	_, err = printList(a, columns, nil, render.Rows([]journal.Contact{c}))
	return err
}

// showNotes lists the latest notes below a card; others is the command that lists the rest of them.
func (a *app) showNotes(ctx context.Context, s *store.Store, f store.NoteFilter, others string) error {
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
		a.talk("More than %d more: %s.", store.MostCounted, others)
	case left > 0:
		a.talk("%d more: %s.", left, others)
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
	shown, err := shownLines(ctx, s, n)
	if err != nil {
		return err
	}
	return render.Card(a.env.Out, style, slices.Concat(noteCard(n, back), owed, came, shown))
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
