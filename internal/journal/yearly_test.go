package journal

import (
	"testing"
	"time"
)

func TestParseYearly(t *testing.T) {
	tests := []struct {
		text  string
		order Order
		want  string
	}{
		{"1980-05-12", OrderUnset, "1980-05-12"},
		{"1980/5/12", OrderUnset, "1980-05-12"},
		{"--05-12", OrderUnset, "--05-12"},
		{"05-12", OrderUnset, "--05-12"},
		{"may 12", OrderUnset, "--05-12"},
		{"May 12th", OrderUnset, "--05-12"},
		{"12 may", OrderUnset, "--05-12"},
		{"12-May", OrderUnset, "--05-12"},
		{"12 may 1980", OrderUnset, "1980-05-12"},
		{"May 12, 1980", OrderUnset, "1980-05-12"},
		{"12-May-1980", OrderUnset, "1980-05-12"},
		{"5/12/1980", MDY, "1980-05-12"},
		{"5/12/1980", DMY, "1980-12-05"},
		{"5/12", DMY, "--12-05"},
		{"5/13/1980", OrderUnset, "1980-05-13"},
		{"13/5/1980", MDY, "1980-05-13"},
		{"5/13", DMY, "--05-13"},
		{"29 February", OrderUnset, "--02-29"},
		{"--02-29", OrderUnset, "--02-29"},
		{"29 Feb 1980", OrderUnset, "1980-02-29"},
		{"1800-01-01", OrderUnset, "1800-01-01"},
		{"9999-12-31", OrderUnset, "9999-12-31"},
	}
	for _, tt := range tests {
		got, err := ParseYearly(Birthday, tt.text, tt.order)
		if err != nil || got.String() != tt.want || got.Label != Birthday {
			t.Errorf("ParseYearly(%q, %q) = %+v, %v; want %s", tt.text, tt.order, got, err, tt.want)
		}
		if again, err := ParseYearly(Birthday, got.String(), OrderUnset); err != nil || again != got {
			t.Errorf("%v reads back as %+v, %v", got, again, err)
		}
	}
}

func TestParseYearlyRefuses(t *testing.T) {
	tests := []struct{ text, problem string }{
		{"5/12/1980", "date-order"},
		{"5/12", "date-order"},
		{"13/13/1980", "no day"},
		{"1799-12-31", "too early"},
		{"12 may 0980", "too early"},
		{"0000-05-12", "no day"},
		{"12-May-80", "four digits"},
		{"12 may 10000", "four digits"},
		{"1981-02-29", "no day"},
		{"30 february", "no day"},
		{"--13-01", "no day"},
		{"00-12", "no day"},
		{"5-12", "not a yearly date"},
		{"--5-12", "not a yearly date"},
		{"---05-12", "not a yearly date"},
		{"80-05-12", "not a yearly date"},
		{"", "not a yearly date"},
		{"may", "not a yearly date"},
		{"yesterday", "not a yearly date"},
		{"--٠٥-١٢", "not a yearly date"},
	}
	for _, tt := range tests {
		got, err := ParseYearly(Birthday, tt.text, OrderUnset)
		if err == nil || got != (Yearly{}) {
			t.Errorf("ParseYearly(%q) = %+v, %v; want nothing but an error", tt.text, got, err)
			continue
		}
		wantProblem(t, err, tt.problem)
	}
}

func TestYearlyNext(t *testing.T) {
	tests := []struct{ date, today, want string }{
		{"--05-12", "2026-05-11", "2026-05-12"},
		{"--05-12", "2026-05-12", "2026-05-12"},
		{"--05-12", "2026-05-13", "2027-05-12"},
		{"1980-05-12", "2026-11-22", "2027-05-12"},
		{"--01-01", "2026-12-31", "2027-01-01"},
		{"2030-05-12", "2026-11-22", "2030-05-12"}, // never before it began
		{"2070-05-01", "2026-11-22", "2070-05-01"}, // which may be far off
		{"--02-29", "2026-02-01", "2026-02-28"},
		{"--02-29", "2026-02-28", "2026-02-28"},
		{"--02-29", "2026-03-01", "2027-02-28"},
		{"--02-29", "2027-03-01", "2028-02-29"},
		{"--02-29", "2028-02-28", "2028-02-29"},
		{"--02-29", "2028-02-29", "2028-02-29"},
		{"--05-12", "9999-05-12", "9999-05-12"},
		{"--05-12", "9999-05-13", ""},
	}
	for _, tt := range tests {
		y, err := ParseYearly(Birthday, tt.date, OrderUnset)
		if err != nil {
			t.Fatal(err)
		}
		if got := y.Next(isoDay(t, tt.today)).String(); got != tt.want {
			t.Errorf("%s after %s comes round on %q, want %q", tt.date, tt.today, got, tt.want)
		}
	}
}

// TestYearlyNextComesRoundEveryYear holds for each day of a leap year: the days that Next finds, one
// after another, are one to a year.
func TestYearlyNextComesRoundEveryYear(t *testing.T) {
	for d := (Day{2024, time.January, 1}); d.Year == 2024; d = d.Add(1) {
		y := Yearly{Month: d.Month, Day: d.Dom}
		next := y.Next(d)
		for year := 2024; year < 2032; year++ {
			if next.Year != year {
				t.Fatalf("%v: found %v, not the day of %d", y, next, year)
			}
			next = y.Next(next.Add(1))
		}
	}
}

func TestYearlyThatIsNoDateNeverComes(t *testing.T) {
	if got := (Yearly{Label: "empty"}).Next(sunday); !got.IsZero() {
		t.Errorf("an empty date comes round on %v", got)
	}
}
