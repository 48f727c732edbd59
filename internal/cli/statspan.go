package cli

import (
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// per is how many months are taken together.
type per struct {
	months int
	name   string
}

// span is months taken together, those of a quarter, a year or more, with their notes.
type span struct {
	per   per
	first journal.Day
	notes int
}

// spansOf takes months together, so that there are no more spans than most.
func spansOf(months []store.Tally, most int) ([]span, per) {
	for _, p := range []per{{1, "month"}, {3, "quarter"}, {12, "year"}, {120, "decade"}} {
		if spans := p.together(months); len(spans) <= most {
			return spans, p
		}
	}
	p := per{1200, "century"}
	return p.together(months), p
}

// together is the spans of the calendar that months are in.
func (p per) together(months []store.Tally) []span {
	var spans []span
	for _, m := range months {
		// The year 1 is counted with year 0, as decades are.
		number := int(journal.MonthOf(m.Month)) + 12
		first := (journal.Month(number/p.months*p.months) - 12).First()
		if len(spans) == 0 || spans[len(spans)-1].first != first {
			spans = append(spans, span{per: p, first: first})
		}
		spans[len(spans)-1].notes += m.Notes
	}
	return spans
}

// String is the span in few columns: "Nov 2026", "Oct-Dec 2026", "2026", "2020s".
func (s span) String() string {
	switch s.per.months {
	case 1:
		return s.first.Format("Jan 2006")
	case 3:
		return s.first.Format("Jan") + "-" + (journal.MonthOf(s.first) + 2).First().Format("Jan 2006")
	case 12:
		return s.first.Format("2006")
	default:
		return fmt.Sprintf("%ds", s.first.Year)
	}
}
