package render

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestAgo(t *testing.T) {
	for _, test := range []struct {
		then         string // a day not after today
		past, future string // how far it is from today, and today from it
	}{
		{"2026-11-23", "today", "today"},
		{"2026-11-22", "yesterday", "tomorrow"},
		{"2026-11-21", "2 days ago", "in 2 days"},
		{"2026-11-10", "13 days ago", "in 13 days"},
		{"2026-11-09", "2 weeks ago", "in 2 weeks"},
		{"2026-11-03", "2 weeks ago", "in 2 weeks"},
		{"2026-11-02", "3 weeks ago", "in 3 weeks"},
		{"2026-09-24", "8 weeks ago", "in 8 weeks"},
		{"2026-09-23", "2 months ago", "in 2 months"},
		{"2026-07-01", "4 months ago", "in 4 months"},
		{"2025-11-24", "11 months ago", "in 11 months"},
		{"2025-11-23", "12 months ago", "in 12 months"},
		{"2024-11-24", "23 months ago", "in 23 months"},
		{"2024-11-23", "2 years ago", "in 2 years"},
		{"0001-01-01", "2025 years ago", "in 2025 years"},
	} {
		then, err := journal.ParseISO(test.then)
		if err != nil {
			t.Fatal(err)
		}
		if got := Ago(then, today); got != test.past {
			t.Errorf("%s is told as %q, not %q", then, got, test.past)
		}
		if got := Ago(today, then); got != test.future {
			t.Errorf("today is told on %s as %q, not %q", then, got, test.future)
		}
	}
	if got := Ago(journal.Day{}, today); got != "" {
		t.Errorf("no day at all is told as %q", got)
	}
}

func TestDaysAreRelativeOnlyForAReader(t *testing.T) {
	day := today.Add(-1)
	for _, test := range []struct {
		style Style
		want  string
	}{
		{Style{TTY: true, Today: today}, "yesterday"},
		{Style{TTY: true}, "2026-11-22"},
		{Style{Today: today}, "2026-11-22"},
	} {
		if got := test.style.Day(day); got != test.want {
			t.Errorf("%+v tells %q, not %q", test.style, got, test.want)
		}
	}
}

func TestShortDays(t *testing.T) {
	style := Style{TTY: true, Today: today}
	for then, want := range map[string]string{
		"2026-11-23": "today", "2026-11-22": "yesterday", "2026-11-21": "2d ago", "2026-11-09": "2w ago", "2026-09-23": "2mo ago",
		"2024-11-23": "2y ago", "2026-11-26": "in 3d",
	} {
		day, err := journal.ParseISO(then)
		if err != nil {
			t.Fatal(err)
		}
		if got := style.Short(day); got != want {
			t.Errorf("%s is told as %q, not %q", then, got, want)
		}
	}
	if got := (Style{Today: today}).Short(today); got != "2026-11-23" {
		t.Errorf("in a pipe today is told as %q", got)
	}
}
