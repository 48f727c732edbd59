package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// ambiguous is the error of a name that fits several contacts.
type ambiguous struct {
	text  string
	found []store.Who
}

func (e *ambiguous) Error() string {
	return fmt.Sprintf("%q could be %d contacts", e.text, len(e.found))
}

func (e *ambiguous) hint() string {
	return fmt.Sprintf("name one by its number, %d for %s, or type more of the name", e.found[0].ID, e.found[0].Name)
}

// list shows on standard error who is meant, with what tells them apart.
func (e *ambiguous) list(a *app) {
	s := render.Style{TTY: a.env.Err.TTY, Width: a.env.Err.Width, Today: a.today()}
	_, _ = render.List(a.env.Err, s, whoColumns, render.Rows(e.found)) // talk that cannot be printed has nowhere else to go
}

var whoColumns = []render.Column[store.Who]{
	{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(w store.Who) any { return w.ID }},
	{Key: "name", Title: "Name", Value: func(w store.Who) any { return w.Name }},
	{Key: "position", Title: "Position", Value: func(w store.Who) any { return w.Position }},
	{Key: "last_touched", Title: "Last touched", Value: func(w store.Who) any { return w.LastTouched }},
}

// who is the one contact that text names. On a terminal it asks when there are several.
func (a *app) who(ctx context.Context, text string) (store.Who, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return store.Who{}, err
	}
	found, err := s.Find(ctx, text)
	switch {
	case err != nil:
		return store.Who{}, err
	case len(found) == 0:
		return store.Who{}, a.nobody(ctx, text)
	case len(found) == 1:
		return found[0], nil
	default:
		return a.choose(ctx, text, found)
	}
}

// choose asks which of several is meant, where there is somebody to ask.
func (a *app) choose(ctx context.Context, text string, found []store.Who) (store.Who, error) {
	if !a.env.Interactive() || len(found) > mostChoices {
		return store.Who{}, &ambiguous{text, found}
	}
	options := make([]string, len(found))
	for i, w := range found {
		options[i] = render.Safe(describe(w, a.today()))
	}
	i, err := a.env.Choose(ctx, render.Safe(fmt.Sprintf("Who is %q?", text)), options)
	if err != nil {
		return store.Who{}, err
	}
	return found[i], nil
}

// describe is what tells a contact apart, on one line.
func describe(w store.Who, today journal.Day) string {
	parts := []string{fmt.Sprintf("%s (%d)", w.Name, w.ID)}
	if w.Position != "" {
		parts = append(parts, w.Position)
	}
	if !w.LastTouched.IsZero() {
		parts = append(parts, "last touched "+render.Ago(w.LastTouched, today))
	}
	return strings.Join(parts, ", ")
}

// mostChoices is how many contacts a person can be asked to choose from.
const mostChoices = 20

// nobody is the error of a name that fits no contact: the nearest names, and the way to add them.
func (a *app) nobody(ctx context.Context, text string) error {
	if strings.TrimSpace(text) == "" {
		return journal.Bad("name a contact by number, name, alias or e-mail address", "no contact was named")
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	names, err := s.Names(ctx)
	if err != nil {
		return err
	}
	add := "rel add " + quote(text) + " adds them"
	near := journal.Nearest(text, names, 3)
	if len(near) == 0 {
		return journal.Missing(add, "no contact is called %q", text)
	}
	return journal.Missing("did you mean "+strings.Join(near, ", or ")+"? "+add, "no contact is called %q", text)
}

// party is the contacts that one or more arguments name, and those that are to be made.
type party struct {
	known []store.Who
	fresh []journal.Contact
}

// whos is the contacts that text names: one, or several with ; or , between them. With add, those nobody knows are
// to be made. The whole text is tried before it is split.
func (a *app) whos(ctx context.Context, text string, add bool) (party, error) {
	s, err := a.reading(ctx)
	if err != nil {
		return party{}, err
	}
	parts := journal.SplitNames(text)
	whole, err := s.Find(ctx, text)
	if err != nil || len(whole) == 1 {
		return party{known: whole}, err
	}
	if len(whole) > 1 || len(parts) < 2 {
		parts = []string{text}
	}
	var p party
	for _, part := range parts {
		if err := a.join(ctx, &p, part, add); err != nil {
			return party{}, err
		}
	}
	return p, nil
}

// join adds the contact that name names to the party, once.
func (a *app) join(ctx context.Context, p *party, name string, add bool) error {
	w, err := a.who(ctx, name)
	if add && isMissing(err) {
		fresh, err := newContact(name)
		if err == nil && !p.has(fresh.Name) {
			p.fresh = append(p.fresh, fresh)
		}
		return err
	}
	if err != nil {
		return err
	}
	for _, k := range p.known {
		if k.ID == w.ID {
			return nil
		}
	}
	p.known = append(p.known, w)
	return nil
}

func (p party) has(name string) bool {
	for _, c := range p.fresh {
		if journal.NameKey(c.Name) == journal.NameKey(name) {
			return true
		}
	}
	return false
}

// everyone is all of the party with their uids, the known ones first.
func (p party) everyone() []store.Who {
	all := p.known
	for _, c := range p.fresh {
		all = append(all, store.Who{UID: c.UID, Name: c.Name})
	}
	return all
}

// ids are the numbers of those who are in the journal already.
func (p party) ids() []int64 {
	out := make([]int64, len(p.known))
	for i, w := range p.known {
		out[i] = w.ID
	}
	return out
}

// newContact is a contact that a note makes: the name alone, in its usual order.
func newContact(name string) (journal.Contact, error) {
	if turned, ok := journal.Turned(name); ok {
		name = turned
	}
	name, err := journal.CleanName(name)
	return journal.Contact{UID: store.NewUID(), Name: name}, err
}
