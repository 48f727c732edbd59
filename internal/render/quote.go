package render

import (
	"fmt"
	"unicode"
)

// shortEscapes are the characters that JSON has a letter for, or that end or escape a string.
var shortEscapes = map[rune]string{
	'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`,
}

// appendString adds s as a string of JSON. Beyond what RFC 8259 asks for, all control characters and all
// that turn the direction of text or mislead otherwise are escaped; HTML is not. Invalid UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	if plainJSON(s) {
		return append(append(b, s...), '"')
	}
	for _, r := range s {
		short, ok := shortEscapes[r]
		switch {
		case ok:
			b = append(b, short...)
		case unicode.IsControl(r), misleads(r), unicode.Is(unicode.Bidi_Control, r):
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}

// plainJSON reports whether s is printable ASCII without anything to escape.
func plainJSON(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}
