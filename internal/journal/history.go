package journal

import (
	"fmt"
	"slices"
)

// mostGap is how many days two terms can lie apart and still be one position: a month.
const mostGap = 31

// Terms is successive terms as the positions they were: those of the same seat with no gap over a month between them are
// one. They come in the order in which they began.
func Terms(all []Position) []Position {
	sorted := slices.SortedStableFunc(slices.Values(all), func(p, q Position) int { return p.From.Compare(q.From) })
	var out []Position
	for _, p := range sorted {
		i := slices.IndexFunc(out, func(q Position) bool { return q.Seat(p) && q.meets(p) })
		if i < 0 {
			out = append(out, p)
		} else if out[i].end().Before(p.end()) {
			out[i].To = p.To
		}
	}
	return out
}

// end is the last day of a position; of one without an end, a day behind all.
func (p Position) end() Day {
	if p.To.IsZero() {
		return Day{Year: 9999, Month: 12, Dom: 31}
	}
	return p.To
}

// meets reports whether two positions overlap, or lie no more than a month apart.
func (p Position) meets(q Position) bool {
	near := func(p, q Position) bool { return p.To.IsZero() || !q.From.After(p.To.Add(mostGap)) }
	return near(p, q) && near(q, p)
}

// Dated is the position with when it was held: "Senator, U.S. Senate, 2001-01-03 to 2027-01-03".
func (p Position) Dated() string {
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return p.String()
	case p.To.IsZero():
		return fmt.Sprintf("%s, since %s", p, p.From)
	case p.From.IsZero():
		return fmt.Sprintf("%s, until %s", p, p.To)
	}
	return fmt.Sprintf("%s, %s to %s", p, p.From, p.To)
}

// FillHistory takes from the terms of an account what the positions of a contact lack. What the journal does not date is
// dated, and a later or an earlier term makes a position longer; where the two say otherwise of one and the same term, the
// journal's word stands. What was removed from the contact does not come back.
func (f *Filling) FillHistory(have, terms []Position, today Day) {
	positions := Terms(terms)
	for i, p := range positions {
		last := !slices.ContainsFunc(positions[i+1:], p.Seat)
		at := slices.IndexFunc(have, func(h Position) bool { return h.Seat(p) && h.meets(p) && (last || !h.From.IsZero()) })
		if at < 0 && f.stays(DetailPosition, p.SeatKey(), DetailPosition, p.Dated()) {
			continue
		}
		if at < 0 {
			f.Add.Positions = append(f.Add.Positions, p)
			f.gains("position", p.Dated())
			continue
		}
		h := have[at]
		full := h.with(p, terms, today)
		if full != h {
			f.Gone, f.Add.Positions = append(f.Gone, h), append(f.Add.Positions, full)
			f.gains("position", full.Dated())
		}
		begunBefore := p.From.Before(full.From) && !p.From.IsZero()
		endsOtherwise := full.end() != p.end() && !p.end().Before(h.From) && (full.Past(today) || p.Past(today))
		if begunBefore || endsOtherwise {
			f.differs("position", full.Dated(), p.Dated())
		}
	}
}

// with is the position with what another account knows besides of it: when it began and ends, where that is not known, and
// terms before and after it.
func (p Position) with(q Position, terms []Position, today Day) Position {
	for _, t := range terms {
		switch {
		case !t.Seat(q) || !t.meets(q) || !t.meets(p):
		case !p.To.IsZero() && t.From.After(p.To):
			p.To = laterEnd(p, q)
		case !t.To.IsZero() && t.To.Before(p.From) && q.From.Before(p.From):
			p.From = q.From
		}
	}
	if p.From.IsZero() && !q.From.After(p.end()) && (p.To != Day{} || !q.Past(today)) {
		p.From = q.From
		if p.To.IsZero() {
			p.To = q.To
		}
	}
	return p
}

// laterEnd is the end of the one of two positions that ends later; zero when it does not end.
func laterEnd(p, q Position) Day {
	if p.end().Before(q.end()) {
		return q.To
	}
	return p.To
}
