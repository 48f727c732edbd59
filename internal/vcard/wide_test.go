package vcard

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

// wide is a text as UTF-16 has it.
func wide(t *testing.T, text string, order unicode.Endianness, bom unicode.BOMPolicy) string {
	t.Helper()
	out, err := unicode.UTF16(order, bom).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// quotedAll is a text in quoted-printable, of which the bytes that may stand for themselves do.
func quotedAll(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] > ' ' && text[i] < 0x7f && text[i] != '=' {
			b.WriteByte(text[i])
		} else {
			fmt.Fprintf(&b, "=%02X", text[i])
		}
	}
	return b.String()
}

// A text of two bytes a character is read as what it is, in one property and in a whole file, whichever byte comes first.
func TestWideText(t *testing.T) {
	const text = "Núñez;東京 \U0001F388;;;"
	for _, order := range []unicode.Endianness{unicode.BigEndian, unicode.LittleEndian} {
		for _, bom := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
			value := quotedAll(wide(t, text, order, bom))
			parts := quotedAll(wide(t, "Núñez", order, bom)) + ";" + quotedAll(wide(t, "東京 \U0001F388", order, unicode.IgnoreBOM)) + ";;;"
			file := "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-16:" + text + "\r\nEND:VCARD\r\n"
			for what, in := range map[string]string{
				"a property": "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-16;ENCODING=QUOTED-PRINTABLE:" + value + "\nEND:VCARD\n",
				"parts":      "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=utf-16;QUOTED-PRINTABLE:" + parts + "\nEND:VCARD\n",
				"bytes":      "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-16:" + wide(t, text, order, bom) + "\nEND:VCARD\n",
				"a file":     wide(t, file, order, bom),
			} {
				cards, bad := readAll(t, in)
				if len(bad) > 0 || len(cards) != 1 || cards[0].Contact.Name != "東京 \U0001F388 Núñez" {
					t.Errorf("%s, %v, %v: %+v, %q", what, order, bom, cards, bad)
				}
			}
		}
	}
	_, bad := readAll(t, card("FN;CHARSET=UTF-16;ENCODING=QUOTED-PRINTABLE:=00D=00a=00"))
	if len(bad) != 1 || bad[0] != "a.vcf:3: FN of the card that begins at line 1: the text is not UTF-16, as its line says it is" {
		t.Errorf("said %q", bad)
	}
}
