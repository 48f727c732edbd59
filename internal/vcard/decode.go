package vcard

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/ianaindex"

	"github.com/rel-journal/rel/internal/journal"
)

// decode is the value of a property as version 3.0 would have it. How it was encoded is taken out of the parameters.
func (p *property) decode(value string) (_ string, err error) {
	how, wide := strings.ToUpper(p.param("ENCODING")), isWide(p.param("CHARSET"))
	switch how {
	case "QUOTED-PRINTABLE":
		switch {
		case wide:
			value, err = unquoteWide(value, p.param("CHARSET"))
		case isShifting(p.param("CHARSET")):
			value = unquote(value)
		default:
			value = unquote(bareSeparators(value))
		}
	case "B", "BASE64":
		if data := strings.Join(strings.Fields(value), ""); strings.Trim(data, base64Signs) == "" {
			*p = p.without("ENCODING")
			p.params = append(p.params, param{"ENCODING", "b"})
			return data, nil
		}
	}
	if err == nil {
		value, err = inCharset(value, p.param("CHARSET"))
	}
	if err != nil {
		return "", err
	}
	if strings.ContainsRune(value, 0) {
		return "", journal.Bad("export it once more, as UTF-8", "there is a NUL character, so this is no text")
	}
	if how == "QUOTED-PRINTABLE" {
		value = escapeBare(value)
	}
	*p = p.without("ENCODING")
	return value, nil
}

const base64Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_"

// bareSeparators escapes the semicolons that are encoded in a value whose separators are not: those belong to its components, as
// in "PO 7;Apt=3B2". Where all are encoded, they are the separators.
func bareSeparators(value string) string {
	if !strings.Contains(value, ";") {
		return value
	}
	return newEscaper("=3B", "=5C=3B", "=3b", "=5C=3B").Replace(value)
}

// unquote decodes quoted-printable; what is none of its signs stands for itself.
func unquote(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '=' && i+2 < len(s) {
			high, low := digit(s[i+1]), digit(s[i+2])
			if high >= 0 && low >= 0 {
				b.WriteByte(byte(high<<4 | low))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// digit is the value of a hexadecimal digit; negative when it is none.
func digit(b byte) int {
	return strings.IndexByte("0123456789ABCDEF", byte(unicode.ToUpper(rune(b))))
}

// inCharset is a text of a charset, by its name, as UTF-8. Without a name, and where it is not what the name says, it is
// UTF-8 if it can be, and else Windows-1252, which is what old programs wrote on most computers.
func inCharset(text, name string) (string, error) {
	if isWide(name) {
		return fromWide(text, orderOf(text, name))
	}
	switch charsetKey(name) {
	case "", "UTF8", "USASCII", "ASCII":
		if utf8.ValidString(text) {
			return text, nil
		}
		name = "windows-1252"
	}
	e := charsetOf(meantBy(name))
	if e == nil {
		return "", journal.Bad("export it once more, as UTF-8 or as vCard 3.0", "the charset %q is not known", journal.AsTyped(name))
	}
	out, err := e.NewDecoder().String(text)
	if err != nil || !slices.Contains(charmap.All, e) && strings.ContainsRune(out, utf8.RuneError) {
		return "", journal.Bad("export it once more, as UTF-8 or as vCard 3.0", "the text is not %s, as its line says it is",
			journal.AsTyped(name))
	}
	return out, nil
}

// charsetOf is how the text of a charset is encoded; nil where nobody knows it.
func charsetOf(name string) encoding.Encoding {
	if e, err := ianaindex.IANA.Encoding(name); err == nil && e != nil {
		return e
	}
	for _, e := range charmap.All {
		if named, ok := e.(fmt.Stringer); ok && charsetKey(named.String()) == charsetKey(name) {
			return e
		}
	}
	return nil
}

// meantBy is the charset that programs mean by the name of one: often a larger one, of which it is a part.
func meantBy(name string) string {
	key := charsetKey(name)
	switch key {
	case "ISO88591", "LATIN1":
		return "windows-1252"
	case "MACROMAN", "XMACROMAN":
		return "macintosh"
	case "TIS620", "CP874", "ISO885911":
		return "windows-874"
	case "SHIFTJIS", "SJIS", "XSJIS", "CP932", "MS932", "WINDOWS932", "WINDOWS31J":
		return "Shift_JIS"
	case "GB2312", "EUCCN", "XGBK", "CP54936":
		return "GB18030"
	case "KSC5601", "KSC56011987", "CP949", "MS949", "WINDOWS949", "UHC":
		return "EUC-KR"
	case "CP950", "MS950", "WINDOWS950":
		return "Big5"
	}
	if page, ok := strings.CutPrefix(key, "CP125"); ok {
		return "windows-125" + page
	}
	return name
}

// isShifting reports whether signs of a charset, by its name, stand for others between marks: a semicolon there is none.
func isShifting(name string) bool {
	key := charsetKey(name)
	return strings.HasPrefix(key, "ISO2022") || strings.HasPrefix(key, "HZ")
}

// charsetKey is a charset's name without case and punctuation.
func charsetKey(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, name)
}
