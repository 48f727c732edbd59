package journal

import "fmt"

// Move is a change of position: one held so far ends, another begins, or one of the two alone.
type Move struct {
	On    Day       // the first day of what follows; what ends is held until the day before
	Close *Position // as it stands; nil when none ends
	Open  *Position // title and organization; nil when they leave for what nobody knows
}

// Closed is the position that ends, as it ends; Opened the one that begins, as it begins. Each is nil where there is none.
func (m Move) Closed() *Position {
	if m.Close == nil {
		return nil
	}
	p := *m.Close
	p.To = m.On.Add(-1)
	return &p
}

// Opened is the position that begins.
func (m Move) Opened() *Position {
	if m.Open == nil {
		return nil
	}
	p := *m.Open
	p.From, p.To = m.On, Day{}
	return &p
}

// Check refuses a move that cannot be: to a seat that is held already, or one that ends a position before it began.
// name is whose it is; on is the day it is made.
func (m Move) Check(name string, held []Position) error {
	if p := m.Closed(); p != nil && p.To.Before(p.From) {
		return Bad(fmt.Sprintf("what was ends the day before the move; --on has to be after %s", p.From),
			"%s is %s since %s, which cannot end before it began, on %s", name, *p, p.From, p.To)
	}
	for _, p := range held {
		if m.Open != nil && p.Seat(*m.Open) && !p.Past(m.On) {
			return Bad("--title and --org say what it is from then on", "%s is %s already%s", name, p, sinceWhen(p))
		}
	}
	return nil
}

func sinceWhen(p Position) string {
	if p.From.IsZero() {
		return ""
	}
	return ", since " + p.From.String()
}
