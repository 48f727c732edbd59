package csvfile

import (
	"strings"
	"testing"
)

func TestWindows1252Punctuation(t *testing.T) {
	if got := one(t, "Name,Fee\nSam O\x92Neill,\x80 20\n").Contact; got.Name != "Sam O’Neill" || got.Fields[0].Value != "€ 20" {
		t.Errorf("got %q and %q, want Sam O’Neill and € 20", got.Name, got.Fields[0].Value)
	}
}

func TestRefusedFiles(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"empty", "", "the file is empty"},
		{"blank", "\ufeff \r\n\n", "the file is empty"},
		{"xlsx", "PK\x03\x04\x14\x00\x06\x00", "an Excel workbook (.xlsx) or a zip file, not text that can be imported"},
		{"xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook (.xls)"},
		{"PDF", "%PDF-1.7\n", "a PDF"},
		{"PNG", "\x89PNG\r\n\x1a\n", "a picture"},
		{"JPEG", "\xff\xd8\xff\xe0", "a picture"},
		{"SQLite", "SQLite format 3\x00", "an SQLite database"},
		{"gzip", "\x1f\x8b\x08", "a gzip file"},
		{"vCard", "\ufeffbegin:vcard\r\nVERSION:3.0\r\n", "this is a vCard file, not a CSV"},
		{"iCalendar", "BEGIN:VCALENDAR\r\n", "an iCalendar file"},
		{"web page", "\n<html><table>", "a web page"},
		{"JSON list", "[\n  {\"name\": \"Dana\"}]", "a JSON file"},
		{"JSON object", `{"name": "Dana"}`, "a JSON file"},
		{"NUL", "Name,Phone\nDana,555\x000101\n", "sheet.csv:2: there is a NUL character"},
		{"half a character", "\xff\xfeN\x00a\x00m", "ends in the middle of a character"},
		{"damaged UTF-8", "Name\nJosé Peña\nZo\xc3 Ortega\n", "sheet.csv:3: the file is UTF-8, but"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := problem(t, tt.data, Options{Name: "sheet.csv"})
			if !strings.Contains(p.Error(), tt.want) {
				t.Errorf("got %q, want %q in it", p.Error(), tt.want)
			}
			if p.Hint == "" {
				t.Error("there is no way out")
			}
		})
	}
}

// A heading may begin like another format without being one.
func TestNotRefused(t *testing.T) {
	for _, sheet := range []string{"[Name],Phone\nDana Whitcomb\n", "PK,Name\n1,Dana Whitcomb\n", "(Name),GIF\nDana Whitcomb,\n"} {
		if got := cardNames(read(t, sheet, Options{})); got != "Dana Whitcomb" {
			t.Errorf("%q gave %q, want Dana Whitcomb", sheet, got)
		}
	}
}
