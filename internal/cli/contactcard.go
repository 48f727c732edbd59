package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// contactCard is a contact as a card; back is how one who was removed comes back.
func contactCard(c journal.Contact, back string, s render.Style) []render.Line {
	lines := []render.Line{{Label: "Name", Text: fmt.Sprintf("%s (%d)", c.Name, c.ID), Tint: render.Bold}}
	add := func(label string, texts ...string) {
		for _, text := range texts {
			lines = append(lines, render.Line{Label: label, Text: text})
			label = ""
		}
	}
	lines = append(lines, render.Line{Label: "Removed", Text: back, Tint: render.Yellow})
	if c.Kind == journal.Organization {
		add("Kind", string(c.Kind))
	}
	add("Also", strings.Join(c.Aliases, "; "))
	add("Position", each(byTime(c.Positions, s.Today), func(p journal.Position) string { return positionLine(p, s.Today) })...)
	for _, kind := range journal.PointKinds {
		add(pointLabel[kind], each(pointsOf(c, kind), pointLine)...)
	}
	add("Dates", each(c.Dates, yearlyLine)...)
	add("Groups", strings.Join(c.Groups, "; "))
	add("Tags", strings.Join(each(c.Tags, func(t string) string { return "#" + t }), " "))
	add("Stage", string(c.Stage))
	add("Every", cadenceLine(c))
	add("Last touched", lastTouched(c, s))
	lines = append(lines, dueLine(c, s))
	add("Added", dayInFull(c.Added, s))
	for _, f := range c.Fields {
		add(f.Name, f.Value)
	}
	return lines
}

var pointLabel = map[journal.PointKind]string{
	journal.PointEmail: "E-mail", journal.PointPhone: "Phone", journal.PointWeb: "Web", journal.PointAddress: "Address",
}

func pointsOf(c journal.Contact, kind journal.PointKind) []journal.Point {
	var out []journal.Point
	for _, p := range c.Points {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}

func pointLine(p journal.Point) string {
	if p.Label == "" {
		return p.Value
	}
	return p.Value + " (" + p.Label + ")"
}

// byTime is positions as one asks for them: those that are held, the one held longest first, as it is in lists; those that
// are to come; and then what was, a life told backwards.
func byTime(all []journal.Position, today journal.Day) []journal.Position {
	rank := func(p journal.Position) int {
		switch {
		case p.Current(today):
			return 0
		case !p.Past(today):
			return 1
		}
		return 2
	}
	return slices.SortedStableFunc(slices.Values(all), func(p, q journal.Position) int {
		if byRank := cmp.Compare(rank(p), rank(q)); byRank != 0 || !p.Past(today) {
			return cmp.Or(byRank, p.From.Compare(q.From))
		}
		return cmp.Or(q.To.Compare(p.To), q.From.Compare(p.From))
	})
}

func positionLine(p journal.Position, today journal.Day) string {
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return p.String()
	case p.From.After(today):
		return fmt.Sprintf("%s, from %s", p, p.From)
	case p.To.IsZero():
		return fmt.Sprintf("%s, since %s", p, p.From)
	case p.Current(today):
		return fmt.Sprintf("%s, %s to %s", p, p.From, p.To)
	default:
		return strings.Replace(fmt.Sprintf("%s, %s to %s (past)", p, p.From, p.To), ",  to", ", until", 1)
	}
}

func yearlyLine(d journal.Yearly) string {
	if d.Year == 0 {
		return fmt.Sprintf("%s %d %s", d.Label, d.Day, d.Month)
	}
	return d.Label + " " + d.String()
}

func cadenceLine(c journal.Contact) string {
	switch {
	case c.Kind == journal.Organization && c.Every == 0:
		return "no cadence of its own, so never due"
	case c.CadenceFrom == journal.FromGroup:
		return c.Cadence.String() + ", by a group"
	case c.CadenceFrom == journal.FromJournal:
		return c.Cadence.String() + ", as everybody"
	default:
		return c.Cadence.String()
	}
}

func lastTouched(c journal.Contact, s render.Style) string {
	if c.LastTouched.IsZero() {
		return "not yet"
	}
	return dayInFull(c.LastTouched, s)
}

// dayInFull is a day as a card has it: on a terminal how far off it is, and which day that is.
func dayInFull(d journal.Day, s render.Style) string {
	if !s.TTY {
		return d.String()
	}
	return fmt.Sprintf("%s (%s)", s.Day(d), d.Format("Mon 2 Jan 2006"))
}

func dueLine(c journal.Contact, s render.Style) render.Line {
	line := render.Line{Label: "Due", Text: dayInFull(c.Due, s)}
	switch {
	case c.Deleted:
		line.Text = ""
	case c.Due.IsZero():
		line.Text = "never: " + whyNotDue(c)
	case !c.Due.After(s.Today):
		line.Tint = render.Yellow
	}
	if c.Snooze.After(s.Today) && !c.Due.IsZero() {
		line.Text += ", snoozed until " + c.Snooze.String()
	}
	return line
}
