package journal

import "testing"

func BenchmarkParseISO(b *testing.B) {
	for b.Loop() {
		if _, err := ParseISO("2026-11-23"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDayString(b *testing.B) {
	d := Day{2026, 11, 23}
	for b.Loop() {
		_ = d.String()
	}
}

// The dates people type, one of each form.
func BenchmarkDates(b *testing.B) {
	g := Dates{Today: Day{2026, 11, 23}, Order: MDY, Toward: Back}
	for _, text := range []string{"yesterday", "last friday", "3 days ago", "22 nov 2025", "11/5", "2026-11-02"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if _, err := g.Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
