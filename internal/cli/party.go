package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// party is the contacts that one or more arguments name, and those that are to be made. Nobody is in it twice.
type party struct {
	known []store.Who
	fresh []journal.Contact
}

// whos is the contacts that texts name, each of them one, or several with ; or , between them. With add, those
// nobody knows are to be made.
func (a *app) whos(ctx context.Context, add bool, texts ...string) (party, error) {
	var p party
	var meet stranger
	if add {
		meet = made
	}
	for _, text := range texts {
		if err := a.gather(ctx, &p, text, meet); err != nil {
			return party{}, err
		}
	}
	return p, nil
}

// gather adds whom text names to the party. Before it is split, the whole text is tried as somebody's name; not as
// the beginnings of one, or "dana; luis" would be Luis Danaher.
func (a *app) gather(ctx context.Context, p *party, text string, meet stranger) error {
	parts := journal.SplitNames(text)
	switch len(parts) {
	case 0:
		return a.nobody(ctx, "")
	case 1:
		return a.join(ctx, p, text, meet)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	whole, err := s.FindWhole(ctx, text)
	if err != nil {
		return err
	}
	if len(whole) > 0 {
		return a.join(ctx, p, text, meet)
	}
	if meet != nil && !a.allKnown(ctx, text) {
		if err := oneOrTwo(text, parts); err != nil {
			return err
		}
	}
	for _, part := range parts {
		add := a.join
		if names := journal.SplitNames(part); len(names) > 2 || len(names) == 2 && a.allKnown(ctx, part) {
			add = a.gather // the commas in "dana, luis; mei" part names, too, where "Ortega, Luis; mei" are two
		}
		if err := add(ctx, p, part, meet); err != nil {
			return err
		}
	}
	return nil
}

// oneOrTwo refuses to add whom "Whitcomb, Dora" names: it can be one contact, family name first, or two.
func oneOrTwo(text string, parts []string) error {
	turned, ok := journal.Turned(text)
	if !ok || len(parts) != 2 || strings.Contains(text, ";") || !slices.ContainsFunc(parts, isOneWord) {
		return nil
	}
	return &journal.Problem{
		Code: journal.Ambiguous,
		What: "\"" + journal.AsTyped(text) + "\" could be one contact or two",
		Hint: quote(strings.Join(parts, "; ")) + " is two, " + quote(turned) + " is one",
	}
}

func isOneWord(text string) bool { return len(strings.Fields(text)) == 1 }

// join adds the contact that name names to the party.
func (a *app) join(ctx context.Context, p *party, name string, meet stranger) error {
	w, err := a.who(ctx, name)
	switch {
	case meet != nil && isMissing(err):
		return meet(ctx, p, name, err)
	case err != nil:
		return err
	}
	p.take(w)
	return nil
}

// take adds a contact who is in the journal.
func (p *party) take(w store.Who) {
	if !p.knows(w) {
		p.known = append(p.known, w)
	}
}

// make has a contact of this name made.
func (p *party) make(name string) error {
	c, err := newContact(name)
	if err == nil {
		p.add(c)
	}
	return err
}

// add adds a contact who is to be made.
func (p *party) add(c journal.Contact) {
	if !p.has(c) {
		p.fresh = append(p.fresh, c)
	}
}

func (p *party) knows(w store.Who) bool {
	return slices.ContainsFunc(p.known, func(k store.Who) bool { return k.ID == w.ID })
}

func (p *party) has(c journal.Contact) bool {
	return slices.ContainsFunc(p.fresh, func(f journal.Contact) bool { return journal.NameKey(f.Name) == journal.NameKey(c.Name) })
}

// without is the party without those who are in another.
func (p *party) without(other party) party {
	return party{
		known: slices.DeleteFunc(slices.Clone(p.known), other.knows),
		fresh: slices.DeleteFunc(slices.Clone(p.fresh), other.has),
	}
}

// everyone is all of the party with their uids, the known ones first.
func (p *party) everyone() []store.Who {
	all := slices.Clone(p.known)
	for _, c := range p.fresh {
		all = append(all, store.Who{UID: c.UID, Name: c.Name})
	}
	return all
}

// ids are the numbers of those who are in the journal already.
func (p *party) ids() []int64 {
	return each(p.known, func(w store.Who) int64 { return w.ID })
}

// newContact is a contact that a note makes: the name alone, in its usual order. A number and an e-mail address are
// slips of the hand here, and no names.
func newContact(name string) (journal.Contact, error) {
	_, isNumber := journal.ParseNumber(name)
	_, isRef := journal.ParseRef(name)
	if isNumber || isRef || journal.IsEmail(name) {
		return journal.Contact{}, journal.Missing(howToAdd(name),
			"no contact is called %q, and that is no name to add", journal.AsTyped(name))
	}
	if turned, ok := journal.Turned(name); ok {
		name = turned
	}
	name, err := journal.CleanName(name)
	return journal.Contact{UID: store.NewUID(), Name: name}, err
}
