package store

import (
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// match is who a card can be about: the contact of its uid; else those with its e-mail address and a name that
// agrees; else those with a page of its that is one person's own; else those of its name whom nothing contradicts; else those
// who had its name before they were renamed, and have its e-mail address or phone, or of whom it says nothing new. apart is why
// somebody of its name is not meant, or who else has its e-mail address.
func (p *planner) match(card journal.Card) (found []*person, apart string, err error) {
	c := card.Contact
	if at := p.byUIDs(c); at >= 0 {
		x, err := p.people.get(at)
		return []*person{x}, "", err
	}
	if found, err = p.matchEmail(c); err == nil && len(found) == 0 {
		found, err = p.matchProfile(c)
	}
	if err == nil && len(found) == 0 {
		found, apart, err = p.matchName(c)
	}
	if err == nil && len(found) == 0 && apart == "" {
		found, apart, err = p.matchFormer(card)
	}
	if err == nil && len(found) == 0 && apart == "" {
		apart, err = p.sharing(c)
	}
	return p.settle(found, card), apart, err
}

func (p *planner) matchEmail(c journal.Contact) (found []*person, err error) {
	for _, point := range c.Points {
		if point.Kind != journal.PointEmail {
			continue
		}
		for _, at := range p.people.all(signOf(byEmail, point.Key())) {
			x, err := p.people.get(int(at))
			if err != nil {
				return nil, err
			}
			if journal.Agree(x.Contact.Name, c.Name) && !x.isOther(c) {
				found = joined(found, x)
			}
		}
	}
	return found, nil
}

func (p *planner) matchName(c journal.Contact) (found []*person, apart string, err error) {
	keys := []string{journal.NameKey(c.Name)}
	if turned, ok := journal.Turned(c.Name); ok {
		keys = append(keys, journal.NameKey(turned))
	}
	for _, key := range keys {
		for _, at := range p.people.all(signOf(byName, key)) {
			x, err := p.people.get(int(at))
			if err != nil {
				return nil, "", err
			}
			why := journal.Contradiction(x.Contact, c, p.had(x))
			if why == "" && x.isOther(c) {
				why = "the file has them as two"
			}
			if why != "" {
				apart = fmt.Sprintf("kept apart from %s: %s", x.number(), why)
			} else {
				found = joined(found, x)
			}
		}
	}
	return found, apart, nil
}

// joined is all with x, once.
func joined(all []*person, x *person) []*person {
	if slices.ContainsFunc(all, func(y *person) bool { return y.at == x.at }) {
		return all
	}
	return append(all, x)
}

// isOther reports whether the file itself says, by their uids, that the person and the card are two.
func (x *person) isOther(c journal.Contact) bool {
	uid := called(c)
	return x.UID != "" && uid != "" && x.UID != uid
}

// settle is the one of several that can be told: who alone bears exactly this name; who alone shares an e-mail address
// or a phone number with the card; or whoever the card says nothing new of, since then nothing is written and no harm
// is done, unless notes of the file name them. It is all of them when none of this tells.
func (p *planner) settle(found []*person, card journal.Card) []*person {
	if len(found) < 2 {
		return found
	}
	c := card.Contact
	named := only(found, func(x *person) bool { return journal.NameKey(x.Contact.Name) == journal.NameKey(c.Name) })
	sharing := only(named, func(x *person) bool { return journal.Reached(x.Contact, c, p.had(x)) })
	if len(sharing) == 1 || card.Key != "" { // notes would be given to one of several
		return sharing
	}
	for _, x := range sharing {
		f := p.fill(x, p.given(card).Contact)
		if len(f.Gains) == 0 && len(f.Differs) == 0 && !card.LastContact.After(x.Contact.LastTouched) {
			return []*person{x}
		}
	}
	return sharing
}

// tellsNothing reports whether a card says nothing new of somebody, but for the name, and nothing that contradicts.
func (p *planner) tellsNothing(x *person, card journal.Card) bool {
	return journal.Contradiction(x.Contact, card.Contact, p.had(x)) == "" && len(p.fill(x, card.Contact).Gains) == 0 &&
		!card.LastContact.After(x.Contact.LastTouched)
}

// only is those of list that hold, or the whole list when none does.
func only(list []*person, holds func(*person) bool) []*person {
	out := slices.DeleteFunc(slices.Clone(list), func(x *person) bool { return !holds(x) })
	if len(out) == 0 {
		return list
	}
	return out
}
