package cli

import (
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// wideGaps is how wide a terminal is on which the groups have room for the sum of their stages, too.
const wideGaps = 100

// gapColumns are a group as it is covered.
func (a *app) gapColumns(waiting map[int64][]string) []render.Column[store.Gap] {
	type G = store.Gap
	count := func(key, title string, of func(G) int) render.Column[G] {
		return render.Column[G]{Key: key, Title: title, Right: true, Rigid: true, Value: func(g G) any { return of(g) }}
	}
	members := count("members", "", func(g G) int { return g.Members })
	if width := a.env.Out.Width; width == 0 || width >= wideGaps {
		members.Title = "Members"
	}
	wanted := count("wanted", "Wanted", func(g G) int { return g.Wanted })
	wanted.Tint = func(g G) render.Tint {
		if g.Missing() > 0 {
			return render.Yellow
		}
		return render.Plain
	}
	return []render.Column[G]{
		{Key: "uid", Value: func(g G) any { return g.UID }},
		{Key: "group", Title: "Group", Value: func(g G) any { return g.Name }},
		count("prospect", "Prospect", func(g G) int { return g.Prospects }),
		count("developing", "Developing", func(g G) int { return g.Developing }),
		count("sustaining", "Sustaining", func(g G) int { return g.Sustaining }),
		count("dormant", "Dormant", func(g G) int { return g.Dormant }),
		members,
		wanted,
		count("missing", "", G.Missing),
		{Key: "every", Value: func(g G) any { return g.Every }},
		count("touched", "", func(g G) int { return g.Touched }),
		count("touched_of", "", func(g G) int { return g.Asked }),
		{Title: "Touched", Right: true, Rigid: true, Show: func(g G, _ render.Style) string { return showTouched(g) }},
		{Key: "could_fill", Value: func(g G) any { return waiting[g.ID] }},
	}
}

// showTouched is how many were touched within their cadence, of those who have one: "2 of 3".
func showTouched(g store.Gap) string {
	if g.Asked == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", g.Touched, g.Asked)
}

// memberColumns are a person in a group, as one looks for who is missing.
func memberColumns() []render.Column[store.Member] {
	type M = store.Member
	return []render.Column[M]{
		{Key: "number", Title: "#", Right: true, Rigid: true, Value: func(m M) any { return m.ID }},
		{Key: "uid", Value: func(m M) any { return m.UID }},
		{Key: "name", Title: "Name", Value: func(m M) any { return m.Name }},
		{Key: "position", Title: "Position", Below: true, Value: func(m M) any { return m.Position }},
		{Key: "stage", Title: "Stage", Rigid: true, Value: func(m M) any { return string(m.Stage) }},
		{Key: "last_touched", Title: "Last touched", Rigid: true, Value: func(m M) any { return m.LastTouched }, Show: showMemberLast},
		{Key: "every", Title: "Every", Rigid: true, Value: func(m M) any { return m.Cadence }, Show: showMemberEvery, Tint: tintPast},
		{Key: "past", Value: func(m M) any { return m.Past() }},
		{Key: "through", Title: "Through", Value: func(m M) any { return m.Through }},
	}
}

func showMemberLast(m store.Member, s render.Style) string {
	if m.LastTouched.IsZero() {
		return "not yet"
	}
	return s.Short(m.LastTouched)
}

// showMemberEvery is how often to be in touch with somebody, and whether that has gone by: "monthly, past". Of those whom a
// cadence asks nothing of, it is nothing.
func showMemberEvery(m store.Member, _ render.Style) string {
	switch {
	case m.Past():
		return m.Cadence.String() + ", past"
	case m.Stage == journal.Dormant:
		return ""
	}
	return m.Cadence.String()
}

func tintPast(m store.Member) render.Tint {
	if m.Past() {
		return render.Yellow
	}
	return render.Plain
}
