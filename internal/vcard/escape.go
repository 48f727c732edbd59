package vcard

import (
	"slices"
	"strings"
)

// escaped are the characters that a backslash stands before. Old Macs also write it before colons and quotes.
const escaped = `\;,:"`

// unescape is a value as a person reads it. A backslash before nothing that is escaped is only a backslash.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			switch next := s[i+1]; {
			case next == 'n' || next == 'N':
				b.WriteByte('\n')
				i++
				continue
			case strings.IndexByte(escaped, next) >= 0:
				i++
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// escape is a text as a value. Most have nothing to escape, and there is one for every component of every card.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\\n,;") {
		return s
	}
	return newEscaper(`\`, `\\`, "\n", `\n`, ",", `\,`, ";", `\;`).Replace(s)
}

// escapeURL is a web address as a value: its commas and semicolons are its own.
func escapeURL(s string) string { return newEscaper(`\`, `\\`, "\n", `\n`).Replace(s) }

var newEscaper = strings.NewReplacer

// escapeBare escapes what was decoded from quoted-printable, where a line break is encoded, and a backslash is one unless
// it keeps a character from being a separator.
func escapeBare(s string) string {
	var b strings.Builder
	s = newEscaper("\r\n", "\n", "\r", "\n").Replace(s)
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\n':
			b.WriteString(`\n`)
		case s[i] == '\\' && (i+1 == len(s) || strings.IndexByte(escaped, s[i+1]) < 0):
			b.WriteString(`\\`)
		case s[i] == '\\':
			b.WriteString(s[i : i+2])
			i++
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// splitValue is the parts of a value between separators that are not escaped, as a person reads them, trimmed.
func splitValue(s, separators string) (parts []string) {
	from := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case strings.IndexByte(separators, s[i]) >= 0:
			parts = append(parts, strings.TrimSpace(unescape(s[from:i])))
			from = i + 1
		}
	}
	return append(parts, strings.TrimSpace(unescape(s[from:])))
}

// splitRaw is the components of a structured value, still escaped.
func splitRaw(s string) (parts []string) {
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case ';':
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// splitComponents is the components of a structured value, at least so many, trimmed; the values of each are joined.
func splitComponents(s string, least int) (parts []string) {
	for _, raw := range splitRaw(s) {
		values := slices.DeleteFunc(splitValue(raw, ","), func(v string) bool { return v == "" })
		parts = append(parts, strings.Join(values, ", "))
	}
	for len(parts) < least {
		parts = append(parts, "")
	}
	return parts
}
