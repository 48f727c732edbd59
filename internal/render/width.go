package render

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Widths are those of a terminal's columns, told by whole grapheme clusters: a family of joined emoji is
// two wide, an accent none. Characters that East Asian tradition leaves open are narrow, whatever the
// environment says, so that a table is the same on every machine.
var measure = displaywidth.Options{EastAsianWidth: false}

func width(s string) int { return measure.String(s) }

// ellipsis marks what was cut.
const ellipsis = "…"

// cut shortens s to at most room columns, with an ellipsis where it was cut, between clusters only.
func cut(s string, room int) string {
	if width(s) <= room {
		return s
	}
	head := measure.TruncateString(s, room-width(ellipsis), "")
	return strings.TrimRight(head, " ") + ellipsis
}

// head is as much of s as room columns hold, and the rest. Room must be two or more, which holds any
// cluster.
func head(s string, room int) (first, rest string) {
	end, used := 0, 0
	for g := measure.StringGraphemes(s); g.Next(); {
		used += g.Width()
		if used > room {
			break
		}
		end += len(g.Value())
	}
	return s[:end], s[end:]
}

// apart keeps the first and last characters of s from joining a space that is printed beside them,
// which would change the width of both: a mark without a letter gets a dotted circle to sit on, and a
// sign that waits for a digit is ended.
func apart(s string) string {
	const dottedCircle, nonJoiner = "\u25CC", "\u200C"
	if printable(s) {
		return s
	}
	if width(" "+s) != 1+width(s) {
		s = dottedCircle + s
	}
	if width(s+" ") != width(s)+1 {
		s += nonJoiner
	}
	return s
}

// spaces is n of them; none when n is negative.
func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
