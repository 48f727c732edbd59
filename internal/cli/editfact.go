package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) editFact(ctx context.Context, id int64, e editing) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := keptFact(ctx, s, id)
	if err != nil {
		return err
	}
	p, err := a.factPatch(ctx, was, e)
	if err != nil {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	now, err := s.EditFact(ctx, id, p)
	if err != nil {
		return err
	}
	return a.answerFacts([]journal.Fact{now})
}

// factPatch is the flags as a change of the fact that is there.
func (a *app) factPatch(ctx context.Context, was journal.Fact, e editing) (p store.FactPatch, err error) {
	kind, err := e.fact.kind()
	if err != nil {
		return p, err
	}
	setIf(&p.Kind, kind, kind != "")
	if e.due.open && was.Dropped.IsZero() {
		a.talk("%s was not dropped.", factRef(was.ID))
	}
	p.Stand = e.due.open && !was.Dropped.IsZero()
	if e.retext {
		text, err := journal.CleanFact(e.text)
		if err != nil {
			return p, err
		}
		p.Text = &text
	}
	if e.note.on != "" {
		day, err := a.factDay(ctx, e.note.on)
		if err != nil {
			return p, err
		}
		p.Day = &day
	}
	return p, nil
}
