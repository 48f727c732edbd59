package document

import (
	"errors"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// What the lines that Mark writes begin with: the arrow points to what they are about.
const (
	above = "# ↑ "
	below = "# ↓ "
)

// Mark is a document's text with a comment for each problem under the line it is about, or, as the text of a note has no
// comments, above the line of three hyphens where it is about that. Text takes them out again.
func Mark(text string, problems Problems) string {
	lines := strings.Split(text, "\n")
	end := len(lines)
	front, ok := fence(lines)
	if ok && front.closed {
		end = front.end
	}
	under := map[int][]string{}
	for _, p := range problems {
		at, arrow := p.Line, above
		switch {
		case p.Line == 0:
			at, arrow = front.begin, below
		case p.Line > end:
			at, arrow = end, below
		}
		for _, line := range told(p.Err) {
			under[at] = append(under[at], arrow+line)
		}
	}
	marked := slices.Clone(under[0])
	for i, line := range lines {
		marked = append(marked, line)
		marked = append(marked, under[i+1]...)
	}
	return strings.Join(marked, "\n")
}

// told is what an error says and its way out, in lines.
func told(err error) []string {
	text := err.Error()
	var p *journal.Problem
	if errors.As(err, &p) && p.Hint != "" {
		text += "\nhint: " + p.Hint
	}
	return strings.Split(text, "\n")
}

// unmarked is a text without the lines that Mark wrote. Below the front matter they would be somebody's own.
func unmarked(text string) string {
	lines := strings.Split(text, "\n")
	end := len(lines)
	if front, ok := fence(lines); ok && front.closed {
		end = front.end + 1
	}
	head := slices.DeleteFunc(slices.Clone(lines[:end]), func(line string) bool {
		return strings.HasPrefix(line, above) || strings.HasPrefix(line, below)
	})
	return strings.Join(append(head, lines[end:]...), "\n")
}
