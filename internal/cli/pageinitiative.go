package cli

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// initiativePage opens an initiative in the editor.
func (a *app) initiativePage(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := keptInitiative(ctx, s, id)
	if err != nil {
		return err
	}
	ref := initiativeRef(id)
	return a.onPage(ctx, page{
		form: document.InitiativeForm(), name: ref,
		head: append(pageHead("Initiative "+ref), "rel initiative NAME WHO TEXT writes down what somebody commits to it."),
		doc:  document.OfInitiative(was),
		since: func(ctx context.Context) (document.Document, error) {
			in, err := keptInitiative(ctx, s, id)
			return document.OfInitiative(in), err
		},
		write: func(ctx context.Context, changes []document.Change) error {
			return a.writeInitiative(ctx, was, changes)
		},
	})
}

// writeInitiative writes what was changed on an initiative's page.
func (a *app) writeInitiative(ctx context.Context, was journal.Initiative, changes []document.Change) error {
	e := initiativeEdit{app: a, lines: lines{now: a.today()}, was: was}
	e.unasked++
	defer func() { e.unasked-- }()
	for _, c := range changes {
		e.take(ctx, c)
	}
	if e.err() != nil {
		return e.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if _, err := s.EditInitiative(ctx, was.ID, e.patch, nil); err != nil {
		return refusedAt(e.named, err)
	}
	return a.answerInitiative(ctx, was, e.patch)
}

// initiativeEdit is the changes of an initiative's page on their way to a patch.
type initiativeEdit struct {
	*app
	lines
	was   journal.Initiative
	patch store.InitiativePatch
	named int // the line of another name
}

// take takes a change of one key.
func (e *initiativeEdit) take(ctx context.Context, c document.Change) {
	switch c.Key {
	case document.Name:
		e.named = c.Line
		read(&e.lines, &e.patch.Name, c, journal.CleanInitiative)
	case document.Aim:
		read(&e.lines, &e.patch.Aim, c, journal.CleanAim)
	case document.State:
		read(&e.lines, &e.patch.State, c, initiativeState)
	case document.Contacts:
		e.contacts(ctx, c)
	}
}

// contacts takes who is in the initiative, in which role, and who is not any more.
func (e *initiativeEdit) contacts(ctx context.Context, c document.Change) {
	for _, v := range c.New {
		role, err := journal.CleanRole(v.Name)
		if e.wrongAt(v.Line, err) {
			continue
		}
		if w, err := e.member(ctx, v.Text); !e.wrongAt(v.Line, err) {
			e.patch.Role = append(e.patch.Role, journal.Member{Who: someone(w), Role: role})
		}
	}
	for _, m := range e.was.Members {
		gone := slices.ContainsFunc(c.Gone, func(v document.Value) bool { return v.Name == m.Role && v.Text == m.Who.Label() })
		stays := slices.ContainsFunc(e.patch.Role, func(n journal.Member) bool { return n.Who.UID == m.Who.UID })
		if gone && !stays {
			e.patch.Out = append(e.patch.Out, m.Who.ID)
		}
	}
}

// member is the contact whom a line names, as the page does or as people are named anywhere.
func (e *initiativeEdit) member(ctx context.Context, text string) (store.Who, error) {
	if w, ok, err := e.labeled(ctx, text); ok || err != nil {
		return w, err
	}
	return e.who(ctx, text)
}
