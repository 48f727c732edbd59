package textfile

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestEncodings(t *testing.T) {
	const sheet = "Name,Organization\nJosé Peña,Fundación Peña\n"
	utf16 := func(order unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(order, bom).NewEncoder().String(sheet)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	latin, err := charmap.Windows1252.NewEncoder().String(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, data, encoding string }{
		{"UTF-8", sheet, "UTF-8"},
		{"UTF-8 with a mark", "\ufeff" + sheet, "UTF-8"},
		{"UTF-16 LE", utf16(unicode.LittleEndian, unicode.UseBOM), "UTF-16"},
		{"UTF-16 BE", utf16(unicode.BigEndian, unicode.UseBOM), "UTF-16"},
		{"UTF-16 LE without a mark", utf16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"},
		{"UTF-16 BE without a mark", utf16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"},
		{"Windows-1252", latin, "Windows-1252"},
		{"old Mac line ends", strings.ReplaceAll(sheet, "\n", "\r"), "UTF-8"},
		{"Windows line ends", strings.ReplaceAll(sheet, "\n", "\r\n"), "UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, encoding, err := Decode([]byte(tt.data), "sheet.csv")
			if err != nil || encoding != tt.encoding {
				t.Errorf("read as %s, want %s: %v", encoding, tt.encoding, err)
			}
			if got := strings.ReplaceAll(text, "\r", ""); got != sheet {
				t.Errorf("read %q, want %q", got, sheet)
			}
			if head := Head([]byte(tt.data)); head != text {
				t.Errorf("the head is %q", head)
			}
		})
	}
}

// The beginning of a file is told though a character is cut in two.
func TestHeadCut(t *testing.T) {
	for data, want := range map[string]string{
		"José\xc3": "José", "\ufeffName": "Name", "\xff\xfeN\x00a\x00m": "Na", "PK\x03\x04": "", "a\x00b": "", "": "",
	} {
		if got := Head([]byte(data)); got != want {
			t.Errorf("the head of %q is %q, want %q", data, got, want)
		}
	}
}

// What is no text is named for what it is, by more than its first bytes where those are of many.
func TestForeign(t *testing.T) {
	for data, want := range map[string]string{
		"PK\x03\x04 and word/document.xml": "a Word document (.docx)",
		"PK\x03\x04 and xl/workbook.xml":   "an Excel workbook (.xlsx)",
		"PK\x03\x04":                       "an Excel workbook (.xlsx) or a zip file",
		"RIFF\x10\x00\x00\x00WEBPVP8":      "a picture",
		"RIFF and so on":                   "",
		"PK,Name":                          "",
		"":                                 "",
	} {
		if what, hint := Foreign([]byte(data)); what != want || (hint == "") != (want == "") {
			t.Errorf("%q is %q (%s), want %q", data, what, hint, want)
		}
	}
}
