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

// What is taken for Windows-1252 shows by some words whether it is; what that has no character for is refused.
func TestDoubt(t *testing.T) {
	for _, tt := range []struct{ name, data, doubt, refused string }{
		{"UTF-8", "Jos\u00e9 Pe\u00f1a \u00c1\u0301", "", ""},
		{"Windows-1252", "Jos\xe9 Pe\xf1a, O'Br\xedan-Zo\xeb; Jos\xe9 \x80 \xfc", "Read as Windows-1252, as it is no UTF-8: José, Peña, O'Brían-Zoë.", ""},
		{"one long word", strings.Repeat("\xe9", 100), "Read as Windows-1252, as it is no UTF-8: " + strings.Repeat("é", longestWord) + ".", ""},
		{"Shift JIS", "Dana\n\x83\x5c\x81\x5b", "", "f.csv:2: the file is neither UTF-8 nor Windows-1252"},
		{"far behind", strings.Repeat("x\n", pieceSize) + "\xe9\n\x90", "", "f.csv:65538: the file is neither UTF-8 nor Windows-1252"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			form, err := FormOf(strings.NewReader(tt.data), "f.csv")
			if tt.refused == "" && err != nil || tt.refused != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.refused)) {
				t.Fatalf("got %v, want %s", err, tt.refused)
			}
			if got := form.Doubt(); got != tt.doubt {
				t.Errorf("got  %s\nwant %s", got, tt.doubt)
			}
		})
	}
}
