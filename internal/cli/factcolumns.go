package cli

import (
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// factColumns are the columns of a fact.
func factColumns() []render.Column[journal.Fact] {
	type F = journal.Fact
	return []render.Column[F]{
		{Title: "#", Rigid: true, Value: func(f F) any { return factRef(f.ID) }},
		{Key: "number", Value: func(f F) any { return f.ID }},
		{Key: "uid", Value: func(f F) any { return f.UID }},
		{Key: "kind", Title: "Kind", Rigid: true, Value: func(f F) any { return string(f.Kind) }, Show: showKind, Tint: openTint},
		{Key: "contact", Value: func(f F) any { return f.Who.ID }},
		{
			Key: "name", Title: "Who", Value: func(f F) any { return f.Who.Name },
			Show: func(f F, _ render.Style) string { return f.Who.Label() },
		},
		{Key: "text", Title: "Fact", Below: true, Value: func(f F) any { return f.Text }, Show: showFact},
		{Key: "day", Title: "Since", Rigid: true, Value: func(f F) any { return f.Day }},
		{Key: "open", Value: func(f F) any { return f.Open() }},
		{Key: "dropped", Title: "Dropped", Rigid: true, Value: func(f F) any { return f.Dropped }},
		{Key: "note", Value: func(f F) any { return numberOrNil(f.Note) }},
		{Key: "private", Value: func(f F) any { return f.Private }},
		{Key: "contact_uid", Value: func(f F) any { return f.Who.UID }},
		{Key: "note_uid", Value: func(f F) any { return f.NoteUID }},
	}
}

// untitled is the columns, those of these keys without a title, so that a table has them only where they are asked for.
func untitled[T any](columns []render.Column[T], keys ...string) []render.Column[T] {
	for i := range columns {
		if slices.Contains(keys, columns[i].Key) {
			columns[i].Title = ""
		}
	}
	return columns
}

// openTint tells apart what is still to be found out.
func openTint(f journal.Fact) render.Tint {
	if f.Open() {
		return render.Yellow
	}
	return render.Plain
}

// showKind is the kind of a fact as it is read.
func showKind(f journal.Fact, _ render.Style) string {
	switch f.Kind {
	case journal.Cares:
		return "cares about"
	case journal.Assume:
		return "to check"
	case journal.Ask:
		return "to ask"
	case journal.Told:
		return "told of us"
	default:
		return string(f.Kind)
	}
}

// showFact is what a fact says, marked where it is private.
func showFact(f journal.Fact, _ render.Style) string {
	if f.Private {
		return f.Text + " (private)"
	}
	return f.Text
}

func factRef(id int64) string { return journal.Ref{Letter: journal.RefFact, Number: id}.String() }

// factHeading is the kind of a fact as a sentence begins.
func factHeading(f journal.Fact) string { return sentenceCase(showKind(f, render.Style{})) }

// factLine is what tells a fact apart, on one line: "chairs the budget committee (Dana Whitcomb, f3)".
func factLine(f journal.Fact) string {
	text := journal.AsTyped(f.Text)
	if !f.Dropped.IsZero() {
		text += ", dropped"
	}
	return fmt.Sprintf("%s (%s, %s)", text, f.Who.Label(), factRef(f.ID))
}
