package store

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// knowFormer has contacts, also those who were removed, known by the names they had before they were renamed, and by aliases that
// were taken from them.
func (s *Store) knowFormer(ctx context.Context, p *planner) error {
	was, err := readAll(ctx, s, db.S(`SELECT c.uid, r.was ->> 'name' FROM change_rows r
		JOIN changes h ON h.id = r.change_id AND h.undoes IS NULL AND NOT h.undone
		JOIN contacts c ON c.id = CASE r.tbl WHEN 'contacts' THEN r.first ELSE r.was ->> 'contact_id' END
		WHERE r.was ->> 'name' IS NOT NULL AND (r.tbl = 'contacts' AND r.op = 'edited' OR r.tbl = 'aliases' AND r.op = 'unlinked')`),
		func(row db.Row) (of [2]string, err error) { return of, row.Scan(&of[0], &of[1]) })
	for _, of := range was {
		uid, name := signOf(byUID, of[0]), journal.NameKey(of[1])
		if at := p.people.one(uid); at >= 0 {
			p.people.called(at, signOf(byFormer, name))
		}
		if at := p.gone.one(uid); at >= 0 {
			p.gone.called(at, signOf(byName, name))
		}
	}
	return err
}

func profileOf(p journal.Point) string {
	if p.Kind != journal.PointWeb {
		return ""
	}
	return journal.ProfileKey(p.Value)
}

// matchProfile is those who have a page of the card's that is one person's own, whatever their name is now.
func (p *planner) matchProfile(c journal.Contact) (found []*person, err error) {
	for _, point := range c.Points {
		key := profileOf(point)
		if key == "" {
			continue
		}
		for _, at := range p.people.all(signOf(byProfile, key)) {
			x, err := p.people.get(int(at))
			if err != nil {
				return nil, err
			}
			if !x.isOther(c) {
				found = joined(found, x)
			}
		}
	}
	return found, nil
}

// matchFormer is those who had the card's name once, and are reached by its e-mail address or phone number, or of whom it says
// nothing new. apart is what is to be said of somebody who had the name, and is not.
func (p *planner) matchFormer(card journal.Card) (found []*person, apart string, err error) {
	c := card.Contact
	for _, at := range p.people.all(signOf(byFormer, journal.NameKey(c.Name))) {
		x, err := p.people.get(int(at))
		switch {
		case err != nil:
			return nil, "", err
		case x.isOther(c):
		case journal.Reached(x.Contact, c, p.had(x)), p.tellsNothing(x, card):
			found = joined(found, x)
		default:
			apart = fmt.Sprintf("%s was called so before", x.called())
		}
	}
	return found, apart, nil
}

// sharing is what is to be said of a card that has somebody's e-mail address under another name; empty for none.
func (p *planner) sharing(c journal.Contact) (string, error) {
	for _, point := range c.Points {
		if point.Kind != journal.PointEmail {
			continue
		}
		for _, at := range p.people.all(signOf(byEmail, point.Key())) {
			x, err := p.people.get(int(at))
			if err != nil {
				return "", err
			}
			return fmt.Sprintf("has the e-mail of %s", x.called()), nil
		}
	}
	return "", nil
}

// called is a person by name, with the number or the line that tells them from others.
func (x *person) called() string {
	if x.Row < 0 {
		return fmt.Sprintf("%s (%d)", x.Contact.Name, x.Contact.ID)
	}
	return fmt.Sprintf("%s (line %d)", x.Contact.Name, x.Line)
}

// number is how a person already known is told apart: by number, or by the line that makes it.
func (x *person) number() string {
	if x.Row < 0 {
		return fmt.Sprintf("contact %d", x.Contact.ID)
	}
	return fmt.Sprintf("line %d", x.Line)
}
