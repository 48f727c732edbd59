package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// followUpPage opens a follow-up in the editor.
func (a *app) followUpPage(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := keptFollowUp(ctx, s, id)
	if err != nil {
		return err
	}
	return a.onPage(ctx, page{
		form: document.FollowUpForm(), name: followUpRef(id), head: pageHead("Follow-up " + followUpRef(id)), doc: document.OfFollowUp(was),
		since: func(ctx context.Context) (document.Document, error) {
			f, err := keptFollowUp(ctx, s, id)
			return document.OfFollowUp(f), err
		},
		write: func(ctx context.Context, changes []document.Change) error { return a.writeFollowUp(ctx, was, changes) },
	})
}

// writeFollowUp writes what was changed on a follow-up's page.
func (a *app) writeFollowUp(ctx context.Context, was journal.FollowUp, changes []document.Change) error {
	e := followUpEdit{app: a, lines: lines{now: a.today()}}
	e.unasked++
	defer func() { e.unasked-- }()
	for _, c := range changes {
		e.take(ctx, c)
	}
	e.settle(was)
	if e.err() != nil {
		return e.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	now, err := s.EditFollowUp(ctx, was.ID, e.patch)
	if err != nil {
		return refusedAt(0, err)
	}
	if e.patch.State != nil && now.State != journal.Open {
		return a.answerClosed([]journal.FollowUp{now})
	}
	return a.answerEdited(now)
}

// followUpEdit is the changes of a follow-up's page on their way to a patch.
type followUpEdit struct {
	*app
	lines
	patch    store.FollowUpPatch
	closedAt int // the line of the day on which it was closed
	givesAt  int // the line of what is given
}

// take takes a change of one key.
func (e *followUpEdit) take(ctx context.Context, c document.Change) {
	p := &e.patch
	switch c.Key {
	case document.TextKey:
		read(&e.lines, &p.Text, c, journal.CleanFollowUp)
	case document.Owes:
		read(&e.lines, &p.OwedBy, c, func(text string) (journal.Initiator, error) {
			return oneOf("answer to who owes it", text, journal.Initiators)
		})
	case document.Who:
		read(&e.lines, &p.Who, c, mayBeEmpty(func(text string) (store.Who, error) {
			if w, ok, err := e.labeled(ctx, text); ok || err != nil {
				return w, err
			}
			return e.who(ctx, text)
		}))
	case document.Due:
		read(&e.lines, &p.Due, c, mayBeEmpty(func(text string) (journal.Day, error) {
			return e.edge(ctx, text, journal.Forward, journal.LastDay)
		}))
	case document.State:
		read(&e.lines, &p.State, c, func(text string) (journal.State, error) {
			return oneOf("state of a follow-up", text, journal.States)
		})
	case document.Closed:
		e.closedAt = c.Line
		read(&e.lines, &p.Closed, c, mayBeEmpty(func(text string) (journal.Day, error) { return e.closedOn(ctx, text) }))
	case document.Initiative:
		read(&e.lines, &p.Initiative, c, func(text string) (journal.InitiativeName, error) { return e.initiativeNamed(ctx, text) })
	case document.Gives:
		e.givesAt = c.Line
		read(&e.lines, &p.Gives, c, mayBeEmpty(aGift))
	}
}

// settle makes the day on which it was closed fit the state: there is none while it is open, and else it is today unless
// it was said. What is committed to no initiative gives nothing.
func (e *followUpEdit) settle(was journal.FollowUp) {
	p := &e.patch
	to := was.Initiative
	setTo(&to, p.Initiative)
	e.wrongAt(e.givesAt, givesTo(p, to, followUpRef(was.ID)))
	state, closed := was.State, was.Closed
	setTo(&state, p.State)
	setTo(&closed, p.Closed)
	switch {
	case state != journal.Open && closed.IsZero():
		p.Closed = new(e.today())
	case state == journal.Open && p.Closed != nil && !p.Closed.IsZero():
		e.wrongAt(e.closedAt, journal.Bad("write state: done, or dropped, or leave closed: empty",
			"what is open was not closed on any day"))
	case state == journal.Open && p.State != nil:
		p.Closed = &journal.Day{}
	}
}
