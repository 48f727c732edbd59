package render

import (
	"fmt"
	"strings"
	"unicode"
)

// Safe is text from outside made harmless for a terminal, on one line. Line ends and tabs become a
// space, other control characters their pictures (␛), C1 controls an escape one can see (\x9b), and
// characters that make a line read other than it is written their number (⟨202E⟩). Invalid UTF-8 becomes
// U+FFFD. Writing from right to left, joined emoji and the like are left as they are.
func Safe(s string) string { return harmless(s, " ", " ") }

// SafeLines is Safe for text of several lines: line ends are kept, as "\n", and a tab is four spaces.
func SafeLines(s string) string { return harmless(s, "\n", "    ") }

// harmless is s with what could harm made visible, and with a line end and a tab of the caller's.
func harmless(s, lineEnd, tab string) string {
	if printable(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	flag := false // tag characters say which flag, after a black one
	for _, r := range strings.ReplaceAll(s, "\r\n", "\n") {
		flag = r == '\U0001F3F4' || flag && isTag(r)
		switch {
		case r == '\n':
			b.WriteString(lineEnd)
		case r == '\t':
			b.WriteString(tab)
		case unicode.IsControl(r):
			b.WriteString(picture(r))
		case misleads(r), isTag(r) && !flag:
			fmt.Fprintf(&b, "⟨%04X⟩", r)
		default:
			b.WriteRune(r) // of invalid UTF-8, range makes U+FFFD
		}
	}
	return b.String()
}

// printable reports whether s is printable ASCII, which most text is.
func printable(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// picture is how a control character is shown.
func picture(r rune) string {
	const pictures, del = '\u2400', 0x7F // the block Control Pictures follows the order of ASCII
	switch {
	case r < ' ':
		return string(pictures + r)
	case r == del:
		return "␡"
	default:
		return fmt.Sprintf(`\x%02x`, r)
	}
}

// misleads reports whether r can make a line read other than it is written: an embedding, override or
// isolate of direction (UAX #9; the trick is known as Trojan Source), one of Unicode's own line ends, or a
// format character with no part in any writing (the byte order mark, the deprecated ones, annotations).
func misleads(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x206F || r == 0x2028 || r == 0x2029 ||
		r == 0xFEFF || r >= 0xFFF9 && r <= 0xFFFB
}

// isTag reports whether r is one of the characters that spell ASCII without being seen: whole sentences
// can hide in them.
func isTag(r rune) bool { return r >= 0xE0000 && r <= 0xE007F }
