package journal

import "testing"

func TestStretches(t *testing.T) {
	for _, tt := range []struct{ text, since, until, by string }{
		{"october", "2026-10-01", "2026-10-31", "2027-10-31"},
		{"November", "2026-11-01", "2026-11-30", "2026-11-30"},
		{"dec.", "2025-12-01", "2025-12-31", "2026-12-31"},
		{"oct 2026", "2026-10-01", "2026-10-31", "2026-10-31"},
		{"october of 2025", "2025-10-01", "2025-10-31", "2025-10-31"},
		{"2024-02", "2024-02-01", "2024-02-29", "2024-02-29"},
		{"2026-q3", "2026-07-01", "2026-09-30", "2026-09-30"},
		{"q4", "2026-10-01", "2026-12-31", "2026-12-31"},
		{"q1", "2026-01-01", "2026-03-31", "2027-03-31"},
		{"2026", "2026-01-01", "2026-12-31", "2026-12-31"},
		{"this month", "2026-11-01", "2026-11-30", "2026-11-30"},
		{"last month", "2026-10-01", "2026-10-31", "2026-10-31"},
		{"this quarter", "2026-10-01", "2026-12-31", "2026-12-31"},
		{"last quarter", "2026-07-01", "2026-09-30", "2026-09-30"},
		{"last year", "2025-01-01", "2025-12-31", "2025-12-31"},
		{"next year", "2027-01-01", "2027-12-31", "2027-11-22"}, // a span, as next month is, of what is due
		{"end of october", "2026-10-31", "2026-10-31", "2027-10-31"},
		{"the end of the month", "2026-11-30", "2026-11-30", "2026-11-30"},
		{"start of q1 2027", "2027-01-01", "2027-01-01", "2027-01-01"},
		{"friday next week", "", "", ""},
		{"9999-12", "9999-12-01", "9999-12-31", "9999-12-31"},
	} {
		for i, want := range []string{tt.since, tt.until, tt.by} {
			g := Dates{Today: sunday, Toward: []Toward{Back, Back, Forward}[i], Edge: []Edge{FirstDay, LastDay, LastDay}[i]}
			got, err := g.Parse(tt.text)
			checkDay(t, tt.text, got, err, want, "can mean two days, as weeks begin on Sunday, or on Monday")
		}
	}
}

func TestStretchesAreNoDays(t *testing.T) {
	for text, want := range map[string]string{
		"october": "write the day itself, such as 2026-10-01", "last month": "is no single day", "2026-10": "is no single day",
		"end of october": "is no single day", "q5": "is not a date rel can read", "0000": "is too far away",
	} {
		for _, toward := range []Toward{Back, Exact} {
			_, err := Dates{Today: sunday, Toward: toward}.Parse(text)
			wantProblem(t, err, want)
		}
	}
	for _, text := range []string{"2026-13", "octobre", "month", "year", "0000", "0000-10", "end of", "end of friday", "q3 26"} {
		if day, err := (Dates{Today: sunday, Edge: LastDay}).Parse(text); err == nil {
			t.Errorf("%q is %v", text, day)
		}
	}
	early := Dates{Today: Day{1, 1, 5}, Edge: FirstDay}
	_, err := early.Parse("last month")
	wantProblem(t, err, "too far away")
}

func TestWeekdaysOfAWeek(t *testing.T) {
	g := Dates{Today: Day{2026, 11, 23}} // a Monday
	for text, want := range map[string]string{
		"friday next week": "2026-12-04", "fri of next week": "2026-12-04", "monday this week": "2026-11-23",
		"friday last week": "2026-11-20", "sunday next week": "",
	} {
		got, err := g.Parse(text)
		checkDay(t, text, got, err, want, "write 2026-11-29 or 2026-12-06")
	}
}

func TestUndated(t *testing.T) {
	g := Dates{Today: sunday, Toward: Forward}
	for text, want := range map[string]string{
		"send card by friday after next": "friday after next", "read the book by May": "May", "send it by monday": "",
		"delayed by 2 weeks": "", "stop by the office": "", "send it": "", "send it by eod": "eod",
		"agreed by all who were there on monday or so": "", "walk by sunday": "",
	} {
		if got := g.Undated(text); got != want {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}
