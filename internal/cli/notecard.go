package cli

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// noteCard is a note as a card; back is how one that was removed comes back.
func noteCard(n journal.Note, back string) []render.Line {
	lines := []render.Line{
		{Label: "Note", Text: noteRef(n.ID), Tint: render.Bold},
		{Label: "Day", Text: strings.TrimSpace(n.Day.Format("Mon 2 Jan 2006") + " " + n.Time)},
		{Label: "How", Text: how(n)},
		{Label: "With", Text: strings.Join(names(n.Present()), "; ")},
		{Label: "Then", Text: strings.Join(thenHeld(n, " was "), "; ")},
		{Label: "About", Text: strings.Join(names(n.About()), "; ")},
		{Label: "Began", Text: began(n)},
		{Label: "Text", Text: n.Body},
	}
	for i, h := range heardFrom(n) {
		label := "Heard"
		if i > 0 {
			label = ""
		}
		lines = append(lines, render.Line{Label: label, Text: h})
	}
	return append(lines,
		render.Line{Label: "Tags", Text: strings.Join(each(n.Tags, func(t string) string { return "#" + t }), " ")},
		render.Line{Label: "Initiative", Text: namedInitiative(n.Initiative)},
		render.Line{Label: "Touches", Text: map[bool]string{true: "those present", false: "nobody"}[n.Touch]},
		render.Line{Label: "Private", Text: map[bool]string{true: "yes", false: ""}[n.Private]},
		render.Line{Label: "Written by", Text: n.Author},
		render.Line{Label: "Removed", Text: back, Tint: render.Yellow},
	)
}

// thenHeld is the positions that those present held on the day of a note, where they have ended since, each with their name
// before it.
func thenHeld(n journal.Note, between string) (out []string) {
	for _, p := range n.Present() {
		if p.Then != "" {
			out = append(out, p.Label()+between+p.Then)
		}
	}
	return out
}

func began(n journal.Note) string {
	return map[journal.Initiator]string{journal.Me: "me", journal.Them: "they"}[n.Began]
}
