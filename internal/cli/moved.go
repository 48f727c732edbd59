package cli

import (
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// printMoved lists who changed position since a day: what they hold and since when, and what they left.
func (a *app) printMoved(all iter.Seq2[journal.Contact, error], since journal.Day) (int, error) {
	type C = journal.Contact
	today := a.today()
	return printList(a, []render.Column[C]{
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(c C) any { return c.ID }},
		{Key: "name", Title: "Name", Value: func(c C) any { return c.Name }},
		{Title: "Since", Rigid: true, Value: func(c C) any { return movedOn(c, today) }, Show: func(c C, _ render.Style) string {
			return movedOn(c, today).String()
		}},
		{Title: "Position", Value: func(c C) any {
			if p := c.Position(today); p != nil {
				return p.String()
			}
			return ""
		}},
		{Title: "Left", Below: true, Value: func(c C) any { return leftSince(c, since, today) }},
	}, nil, all)
}

// movedOn is the day of somebody's latest move: the first day of what they hold, or the first day without what they left.
func movedOn(c journal.Contact, today journal.Day) (day journal.Day) {
	for _, p := range c.Positions {
		if p.From.After(day) && !p.From.After(today) {
			day = p.From
		}
		if p.Past(today) && p.To.Add(1).After(day) {
			day = p.To.Add(1)
		}
	}
	return day
}

// leftSince is what somebody left since a day, in words.
func leftSince(c journal.Contact, since, today journal.Day) string {
	var left []string
	for _, p := range latestFirst(c.Positions) {
		if p.Past(today) && !p.To.Add(1).Before(since) {
			left = append(left, p.String())
		}
	}
	return strings.Join(left, "; ")
}
