package journal

import (
	"encoding/json"
	"testing"
	"time"
)

// isoDay is the day of a test's table; the empty string is no day.
func isoDay(t testing.TB, s string) Day {
	t.Helper()
	var d Day
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseISO(t *testing.T) {
	for _, s := range []string{"0001-01-01", "1900-02-28", "2000-02-29", "2026-11-22", "9999-12-31"} {
		d, err := ParseISO(s)
		if err != nil || d.String() != s {
			t.Errorf("ParseISO(%q) = %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "today", "2026-1-2", "2026-02-30", "1900-02-29", "0000-01-01", "10000-01-01",
		"2026-11-22T00:00:00Z", " 2026-11-22", "26-11-22", "2026/11/22", "٢٠٢٦-١١-٢٢"} {
		if d, err := ParseISO(s); err == nil {
			t.Errorf("ParseISO(%q) = %v, want an error", s, d)
		}
	}
}

func TestDayOfKeepsTheZone(t *testing.T) {
	zone := time.FixedZone("east", 14*3600)
	late := time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC)
	if got := DayOf(late).String(); got != "2026-11-22" {
		t.Errorf("in UTC: %s", got)
	}
	if got := DayOf(late.In(zone)).String(); got != "2026-11-23" {
		t.Errorf("in the east: %s", got)
	}
}

func TestDayJSON(t *testing.T) {
	for _, text := range []string{`""`, `"2026-11-22"`} {
		var d Day
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			t.Fatal(err)
		}
		if out, err := json.Marshal(d); err != nil || string(out) != text {
			t.Errorf("%s came back as %s, %v", text, out, err)
		}
	}
	d := isoDay(t, "2026-11-22")
	if err := json.Unmarshal([]byte(`"soon"`), &d); err == nil || !d.IsZero() {
		t.Errorf("a bad day gave %v, %v; want no day and an error", d, err)
	}
}

func TestDayArithmetic(t *testing.T) {
	tests := []struct {
		from string
		n    int
		to   string
	}{
		{"2026-11-22", 0, "2026-11-22"},
		{"2026-11-22", 90, "2027-02-20"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2026-02-28", 1, "2026-03-01"},
		{"2026-01-01", -1, "2025-12-31"},
		{"0001-01-01", 3652058, "9999-12-31"},
	}
	for _, tt := range tests {
		from, to := isoDay(t, tt.from), isoDay(t, tt.to)
		if got := from.Add(tt.n); got != to {
			t.Errorf("%v + %d = %v, want %v", from, tt.n, got, to)
		}
		if got := to.Sub(from); got != tt.n {
			t.Errorf("%v - %v = %d, want %d", to, from, got, tt.n)
		}
	}
}

func TestDayCompare(t *testing.T) {
	ordered := []string{"", "0001-01-01", "2025-12-31", "2026-01-31", "2026-02-01", "2026-02-02"}
	for i, a := range ordered {
		for j, b := range ordered {
			d, e := isoDay(t, a), isoDay(t, b)
			if d.Before(e) != (i < j) || d.After(e) != (i > j) || (d.Compare(e) == 0) != (i == j) {
				t.Errorf("%q and %q compare as %d", a, b, d.Compare(e))
			}
		}
	}
}

func TestDayFormat(t *testing.T) {
	d := isoDay(t, "2026-11-22")
	if got := d.Format("Mon 2 Jan 2006"); got != "Sun 22 Nov 2026" {
		t.Errorf("Format = %q", got)
	}
	if got := d.Weekday(); got != time.Sunday {
		t.Errorf("Weekday = %v", got)
	}
}
