package csvfile

import (
	"bytes"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

const saveAsCSV = `save it as "CSV UTF-8" and import that`

// signatures are how files that are no CSV begin, whatever their name says.
var signatures = []struct{ start, what string }{
	{"PK\x03\x04", "an Excel workbook (.xlsx) or a zip file"},
	{"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"},
	{"%PDF", "a PDF"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"SQLite format 3\x00", "a SQLite database"},
	{"\x1f\x8b", "a gzip file"},
	{"{\\rtf", "a rich text document"},
}

// texts are how text that is no CSV begins: upper case, after white space and a byte order mark.
var texts = []struct{ start, what string }{
	{"BEGIN:VCARD", "a vCard file"},
	{"BEGIN:VCALENDAR", "an iCalendar file"},
	{"<!DOCTYPE", "a web page"},
	{"<HTML", "a web page"},
	{"<?XML", "an XML file"},
}

// refuse tells a file of another format by its content, so that the message can name it.
func refuse(data []byte, name string) error {
	what := foreign(data)
	if what == "" {
		return nil
	}
	return journal.Bad(saveAsCSV, "%s: this is %s, not a CSV", name, what)
}

// foreign names the format a file is really in, or nothing when it may be a CSV.
func foreign(data []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.start)) {
			return s.what
		}
	}
	start := bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\ufeff"))
	upper := strings.ToUpper(string(bytes.TrimSpace(start)))
	for _, s := range texts {
		if strings.HasPrefix(upper, s.start) {
			return s.what
		}
	}
	if isJSON(upper) {
		return "a JSON file"
	}
	return ""
}

// isJSON judges by the first two marks: a heading may begin with a bracket, but not with these.
func isJSON(start string) bool {
	if start == "" || (start[0] != '{' && start[0] != '[') {
		return false
	}
	rest := strings.TrimSpace(start[1:])
	return rest != "" && strings.ContainsRune(`{["]}`, rune(rest[0]))
}
