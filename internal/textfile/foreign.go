package textfile

import (
	"bytes"

	"github.com/rel-journal/rel/internal/journal"
)

// The ways out of a file that is no text.
const (
	saveSheet = `save the sheet as "CSV UTF-8" and import that`
	unpack    = "unpack it, and import the file that is in it"
	restore   = "rel restore puts a backup of the journal back"
	noText    = "rel import reads text: CSV and the formats that rel help formats tells of"
)

// signatures are how files that are no text begin, whatever their name says, and the way out of each. Of two that begin
// alike, the first one that has its mark within is meant.
var signatures = []struct{ start, mark, what, hint string }{
	{"PK\x03\x04", "word/", "a Word document (.docx)", "copy the list into a spreadsheet, and " + saveSheet},
	{"PK\x03\x04", "xl/", "an Excel workbook (.xlsx)", saveSheet},
	{"PK\x03\x04", "opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)", saveSheet},
	{"PK\x03\x04", ".iwa", "a Numbers spreadsheet", saveSheet},
	{"PK\x03\x04", "", "an Excel workbook (.xlsx) or a zip file", saveSheet + "; what is zipped has to be unpacked first"},
	{"\xd0\xcf\x11\xe0", "", "an old Excel workbook (.xls) or Outlook file", saveSheet},
	{"!BDN", "", "an Outlook data file (.pst)", "export the contacts from Outlook as CSV"},
	{"%PDF", "", "a PDF", "export what it shows as CSV, from the program that made it"},
	{"\x89PNG", "", "a picture", noText},
	{"\xff\xd8\xff", "", "a picture", noText},
	{"GIF8", "", "a picture", noText},
	{"RIFF", "WEBP", "a picture", noText},
	{"\x00\x00\x00", "ftyphei", "a picture", noText},
	{"II*\x00", "", "a picture", noText},
	{"SQLite format 3\x00", "", "an SQLite database", restore},
	{"age-encryption.org/", "", "an encrypted file", restore},
	{"\x1f\x8b", "", "a gzip file", unpack},
	{"7z\xbc\xaf\x27\x1c", "", "a 7-Zip file", unpack},
	{"{\\rtf", "", "a rich text document", "copy the list into a spreadsheet, and " + saveSheet},
}

// Foreign names what a file really is that begins so and is no text, and says the way out; what is empty where it may be text.
func Foreign(head []byte) (what, hint string) {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.start)) && bytes.Contains(head, []byte(s.mark)) {
			return s.what, s.hint
		}
	}
	return "", ""
}

// Refuse is the error of a file that begins so and is no text, nil where it may be text; name is that of the file.
func Refuse(head []byte, name string) error {
	if what, hint := Foreign(head); what != "" {
		return journal.Bad(hint, "%s: this is %s, not text that can be imported", name, what)
	}
	return nil
}
