package journal

import "testing"

func TestMonth(t *testing.T) {
	for _, tt := range []struct {
		day   string
		add   Month
		first string
	}{
		{"2026-11-26", 0, "2026-11-01"}, {"2026-11-30", -11, "2025-12-01"}, {"2026-12-31", 1, "2027-01-01"}, {"2024-02-29", -1, "2024-01-01"},
		{"0001-01-05", 0, "0001-01-01"}, {"0001-03-05", -11, "0001-01-01"}, {"9999-12-31", 0, "9999-12-01"},
	} {
		d, err := ParseISO(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := (MonthOf(d) + tt.add).First().String(); got != tt.first {
			t.Errorf("%s and %d months: %s, want %s", tt.day, tt.add, got, tt.first)
		}
	}
}
