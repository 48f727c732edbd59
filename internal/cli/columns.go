package cli

import (
	"strings"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// contactColumns are the columns of a contact: those with a title are what a table shows, the rest are asked for by
// name. fields are the names of fields that are to be columns too. JSON has the details besides.
func (a *app) contactColumns(fields []string) []render.Column[journal.Contact] {
	type C = journal.Contact
	current := func(c C) journal.Position {
		if p := c.Position(a.today()); p != nil {
			return *p
		}
		return journal.Position{}
	}
	points := func(kind journal.PointKind) func(C) any {
		return func(c C) any { return pointValues(c, kind) }
	}
	columns := []render.Column[C]{
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(c C) any { return c.ID }},
		{Key: "uid", Value: func(c C) any { return c.UID }},
		{Key: "kind", Value: func(c C) any { return string(c.Kind) }},
		{Key: "name", Title: "Name", Value: func(c C) any { return c.Name }},
		{Key: "aliases", Value: func(c C) any { return c.Aliases }},
		{Title: "Position", Value: func(c C) any { return current(c).String() }},
		{Key: "title", Value: func(c C) any { return current(c).Title }},
		{Key: "organization", Value: func(c C) any { return current(c).Organization }},
		{Key: "email", Value: points(journal.PointEmail)},
		{Key: "phone", Rigid: true, Value: points(journal.PointPhone)},
		{Key: "web", Value: points(journal.PointWeb)},
		{Key: "address", Value: points(journal.PointAddress)},
		{Key: "birthday", Value: func(c C) any { return birthday(c) }},
		{Key: "groups", Title: "Groups", Value: func(c C) any { return c.Groups }},
		{Key: "tags", Value: func(c C) any { return c.Tags }},
		{Key: "stage", Title: "Stage", Rigid: true, Value: func(c C) any { return string(c.Stage) }},
		{Key: "every", Value: func(c C) any { return c.Every }},
		{Key: "snoozed_until", Value: func(c C) any { return c.Snooze }},
		{Key: "added", Value: func(c C) any { return c.Added }},
		{Key: "last_touched", Title: "Last touched", Rigid: true, Value: func(c C) any { return c.LastTouched }},
		{Key: "cadence", Value: func(c C) any { return c.Cadence }},
		{Key: "due", Title: "Due", Rigid: true, Value: func(c C) any { return c.Due }},
	}
	for _, name := range fields {
		columns = append(columns, render.Column[C]{Key: csvfile.FieldHeading(name), Value: func(c C) any { return fieldValue(c, name) }})
	}
	if a.format == string(render.JSON) {
		columns = append(columns, contactDetails()...)
	}
	return columns
}

// contactDetails are the columns that only JSON has room for.
func contactDetails() []render.Column[journal.Contact] {
	type C = journal.Contact
	return []render.Column[C]{
		{Key: "points", Value: func(c C) any { return c.Points }},
		{Key: "positions", Value: func(c C) any { return c.Positions }},
		{Key: "dates", Value: func(c C) any { return c.Dates }},
		{Key: "fields", Value: func(c C) any { return c.Fields }},
	}
}

func pointValues(c journal.Contact, kind journal.PointKind) []string {
	var out []string
	for _, p := range c.Points {
		if p.Kind == kind {
			out = append(out, p.Value)
		}
	}
	return out
}

func birthday(c journal.Contact) string {
	for _, d := range c.Dates {
		if d.Label == journal.Birthday {
			return d.String()
		}
	}
	return ""
}

func fieldValue(c journal.Contact, name string) string {
	for _, f := range c.Fields {
		if journal.NameKey(f.Name) == journal.NameKey(name) {
			return f.Value
		}
	}
	return ""
}

// noteColumns are the columns of a note. JSON has the details besides.
func (a *app) noteColumns() []render.Column[journal.Note] {
	type N = journal.Note
	heard := func(n N) any { return heardFrom(n) }
	if a.format == string(render.JSON) {
		heard = func(n N) any { return n.Heard }
	}
	columns := []render.Column[N]{
		{Title: "#", Rigid: true, Value: func(n N) any { return noteRef(n.ID) }},
		{Key: "number", Value: func(n N) any { return n.ID }},
		{Key: "uid", Value: func(n N) any { return n.UID }},
		{Key: "day", Title: "Day", Rigid: true, Value: func(n N) any { return n.Day }, Show: func(n N, _ render.Style) string { return n.Day.String() }},
		{Key: "time", Value: func(n N) any { return n.Time }},
		{Key: "channel", Title: "How", Rigid: true, Value: func(n N) any { return string(n.Channel) }, Show: func(n N, _ render.Style) string { return how(n) }},
		{Title: "With", Value: func(n N) any { return with(n) }},
		{Key: "present", Value: func(n N) any { return names(n.Present()) }},
		{Key: "about", Value: func(n N) any { return names(n.About()) }},
		{Key: "body", Title: "Note", Below: true, Value: func(n N) any { return n.Body }},
		{Key: "heard", Value: heard},
		{Key: "tags", Title: "Tags", Value: func(n N) any { return n.Tags }},
		{Key: "touch", Value: func(n N) any { return n.Touch }},
		{Key: "tried", Value: func(n N) any { return n.Tried }},
		{Key: "private", Value: func(n N) any { return n.Private }},
		{Key: "began", Value: func(n N) any { return string(n.Began) }},
		{Key: "author", Value: func(n N) any { return n.Author }},
	}
	if a.format == string(render.JSON) {
		columns = append(columns, render.Column[N]{Key: "participants", Value: func(n N) any { return n.Participants }})
	}
	return columns
}

// how is a note's channel as a person reads it, with what sets the note apart.
func how(n journal.Note) string {
	var words []string
	if n.Tried {
		words = append(words, "tried")
	}
	if n.Channel != "" {
		words = append(words, string(n.Channel))
	}
	if n.Private {
		words = append(words, "private")
	}
	return strings.Join(words, ", ")
}

// with is who took part in a note, and whom it was about.
func with(n journal.Note) string {
	who := names(n.Present())
	if about := n.About(); len(about) > 0 {
		who = append(who, "about "+strings.Join(names(about), "; "))
	}
	return strings.Join(who, "; ")
}

func names(ps []journal.Participant) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = p.Name
	}
	return out
}

func noteRef(id int64) string { return journal.Ref{Letter: journal.RefNote, Number: id}.String() }
