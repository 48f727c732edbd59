package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Seat is a title at an organization that somebody left and nobody is known to hold.
type Seat struct {
	ID           int64 // of the position that was left last, by which the seat is named: s12
	Title        string
	Organization string
	Since        journal.Day // the first day nobody held it, as far as is known
	Left         Who         // who left it last
	leavers      []int64     // everybody who left it and from whom it is not let go
}

// String is "Title, Organization".
func (s Seat) String() string {
	return journal.Position{Title: s.Title, Organization: s.Organization}.String()
}

// key is what seats are compared by.
func (s Seat) key() string {
	return journal.Position{Title: s.Title, Organization: s.Organization}.SeatKey()
}

// selectLeft reads the positions with a title and an organization that ended before the day ?, the last first, and whether
// nothing is asked about them any more by seat_key.
const selectLeft = `SELECT h.id, h.title, h.organization, h.ended, c.id, c.uid, c.name, ` + currentPosition + `, c.last_touched,
  (SELECT json_group_array(seat_key) FROM dismissed_seats WHERE contact_id = c.id)
FROM positions h JOIN contacts c ON c.id = h.contact_id AND ` + kept + `
WHERE h.ended < ? AND h.title <> '' AND h.organization <> '' ORDER BY h.ended DESC, h.id DESC`

// selectTaken reads the positions at the organizations that somebody left which have not ended by the day ?: that of a
// successor who is to begin is among them.
const selectTaken = `SELECT DISTINCT h.title, h.organization FROM positions h JOIN contacts c ON c.id = h.contact_id AND ` + kept + `
WHERE h.organization_key IN (SELECT organization_key FROM positions WHERE ended < ?) AND (h.ended IS NULL OR h.ended >= ?)`

// VacantSeats are the seats that somebody left, nobody is known to hold and nobody let go of, those left last first.
func (s *Store) VacantSeats(ctx context.Context) ([]Seat, error) {
	today := s.Today()
	taken := map[string]bool{}
	_, err := readAll(ctx, s, db.S(selectTaken, today, today), func(row db.Row) (p journal.Position, err error) {
		if err = row.Scan(&p.Title, &p.Organization); err == nil {
			taken[p.SeatKey()] = true
		}
		return p, err
	})
	if err != nil {
		return nil, err
	}
	var out []Seat
	at := map[string]int{} // of the seat in out, from 1
	_, err = readAll(ctx, s, db.S(selectLeft, today, today), func(row db.Row) (db.Row, error) {
		seat, key, err := scanLeft(row)
		switch {
		case err != nil || key == "" || taken[key]:
		case at[key] > 0:
			out[at[key]-1].leavers = append(out[at[key]-1].leavers, seat.Left.ID)
		default:
			out = append(out, seat)
			at[key] = len(out)
		}
		return row, err
	})
	return out, err
}

// scanLeft reads a position of selectLeft as the seat it was. The key is empty where the seat was let go.
func scanLeft(row db.Row) (seat Seat, key string, err error) {
	var ended journal.Day
	var gone string
	var dismissed []string
	w := &seat.Left
	err = row.Scan(&seat.ID, &seat.Title, &seat.Organization, &ended, &w.ID, &w.UID, &w.Name, &w.Position, &w.LastTouched, &gone)
	if err == nil {
		err = fromJSON(gone, &dismissed)
	}
	if err != nil {
		return seat, "", err
	}
	seat.Since, seat.leavers = ended.Add(1), []int64{w.ID}
	key = seat.key()
	if slices.Contains(dismissed, key) {
		key = ""
	}
	return seat, key, nil
}

// Seat is the vacant seat of this number; the error is a *journal.Problem when it is not, or no longer, vacant.
func (s *Store) Seat(ctx context.Context, id int64) (Seat, error) {
	return s.seat(ctx, fmt.Sprintf("there is no vacant seat s%d", id), func(seat Seat) bool { return seat.ID == id })
}

// SeatCalled is the vacant seat that text names, "Title, Organization" as names are compared; else as Seat.
func (s *Store) SeatCalled(ctx context.Context, text string) (Seat, error) {
	key := journal.NameKey(text)
	return s.seat(ctx, fmt.Sprintf("no vacant seat is called %q", journal.AsTyped(text)),
		func(seat Seat) bool { return journal.NameKey(seat.String()) == key })
}

func (s *Store) seat(ctx context.Context, missing string, is func(Seat) bool) (Seat, error) {
	all, err := s.VacantSeats(ctx)
	if err != nil {
		return Seat{}, err
	}
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], nil
	}
	hint := "none is vacant now; rel list --org ORG shows who is where, and rel move WHO --title --org takes a position"
	if len(all) > 0 {
		hint = fmt.Sprintf("vacant, left last: s%d, %s", all[0].ID, all[0])
	}
	return Seat{}, journal.Missing(hint, "%s", missing)
}

// DismissSeats lets vacant seats go, so that nobody is asked about them any more.
func (s *Store) DismissSeats(ctx context.Context, seats []Seat) error {
	var batch []db.Stmt
	for _, seat := range seats {
		batch = append(batch, seat.dismiss()...)
	}
	return s.write(ctx, batch...)
}

// dismiss is the batch that lets the seat go.
func (s Seat) dismiss() (batch []db.Stmt) {
	for _, id := range s.leavers {
		batch = append(batch, db.S("INSERT INTO dismissed_seats(contact_id, seat, seat_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
			id, s.String(), s.key()))
	}
	return batch
}
