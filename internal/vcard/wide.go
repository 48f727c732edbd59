package vcard

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"github.com/rel-journal/rel/internal/journal"
)

// isWide reports whether a charset, by its name, has two bytes for a character.
func isWide(name string) bool {
	switch charsetKey(name) {
	case "UTF16", "UTF16LE", "UTF16BE", "UCS2", "ISO10646UCS2":
		return true
	}
	return false
}

// orderOf is in which order the two bytes of a character stand: as its first one or the name of the charset says, and else so that
// those that are zero, as most are in the languages of Europe, are the higher.
func orderOf(text, name string) unicode.Endianness {
	switch key := charsetKey(name); {
	case strings.HasPrefix(text, "\xff\xfe"), key == "UTF16LE":
		return unicode.LittleEndian
	case strings.HasPrefix(text, "\xfe\xff"), key == "UTF16BE":
		return unicode.BigEndian
	}
	zeros := [2]int{}
	for i := range len(text) {
		if text[i] == 0 {
			zeros[i%2]++
		}
	}
	if zeros[1] > zeros[0] {
		return unicode.LittleEndian
	}
	return unicode.BigEndian
}

// fromWide is a text of UTF-16 as UTF-8. What is UTF-8 by now is so because its whole file was read as UTF-16.
func fromWide(text string, order unicode.Endianness) (string, error) {
	if utf8.ValidString(text) && !strings.ContainsRune(text, 0) {
		return text, nil
	}
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().String(text)
	if err != nil || len(text)%2 != 0 || strings.ContainsRune(out, utf8.RuneError) {
		return "", journal.Bad("export it once more, as UTF-8 or as vCard 3.0", "the text is not UTF-16, as its line says it is")
	}
	return out, nil
}

// unquoteWide decodes quoted-printable of UTF-16. The semicolons between components may stand as single bytes, between pieces of
// whole characters.
func unquoteWide(value, charset string) (string, error) {
	order := orderOf(unquote(value), charset)
	var pieces []string
	for piece := range strings.SplitSeq(value, ";") {
		piece = unquote(piece)
		if len(piece)%2 != 0 {
			return fromWide(unquote(value), order)
		}
		text, err := fromWide(piece, order)
		if err != nil {
			return "", err
		}
		pieces = append(pieces, text)
	}
	if len(pieces) > 1 {
		for i, text := range pieces {
			pieces[i] = strings.ReplaceAll(text, ";", `\;`)
		}
	}
	return strings.Join(pieces, ";"), nil
}
