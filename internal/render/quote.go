package render

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf16"
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
		case tricks(r):
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}

// tricks reports whether JSON has a character with an escape alone.
func tricks(r rune) bool {
	return unicode.IsControl(r) || misleads(r) || unicode.Is(unicode.Bidi_Control, r)
}

// Escaped is a line of JSON that something else wrote, with the escapes that JSON has here, and also those of tag characters:
// it may be printed whatever the format is.
func Escaped(line []byte) []byte {
	if printable(string(line)) || !bytes.ContainsFunc(line, func(r rune) bool { return tricks(r) || isTag(r) }) {
		return line
	}
	var b []byte
	for _, r := range string(line) {
		switch {
		case tricks(r):
			b = fmt.Appendf(b, `\u%04x`, r)
		case isTag(r):
			high, low := utf16.EncodeRune(r)
			b = fmt.Appendf(b, `\u%04x\u%04x`, high, low)
		default:
			b = append(b, string(r)...)
		}
	}
	return b
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
