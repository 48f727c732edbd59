package cli

import (
	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// contactColumns are the columns of a contact: those with a title are what a table shows, the rest are asked for by
// name. fields are the names of fields that are to be columns too. JSON has the details besides. f is what the list is
// narrowed to, as that says which of their positions is shown.
func (a *app) contactColumns(f store.ContactFilter, fields []string) []render.Column[journal.Contact] {
	type C = journal.Contact
	place := a.placing(f)
	points := func(kind journal.PointKind) func(C) any {
		return func(c C) any {
			return a.listed(pointValues(c, kind), func(v []string) string { return csvfile.Points(kind, v) })
		}
	}
	names := func(of func(C) []string) func(C) any {
		return func(c C) any { return a.listed(of(c), csvfile.Names) }
	}
	columns := []render.Column[C]{
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(c C) any { return c.ID }},
		{Key: "uid", Value: func(c C) any { return c.UID }},
		{Key: "kind", Value: func(c C) any { return string(c.Kind) }},
		{Key: "name", Title: "Name", Value: func(c C) any { return c.Name }},
		{Key: "aliases", Value: names(func(c C) []string { return c.Aliases })},
		{Title: "Position", Below: true, Value: func(c C) any { return place.show(c) }},
		{Key: "title", Value: func(c C) any { return place.of(c).Title }},
		{Key: "organization", Value: func(c C) any { return place.of(c).Organization }},
		{Key: "email", Value: points(journal.PointEmail)},
		{Key: "phone", Rigid: true, Value: points(journal.PointPhone)},
		{Key: "web", Value: points(journal.PointWeb)},
		{Key: "address", Value: points(journal.PointAddress)},
		{Key: "birthday", Value: func(c C) any { return birthday(c) }},
		{Key: "groups", Title: "Groups", Value: names(func(c C) []string { return c.Groups })},
		{Key: "tags", Value: names(func(c C) []string { return c.Tags })},
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
	if place.ofMoves() {
		columns = place.withMoves(columns)
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

// listed is a list as the format has it: of CSV a cell, from which each can be read again.
func (a *app) listed(values []string, cell func([]string) string) any {
	if a.format == string(render.CSV) {
		return cell(values)
	}
	return values
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
