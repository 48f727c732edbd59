package journal

import (
	"fmt"
	"testing"
)

func TestParseClock(t *testing.T) {
	tests := []struct{ text, want string }{
		{"14:30", "14:30"},
		{"0:00", "00:00"},
		{"00:00", "00:00"},
		{"9:05", "09:05"},
		{"23:59", "23:59"},
		{"2:30pm", "14:30"},
		{"2:30 PM", "14:30"},
		{"2:30 p.m.", "14:30"},
		{" 11:59  a.m. ", "11:59"},
		{"9am", "09:00"},
		{"9 am", "09:00"},
		{"12am", "00:00"},
		{"12:30am", "00:30"},
		{"12pm", "12:00"},
		{"Noon", "12:00"},
	}
	for _, tt := range tests {
		if got, err := ParseClock(tt.text); err != nil || got != tt.want {
			t.Errorf("ParseClock(%q) = %q, %v; want %q", tt.text, got, err, tt.want)
		}
	}
}

func TestParseClockRefuses(t *testing.T) {
	for _, text := range []string{
		"", "9", "930", "24:00", "14:60", "14:5", "14:030", "014:30", "-1:30", "+1:30", "14:30:00", "14:30pm", "13pm",
		"0am", "0:30pm", "am", ":30", "9:", "9:am", "14 30", "1 4:30", "14.30", "9ampm", "١٤:٣٠", "14:30 today",
	} {
		got, err := ParseClock(text)
		if err == nil {
			t.Errorf("ParseClock(%q) = %q, want an error", text, got)
			continue
		}
		wantProblem(t, err, "write 14:30")
	}
}

func TestParseClockReadsEveryMinuteBothWays(t *testing.T) {
	for minute := range 24 * 60 {
		want := fmt.Sprintf("%02d:%02d", minute/60, minute%60)
		half := []string{"am", "pm"}[minute/720]
		twelve := fmt.Sprintf("%d:%02d%s", (minute/60+11)%12+1, minute%60, half)
		for _, text := range []string{want, twelve} {
			if got, err := ParseClock(text); err != nil || got != want {
				t.Errorf("ParseClock(%q) = %q, %v; want %q", text, got, err, want)
			}
		}
	}
}
