package store

import "github.com/rel-journal/rel/internal/journal"

// move has somebody leave a position, take one, or both.
func (h *history) move() error {
	return h.withContact(func(c journal.Contact) error {
		m := journal.Move{On: h.day(60)}
		if len(c.Positions) > 0 {
			m.Close = new(pick(h, c.Positions))
		}
		if m.Close == nil || h.chance(2) {
			m.Open = new(h.position())
		}
		if m.Check(c.Name, c.Positions) != nil || m.Close != nil && m.Close.Past(m.On) {
			return errNotNow
		}
		_, err := h.s.Move(h.Context(), c.ID, m)
		return err
	})
}

// dismiss lets a vacant seat go.
func (h *history) dismiss() error {
	seats, err := h.s.VacantSeats(h.Context())
	if err != nil || len(seats) == 0 {
		return errNotNow
	}
	return h.s.DismissSeats(h.Context(), []Seat{pick(h, seats)})
}
