package cli

import (
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// stat is a row of numbers: of all notes, of a month or of a channel.
type stat struct {
	store.Tally
	by, value string
}

// rows are the numbers for a program.
func (x sums) rows() []stat {
	rows := []stat{{x.all, "all", ""}}
	for _, m := range x.months {
		rows = append(rows, stat{m, "month", m.Month.Format("2006-01")})
	}
	for _, c := range x.channels {
		rows = append(rows, stat{c, "channel", string(c.Channel)})
	}
	return rows
}

func statColumns() []render.Column[stat] {
	count := func(key, title string, of func(stat) int) render.Column[stat] {
		return render.Column[stat]{Key: key, Title: title, Right: true, Rigid: true, Value: func(s stat) any { return of(s) }}
	}
	return []render.Column[stat]{
		{Key: "by", Title: "By", Rigid: true, Value: func(s stat) any { return s.by }},
		{Key: "value", Title: "Value", Rigid: true, Value: func(s stat) any { return s.value }},
		count("notes", "Notes", func(s stat) int { return s.Notes }),
		count("me", "By me", func(s stat) int { return s.Me }),
		count("them", "By them", func(s stat) int { return s.Them }),
		count("heard", "Heard", func(s stat) int { return s.Heard }),
		count("tried", "Tried", func(s stat) int { return s.Tried }),
	}
}
