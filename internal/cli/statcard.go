package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// How the charts are kept within the screen, and within what a person takes in.
const (
	chartLabel = 14 // columns that labels take
	chartRoom  = 40 // columns of the longest bar, where there is that much room
	chartRows  = 24 // bars below one another
)

// printStats prints the numbers for a person.
func (a *app) printStats(f store.NoteFilter, x sums) error {
	period := fmt.Sprintf("from %s to %s", shortDay(f.Since), shortDay(f.Until))
	if x.all.Notes == 0 {
		a.talk("There is no note like that %s; --since goes further back.", period)
		return nil
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	c := statChart{Chart: render.Chart{Plain: !style.TTY || !style.Color || !a.env.UTF8()}, room: chartRoom}
	if style.Width > 0 {
		c.room = max(min(chartRoom, style.Width-chartLabel-24), 10)
	}
	lines := []render.Line{{Label: "Notes", Text: fmt.Sprintf("%d, %s", x.all.Notes, period), Tint: render.Bold}}
	lines = append(lines, c.months(x.months, style.Width-chartLabel)...)
	lines = append(lines, c.channels(x.channels)...)
	lines = append(lines,
		render.Line{Label: "Begun", Text: begunBy(x.all)},
		render.Line{Label: "Heard", Text: "something in " + share(x.all.Heard, x.all.Notes)},
		render.Line{Label: "Tried", Text: triedOnly(x.all.Tried)},
	)
	return render.Card(a.env.Out, style, lines)
}

// statChart draws the charts of notes.
type statChart struct {
	render.Chart
	room int // columns of the longest bar
}

// months is the months as a line of blocks, or where that cannot be shown as bars; of many, several are taken together.
func (c statChart) months(months []store.Tally, room int) []render.Line {
	most := max(room, chartRows)
	if c.Plain {
		most = chartRows
	}
	spans, per := spansOf(months, most)
	if c.Plain {
		return c.bars("By "+per.name, each(spans, func(s span) bar { return bar{s.String(), s.notes} }))
	}
	top := slices.MaxFunc(spans, func(a, b span) int { return a.notes - b.notes })
	first, last := spans[0], spans[len(spans)-1]
	return []render.Line{
		{Label: "By " + per.name, Text: c.Spark(each(spans, func(s span) int { return s.notes })), Tint: render.Green},
		{Text: fmt.Sprintf("%s to %s; most in %s: %d", first, last, top, top.notes), Tint: render.Dim},
	}
}

func (c statChart) channels(channels []store.Tally) []render.Line {
	return c.bars("By channel", each(channels, func(t store.Tally) bar {
		if t.Channel == "" {
			return bar{"not said", t.Notes}
		}
		return bar{string(t.Channel), t.Notes}
	}))
}

// bar is a number with its name.
type bar struct {
	name string
	n    int
}

// bars draws bars below one another, their names and numbers aligned.
func (c statChart) bars(label string, bars []bar) []render.Line {
	names, numbers, most := 0, 0, 0
	for _, b := range bars {
		names, numbers, most = max(names, len(b.name)), max(numbers, len(fmt.Sprint(b.n))), max(most, b.n)
	}
	lines := make([]render.Line, len(bars))
	for i, b := range bars {
		text := fmt.Sprintf("%-*s  %*d  %s", names, b.name, numbers, b.n, c.Bar(b.n, most, c.room))
		lines[i] = render.Line{Text: strings.TrimRight(text, " ")}
	}
	if len(lines) > 0 {
		lines[0].Label = label
	}
	return lines
}

// begunBy is who began the conversations, as far as that was noted.
func begunBy(t store.Tally) string {
	parts := []string{fmt.Sprintf("%d by me", t.Me), fmt.Sprintf("%d by them", t.Them)}
	if unsaid := t.Notes - t.Me - t.Them; unsaid > 0 {
		parts = append(parts, fmt.Sprintf("%d not said", unsaid))
	}
	if t.Me+t.Them == 0 {
		return "not said (rel note --began me, --began them)"
	}
	return strings.Join(parts, ", ")
}

// triedOnly is how many notes are of attempts alone; empty when none is.
func triedOnly(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d without an answer yet", n)
}

// share is n of all, which is not zero: "7 of 16 (44%)".
func share(n, all int) string {
	return fmt.Sprintf("%d of %d (%.0f%%)", n, all, 100*float64(n)/float64(all))
}

func shortDay(d journal.Day) string { return d.Format("2 Jan 2006") }
