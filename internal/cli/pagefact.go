package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// factPage opens a fact in the editor.
func (a *app) factPage(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := keptFact(ctx, s, id)
	if err != nil {
		return err
	}
	return a.onPage(ctx, page{
		form: document.FactForm(), name: factRef(id), head: pageHead("Fact " + factRef(id)), doc: document.OfFact(was),
		since: func(ctx context.Context) (document.Document, error) {
			f, err := keptFact(ctx, s, id)
			return document.OfFact(f), err
		},
		write: func(ctx context.Context, changes []document.Change) error { return a.writeFact(ctx, was, changes) },
	})
}

// writeFact writes what was changed on a fact's page.
func (a *app) writeFact(ctx context.Context, was journal.Fact, changes []document.Change) error {
	l := lines{now: a.today()}
	var p store.FactPatch
	for _, c := range changes {
		switch c.Key {
		case document.TextKey:
			read(&l, &p.Text, c, journal.CleanFact)
		case document.Kind:
			read(&l, &p.Kind, c, func(text string) (journal.FactKind, error) { return oneOf("kind of fact", text, journal.FactKinds) })
		case document.Day:
			read(&l, &p.Day, c, func(text string) (journal.Day, error) { return a.factDay(ctx, text) })
		}
	}
	if l.err() != nil {
		return l.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	now, err := s.EditFact(ctx, was.ID, p)
	if err != nil {
		return refusedAt(0, err)
	}
	return a.answerFacts([]journal.Fact{now})
}
