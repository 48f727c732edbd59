package journal

import "fmt"

// Move is a change of position: one held so far ends, another begins, or one of the two alone. Where it is told again with
// another day, it puts the day right.
type Move struct {
	On    Day       // the first day of what follows; what ends is held until the day before
	Close *Position // as it stands; nil when none ends
	Open  *Position // title and organization; nil when they leave for what nobody knows
	Was   *Position // what Open is so far, as it stands, where its first day is put right; nil where it begins
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
	if m.Was != nil {
		p.To = m.Was.To
	}
	return &p
}

// Check refuses a move that cannot be: to a seat that is held already, or one that ends a position before it began.
// name is whose it is.
func (m Move) Check(name string, held []Position) error {
	if p := m.Closed(); p != nil && p.To.Before(p.From) {
		return m.tooEarly(name, *p)
	}
	if m.Open == nil && m.Close != nil && m.Close.To == m.Closed().To {
		return Bad("--on says another last day", "%s is %s until %s already", name, m.Close, m.Close.To)
	}
	if p := m.Opened(); p != nil && !p.To.IsZero() && p.To.Before(p.From) {
		return Bad("--on has to be on or before "+p.To.String(), "%s is %s until %s, which cannot begin after that", name, p, p.To)
	}
	for _, p := range held {
		if m.holds(p) {
			return Bad("--title and --org say what it is from then on", "%s is %s already%s", name, p, sinceWhen(p))
		}
	}
	return nil
}

// holds reports whether a position is already what the move would open, and not one whose first day it puts right.
func (m Move) holds(p Position) bool {
	return m.Open != nil && p.Seat(*m.Open) && !p.Past(m.On) && (m.Was == nil || p != *m.Was || p.From == m.On)
}

// tooEarly is the problem of a position that would end before it began.
func (m Move) tooEarly(name string, p Position) error {
	hint := fmt.Sprintf("what was ends the day before the move; --on has to be after %s", p.From)
	if m.Open == nil {
		hint = fmt.Sprintf("--on is their last day, which cannot be before %s", p.From)
	}
	return Bad(hint, "%s is %s since %s, which cannot end before it began, on %s", name, p, p.From, p.To)
}

// Again is the position that a move to a title at an organization would take, where it is held already; where the move names
// no organization, whichever it is held at. It is nil where none is, or several are.
func Again(held []Position, to Position, on Day) (found *Position) {
	for i, p := range held {
		same := p.Seat(to) || to.Organization == "" && NameKey(p.Title) == NameKey(to.Title)
		switch {
		case !same || !p.To.IsZero() && p.To.Before(on):
		case found != nil:
			return nil
		default:
			found = &held[i]
		}
	}
	return found
}

// EndedBefore are the positions that ended the day before another began.
func EndedBefore(held []Position, p Position) (found []Position) {
	for _, q := range held {
		if !p.From.IsZero() && q.To == p.From.Add(-1) {
			found = append(found, q)
		}
	}
	return found
}

func sinceWhen(p Position) string {
	if p.From.IsZero() {
		return ""
	}
	return ", since " + p.From.String()
}
