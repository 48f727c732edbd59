package store

import (
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// match is who a card can be about: the contact of its uid; else those with its e-mail address and a name that
// agrees; else those with a page of its that is one person's own; else those of its name whom nothing contradicts; else those
// who had its name before they were renamed, and have its e-mail address or phone. apart is why somebody of its name is not
// meant, or who else has its e-mail address.
func (p *planner) match(card journal.Card) (found []*person, apart string) {
	c := card.Contact
	if x := p.byUIDs(c); x != nil {
		return []*person{x}, ""
	}
	if found = p.matchEmail(c); len(found) == 0 {
		found = p.matchProfile(c)
	}
	if len(found) == 0 {
		found, apart = p.matchName(c)
	}
	if len(found) == 0 && apart == "" {
		found, apart = p.matchFormer(c)
	}
	if len(found) == 0 && apart == "" {
		apart = p.sharing(c)
	}
	return p.settle(found, card), apart
}

func (p *planner) matchEmail(c journal.Contact) []*person {
	var found []*person
	for _, point := range c.Points {
		if point.Kind != journal.PointEmail {
			continue
		}
		for _, x := range p.byEmail[point.Key()] {
			if journal.Agree(x.contact.Name, c.Name) && !x.isOther(c) && !slices.Contains(found, x) {
				found = append(found, x)
			}
		}
	}
	return found
}

func (p *planner) matchName(c journal.Contact) (found []*person, apart string) {
	keys := []string{journal.NameKey(c.Name)}
	if turned, ok := journal.Turned(c.Name); ok {
		keys = append(keys, journal.NameKey(turned))
	}
	for _, key := range keys {
		for _, x := range p.byName[key] {
			why := journal.Contradiction(x.contact, c)
			if why == "" && x.isOther(c) {
				why = "the file has them as two"
			}
			if why != "" {
				apart = fmt.Sprintf("kept apart from %s: %s", p.number(x), why)
			} else if !slices.Contains(found, x) {
				found = append(found, x)
			}
		}
	}
	return found, apart
}

// isOther reports whether the file itself says, by their uids, that the person and the card are two.
func (x *person) isOther(c journal.Contact) bool {
	uid := called(c)
	return x.uid != "" && uid != "" && x.uid != uid
}

// settle is the one of several that can be told: who alone bears exactly this name; who alone shares an e-mail address
// or a phone number with the card; or whoever the card says nothing new of, since then nothing is written and no harm
// is done, unless notes of the file name them. It is all of them when none of this tells.
func (p *planner) settle(found []*person, card journal.Card) []*person {
	if len(found) < 2 {
		return found
	}
	c := card.Contact
	named := only(found, func(x *person) bool { return journal.NameKey(x.contact.Name) == journal.NameKey(c.Name) })
	sharing := only(named, func(x *person) bool { return journal.Reached(x.contact, c) })
	if len(sharing) == 1 || card.Key != "" { // notes would be given to one of several
		return sharing
	}
	for _, x := range sharing {
		f := journal.Fill(x.contact, c, p.today)
		if len(f.Gains) == 0 && len(f.Differs) == 0 && !card.LastContact.After(x.contact.LastTouched) {
			return []*person{x}
		}
	}
	return sharing
}

// only is those of list that hold, or the whole list when none does.
func only(list []*person, holds func(*person) bool) []*person {
	out := slices.DeleteFunc(slices.Clone(list), func(x *person) bool { return !holds(x) })
	if len(out) == 0 {
		return list
	}
	return out
}
