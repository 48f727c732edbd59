package cli

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) editNote(ctx context.Context, id int64, e editing) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	was, err := keptNote(ctx, s, id)
	if err != nil {
		return err
	}
	p, fresh, err := a.notePatch(ctx, was, e)
	if err != nil {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	noted, err := s.EditNote(ctx, id, p, fresh)
	if err != nil {
		return err
	}
	if !a.machine() {
		noted.Note.Heard, noted.Note.Initiative = p.Heard, newlyIn(p) // what is new
	}
	return a.answerNoted("Changed", noted, p.Unheard...)
}

// newlyIn is the initiative that a patch puts a note in.
func newlyIn(p store.NotePatch) (in journal.InitiativeName) {
	setTo(&in, p.Initiative)
	return in
}

// notePatch is the flags as a change of the note that is there, and the contacts to be made for it.
func (a *app) notePatch(ctx context.Context, was journal.Note, e editing) (p store.NotePatch, fresh []journal.Contact, err error) {
	if p, err = e.notePatch(ctx, a); err != nil {
		return p, nil, err
	}
	if fresh, err = a.noteParties(ctx, &p, e); err != nil {
		return p, nil, err
	}
	if err := isThere(was, p); err != nil {
		return p, nil, err
	}
	if err := takeAway(&p, was, e.remove); err != nil {
		return p, nil, err
	}
	if p.Heard, err = a.heard(ctx, e.note.heard, presentAfter(was, p)); err != nil {
		return p, nil, err
	}
	if p.Owed, err = a.owed(ctx, e.note, presentAfter(was, p)); err != nil {
		return p, nil, err
	}
	return p, fresh, saysSomething(was, p)
}

// noteParties puts into the patch who took part and who did not, and gives the contacts to be made.
func (a *app) noteParties(ctx context.Context, p *store.NotePatch, e editing) ([]journal.Contact, error) {
	with, err := a.whos(ctx, e.note.add, e.with...)
	if err != nil {
		return nil, err
	}
	about, err := a.whos(ctx, e.note.add, e.note.about...)
	if err != nil {
		return nil, err
	}
	without, err := a.whos(ctx, false, e.without...)
	if err != nil {
		return nil, err
	}
	about = about.without(with)
	p.With, p.About, p.Without = with.everyone(), about.everyone(), without.everyone()
	return append(with.fresh, about.fresh...), nil
}

// presentAfter is who is present once the note is changed.
func presentAfter(was journal.Note, p store.NotePatch) []store.Who {
	present := slices.Clone(p.With)
	for _, x := range was.Present() {
		moved := func(w store.Who) bool { return w.UID == x.UID }
		if !slices.ContainsFunc(slices.Concat(p.With, p.About, p.Without), moved) {
			present = append(present, store.Who{ID: x.ContactID, UID: x.UID, Name: x.Name})
		}
	}
	return present
}

// isThere refuses to take from a note what is not in it.
func isThere(was journal.Note, p store.NotePatch) error {
	for _, w := range p.Without {
		if !slices.ContainsFunc(was.Participants, func(x journal.Participant) bool { return x.UID == w.UID }) {
			return journal.Missing("rel show "+noteRef(was.ID)+" says who took part", "%s had no part in %s", w.Name, noteRef(was.ID))
		}
	}
	return nil
}

// saysSomething refuses to take the text from a note that holds nothing else.
func saysSomething(was journal.Note, p store.NotePatch) error {
	tried := was.Tried
	if p.Tried != nil {
		tried = *p.Tried
	}
	body := was.Body
	if p.Body != nil {
		body = *p.Body
	}
	if p.Body == nil && p.Unheard == nil || body != "" || tried || len(was.Heard)+len(p.Heard) > len(p.Unheard) {
		return nil
	}
	return journal.Bad("rel rm "+noteRef(was.ID)+" takes the whole note away", "that would leave %s saying nothing", noteRef(was.ID))
}
