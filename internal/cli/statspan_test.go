package cli

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func TestSpans(t *testing.T) {
	months := func(first string, n int) (out []store.Tally) {
		day, err := journal.ParseISO(first)
		if err != nil {
			t.Fatal(err)
		}
		for m := range n {
			out = append(out, store.Tally{Month: (journal.MonthOf(day) + journal.Month(m)).First(), Notes: 1})
		}
		return out
	}
	for _, tt := range []struct {
		months []store.Tally
		most   int
		per    string
		want   string
	}{
		{months("2026-10-01", 2), 24, "month", "Oct 2026, Nov 2026"},
		{months("2025-11-01", 5), 4, "quarter", "Oct-Dec 2025, Jan-Mar 2026"},
		{months("2025-11-01", 14), 4, "year", "2025, 2026"},
		{months("1998-12-01", 200), 2, "century", "1900s, 2000s"},
		{months("1998-12-01", 200), 3, "decade", "1990s, 2000s, 2010s"},
		{months("0001-01-01", 9999*12), 24, "century", ""},
	} {
		spans, per := spansOf(tt.months, tt.most)
		if got := strings.Join(each(spans, span.String), ", "); per.name != tt.per || tt.want != "" && got != tt.want {
			t.Errorf("by %s: %s; want by %s: %s", per.name, got, tt.per, tt.want)
		}
		notes := 0
		for _, s := range spans {
			notes += s.notes
		}
		if notes != len(tt.months) {
			t.Errorf("by %s: %d notes of %d", per.name, notes, len(tt.months))
		}
	}
}
