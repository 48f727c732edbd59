package render

import (
	"io"
	"strings"
)

// widestLabel is how much of a card the labels may take on a terminal, in columns. A wider one stands above its text.
const widestLabel = 24

// Line is one line of a card: what is told, and what it is.
type Line struct {
	Label string // empty continues the label before it
	Text  string // empty leaves the line out; of several lines, all stand under one another
	Tint  Tint
	One   bool // on a terminal it is one line, cut where it is longer
}

// Card prints lines with their labels aligned on the left, and the text wrapped beside them:
//
//	Phone  202-555-0142
//	       202-555-0177
//	Notes  Walked through the pilot, and
//	       agreed to meet again in May.
func Card(w io.Writer, s Style, lines []Line) error {
	lines = told(lines)
	left := 0
	for i, l := range lines {
		lines[i].Label = oneLine(l.Label)
		if s.Width > 0 && width(lines[i].Label) > widestLabel {
			lines[i].Label = cut(lines[i].Label, s.Width)
			continue
		}
		left = max(left, width(lines[i].Label))
	}
	if left > 0 || len(lines) > 0 && lines[0].Label != "" {
		left += gutter
	}
	var b strings.Builder
	for _, l := range lines {
		s.writeLine(&b, l, left)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// told are the lines that have something to tell. A label whose own line has not passes to the next.
func told(lines []Line) []Line {
	var told []Line
	label := ""
	for _, l := range lines {
		if l.Label != "" {
			label = l.Label
		}
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		l.Label, label = label, ""
		told = append(told, l)
	}
	return told
}

// writeLine adds one line of a card, its text left columns in.
func (s Style) writeLine(b *strings.Builder, l Line, left int) {
	if l.One && s.Width > 0 {
		l.Text = cut(oneLine(l.Text), s.Width-left)
	}
	if width(l.Label) > left {
		b.WriteString(s.Paint(Dim, l.Label) + "\n")
		l.Label = ""
	}
	for i, line := range wrapped(strings.TrimSpace(l.Text), s.Width, spaces(left)) {
		body := strings.TrimPrefix(line, spaces(left))
		switch {
		case body == "":
		case i == 0:
			b.WriteString(s.Paint(Dim, l.Label) + spaces(left-width(l.Label)))
		default:
			b.WriteString(spaces(left))
		}
		b.WriteString(s.Paint(l.Tint, body) + "\n")
	}
}
