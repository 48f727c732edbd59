package render

import (
	"math"
	"testing"
)

func TestBar(t *testing.T) {
	for _, tt := range []struct {
		n, most, room int
		want          string
	}{
		{0, 10, 4, ""}, {1, 10, 4, "█"}, {5, 10, 4, "██"}, {10, 10, 4, "████"}, {1, math.MaxInt, 4, "█"}, {math.MaxInt, math.MaxInt, 4, "████"},
		{1, 0, 4, ""}, {1, 1, 0, ""}, {1, 1, -3, ""}, {-1, 1, 4, ""}, {9, 3, 4, "████"},
	} {
		expect(t, Chart{}.Bar(tt.n, tt.most, tt.room), tt.want)
	}
	expect(t, Chart{Plain: true}.Bar(3, 6, 4), "##")
}

func TestSpark(t *testing.T) {
	expect(t, Chart{}.Spark(nil), "")
	expect(t, Chart{}.Spark([]int{0, 0}), "▁▁")
	expect(t, Chart{}.Spark([]int{0, 1, 50, 100}), "▁▂▅█")
	expect(t, Chart{}.Spark([]int{7}), "█")
	expect(t, Chart{}.Spark([]int{1, math.MaxInt}), "▂█")
}
