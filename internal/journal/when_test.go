package journal

import (
	"errors"
	"strings"
	"testing"
	"unicode"
)

// sunday is the today of most tests: 22 November 2026.
var sunday = Day{2026, 11, 22}

// wantProblem checks that an error can be read by a person, and holds a text in what happened or its hint.
func wantProblem(t *testing.T, err error, part string) {
	t.Helper()
	var p *Problem
	if !errors.As(err, &p) || p.Code != Usage || p.What == "" || p.Hint == "" {
		t.Fatalf("error = %#v, want a usage problem with a hint", err)
	}
	if whole := p.What + "\n" + p.Hint; !strings.Contains(whole, part) {
		t.Errorf("problem %q lacks %q", whole, part)
	}
}

// checkDay compares a day with one in ISO form or, where there is none, the error with a text in it.
func checkDay(t *testing.T, text string, got Day, err error, want, problem string) {
	t.Helper()
	if want == "" {
		if err == nil {
			t.Errorf("%q = %v, want an error", text, got)
			return
		}
		wantProblem(t, err, problem)
		return
	}
	if err != nil || got.String() != want {
		t.Errorf("%q = %v, %v; want %s", text, got, err, want)
	}
}

func TestDatesThatMeanTheSameEveryWay(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2026-11-22", "2026-11-22"},
		{"2026/11/22", "2026-11-22"},
		{"2026-1-2", "2026-01-02"},
		{"2024-02-29", "2024-02-29"},
		{"0001-01-01", "0001-01-01"},
		{"9999-12-31", "9999-12-31"},

		{"today", "2026-11-22"},
		{"yesterday", "2026-11-21"},
		{"tomorrow", "2026-11-23"},
		{"on today", "2026-11-22"},
		{"review", "2026-06-30"},

		{"last friday", "2026-11-20"},
		{"last sunday", "2026-11-15"},
		{"last Mon", "2026-11-16"},
		{"on last thurs", "2026-11-19"},

		{"3 days ago", "2026-11-19"},
		{"1 day ago", "2026-11-21"},
		{"0 days ago", "2026-11-22"},
		{"in 0 days", "2026-11-22"},
		{"007 days ago", "2026-11-15"},
		{"a week ago", "2026-11-15"},
		{"in a day", "2026-11-23"},
		{"in an year", "2027-11-22"},
		{"two weeks ago", "2026-11-08"},
		{"in twelve months", "2027-11-22"},
		{"in 2 weeks", "2026-12-06"},
		{"2w ago", "2026-11-08"},
		{"2 w ago", "2026-11-08"},
		{"2weeks ago", "2026-11-08"},
		{"in 10d", "2026-12-02"},
		{"in 2m", "2027-01-22"},
		{"11 months ago", "2025-12-22"},
		{"10 months ago", "2026-01-22"},
		{"in 1y", "2027-11-22"},
		{"2025 years ago", "0001-11-22"},
		{"in 7973 years", "9999-11-22"},

		{"nov 22 2025", "2025-11-22"},
		{"nov 22, 2025", "2025-11-22"},
		{"nov 22,2025", "2025-11-22"},
		{"Nov. 22, 2025", "2025-11-22"},
		{"22 nov 2025", "2025-11-22"},
		{"22 November 2025", "2025-11-22"},
		{"22nd of november 2025", "2025-11-22"},
		{"on the 22nd of november, 2025", "2025-11-22"},
		{"november the 22nd 2025", "2025-11-22"},
		{"22-Nov-2025", "2025-11-22"},
		{"Sept. 1st 2025", "2025-09-01"},
		{"3rd sept 2025", "2025-09-03"},
		{"may 4th 2025", "2025-05-04"},
		{"feb 29 2024", "2024-02-29"},

		{"  NOV \t 22\n2025 ", "2025-11-22"},
		{"\u00a0yesterday\u00a0", "2026-11-21"},
	}
	for _, tt := range tests {
		for _, toward := range []Toward{Back, Forward, Exact} {
			g := Dates{Today: sunday, Toward: toward, Review: Day{2026, 6, 30}}
			got, err := g.Parse(tt.text)
			checkDay(t, tt.text, got, err, tt.want, "")
		}
	}
}

func TestDatesWithoutAYear(t *testing.T) {
	tests := []struct{ text, back, forward string }{
		{"nov 22", "2026-11-22", "2026-11-22"}, // today counts both ways
		{"nov 21", "2026-11-21", "2027-11-21"},
		{"nov 23", "2025-11-23", "2026-11-23"},
		{"jan 1", "2026-01-01", "2027-01-01"},
		{"31 dec", "2025-12-31", "2026-12-31"},
		{"on dec 31", "2025-12-31", "2026-12-31"},
		{"22nd of november", "2026-11-22", "2026-11-22"},
		{"the 1st of may", "2026-05-01", "2027-05-01"},
		{"22-nov", "2026-11-22", "2026-11-22"},
		{"feb 29", "2024-02-29", "2028-02-29"},
		{"5/12", "2026-05-12", "2027-05-12"},

		{"friday", "2026-11-20", "2026-11-27"},
		{"fri", "2026-11-20", "2026-11-27"},
		{"on Friday", "2026-11-20", "2026-11-27"},
		{"this friday", "2026-11-20", "2026-11-27"},
		{"mon", "2026-11-16", "2026-11-23"},
		{"tues", "2026-11-17", "2026-11-24"},
		{"saturday", "2026-11-21", "2026-11-28"},
	}
	for _, tt := range tests {
		g := Dates{Today: sunday, Order: MDY, Toward: Back}
		got, err := g.Parse(tt.text)
		checkDay(t, tt.text+" back", got, err, tt.back, "")
		g.Toward = Forward
		got, err = g.Parse(tt.text)
		checkDay(t, tt.text+" forward", got, err, tt.forward, "")
		g.Toward = Exact
		_, err = g.Parse(tt.text)
		wantProblem(t, err, "with its year")
	}
}

func TestDatesLeapDayRoundACenturyWithoutOne(t *testing.T) {
	tests := []struct {
		today  string
		toward Toward
		want   string
	}{
		{"1904-02-28", Back, "1896-02-29"},
		{"1896-03-01", Forward, "1904-02-29"},
		{"2024-02-29", Back, "2024-02-29"},
		{"2024-02-29", Forward, "2024-02-29"},
		{"0004-02-28", Back, ""},
		{"9996-03-01", Forward, ""},
	}
	for _, tt := range tests {
		got, err := Dates{Today: isoDay(t, tt.today), Toward: tt.toward}.Parse("feb 29")
		checkDay(t, "feb 29 seen from "+tt.today, got, err, tt.want, "too far")
	}
}

func TestDatesThatCouldBeTwo(t *testing.T) {
	tests := []struct {
		text   string
		toward Toward
		hint   string
	}{
		{"sunday", Back, "write 2026-11-15 or 2026-11-22"},
		{"sun", Forward, "write 2026-11-22 or 2026-11-29"},
		{"on sunday", Back, "write 2026-11-15 or 2026-11-22"},
		{"this sunday", Forward, "write 2026-11-22 or 2026-11-29"},
		{"next friday", Back, "write 2026-11-27 or 2026-12-04"},
		{"next fri", Forward, "write 2026-11-27 or 2026-12-04"},
		{"next sunday", Forward, "write 2026-11-29 or 2026-12-06"},
		{"next monday", Exact, "write 2026-11-23 or 2026-11-30"},
	}
	for _, tt := range tests {
		_, err := Dates{Today: sunday, Toward: tt.toward}.Parse(tt.text)
		wantProblem(t, err, tt.hint)
	}
}

func TestDatesWithSlashes(t *testing.T) {
	tests := []struct {
		text          string
		order         Order
		want, problem string
	}{
		{"5/12", OrderUnset, "", "rel config date-order mdy (or dmy)"},
		{"5/12/2026", OrderUnset, "", "rel config date-order mdy (or dmy)"},
		{"13/5/2026", OrderUnset, "2026-05-13", ""},
		{"19/11/2026", OrderUnset, "2026-11-19", ""},
		{"11/19/2026", OrderUnset, "2026-11-19", ""},
		{"11/19", OrderUnset, "2026-11-19", ""},
		{"19/11", OrderUnset, "2026-11-19", ""},
		{"5/5", OrderUnset, "2026-05-05", ""},
		{"12/5", OrderUnset, "", "the month first or the day first"},
		{"13/13", OrderUnset, "", "no day"},
		{"13/13/2026", OrderUnset, "", "no day"},
		{"0/5", OrderUnset, "", "no day"},
		{"30/2/2026", OrderUnset, "", "no day"},
		{"2/30", OrderUnset, "", "no day"},
		{"11/19/26", OrderUnset, "", "four digits"},
		{"5/12/2026", "ymd", "", "rel config date-order mdy (or dmy)"},
		{"5/12/2026", MDY, "2026-05-12", ""},
		{"5/12/2026", DMY, "2026-12-05", ""},
		{"05/06/2026", DMY, "2026-06-05", ""},
		{"on 5/12/2026", DMY, "2026-12-05", ""},
		{"5/12", MDY, "2026-05-12", ""},
		{"5/12", DMY, "2025-12-05", ""},
		{"13/5", MDY, "", `there is no month 13: "13/5" is read as mdy`},
		{"19/11", MDY, "", "there is no month 19"},
		{"11/19", DMY, "", "there is no month 19"},
		{"13/5/2026", MDY, "", "rel config date-order dmy"},
		{"5/13", DMY, "", "rel config date-order mdy"},
		{"13/13/2026", MDY, "", "no day"},
		{"2/30", MDY, "", "no day"},
		{"0/5", MDY, "", "no day"},
		{"5/12/26", MDY, "", "four digits"},
		{"5/12/026", MDY, "", "four digits"},
		{"5/12/2026/1", MDY, "", "rel help dates"},
		{"5/012/2026", MDY, "", "rel help dates"},
		{"/5/12", MDY, "", "rel help dates"},
	}
	for _, tt := range tests {
		got, err := Dates{Today: sunday, Order: tt.order}.Parse(tt.text)
		checkDay(t, tt.text+" as "+string(tt.order), got, err, tt.want, tt.problem)
	}
}

func TestDatesRefused(t *testing.T) {
	tests := []struct{ text, problem string }{
		{"feb 30", "no day"},
		{"30 feb 2025", "no day"},
		{"feb 29 2025", "no day"},
		{"2025-02-29", "no day"},
		{"1900-02-29", "no day"},
		{"2026-13-01", "no day"},
		{"2026-00-10", "no day"},
		{"0000-01-01", "no day"},
		{"nov 0", "no day"},
		{"nov 31", "no day"},
		{"nov 22 26", "four digits"},
		{"22-Nov-25", "four digits"},
		{"nov 22 20255", "four digits"},
		{"2 weeks", `"2 weeks ago" or "in 2 weeks"`},
		{"10d", `"10d ago" or "in 10d"`},
		{"review", "no review yet"},
	}
	for _, tt := range tests {
		got, err := Dates{Today: sunday}.Parse(tt.text)
		checkDay(t, tt.text, got, err, "", tt.problem)
	}
}

func TestDatesOfNoKnownForm(t *testing.T) {
	for _, text := range []string{
		"", " ", "on", "in", "ago", "on on friday", "soon", "now", "weeks", "last week", "next months", "last", "last nov 22",
		"days ago", "in days", "3 ago", "in 3", "-3 days ago", "+3 days ago", "3.5 weeks ago", "3 hours ago",
		"in 3 days ago", "thirteen days ago", "1e3 days ago", "nov", "nov 2025", "november, 2025", "nov 22 5pm",
		"nov 22 2025 2025", "22 23 nov", "novem 22", "nov,22,2025", "nov-22-", "-22-nov", "22--nov", "22/nov/2025", "2026-11/22",
		"2026-11-22T10:00:00Z", "2026-11", "20261122", "22.11.2025", "5-12-2026", "fridays", "friday 22 nov",
		"٢٠٢٦-١١-٢٢", "nov ２２", "٣ days ago", "in ３ days", "nov\x0022", "2026‐11‐22", "\xff",
	} {
		for _, toward := range []Toward{Back, Forward, Exact} {
			got, err := Dates{Today: sunday, Order: MDY, Toward: toward}.Parse(text)
			checkDay(t, text, got, err, "", "rel help dates")
			var p *Problem
			if errors.As(err, &p) && !strings.HasSuffix(p.Hint, "rel help dates") {
				t.Errorf("%q: the hint %q does not end with the help page", text, p.Hint)
			}
		}
	}
}

func TestDatesErrorsStayShort(t *testing.T) {
	_, err := Dates{Today: sunday}.Parse(strings.Repeat("long ", 10_000))
	wantProblem(t, err, "…")
	if n := len(err.Error()); n > 120 {
		t.Errorf("the error has %d bytes", n)
	}
}

func TestDatesOfSpansAlone(t *testing.T) {
	tests := []struct{ text, want, problem string }{
		{"a month", "2026-12-22", ""},
		{"month", "2026-12-22", ""},
		{"next month", "2026-12-22", ""},
		{"Next Week", "2026-11-29", ""},
		{"2 weeks", "2026-12-06", ""},
		{"1m", "2026-12-22", ""},
		{"10d", "2026-12-02", ""},
		{"year", "2027-11-22", ""},
		{"in 2 weeks", "2026-12-06", ""},
		{"3 days ago", "2026-11-19", ""},
		{"friday", "2026-11-27", ""},
		{"next friday", "", "can mean two days"},
		{"m", "", "rel help dates"},
		{"months", "", "rel help dates"},
		{"next", "", "rel help dates"},
		{"next next month", "", "rel help dates"},
		{"99999999999 days", "", "too far"},
	}
	for _, tt := range tests {
		got, err := Dates{Today: sunday, Toward: Forward}.Parse(tt.text)
		checkDay(t, tt.text, got, err, tt.want, tt.problem)
	}
	for text, problem := range map[string]string{
		"2 weeks": "which way from today", "week": "rel help dates", "next month": "rel help dates",
	} {
		_, err := Dates{Today: sunday, Toward: Back}.Parse(text)
		wantProblem(t, err, problem)
	}
}

func FuzzDates(f *testing.F) {
	for _, text := range []string{
		"2026-11-22", "today", "last friday", "next friday", "sunday", "3 days ago", "in 2 weeks", "in 99999999999 days",
		"nov 22", "feb 29", "22nd of november", "22-Nov-2025", "5/12", "13/5/2026", "2w ago", "review", "on this mon",
		"11/19", "19/11/2026", "5/5", "2/30", "0/5", "2 weeks", "next month", "october", "2026-10", "end of q3 2026", "last year",
		"friday next week",
	} {
		f.Add(text, 739_576, 1, 0)
		f.Add(text, 0, 2, 4)
		f.Add(text, 3_652_058, 0, 6)
	}
	f.Fuzz(func(t *testing.T, text string, today, order, toward int) {
		first := Day{1, 1, 1}
		g := Dates{
			Today:  first.Add(int(uint(today) % 3_652_059)),
			Order:  []Order{OrderUnset, MDY, DMY}[uint(order)%3],
			Toward: []Toward{Back, Forward, Exact}[uint(toward)%3],
			Edge:   []Edge{NoEdge, FirstDay, LastDay}[uint(toward)/3%3],
			Review: sunday,
		}
		got, err := g.Parse(text)
		if err != nil {
			wantProblem(t, err, "")
			return
		}
		if day, err := ParseISO(got.String()); err != nil || day != got {
			t.Fatalf("%q gave %#v, which is no day", text, got)
		}
		if again, err := g.Parse(got.String()); err != nil || again != got {
			t.Fatalf("%q gave %v, which reads back as %v, %v", text, got, again, err)
		}
		if isASCII(text) {
			if again, err := g.Parse(" " + strings.ToUpper(text) + "\t"); err != nil || again != got {
				t.Fatalf("%q gave %v, but %v, %v in capitals", text, got, again, err)
			}
		}
	})
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}
