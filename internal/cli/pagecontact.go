package cli

import (
	"context"
	"fmt"
	"strconv"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// contactPage opens a contact in the editor.
func (a *app) contactPage(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := s.Contact(ctx, id)
	if err != nil {
		return err
	}
	number := strconv.FormatInt(id, 10)
	return a.onPage(ctx, page{
		form: document.ContactForm(), name: "contact-" + number, head: pageHead(fmt.Sprintf("%s (%d)", was.Name, id)),
		doc: document.OfContact(was, a.today()),
		since: func(ctx context.Context) (document.Document, error) {
			c, err := s.Contact(ctx, id)
			return document.OfContact(c, a.today()), err
		},
		write: func(ctx context.Context, changes []document.Change) error { return a.writeContact(ctx, was, changes) },
	})
}

// pageHead is what is said above what can be edited.
func pageHead(what string) []string {
	return []string{
		what + ". Change what you like, save, and leave the editor.",
		"What you do not touch stays as it is; what you empty is taken away. Lines with # are for you alone.",
		"An empty file changes nothing. rel undo takes back what it changed.",
	}
}

// writeContact writes what was changed on a contact's page.
func (a *app) writeContact(ctx context.Context, was journal.Contact, changes []document.Change) error {
	e := contactEdit{app: a, lines: lines{now: a.today()}, was: was}
	for _, c := range changes {
		e.take(ctx, c)
	}
	if e.place(); e.err() != nil {
		return e.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	c, err := s.EditContact(ctx, was.ID, e.patch)
	if err != nil {
		return refusedAt(0, err)
	}
	return a.answerContact(c, fmt.Sprintf("Changed %s (%d): %s   (rel undo to take back)", c.Name, c.ID, changed(e.patch)))
}

// contactEdit is the changes of a contact's page on their way to a patch.
type contactEdit struct {
	*app
	lines
	was   journal.Contact
	patch store.ContactPatch

	title, organization *string // of the position held now, where they were changed
	from                *journal.Day
	fromLine            int
}

// take takes a change of one key.
func (e *contactEdit) take(ctx context.Context, c document.Change) {
	if kind := document.PointKind(c.Key); kind != "" {
		e.points(kind, c)
		return
	}
	switch c.Key {
	case document.Name:
		read(&e.lines, &e.patch.Name, c, journal.CleanName)
	case document.Kind:
		read(&e.lines, &e.patch.Kind, c, func(text string) (journal.Kind, error) { return oneOf("kind of contact", text, journal.Kinds) })
	case document.Stage:
		read(&e.lines, &e.patch.Stage, c, aStage)
	case document.Every:
		read(&e.lines, &e.patch.Every, c, readEvery)
	case document.Snooze:
		read(&e.lines, &e.patch.Snooze, c, mayBeEmpty(func(text string) (journal.Day, error) { return e.snoozeDay(ctx, text) }))
	case document.Title:
		read(&e.lines, &e.title, c, mayBeEmpty(journal.CleanName))
	case document.Organization:
		read(&e.lines, &e.organization, c, mayBeEmpty(journal.CleanName))
	case document.From:
		e.fromLine = c.Line
		read(&e.lines, &e.from, c, mayBeEmpty(func(text string) (journal.Day, error) { return e.firstDay(ctx, text) }))
	default:
		e.takeList(ctx, c)
	}
}

// read reads the one value of a change.
func read[T any](l *lines, at **T, c document.Change, parse func(string) (T, error)) {
	if v, err := parse(c.Value()); !l.wrongAt(c.Line, err) {
		*at = &v
	}
}

// mayBeEmpty reads a value that may be empty.
func mayBeEmpty[T any](read func(string) (T, error)) func(string) (T, error) {
	return func(text string) (nothing T, err error) {
		if text == "" {
			return nothing, nil
		}
		return read(text)
	}
}

// place puts the position of now into the patch: corrected, taken away, or a first one.
func (e *contactEdit) place() {
	if e.title == nil && e.organization == nil && e.from == nil {
		return
	}
	var next journal.Position
	if old := e.was.Position(e.today()); old != nil {
		next = *old
		e.patch.Gone.Positions = append(e.patch.Gone.Positions, *old)
	}
	setTo(&next.Title, e.title)
	setTo(&next.Organization, e.organization)
	setTo(&next.From, e.from)
	switch {
	case next.String() != "":
		e.patch.Add.Positions = append(e.patch.Add.Positions, next)
	case e.from != nil:
		e.wrongAt(e.fromLine, journal.Bad("title and organization say it", "nothing says what they hold from then on"))
	}
}

// firstDay reads the first day of the position held now, which is not to come, nor after its last.
func (e *contactEdit) firstDay(ctx context.Context, text string) (journal.Day, error) {
	day, err := e.day(ctx, text, journal.Exact)
	if err == nil && day.After(e.today()) {
		err = journal.Bad(fmt.Sprintf("rel move %d says what they hold from then on", e.was.ID), "%s is after today, %s", day, e.today())
	}
	return day, err
}

func setTo[T any](at *T, v *T) {
	if v != nil {
		*at = *v
	}
}
