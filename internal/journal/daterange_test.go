package journal

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

func TestDatesOutOfRange(t *testing.T) {
	tests := []struct{ today, text string }{
		{"2026-11-22", "in 99999999999 days"},
		{"2026-11-22", "99999999999 days ago"},
		{"2026-11-22", "in 9223372036854775807 weeks"},
		{"2026-11-22", "18446744073709551617 weeks ago"}, // one more than 64 bits hold, and so 1 if it wrapped
		{"2026-11-22", "in 4294967297 days"},
		{"2026-11-22", "99999999999 months ago"},
		{"2026-11-22", "in 99999999999y"},
		{"2026-11-22", "in 7974 years"},
		{"2026-11-22", "2026 years ago"},
		{"9999-12-31", "tomorrow"},
		{"9999-12-31", "in 1 day"},
		{"9999-12-01", "in 1 month"},
		{"9999-12-31", "next monday"},
		{"9999-12-30", "next friday"}, // the first of the two is in range
		{"0001-01-01", "yesterday"},
		{"0001-01-31", "1 month ago"},
		{"0001-01-01", "last friday"},
		{"0001-01-01", "monday"}, // 0001-01-01 was a Monday: the one before is out of range
		{"0001-01-01", "nov 22"},
	}
	for _, tt := range tests {
		got, err := Dates{Today: isoDay(t, tt.today)}.Parse(tt.text)
		checkDay(t, tt.text+" from "+tt.today, got, err, "", "too far")
	}
}

func TestDatesNoCountOverflows(t *testing.T) {
	for _, unit := range []string{"d", "w", "m", "y"} {
		for digits := 8; digits < 60; digits++ {
			for _, form := range []string{"in %s%s", "%s%s ago"} {
				text := fmt.Sprintf(form, strings.Repeat("9", digits), unit)
				_, err := Dates{Today: sunday}.Parse(text)
				wantProblem(t, err, "too far")
			}
		}
	}
}

func TestDatesTheWholeRangeCanBeReached(t *testing.T) {
	first, last := Day{1, 1, 1}, Day{9999, 12, 31}
	days := strconv.Itoa(last.Sub(first))
	if got, err := (Dates{Today: first}).Parse("in " + days + " days"); err != nil || got != last {
		t.Errorf("in %s days = %v, %v", days, got, err)
	}
	if got, err := (Dates{Today: last}).Parse(days + " days ago"); err != nil || got != first {
		t.Errorf("%s days ago = %v, %v", days, got, err)
	}
}

func TestDatesMonthsEndWithTheMonth(t *testing.T) {
	tests := []struct{ today, text, want string }{
		{"2026-03-31", "1 month ago", "2026-02-28"},
		{"2024-03-31", "1 month ago", "2024-02-29"},
		{"2026-01-31", "in 1 month", "2026-02-28"},
		{"2026-05-31", "in a month", "2026-06-30"},
		{"2026-12-31", "in 2 months", "2027-02-28"},
		{"2026-12-31", "in 1 month", "2027-01-31"},
		{"2026-01-31", "1 month ago", "2025-12-31"},
		{"2024-02-29", "1 year ago", "2023-02-28"},
		{"2024-02-29", "in 4 years", "2028-02-29"},
	}
	for _, tt := range tests {
		got, err := Dates{Today: isoDay(t, tt.today)}.Parse(tt.text)
		checkDay(t, tt.text+" from "+tt.today, got, err, tt.want, "")
	}
}

// TestDatesLookTheWayTheyShould holds for every day of the year and of the week, from days all over a
// leap year and a common one: what is found lies the right way, is of that name, and is the nearest.
func TestDatesLookTheWayTheyShould(t *testing.T) {
	for today := (Day{2024, 1, 1}); today.Year < 2026; today = today.Add(5) {
		back := Dates{Today: today, Toward: Back}
		forward := Dates{Today: today, Toward: Forward}
		for other := (Day{2024, 1, 1}); other.Year < 2025; other = other.Add(1) {
			text := other.Format("Jan 2")
			before, after := mustParse(t, back, text), mustParse(t, forward, text)
			if before.After(today) || after.Before(today) || before.Format("Jan 2") != text || after.Format("Jan 2") != text {
				t.Fatalf("%s seen from %v: back %v, forward %v", text, today, before, after)
			}
			if years := after.Year - before.Year; years > 1 && text != "Feb 29" || years > 4 {
				t.Fatalf("%s seen from %v: %v and %v are not the nearest", text, today, before, after)
			}
		}
		for n := 1; n < 7; n++ {
			text := today.Add(n).Format("Monday")
			if before := mustParse(t, back, text); before != today.Add(n-7) {
				t.Fatalf("%s seen back from %v is %v", text, today, before)
			}
			if after := mustParse(t, forward, text); after != today.Add(n) {
				t.Fatalf("%s seen forward from %v is %v", text, today, after)
			}
		}
	}
}

func mustParse(t *testing.T, g Dates, text string) Day {
	t.Helper()
	day, err := g.Parse(text)
	if err != nil {
		t.Fatalf("%q seen from %v: %v", text, g.Today, err)
	}
	return day
}
