package render

import "strings"

// Chart is how numbers are drawn: in blocks where the screen has them, and in plain signs elsewhere.
type Chart struct{ Plain bool }

// Bar is n as a bar, room columns long where n is the most; what is not zero is seen.
func (c Chart) Bar(n, most, room int) string {
	if n <= 0 || most <= 0 || room <= 0 {
		return ""
	}
	block := "█"
	if c.Plain {
		block = "#"
	}
	return strings.Repeat(block, min(room, max(1, int(float64(n)/float64(most)*float64(room)+0.5))))
}

// Spark is numbers as a line of as many blocks, the most the highest; zero is the lowest, and what is not zero is seen.
func (Chart) Spark(numbers []int) string {
	levels := []rune("▁▂▃▄▅▆▇█")
	most := 0
	for _, n := range numbers {
		most = max(most, n)
	}
	var b strings.Builder
	for _, n := range numbers {
		level := 0
		if n > 0 {
			level = max(1, int(float64(n)/float64(most)*float64(len(levels)-1)+0.5))
		}
		b.WriteRune(levels[level])
	}
	return b.String()
}
