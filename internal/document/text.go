package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Text is the text of a file that an editor saved, its lines ended by LF, without a byte order mark and without what
// Mark wrote. A mark decides the encoding, as Notepad writes it; without one, text with a NUL in every other byte is
// UTF-16, and bytes that are no UTF-8 at all are Windows-1252. What is wrong with a text that is neither, Parse tells.
func Text(data []byte) string {
	text := decoded(data)
	if strings.Contains(text, "\r") {
		text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	}
	return unmarked(text)
}

func decoded(data []byte) string {
	switch order, wide := wideOrder(data); {
	case bytes.HasPrefix(data, []byte("\ufeff")):
		return string(data[len("\ufeff"):])
	case wide:
		if text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			return string(text)
		}
	case !utf8.Valid(data) && !anyWide(data):
		if text, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			return string(text)
		}
	}
	return string(data)
}

// wideOrder is the order of the bytes of UTF-16, where the data is that.
func wideOrder(data []byte) (unicode.Endianness, bool) {
	zeros := [2]int{}
	head := data[:min(len(data), 1024)]
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return unicode.BigEndian, true
	case zeros[0] == 0 && zeros[1] > len(head)/4:
		return unicode.LittleEndian, true
	case zeros[1] == 0 && zeros[0] > len(head)/4:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// anyWide reports whether there are more characters of several bytes than broken ones: such text is damaged UTF-8, and
// would be garbled as anything else.
func anyWide(data []byte) bool {
	wide, broken := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case size > 1:
			wide++
		case r == utf8.RuneError:
			broken++
		}
		data = data[size:]
	}
	return wide > broken
}
