package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) showFact(ctx context.Context, id int64, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	f, err := s.Fact(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		return a.printFacts([]journal.Fact{f}, private)
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	back, err := wayBack(ctx, s, store.HiddenFact, id)
	if err != nil {
		return err
	}
	return render.Card(a.env.Out, style, factCard(f, back, style))
}

// factCard is a fact as a card; back is how one that was removed comes back.
func factCard(f journal.Fact, back string, s render.Style) []render.Line {
	dropped, note := "", ""
	if !f.Dropped.IsZero() {
		dropped = dayInFull(f.Dropped, s)
	}
	if f.Note != 0 {
		note = noteRef(f.Note)
	}
	return []render.Line{
		{Label: "Fact", Text: factRef(f.ID), Tint: render.Bold},
		{Label: "Who", Text: fmt.Sprintf("%s (%d)", f.Who.Name, f.Who.ID)},
		{Label: "Kind", Text: showKind(f, s), Tint: openTint(f)},
		{Label: "Text", Text: f.Text},
		{Label: "Since", Text: dayInFull(f.Day, s)},
		{Label: "Dropped", Text: dropped},
		{Label: "Out of", Text: note},
		{Label: "Private", Text: map[bool]string{true: "yes, as the note", false: ""}[f.Private]},
		{Label: "Removed", Text: back, Tint: render.Yellow},
	}
}
