package journal

// Moves is how a contact changed position within a time: from a day up to another, both of them within it. The day of a move
// is the first day of what somebody takes; of one who takes nothing on the next, the last day of what they leave.
type Moves struct {
	Since, Until Day // Until is not after Today
	Today        Day
}

// In reports whether a move on the day is within the time.
func (m Moves) In(day Day) bool { return !day.Before(m.Since) && !day.After(m.Until) }

// Left are the positions that were left, in the order they were added. What ends today is held until the day is over.
func (m Moves) Left(c Contact) (left []Position) {
	for _, p := range c.Positions {
		if p.Past(m.Today) && m.In(leftOn(c, p)) {
			left = append(left, p)
		}
	}
	return left
}

// leftOn is the day of the move with which somebody left a position.
func leftOn(c Contact, p Position) Day {
	for _, q := range c.Positions {
		if q.From == p.To.Add(1) {
			return q.From
		}
	}
	return p.To
}

// Taken is the position that was taken, the latest where several were, and is held as the time ends; nil when none was.
func (m Moves) Taken(c Contact) (taken *Position) {
	for i, p := range c.Positions {
		if m.In(p.From) && m.held(c, p) && (taken == nil || p.From.After(taken.From)) {
			taken = &c.Positions[i]
		}
	}
	return taken
}

// Held are the positions that are held as the time ends.
func (m Moves) Held(c Contact) (held []Position) {
	for _, p := range c.Positions {
		if m.held(c, p) {
			held = append(held, p)
		}
	}
	return held
}

func (m Moves) held(c Contact, p Position) bool {
	return p.Current(m.Until) && (!p.Past(m.Today) || !m.In(leftOn(c, p)))
}
