package render

import "strings"

// Tint is a color or weight of text on a terminal. Color only helps: whatever it says is also said in
// words, for those who do not see it.
type Tint int

// The tints there are: what every terminal has, and what reads on dark and light alike.
const (
	Plain Tint = iota
	Dim
	Bold
	Red
	Yellow
	Green
)

// openings are the ANSI sequences (ECMA-48, SGR) that begin a tint.
var openings = [...]string{Dim: "\x1b[2m", Bold: "\x1b[1m", Red: "\x1b[31m", Yellow: "\x1b[33m", Green: "\x1b[32m"}

// closing ends every tint.
const closing = "\x1b[0m"

// Paint is text in a tint where the style has color, and the text itself where it has none. The text
// must be safe and of one line: a color that is open at the end of a line bleeds into what follows.
func (s Style) Paint(t Tint, text string) string {
	if !s.Color || t == Plain || text == "" {
		return text
	}
	return openings[t] + text + closing
}

// paintCell is the text of a cell, or a line of it, in its tint, with what is lit in it standing out.
func (s Style) paintCell(c cell) string {
	if !s.Color || c.lit == nil {
		return s.Paint(c.tint, c.text)
	}
	var b strings.Builder
	from := 0
	for _, part := range c.lit(c.text) {
		b.WriteString(s.Paint(c.tint, c.text[from:part[0]]))
		b.WriteString(s.Paint(Yellow, c.text[part[0]:part[1]]))
		from = part[1]
	}
	b.WriteString(s.Paint(c.tint, c.text[from:]))
	return b.String()
}
