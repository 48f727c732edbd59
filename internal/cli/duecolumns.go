package cli

import (
	"strings"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// dueColumns are what helps to call somebody.
func dueColumns(never bool) []render.Column[store.Due] {
	type D = store.Due
	columns := []render.Column[D]{
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(d D) any { return d.ID }},
		{Key: "uid", Value: func(d D) any { return d.UID }},
		{Key: "name", Title: "Name", Value: func(d D) any { return d.Name }},
		{Title: "Position", Below: true, Value: func(d D) any { return d.Position }},
		{Key: "title", Value: func(d D) any { return d.Title }},
		{Key: "organization", Value: func(d D) any { return d.Organization }},
		{Key: "last_touched", Title: "Last touched", Value: func(d D) any { return d.LastTouched }, Show: showLast},
		{Key: "channel", Value: func(d D) any { return string(d.Channel) }},
		{Key: "tried", Title: "Tried", Value: func(d D) any { return d.Tried }, Show: showTried},
		{Key: "every", Title: "Every", Rigid: true, Value: func(d D) any { return d.Every }},
		{Key: "due", Title: "Due", Rigid: true, Value: func(d D) any { return d.Due }},
		{Key: "phone", Title: "Phone", Rigid: true, Value: func(d D) any { return d.Phone }},
		{Key: "open", Title: "Open", Right: true, Rigid: true, Value: func(d D) any { return d.Owed }},
		{Key: "written", Value: func(d D) any { return d.Written }},
		{Key: "suggest", Value: func(d D) any { return suggest(d).what }},
		{Key: "why", Value: func(d D) any { return suggest(d).why }},
	}
	if never {
		for i, c := range columns {
			if c.Key == "last_touched" {
				columns[i].Title = ""
			}
		}
	}
	return columns
}

// showLast is when somebody was last touched, and how.
func showLast(d store.Due, s render.Style) string {
	if d.LastTouched.IsZero() {
		return "not yet"
	}
	if d.Channel == "" {
		return s.Short(d.LastTouched)
	}
	return strings.TrimSuffix(s.Short(d.LastTouched), " ago") + ", " + string(d.Channel)
}

// showTried is the day of the latest attempt as one says it: "3 Nov"; exact where there is no terminal.
func showTried(due store.Due, s render.Style) string {
	switch d := due.Tried; {
	case d.IsZero():
		return ""
	case !s.TTY:
		return d.String()
	case d.Year == s.Today.Year:
		return d.Format("2 Jan")
	default:
		return d.Format("2 Jan 2006")
	}
}
