package cli

import (
	"slices"
	"strconv"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// placing says which of their positions a list shows of each contact: the one held longest, or what the list is about.
type placing struct {
	at    string // an organization the list is narrowed to; empty for any
	moves journal.Moves
}

func (a *app) placing(f store.ContactFilter) placing {
	p := placing{at: f.At, moves: journal.Moves{Since: f.Moved, Until: a.today(), Today: a.today()}}
	if !f.MovedUntil.IsZero() && f.MovedUntil.Before(a.today()) {
		p.moves.Until = f.MovedUntil
	}
	return p
}

// ofMoves reports whether the list tells who moved.
func (p placing) ofMoves() bool { return !p.moves.Since.IsZero() }

// of is the position that is shown, a zero one where there is none: in a list of who moved the one they took.
func (p placing) of(c journal.Contact) (shown journal.Position) {
	if !p.ofMoves() {
		if found := c.PositionAt(p.moves.Today, p.at); found != nil {
			shown = *found
		}
		return shown
	}
	if taken := p.moves.Taken(c); taken != nil {
		return *taken
	}
	if found := (journal.Contact{Positions: p.moves.Held(c)}).PositionAt(p.moves.Until, p.at); found != nil {
		shown = *found
	}
	return shown
}

// show is the position that is shown, and how many others are held: "Director, Office of Child Care +1".
func (p placing) show(c journal.Contact) string {
	text := p.of(c).String()
	if others := len(p.moves.Held(c)) - 1; others > 0 && text != "" {
		text += " +" + strconv.Itoa(others)
	}
	return text
}

// since is the first day of what was taken; none where nothing was.
func (p placing) since(c journal.Contact) (day journal.Day) {
	if taken := p.moves.Taken(c); taken != nil {
		day = taken.From
	}
	return day
}

// leftOn is the last day of what was left last.
func (p placing) leftOn(c journal.Contact) (day journal.Day) {
	if left := p.left(c); len(left) > 0 {
		day = left[0].To
	}
	return day
}

// left is what was left, the last first.
func (p placing) left(c journal.Contact) []journal.Position {
	return byTime(p.moves.Left(c), p.moves.Today)
}

// moveColumns are the columns of who moved, beside those of contacts: since when, and what they left.
func (p placing) moveColumns() []render.Column[journal.Contact] {
	type C = journal.Contact
	left := func(of func(journal.Position) string) func(C) any {
		return func(c C) any { return each(p.left(c), of) }
	}
	return []render.Column[C]{
		{Key: "since", Title: "Since", Rigid: true, Value: func(c C) any { return p.since(c) }, Show: func(c C, _ render.Style) string {
			if p.moves.Taken(c) == nil {
				return "left " + p.leftOn(c).String()
			}
			return p.since(c).String()
		}},
		{Title: "Position", Value: func(c C) any { return p.show(c) }},
		{Title: "Left", Below: true, Named: true, Value: left(journal.Position.String)},
		{Key: "left_title", Value: left(func(p journal.Position) string { return p.Title })},
		{Key: "left_organization", Value: left(func(p journal.Position) string { return p.Organization })},
		{Key: "left_on", Value: func(c C) any { return p.leftOn(c) }},
	}
}

// withMoves is the columns of contacts with those of who moved, which a table shows instead of most others.
func (p placing) withMoves(columns []render.Column[journal.Contact]) []render.Column[journal.Contact] {
	for i := range columns {
		if columns[i].Key != "number" && columns[i].Key != "name" {
			columns[i].Title = ""
		}
	}
	columns = slices.DeleteFunc(columns, func(c render.Column[journal.Contact]) bool { return c.Key == "" && c.Title == "" })
	return append(columns, p.moveColumns()...)
}
