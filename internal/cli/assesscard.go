package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) showAssessment(ctx context.Context, id int64, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	x, err := s.Assessment(ctx, id, private || !a.machine())
	if err != nil {
		return err
	}
	if a.machine() {
		return a.printAssessments([]journal.Assessment{x}, private)
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	back, err := wayBack(ctx, s, store.HiddenAssessment, id)
	if err != nil {
		return err
	}
	return render.Card(a.env.Out, style, assessmentCard(x, back, style))
}

// assessmentCard is an assessment as a card; back is how one that was removed comes back.
func assessmentCard(x journal.Assessment, back string, s render.Style) []render.Line {
	return slices.Concat([]render.Line{
		{Label: "Assessment", Text: assessmentRef(x.ID), Tint: render.Bold},
		{Label: "Of", Text: fmt.Sprintf("the relationship with %s (%d)", x.Who.Name, x.Who.ID)},
		{Label: "Assessed", Text: dayInFull(x.Day, s)},
		{Label: "Trust", Text: string(x.Trust) + ", " + trend(x)},
	}, assessedLines(x), []render.Line{
		{Label: "Private", Text: map[bool]string{true: "yes, as the note", false: ""}[x.Private]},
		{Label: "Removed", Text: back, Tint: render.Yellow},
	})
}

// rmAssessment takes out an assessment that was a mistake.
func (a *app) rmAssessment(ctx context.Context, id int64) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	x, err := keptAssessment(ctx, s, id)
	if err != nil {
		return err
	}
	if err := s.RemoveAssessment(ctx, id); err != nil {
		return err
	}
	return a.say("Removed the assessment %s of the relationship with %s, %s   (rel undo to take back)",
		assessmentRef(id), x.Who.Label(), trustLine(x))
}

// keptAssessment is the assessment of this number, unless it was removed.
func keptAssessment(ctx context.Context, s *store.Store, id int64) (journal.Assessment, error) {
	x, err := s.Assessment(ctx, id, true)
	if err != nil || !x.Deleted {
		return x, err
	}
	back, err := wayBack(ctx, s, store.HiddenAssessment, id)
	if err != nil {
		return x, err
	}
	return x, journal.Missing(back, "%s was removed", assessmentRef(id))
}

// refuseToChange says that an assessment stands as it was made, and what can be done instead.
func (a *app) refuseToChange(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	x, err := keptAssessment(ctx, s, id)
	if err != nil {
		return err
	}
	return journal.Bad(fmt.Sprintf("rel assess %d says how it is now; rel rm %s takes out what was a mistake", x.Who.ID, assessmentRef(id)),
		"what was assessed is not changed, so that it can be seen what was thought and when")
}
