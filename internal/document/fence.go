package document

import (
	"slices"
	"strings"
)

// hyphens is the line before the front matter and the one behind it.
const hyphens = "---"

// fenced is where the front matter stands among the lines of a document: from begin on, up to but not with end.
type fenced struct {
	begin, end int
	closed     bool // whether lines[end] is the line of hyphens
}

// fence finds the front matter: what stands between two lines of three hyphens, the first of them the first line of the
// document that is neither empty nor a comment. False where there is none.
func fence(lines []string) (fenced, bool) {
	begin := slices.IndexFunc(lines, func(line string) bool { return !isComment(line) })
	if begin < 0 || !isHyphens(lines[begin]) {
		return fenced{}, false
	}
	begin++
	end := slices.IndexFunc(lines[begin:], isHyphens)
	if end < 0 {
		return fenced{begin, len(lines), false}, true
	}
	return fenced{begin, begin + end, true}, true
}

func isHyphens(line string) bool { return strings.TrimRight(line, " \t") == hyphens }

// isComment reports whether a line says nothing: it is empty, or for people alone.
func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}
