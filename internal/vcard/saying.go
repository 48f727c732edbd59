package vcard

import (
	"cmp"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// The first word of what lines say, so that those of another sort say nothing like it.
const (
	saysName  = "called "
	saysFiled = "filed "
	saysDate  = "date "
	saysOrg   = "ORG "
)

// sayings are what a contact has of a line, each in words by which it is seen whether it still has it.
func (r *reading) sayings(p property) (out []string) {
	text := strings.TrimSpace(p.text())
	switch p.name {
	case "FN", "N", "X-ANDROID-CUSTOM", "NICKNAME":
		return eachSaying(saysName, namesOf(p))
	case "CATEGORIES":
		return eachSaying(saysFiled, filedKeys(p))
	case "ORG":
		return saying(saysOrg, joined(", ", splitComponents(p.value, 1)...))
	case "TITLE", "ROLE":
		return saying(p.name+" ", text)
	case "NOTE":
		if note, err := journal.CleanText("note", p.text()); err == nil && p.param(paramField) == "" {
			return []string{saysNote + note}
		}
		return nil
	}
	if isDate(p.name) {
		if y, err := r.date(p); err == nil {
			return saying(saysDate, y.Label+" "+y.String())
		}
		return nil
	}
	kind, value := wayOf(p)
	if value, err := journal.CleanText(string(kind), value); err == nil && kind != "" {
		return []string{string(kind) + "\n" + r.label(p) + "\n" + value}
	}
	return nil
}

// namesOf are the names that a line has for somebody.
func namesOf(p property) []string {
	switch p.name {
	case "N":
		return []string{readNameParts(p.value).whole()}
	case "X-ANDROID-CUSTOM":
		return splitComponents(p.value, 2)[1:2]
	case "NICKNAME":
		return splitValue(p.value, ",")
	}
	return []string{strings.TrimSpace(p.text())}
}

const saysNote = "NOTE\n"

// saying is a text of a sort in its one form; nothing where it is none.
func saying(sort, text string) []string {
	if clean, err := journal.CleanName(text); err == nil {
		return []string{sort + clean}
	}
	return nil
}

func eachSaying(sort string, texts []string) (out []string) {
	for _, text := range texts {
		out = append(out, saying(sort, text)...)
	}
	return out
}

// filedKeys are by what the categories of a line are known among groups and tags.
func filedKeys(p property) (keys []string) {
	for _, name := range splitValue(p.value, ",;") {
		keys = append(keys, filedKey(name))
	}
	return keys
}

// filedKey is by what a category is known among groups and tags; empty of one that is neither.
func filedKey(category string) string {
	tag, err := journal.Tag(category)
	if err != nil || isGoogles(category) {
		return ""
	}
	return cmp.Or(journal.NameKey(tag), tag)
}
