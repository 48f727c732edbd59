package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Officer is a person who holds a position at an organization.
type Officer struct {
	Who
	Title string // what they are there; titles where they hold several positions
	Stage journal.Stage
}

// selectOfficers reads who holds a position at an organization, each person once.
const selectOfficers = ` FROM (SELECT DISTINCT contact_id AS id FROM organization_people WHERE organization_id = ? AND ended >= ?) h
JOIN contacts c ON c.id = h.id WHERE ` + keptPerson

// Officers are the people who hold a position at an organization, by name, at most so many, and how many there are.
func (s *Store) Officers(ctx context.Context, organization int64, most int) (first []Officer, all int, err error) {
	today := s.Today()
	q := newQuery(`SELECT c.id, c.uid, c.name, `+currentPosition+`, c.last_touched, c.stage,
		(SELECT group_concat(title, '; ' ORDER BY started, id) FROM positions p
			WHERE p.contact_id = c.id AND p.title <> '' AND coalesce(p.ended, '9999-12-31') >= ?
		  AND p.organization_key IN (SELECT name_key FROM contacts WHERE id = ? UNION SELECT name_key FROM aliases WHERE contact_id = ?))`,
		today, today, organization, organization)
	q.add(selectOfficers+" ORDER BY c.name_key, c.id", organization, today)
	q.limit(most)
	first, err = readAll(ctx, s, q.stmt(), func(row db.Row) (o Officer, err error) {
		err = row.Scan(&o.ID, &o.UID, &o.Name, &o.Position, &o.LastTouched, &o.Stage, &o.Title)
		return o, err
	})
	if err != nil || most == 0 || len(first) < most {
		return first, len(first), err
	}
	all, _, err = readOne(ctx, s, db.S("SELECT count(*)"+selectOfficers, organization, today), scanOne[int])
	return first, all, err
}
