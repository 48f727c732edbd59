package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Move closes a position of a contact, opens the next, and gives the contact back as it then stands. The positions that it
// ends or puts right have to be there still as the move has them.
func (s *Store) Move(ctx context.Context, id int64, m journal.Move) (journal.Contact, error) {
	c, err := s.Contact(ctx, id)
	if err != nil {
		return c, err
	}
	if err := m.Check(c.Name, c.Positions); err != nil {
		return c, err
	}
	after := c
	batch := []db.Stmt{expect("EXISTS (SELECT 1 FROM contacts c WHERE c.id = ? AND "+kept+")", id)}
	for _, old := range []*journal.Position{m.Was, m.Close} {
		if old != nil {
			batch, after = append(batch, removePosition(c.UID, *old), expect("changes() = 1")), after.Without(positions(old))
		}
	}
	for _, next := range []*journal.Position{m.Closed(), m.Opened()} {
		if next != nil {
			batch, after = append(batch, addDetails(c.UID, positions(next))...), after.With(positions(next))
		}
	}
	if batch, err = s.letGo(ctx, batch, after); err != nil {
		return c, err
	}
	if err := s.write(ctx, batch...); err != nil {
		return c, err
	}
	return s.Contact(ctx, id)
}

func positions(p *journal.Position) journal.Contact {
	return journal.Contact{Positions: []journal.Position{*p}}
}

// Vacated is which of the vacant seats is that of a position; nil when it is none of them.
func Vacated(seats []Seat, p journal.Position) *Seat {
	i := slices.IndexFunc(seats, func(s Seat) bool {
		return p.Seat(journal.Position{Title: s.Title, Organization: s.Organization})
	})
	if i < 0 {
		return nil
	}
	return &seats[i]
}
