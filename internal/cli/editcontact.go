package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) editContact(ctx context.Context, w store.Who, e editing) error {
	p, err := e.contact.patch(ctx, a)
	if err != nil {
		return err
	}
	p.Remove = e.remove
	if e.name != "" {
		name, err := journal.CleanName(e.name)
		if err != nil {
			return err
		}
		p.Name = &name
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	was, err := s.Contact(ctx, w.ID)
	if err != nil {
		return err
	}
	c, err := s.EditContact(ctx, w.ID, p)
	if err != nil {
		return err
	}
	if hint := a.moveHint(was, p); hint != "" {
		a.talk("%s", hint)
	}
	return a.answerContact(c, fmt.Sprintf("Changed %s (%d): %s   (rel undo to take back)", c.Name, c.ID, changed(p)))
}

// patch is the flags as a change of a contact that is there.
func (f *contactFlags) patch(ctx context.Context, a *app) (p store.ContactPatch, err error) {
	given := *f
	if given.every == "default" {
		p.Every, given.every = new(journal.Cadence), ""
	}
	c, err := given.contact(ctx, a)
	if err != nil {
		return p, err
	}
	setIf(&p.Kind, c.Kind, given.kind != "")
	setIf(&p.Stage, c.Stage, given.stage != "")
	setIf(&p.Every, c.Every, given.every != "")
	if len(c.Positions) > 0 {
		p.Position = &c.Positions[0]
	}
	c.Positions = nil
	p.Add = c
	return p, nil
}
