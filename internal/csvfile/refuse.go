package csvfile

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

const saveAsCSV = `save it as "CSV UTF-8" and import that`

// aJSON is what JSON is called that no format holds.
const aJSON = "a JSON file"

// texts are how text that is no CSV begins: upper case, after white space.
var texts = []struct{ start, what string }{
	{"BEGIN:VCARD", "a vCard file"},
	{"BEGIN:VCALENDAR", "an iCalendar file"},
	{"<!DOCTYPE", "a web page"},
	{"<HTML", "a web page"},
	{"<?XML", "an XML file"},
}

// refuse tells text of another format by its content, so that the message can name it.
func refuse(text, name string) error {
	what := foreign(text)
	if what == "" {
		return nil
	}
	hint := saveAsCSV
	if what == aJSON {
		hint = "of JSON, rel reads what rel export wrote, jrnl's, and Monica's of version 1.0-preview, with their keys as they stood " +
			"there; else " + saveAsCSV
	}
	return journal.Bad(hint, "%s: this is %s, not a CSV", name, what)
}

// foreign names the format a text is really in, or nothing when it may be a CSV.
func foreign(text string) string {
	upper := strings.ToUpper(strings.TrimSpace(text[:min(len(text), 512)]))
	for _, s := range texts {
		if strings.HasPrefix(upper, s.start) {
			return s.what
		}
	}
	if isJSON(upper) {
		return aJSON
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
