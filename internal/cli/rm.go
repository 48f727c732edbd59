package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func newRm(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "rm REF",
		Long: `Remove a contact (by number or name), a note (n841), a follow-up (t7), a fact (f3), an assessment (a5) or an
initiative (i2). What is removed is hidden, not erased: rel undo brings it back, and rel list, rel log, rel todo, rel fact,
rel assess and rel initiative show it with --deleted. The notes of a contact who is removed stay, and so do follow-ups with
them; what came out of a note goes with it. What belonged to an initiative stays.`,
		Example: `  rel rm n841
  rel rm "dana w"`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeRefs),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.rm(cmd.Context(), args[0]) },
	}
}

func (a *app) rm(ctx context.Context, text string) error {
	t, err := a.ref(ctx, text)
	if err != nil {
		return err
	}
	switch t.Letter {
	case journal.RefChange:
		return journal.Bad("rel undo "+text+" takes it back", "a change cannot be removed")
	case journal.RefNote:
		return a.rmNote(ctx, t.Number)
	case journal.RefFollowUp:
		return a.rmFollowUp(ctx, t.Number)
	case journal.RefFact:
		return a.rmFact(ctx, t.Number)
	case journal.RefAssessment:
		return a.rmAssessment(ctx, t.Number)
	case journal.RefInitiative:
		return a.rmInitiative(ctx, t.Number)
	case journal.RefReview:
		return a.rmReview(ctx, t.Number)
	default:
		return a.rmContact(ctx, t.who)
	}
}

func (a *app) rmContact(ctx context.Context, w store.Who) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.RemoveContact(ctx, w.ID); err != nil {
		return err
	}
	if err := a.say("Removed %s (%d)   (rel undo to take back)", w.Name, w.ID); err != nil {
		return err
	}
	open, _, err := s.CountFollowUps(ctx, store.FollowUpFilter{Who: []int64{w.ID}, States: []journal.State{journal.Open}, Private: true})
	if open > 0 {
		a.talk("%s with them %s open (rel todo).", countOf(open, "follow-up"), map[bool]string{true: "stays", false: "stay"}[open == 1])
	}
	return err
}

func (a *app) rmFollowUp(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	f, err := keptFollowUp(ctx, s, id)
	if err != nil {
		return err
	}
	if err := s.RemoveFollowUp(ctx, id); err != nil {
		return err
	}
	return a.say("Removed %s: %s   (rel undo to take back)", followUpRef(id), journal.AsTyped(f.Text))
}

func (a *app) rmFact(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	f, err := keptFact(ctx, s, id)
	if err != nil {
		return err
	}
	if err := s.RemoveFact(ctx, id); err != nil {
		return err
	}
	return a.say("Removed %s: %s   (rel undo to take back)", factRef(id), journal.AsTyped(f.Text))
}

func (a *app) rmNote(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	n, err := keptNote(ctx, s, id)
	if err != nil {
		return err
	}
	out, err := cameOut(ctx, s, id)
	if err != nil {
		return err
	}
	if err := s.RemoveNote(ctx, id); err != nil {
		return err
	}
	return a.say("Removed %s   (rel undo to take back)", noteLine(n)+out)
}

// cameOut is how much came out of a note, as the end of a sentence; empty for nothing.
func cameOut(ctx context.Context, s *store.Store, note int64) (string, error) {
	owed, _, err := s.CountFollowUps(ctx, store.FollowUpFilter{Note: note, Private: true})
	if err != nil {
		return "", err
	}
	known, _, err := s.CountFacts(ctx, store.FactFilter{Note: note, Private: true, Dropped: true})
	if err != nil {
		return "", err
	}
	assessed, _, err := s.CountAssessments(ctx, store.AssessmentFilter{Note: note, Private: true})
	if owed+known+assessed == 0 {
		return "", err
	}
	return ", and " + counts(owed, known, assessed) + " out of it", err
}

// counts is how many follow-ups, facts and assessments there are, in words.
func counts(owed, known, assessed int) string {
	var parts []string
	if owed > 0 {
		parts = append(parts, countOf(owed, "follow-up"))
	}
	if known > 0 {
		parts = append(parts, countOf(known, "fact"))
	}
	if assessed > 0 {
		parts = append(parts, countOf(assessed, "assessment"))
	}
	return and(parts)
}

// keptNote is the note of this number, unless it was removed.
func keptNote(ctx context.Context, s *store.Store, id int64) (journal.Note, error) {
	n, err := s.Note(ctx, id)
	if err != nil || !n.Deleted {
		return n, err
	}
	back, err := wayBack(ctx, s, store.HiddenNote, id)
	if err != nil {
		return n, err
	}
	return n, journal.Missing(back, "%s was removed", noteRef(id))
}

// noteLine is what tells a note apart, on one line.
func noteLine(n journal.Note) string {
	return noteRef(n.ID) + ", " + n.Day.Format("Mon 2 Jan 2006") + ", " + with(n)
}
