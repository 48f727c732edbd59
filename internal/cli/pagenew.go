package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/document"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// newNotePage opens a note that is not written yet in the editor, with what is known of it so far.
func (a *app) newNotePage(ctx context.Context, d *draft, f noteFlags) (noted store.Noted, err error) {
	n := &d.note
	doc, err := a.draftOf(ctx, *d, f)
	if err != nil {
		return noted, err
	}
	p := page{
		form: document.NoteForm(), name: "note", doc: doc, typed: n.Body != "" || len(n.Heard)+len(d.owed) > 0,
		head: []string{
			"A new note. Write what was said below the second ---, save, and leave the editor.",
			"An empty file notes nothing. Lines with # are for you alone.",
		},
		write: func(ctx context.Context, changes []document.Change) (err error) {
			noted, err = a.writeNewNote(ctx, f, changes)
			return err
		},
	}
	sheet, err := a.sheet(p)
	if err != nil {
		return noted, err
	}
	n.Body, n.Heard, d.owed = "", nil, nil // the page has it from here on, and keeps it
	err = a.onSheet(ctx, p, sheet)
	return noted, err
}

// draftOf is a note that is not written yet as a document; whoever is not in the journal yet is new.
func (a *app) draftOf(ctx context.Context, d draft, f noteFlags) (document.Document, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return document.Document{}, err
	}
	isNew := func(p journal.Participant) bool {
		for _, c := range d.fresh {
			if c.UID == p.UID {
				return true
			}
		}
		return false
	}
	n := d.note
	for i, p := range n.Participants {
		same, err := s.SameName(ctx, p.Name)
		if err != nil {
			return document.Document{}, err
		}
		n.Participants[i].Shared = len(same) > 1 && !isNew(p)
	}
	return document.OfDraft(n, d.owed, isNew, f.touch), nil
}

// writeNewNote writes the note that a page has.
func (a *app) writeNewNote(ctx context.Context, f noteFlags, changes []document.Change) (noted store.Noted, err error) {
	e := noteEdit{app: a, lines: lines{now: a.today()}, add: f.add}
	e.takeAll(ctx, changes)
	n := e.note()
	if e.err() == nil {
		e.wrongAt(0, isWhole(n))
	}
	if e.err() != nil {
		return noted, e.err()
	}
	s, err := a.writing(ctx)
	if err != nil {
		return noted, err
	}
	noted, err = s.AddNote(ctx, n, e.fresh, e.patch.Owed...)
	return noted, refusedAt(0, err)
}

// note is the note that a page with everything on it has.
func (e *noteEdit) note() journal.Note {
	p := e.patch
	n := journal.Note{Day: e.today(), Heard: p.Heard, Tags: p.Tag}
	setTo(&n.Day, p.Day)
	setTo(&n.Time, p.Time)
	setTo(&n.Channel, p.Channel)
	setTo(&n.Began, p.Began)
	setTo(&n.Body, p.Body)
	setTo(&n.Tried, p.Tried)
	setTo(&n.Private, p.Private)
	setTo(&n.Initiative, p.Initiative)
	n.Participants = append(as(journal.Present, p.With), as(journal.About, p.About)...)
	n.Touch = journal.Touches(n.Channel, n.Tried, len(p.With))
	setTo(&n.Touch, p.Touch)
	return n
}

// isWhole refuses a note that lacks what every note has.
func isWhole(n journal.Note) error {
	switch {
	case len(n.Participants) == 0:
		return journal.Bad("- dana under with:, or under about:", "nobody is in the note")
	case n.Tried && n.Touch:
		return journal.Bad("leave touch: empty", "an attempt (tried: yes) is no touch")
	default:
		return saysWhat(n)
	}
}

// saysWhat refuses a note without anything in it.
func saysWhat(n journal.Note) error {
	if n.Body != "" || n.Tried || len(n.Heard) > 0 {
		return nil
	}
	return journal.Bad("give the text, or what they said, or that it was tried and nobody answered", "the note says nothing")
}
