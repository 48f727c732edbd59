package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// mostEffects is how many things that a change did are shown to people.
const mostEffects = 50

// showChange is a change, what undid it or did it again, and line by line what it did.
func (a *app) showChange(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	c, err := s.Change(ctx, id)
	if err != nil {
		return err
	}
	effects, err := s.Effects(ctx, c)
	if err != nil {
		return err
	}
	changes, err := s.History(ctx, store.HistoryFilter{Of: journal.Ref{Letter: journal.RefChange, Number: id}})
	if err != nil {
		return err
	}
	columns := a.changeColumns()
	if a.format == string(render.JSON) {
		changes = []store.Change{c}
		columns = append(columns, render.Column[store.Change]{Key: "effects", Value: func(store.Change) any { return effects }})
	}
	if _, err := printList(a, columns, nil, render.Rows(changes)); err != nil || a.machine() {
		return err
	}
	return a.showEffects(c, effects)
}

// showEffects lists what a change did below it.
func (a *app) showEffects(c store.Change, effects []store.Effect) error {
	if len(effects) == 0 {
		return nil
	}
	label := "Did"
	switch {
	case c.Undoes != 0 && c.Command == undoing.name:
		label = undoing.verb
	case c.Undoes != 0:
		label = redoing.verb
	}
	var lines []render.Line
	for _, e := range effects[:min(len(effects), mostEffects)] {
		lines = append(lines, render.Line{Label: label, Text: effectLine(e)})
		label = ""
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	if err := render.Card(a.env.Out, style, lines); err != nil {
		return err
	}
	if more := len(effects) - mostEffects; more > 0 {
		a.talk("%d more: rel show %s --format json.", more, changeRef(c.ID))
	}
	return nil
}

// effectLine is one thing that a change did, as a person reads it.
func effectLine(e store.Effect) string {
	switch {
	case e.What == "" && e.From+e.To == "":
		return e.Did + " " + e.Record
	case e.Hidden:
		return e.Record + ": text changed"
	case e.Did == "linked":
		return journal.OneSpaced(e.Record+": linked "+e.What) + " " + e.To
	case e.Did == "unlinked":
		return journal.OneSpaced(e.Record+": unlinked "+e.What) + " " + e.From
	case e.What == "text":
		return e.Record + ": text " + inQuotes(e.From) + " → " + inQuotes(e.To)
	default:
		return fmt.Sprintf("%s: %s %s → %s", e.Record, e.What, orNothing(e.From), orNothing(e.To))
	}
}

// orNothing is a value, or a word for the lack of one.
func orNothing(text string) string {
	if text == "" {
		return "none"
	}
	return text
}

// inQuotes is a text of any number of lines between quotation marks.
func inQuotes(text string) string { return `"` + text + `"` }
