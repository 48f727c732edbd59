package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// knowFormer has contacts who were renamed known by the names they had, too.
func (s *Store) knowFormer(ctx context.Context, p *planner) error {
	was, err := readAll(ctx, s, db.S(`SELECT c.uid, r.was ->> 'name' FROM change_rows r JOIN contacts c ON c.id = r.first
		WHERE r.tbl = 'contacts' AND r.op = 'edited' AND r.was ->> 'name' IS NOT NULL`),
		func(row db.Row) (of [2]string, err error) { return of, row.Scan(&of[0], &of[1]) })
	for _, of := range was {
		if x := p.byUID[of[0]]; x != nil {
			key := journal.NameKey(of[1])
			p.byFormer[key] = append(p.byFormer[key], x)
		}
	}
	return err
}

// knowProfiles makes a person findable by their own pages on networks of people.
func (p *planner) knowProfiles(x *person, points []journal.Point) {
	for _, point := range points {
		if key := profileOf(point); key != "" {
			p.byProfile[key] = append(p.byProfile[key], x)
		}
	}
}

func profileOf(p journal.Point) string {
	if p.Kind != journal.PointWeb {
		return ""
	}
	return journal.ProfileKey(p.Value)
}

// matchProfile is those who have a page of the card's that is one person's own, whatever their name is now.
func (p *planner) matchProfile(c journal.Contact) (found []*person) {
	for _, point := range c.Points {
		for _, x := range p.byProfile[profileOf(point)] {
			if !x.isOther(c) && !slices.Contains(found, x) {
				found = append(found, x)
			}
		}
	}
	return found
}

// matchFormer is those who had the card's name once, and are reached by its e-mail address or phone number. apart is what is to
// be said of somebody who had the name, and is not.
func (p *planner) matchFormer(c journal.Contact) (found []*person, apart string) {
	for _, x := range p.byFormer[journal.NameKey(c.Name)] {
		switch {
		case x.isOther(c), slices.Contains(found, x):
		case journal.Reached(x.contact, c):
			found = append(found, x)
		default:
			apart = fmt.Sprintf("%s was called so before", p.called(x))
		}
	}
	return found, apart
}

// sharing is what is to be said of a card that has somebody's e-mail address under another name; empty for none.
func (p *planner) sharing(c journal.Contact) string {
	for _, point := range c.Points {
		if point.Kind != journal.PointEmail {
			continue
		}
		for _, x := range p.byEmail[point.Key()] {
			return fmt.Sprintf("has the e-mail of %s", p.called(x))
		}
	}
	return ""
}

// called is a person by name, with the number or the line that tells them from others.
func (p *planner) called(x *person) string {
	if x.row < 0 {
		return fmt.Sprintf("%s (%d)", x.contact.Name, x.contact.ID)
	}
	return fmt.Sprintf("%s (line %d)", x.contact.Name, p.plan.Rows[x.row].Card.Line)
}
