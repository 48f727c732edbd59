package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// notePage opens a note in the editor.
func (a *app) notePage(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, owed, err := noteAndOwed(ctx, s, id)
	if err != nil {
		return err
	}
	return a.onPage(ctx, page{
		form: document.NoteForm(), name: noteRef(id), head: pageHead("Note " + noteRef(id)), doc: document.OfNote(was, owed),
		since: func(ctx context.Context) (document.Document, error) {
			n, owed, err := noteAndOwed(ctx, s, id)
			return document.OfNote(n, owed), err
		},
		write: func(ctx context.Context, changes []document.Change) error {
			return a.writeNote(ctx, was, owed, changes)
		},
	})
}

// noteAndOwed is a note, unless it was removed, and what is owed out of it.
func noteAndOwed(ctx context.Context, s *store.Store, id int64) (n journal.Note, owed []journal.FollowUp, err error) {
	if n, err = keptNote(ctx, s, id); err == nil {
		owed, err = openOutOf(ctx, s, id)
	}
	return n, owed, err
}

// writeNote writes what was changed on a note's page.
func (a *app) writeNote(ctx context.Context, was journal.Note, owed []journal.FollowUp, changes []document.Change) error {
	e := noteEdit{app: a, lines: lines{now: a.today()}, was: was, owed: owed}
	e.takeAll(ctx, changes)
	e.wrongAt(0, saysSomething(was, e.patch))
	if e.err() != nil {
		return e.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	noted, err := s.EditNote(ctx, was.ID, e.patch, e.fresh)
	if err != nil {
		return refusedAt(0, err)
	}
	if !a.machine() {
		noted.Note.Heard, noted.Note.Initiative = newlyHeard(e.patch.Heard, e.patch.Unheard), newlyIn(e.patch)
	}
	return a.answerNoted("Changed", noted, newlyHeard(e.patch.Unheard, e.patch.Heard)...)
}

// newlyHeard is the lines that are not only of another place.
func newlyHeard(lines, others []journal.Heard) (fresh []journal.Heard) {
	for _, h := range lines {
		if !hasHeard(others, h) {
			fresh = append(fresh, h)
		}
	}
	return fresh
}

func hasHeard(lines []journal.Heard, h journal.Heard) bool {
	for _, l := range lines {
		if l == h {
			return true
		}
	}
	return false
}

// noteEdit is the changes of a note's page on their way to a patch, and the contacts to be made.
type noteEdit struct {
	*app
	lines
	was   journal.Note
	owed  []journal.FollowUp // open, out of the note as it was
	add   bool               // whether whoever nobody knows is to be made
	patch store.NotePatch
	fresh []journal.Contact
}

// takeAll takes all changes: who took part before what they said.
func (e *noteEdit) takeAll(ctx context.Context, changes []document.Change) {
	e.unasked++
	defer func() { e.unasked-- }()
	e.parties(ctx, changes)
	for _, c := range changes {
		e.take(ctx, c)
	}
}

// take takes a change of one key.
func (e *noteEdit) take(ctx context.Context, c document.Change) {
	p := &e.patch
	switch c.Key {
	case document.Day:
		read(&e.lines, &p.Day, c, func(text string) (journal.Day, error) {
			if text == "" {
				return journal.Day{}, journal.Bad("2026-11-22, yesterday, friday", "the day is missing")
			}
			return e.heldOn(ctx, text)
		})
	case document.Time:
		read(&e.lines, &p.Time, c, mayBeEmpty(journal.ParseClock))
	case document.Channel:
		read(&e.lines, &p.Channel, c, mayBeEmpty(journal.ParseChannel))
	case document.Began:
		read(&e.lines, &p.Began, c, mayBeEmpty(func(text string) (journal.Initiator, error) {
			return oneOf("answer to who began it", text, journal.Initiators)
		}))
	case document.Heard:
		e.heard(ctx, c)
	case document.Todo:
		e.owing(ctx, c, journal.Me)
	case document.Owed:
		e.owing(ctx, c, journal.Them)
	case document.Tags:
		p.Untag = texts(c.Gone)
		p.Tag = readEach(&e.lines, c.New, journal.Tag)
	case document.Initiative:
		read(&e.lines, &p.Initiative, c, func(text string) (journal.InitiativeName, error) { return e.initiativeNamed(ctx, text) })
	case document.Tried:
		read(&e.lines, &p.Tried, c, document.ParseYesNo)
	case document.Private:
		read(&e.lines, &p.Private, c, document.ParseYesNo)
	case document.Touch:
		if c.Value() != "" { // else it is as the rule has it
			read(&e.lines, &p.Touch, c, document.ParseYesNo)
		}
	case document.TextKey:
		read(&e.lines, &p.Body, c, func(text string) (string, error) { return journal.CleanText("note", text) })
	}
}

// heard takes what was heard. A line that only moved is as it was.
func (e *noteEdit) heard(ctx context.Context, c document.Change) {
	present := presentAfter(e.was, e.patch)
	for _, v := range c.Gone {
		if h, ok := e.asHeard(v); ok {
			e.patch.Unheard = append(e.patch.Unheard, h)
		}
	}
	for _, v := range c.New {
		h, ok := e.asHeard(v)
		if !ok || !isHere(present, h.SpeakerUID) {
			var err error
			if h, err = e.hearLine(ctx, v, present); e.wrongAt(v.Line, err) {
				continue
			}
		}
		e.patch.Heard = append(e.patch.Heard, h)
	}
}

// asHeard is the line of what was heard before that says the same.
func (e *noteEdit) asHeard(v document.Value) (journal.Heard, bool) {
	for _, h := range e.was.Heard {
		if of := document.OfHeard(e.was, h); of.Name == v.Name && of.Text == v.Text {
			return h, true
		}
	}
	return journal.Heard{}, false
}

// isHere reports whether a speaker is present, or nobody.
func isHere(present []store.Who, uid string) bool {
	for _, w := range present {
		if w.UID == uid {
			return true
		}
	}
	return uid == ""
}

// hearLine reads a line of what was heard.
func (e *noteEdit) hearLine(ctx context.Context, v document.Value, present []store.Who) (journal.Heard, error) {
	text := v.Text
	if v.Name != "" {
		text = v.Name + ": " + text
	}
	for _, w := range present {
		if v.Name == labelOf(w) {
			said, err := journal.CleanText("text of heard:", v.Text)
			return journal.Heard{SpeakerUID: w.UID, Speaker: w.Name, Text: said}, err
		}
	}
	return e.hear(ctx, text, present)
}
