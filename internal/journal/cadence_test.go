package journal

import "testing"

func TestParseCadence(t *testing.T) {
	tests := []struct {
		text string
		want Cadence
		back string // the form it is shown in
	}{
		{"1d", 1, "1d"},
		{"10d", 10, "10d"},
		{"7d", 7, "weekly"},
		{"1w", 7, "weekly"},
		{"2w", 14, "2w"},
		{"4w", 28, "4w"},
		{"1m", 30, "monthly"},
		{"30 days", 30, "monthly"},
		{"45d", 45, "45d"},
		{"3m", 90, "quarterly"},
		{"6m", 180, "6m"},
		{"30w", 210, "7m"},
		{"1y", 365, "yearly"},
		{"2y", 730, "2y"},
		{"10y", 3650, "10y"},
		{"3650d", Longest, "10y"},
		{"weekly", 7, "weekly"},
		{"biweekly", 14, "2w"},
		{"fortnightly", 14, "2w"},
		{"monthly", 30, "monthly"},
		{"quarterly", 90, "quarterly"},
		{"yearly", 365, "yearly"},
		{"annually", 365, "yearly"},
		{"never", Never, "never"},
		{"2 weeks", 14, "2w"},
		{"every 2 weeks", 14, "2w"},
		{"every two weeks", 14, "2w"},
		{"every 10d", 10, "10d"},
		{"every week", 7, "weekly"},
		{"every month", 30, "monthly"},
		{"every quarter", 90, "quarterly"},
		{"every year", 365, "yearly"},
		{" Every  2\tWEEKS ", 14, "2w"},
	}
	for _, tt := range tests {
		got, err := ParseCadence(tt.text)
		if err != nil || got != tt.want {
			t.Errorf("ParseCadence(%q) = %d, %v; want %d", tt.text, got, err, tt.want)
		}
		if back := got.String(); back != tt.back {
			t.Errorf("%q is shown as %q, want %q", tt.text, back, tt.back)
		}
	}
}

func TestParseCadenceRefuses(t *testing.T) {
	tests := []struct{ text, problem string }{
		{"90", "no unit"},
		{"90", "90d"},
		{"every 90", "no unit"},
		{"0", "no unit"},
		{"0d", "too short"},
		{"every 0 weeks", "too short"},
		{"-2w", "too short"},
		{"-2 weeks", "too short"},
		{"every -2 weeks", "too short"},
		{"3651d", "too long"},
		{"11y", "the longest is 10y"},
		{"99999999999999999999y", "too long"},
		{"18446744073709551617d", "too long"},
		{"", "not a cadence"},
		{"every", "not a cadence"},
		{"week", "not a cadence"},
		{"every never", "not a cadence"},
		{"every every week", "not a cadence"},
		{"sometimes", "not a cadence"},
		{"2.5w", "not a cadence"},
		{"2h", "not a cadence"},
		{"2w 3d", "not a cadence"},
		{"٢w", "not a cadence"},
	}
	for _, tt := range tests {
		got, err := ParseCadence(tt.text)
		if err == nil {
			t.Errorf("ParseCadence(%q) = %d, want an error", tt.text, got)
			continue
		}
		wantProblem(t, err, tt.problem)
	}
}

func TestCadenceStringReadsBack(t *testing.T) {
	for c := Cadence(1); c <= Longest; c++ {
		if got, err := ParseCadence(c.String()); err != nil || got != c {
			t.Errorf("%d days, shown as %q, reads back as %d, %v", int(c), c, int(got), err)
		}
	}
	if got := Cadence(0).String(); got != "" {
		t.Errorf("no cadence is shown as %q", got)
	}
}

func FuzzCadence(f *testing.F) {
	for _, text := range []string{"10d", "2w", "every 2 weeks", "quarterly", "never", "90", "-1d", "99999999999y", "a week"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseCadence(text)
		if err != nil {
			wantProblem(t, err, "")
			return
		}
		if c != Never && (c < 1 || c > Longest) {
			t.Fatalf("%q gave %d days", text, int(c))
		}
		if again, err := ParseCadence(c.String()); err != nil || again != c {
			t.Fatalf("%q gave %d, shown as %q, which reads back as %d, %v", text, int(c), c, int(again), err)
		}
	})
}
