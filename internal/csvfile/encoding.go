package csvfile

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/rel-journal/rel/internal/journal"
)

// decode turns the bytes into text and says which encoding they were in. A byte order mark decides;
// without one, text with a NUL in every other byte is UTF-16, valid UTF-8 is that, and everything
// else is Windows-1252, which is what older Excel writes.
func decode(data []byte, name string) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\ufeff")):
		text, encoding, err = decodeUTF8(data[len("\ufeff"):], name)
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), zerosAt(data, 1):
		text, encoding, err = decodeUTF16(data, unicode.LittleEndian, name)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), zerosAt(data, 0):
		text, encoding, err = decodeUTF16(data, unicode.BigEndian, name)
	default:
		text, encoding, err = decodeUTF8(data, name)
	}
	if err != nil {
		return "", "", err
	}
	if strings.TrimSpace(text) == "" {
		return "", "", journal.Bad("it needs a row of headings and a row for each contact", "%s: the file is empty", name)
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", "", journal.Bad(saveAsCSV, "%s:%d: there is a NUL character, so this is no text file", name, lineAt(text, at))
	}
	return lineEnds(text), encoding, nil
}

// zerosAt reports whether the data is surely UTF-16 without a byte order mark: every second byte from
// offset on is mostly NUL, as the Latin letters, digits and commas of a header are, and no other is.
func zerosAt(data []byte, offset int) bool {
	head := data[:min(len(data), 1024)&^1]
	zeros := 0
	for i, b := range head {
		if b != 0 {
			continue
		}
		if i%2 != offset {
			return false
		}
		zeros++
	}
	return zeros > len(head)/4
}

func decodeUTF16(data []byte, order unicode.Endianness, name string) (text, encoding string, err error) {
	if len(data)%2 != 0 {
		return "", "", journal.Bad(saveAsCSV, "%s: the file is UTF-16 but ends in the middle of a character", name)
	}
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", "", &journal.Problem{Code: journal.Usage, What: name + ": the file is not readable as UTF-16", Hint: saveAsCSV, Err: err}
	}
	return string(out), "UTF-16", nil
}

// decodeUTF8 falls back on Windows-1252, but not for a file that is UTF-8 apart from a few damaged
// bytes: that would spoil every accented name in silence.
func decodeUTF8(data []byte, name string) (text, encoding string, err error) {
	if utf8.Valid(data) {
		return string(data), "UTF-8", nil
	}
	if at, most := damage(data); most {
		return "", "", journal.Bad(saveAsCSV, "%s:%d: the file is UTF-8, but a character on this line is damaged",
			name, lineAt(string(data), at))
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", &journal.Problem{Code: journal.Usage, What: name + ": the file's encoding is not known", Hint: saveAsCSV, Err: err}
	}
	return string(out), "Windows-1252", nil
}

// damage finds the first byte that is not UTF-8, and whether more of the characters beyond ASCII are
// valid than are not, which in Windows-1252 text is as good as impossible.
func damage(data []byte) (first int, mostlyValid bool) {
	first = -1
	valid, invalid := 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			invalid++
			if first < 0 {
				first = i
			}
		case size > 1:
			valid++
		}
		i += size
	}
	return first, valid > invalid
}

// lineAt is the number of the line, from 1, that byte offset at lies on.
func lineAt(text string, at int) int { return 1 + strings.Count(text[:at], "\n") }

// lineEnds gives a file with the bare CR line ends of old Mac programs the usual ones.
func lineEnds(text string) string {
	if strings.Contains(text, "\n") {
		return text
	}
	return strings.ReplaceAll(text, "\r", "\n")
}
