package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// inFull is how an answer writes a day.
const inFull = "Mon 2 Jan 2006"

// moveMade is a move that was made.
type moveMade struct {
	journal.Move
	was, now journal.Contact
	seat     *store.Seat // that was vacant, and is taken; nil when it was none
}

// seatTaken is the vacant seat that a move takes, whatever it is named by; nil when it takes none.
func seatTaken(ctx context.Context, s *store.Store, m journal.Move) (*store.Seat, error) {
	if m.Open == nil || m.Was != nil {
		return nil, nil
	}
	seats, err := s.VacantSeats(ctx)
	return store.Vacated(seats, *m.Open), err
}

// inSeat says whose seat somebody takes.
func (a *app) inSeat(seat *store.Seat) error {
	if seat == nil || a.machine() {
		return nil
	}
	return a.say("  In the seat that %s left", seat.Left.Name)
}

// answerMoved says what is held from now on, what is held no more, and which seat nobody is known to hold for it.
func (a *app) answerMoved(ctx context.Context, s *store.Store, m moveMade) error {
	if err := a.answerContact(m.now, a.movedLine(m)+"   (rel undo to take back)"); err != nil || a.machine() {
		return err
	}
	if err := a.inSeat(m.seat); err != nil || m.Close == nil {
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
	a.stillAsked(m)
	return err
}

// stillAsked says what still asks for somebody who left and holds nothing any more: a cadence, or groups they count in.
func (a *app) stillAsked(m moveMade) {
	c := m.now
	holds := slices.ContainsFunc(c.Positions, func(p journal.Position) bool { return !p.Past(m.On) })
	if m.Open != nil || holds || c.Due.IsZero() && len(c.Groups) == 0 {
		return
	}
	still, ways := "in "+strings.Join(c.Groups, "; "), each(c.Groups, func(g string) string { return "--remove " + quote(g) })
	if !c.Due.IsZero() {
		still, ways = "due, "+c.Cadence.String(), append([]string{"--every never", "--stage dormant"}, ways...)
	}
	a.talk("Still %s: rel edit %d %s.", still, c.ID, strings.Join(ways, ", or "))
}

// movedLine is a move in one line.
func (a *app) movedLine(m moveMade) string {
	c, since, is := m.now, "since", "is"
	if m.On.After(a.today()) {
		since, is = "from", "is to be"
	}
	switch day := m.On.Format(inFull); {
	case m.Open == nil:
		was := m.Closed()
		return fmt.Sprintf("Left: %s (%d), %s, until %s", c.Name, c.ID, was, was.To.Format(inFull))
	case m.Was != nil:
		return fmt.Sprintf("Now %s %s: %s (%d), %s", since, day, c.Name, c.ID, m.Opened())
	case !slices.ContainsFunc(m.was.Positions, func(p journal.Position) bool { return !p.Past(m.On) }):
		return fmt.Sprintf("%s (%d) %s %s, %s %s", c.Name, c.ID, is, m.Opened(), since, day)
	case m.Close == nil:
		return fmt.Sprintf("%s (%d) %s also %s, %s %s", c.Name, c.ID, is, m.Opened(), since, day)
	default:
		return fmt.Sprintf("Moved %s (%d): %s, %s %s", c.Name, c.ID, m.Opened(), since, day)
	}
}
