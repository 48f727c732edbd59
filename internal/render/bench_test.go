package render

import (
	"io"
	"testing"
)

func benchmarkList(b *testing.B, s Style, n int) {
	rows := make([]listed, n)
	for i := range rows {
		rows[i] = []listed{dana, luis}[i%2]
	}
	cols := columns()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := List(io.Discard, s, cols, Rows(rows)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTable200(b *testing.B) {
	benchmarkList(b, Style{TTY: true, Width: 100, Today: today}, 200)
}
func BenchmarkTable10000(b *testing.B) {
	benchmarkList(b, Style{TTY: true, Width: 100, Today: today}, 10_000)
}
func BenchmarkPipe10000(b *testing.B) { benchmarkList(b, Style{}, 10_000) }
func BenchmarkCSV10000(b *testing.B)  { benchmarkList(b, Style{Format: CSV}, 10_000) }
func BenchmarkJSON10000(b *testing.B) { benchmarkList(b, Style{Format: JSON}, 10_000) }
