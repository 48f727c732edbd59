package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// inFull is how an answer writes a day.
const inFull = "Mon 2 Jan 2006"

// answerMoved says what is held from now on, what is held no more, and which seat nobody is known to hold for it.
func (a *app) answerMoved(ctx context.Context, s *store.Store, c journal.Contact, m journal.Move) error {
	if err := a.answerContact(c, a.movedLine(c, m)+"   (rel undo to take back)"); err != nil || a.machine() || m.Close == nil {
		return err
	}
	was := m.Closed()
	switch {
	case m.Open != nil:
		if err := a.say("  Until %s: %s", was.To.Format(inFull), was); err != nil {
			return err
		}
	case !m.Close.To.IsZero():
		if err := a.say("  So far: until %s", m.Close.To.Format(inFull)); err != nil {
			return err
		}
	}
	seats, err := s.VacantSeats(ctx)
	if seat := store.Vacated(seats, *m.Close); err == nil && seat != nil {
		a.talk("Vacant now: %s. rel move WHO --seat %s says who follows; rel drop %[2]s lets it go.", seat, seatRef(seat.ID))
	}
	return err
}

// movedLine is a move in one line.
func (a *app) movedLine(c journal.Contact, m journal.Move) string {
	since := "since"
	if m.On.After(a.today()) {
		since = "from"
	}
	switch day := m.On.Format(inFull); {
	case m.Open == nil:
		was := m.Closed()
		return fmt.Sprintf("Left: %s (%d), %s, until %s", c.Name, c.ID, was, was.To.Format(inFull))
	case m.Was != nil:
		return fmt.Sprintf("Now %s %s: %s (%d), %s", since, day, c.Name, c.ID, m.Opened())
	default:
		return fmt.Sprintf("Moved %s (%d): %s, %s %s", c.Name, c.ID, m.Opened(), since, day)
	}
}
