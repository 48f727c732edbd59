package main

import (
	"fmt"
	"time"

	"github.com/rel-journal/rel/internal/render"
)

// print prints the table of contests, and below it what is told of rel alone.
func (b *bench) print(contests []*contest) error {
	if err := b.table(contests); err != nil {
		return err
	}
	for _, c := range contests {
		if c.what == "rel note" {
			p99 := percentile(c.our, 0.99)
			fmt.Fprintf(b.env.Out, "\nOf %d times rel note, the 99th percentile is %s, %.1f times the median (at most 10, stretch 5).\n",
				len(c.our), brief(p99), float64(p99)/float64(median(c.our)))
		}
	}
	return nil
}

// table prints a line for each contest.
func (b *bench) table(contests []*contest) error {
	type C = *contest
	text := func(show func(C) string) func(C) any { return func(c C) any { return show(c) } }
	columns := []render.Column[C]{
		{Key: "what", Title: "What", Value: text(func(c C) string { return c.what })},
		{Key: "rel", Title: "rel", Right: true, Value: text(func(c C) string { return brief(median(c.our)) })},
		{Key: "peer", Title: "Peer", Right: true, Value: text(func(c C) string { return brief(median(c.their)) })},
		{Key: "ratio", Title: "Ratio", Right: true, Value: text(func(c C) string { return fmt.Sprintf("%.3gx", c.ratio()) })},
		{Key: "spread", Title: "8 of 10", Value: text(func(c C) string {
			low, high := c.spread()
			return fmt.Sprintf("%.3g to %.3g", low, high)
		})},
		{Key: "most", Title: "At most", Right: true, Value: text(func(c C) string { return goal(c.most) })},
		{Key: "stretch", Title: "Stretch", Right: true, Value: text(func(c C) string { return goal(c.stretch) })},
		{Key: "verdict", Title: "", Value: text(C.verdict)},
		{Key: "memory", Title: "Memory", Right: true, Value: text(func(c C) string { return megabytes(c.ourMemory) })},
		{Key: "peer_memory", Title: "Peer's", Right: true, Value: text(func(c C) string { return megabytes(c.theirMemory) })},
	}
	columns[7].Title = "Reached"
	_, err := render.List(b.env.Out, render.Style{}, columns, render.Rows(contests))
	return err
}

// verdict is what of the goal was reached; empty where there is none.
func (c *contest) verdict() string {
	switch r := c.ratio(); {
	case c.most == 0:
		return ""
	case r <= c.stretch:
		return "stretch"
	case r <= c.most:
		return "yes"
	default:
		return "no"
	}
}

func goal(ratio float64) string {
	if ratio == 0 {
		return ""
	}
	return fmt.Sprintf("%gx", ratio)
}

// brief is a time in so many digits as mean something.
func brief(d time.Duration) string {
	if d >= time.Second {
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
}

func megabytes(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20))
}

// count is a number with commas.
func count(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
