package render

import "strings"

// narrowest is the least that text is wrapped to, in columns. Less would read worse than a line the
// terminal wraps itself.
const narrowest = 10

// Wrap breaks text between words so that no line, its indent included, is wider than width columns;
// words wider than that are broken between characters. Lines that are there already stay, and what is
// broken off a line starts where that line starts. The text is made safe (SafeLines). A width of 0 only
// indents, and no text is wrapped to less than 10 columns. The result does not end in a line end.
func Wrap(s string, width int, indent string) string {
	return strings.Join(wrapped(s, width, indent), "\n")
}

// wrapped is Wrap, line by line; an empty line has no indent.
func wrapped(s string, columns int, indent string) []string {
	room := 0
	if columns > 0 {
		room = max(columns-width(indent), narrowest)
	}
	var lines []string
	for line := range strings.SplitSeq(SafeLines(s), "\n") {
		for _, l := range wrapLine(strings.TrimRight(line, " "), room) {
			if l != "" {
				l = indent + l
			}
			lines = append(lines, l)
		}
	}
	return lines
}

// wrapLine breaks one line to room columns; 0 is unlimited. A line that fits keeps its inner spaces.
func wrapLine(line string, room int) []string {
	line = apart(line)
	if room == 0 || width(line) <= room {
		return []string{line}
	}
	text := strings.TrimLeft(line, " ")
	lead := line[:len(line)-len(text)]
	if len(lead) > room/2 {
		lead = ""
	}
	lines := fill(text, room-len(lead))
	for i := range lines {
		lines[i] = lead + lines[i]
	}
	return lines
}

// fill puts as many words into each line as room columns hold.
func fill(text string, room int) []string {
	var lines []string
	line := ""
	for word := range strings.SplitSeq(text, " ") {
		if word == "" {
			continue
		}
		word = apart(word)
		if line != "" && width(line)+1+width(word) <= room {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; width(line) > room; {
			var first string
			first, line = head(line, room)
			lines = append(lines, first)
		}
	}
	return append(lines, line)
}
