package csvfile

import (
	"slices"
	"strings"
)

// sheetHead is the headings of a sheet together: what one of them means can depend on the others.
type sheetHead struct {
	keys    map[string]bool // by headingKey
	exact   map[string]bool // as they are written
	kin     map[int]meaning // of the columns that say a part of something
	own     bool            // these are the columns of rel's own export
	google  bool
	outlook bool
}

// lookAt looks at all headings at once.
func lookAt(columns []column) sheetHead {
	h := sheetHead{keys: make(map[string]bool, len(columns)), exact: make(map[string]bool, len(columns))}
	for _, c := range columns {
		h.keys[headingKey(c.header)], h.exact[c.header] = true, true
	}
	h.own = !slices.ContainsFunc(ownMarks, func(mark string) bool { return !h.exact[mark] })
	h.google = h.keys["groupmembership"] || h.keys["phoneticfirstname"] && h.keys["labels"]
	h.outlook = h.keys["emailaddress"] && h.keys["businessphone"] &&
		(h.keys["sensitivity"] || h.keys["ttytddphone"] || h.keys["emaildisplayname"])
	h.kin = families(columns)
	return h
}

// ordinary is what a column means by its heading, beside the other columns.
func (h sheetHead) ordinary(c column) meaning {
	key := headingKey(c.header)
	if field, ok := strings.CutPrefix(c.header, fieldMark); ok {
		return meaning{use: useField, field: field}
	}
	if h.own && !slices.Contains(Exported, c.header) {
		return meaning{use: useField}
	}
	for _, e := range exported {
		if c.header == e.heading && h.exact[e.beside] {
			return meaning{use: e.use}
		}
	}
	if exact, ok := yields[key]; ok && h.keys[exact] {
		return meaning{use: useField}
	}
	if m, ok := h.kin[c.index]; ok {
		return m
	}
	if m, ok := h.dialect(key); ok {
		return m
	}
	if m, ok := recognize(c.header); ok && !c.bare {
		return m
	}
	return meaning{use: useField}
}

// dialect is what a heading means in the files of one program alone.
func (h sheetHead) dialect(key string) (meaning, bool) {
	switch {
	case h.google && (key == "labels" || key == "groupmembership"):
		return meaning{use: useGroup, label: googleLabels}, true
	case h.outlook && isDisplayName(key):
		return meaning{use: useAgain}, true
	case h.outlook && outlookPhone(key) != "":
		return meaning{use: usePhone, label: outlookPhone(key)}, true
	}
	return meaning{}, false
}

// outlookPhone is the label of a phone that Outlook has a column for and others do not; empty for any other column.
func outlookPhone(key string) string {
	switch key {
	case "assistantsphone":
		return "assistant"
	case "callback":
		return key
	case "companymainphone":
		return "company main"
	case "isdn":
		return "ISDN"
	case "primaryphone":
		return "primary"
	case "radiophone":
		return "radio"
	case "telex":
		return key
	case "ttytddphone":
		return "TTY/TDD"
	}
	return ""
}

// isDisplayName knows what Outlook writes beside each e-mail address: whose it is, and that it is one.
func isDisplayName(key string) bool {
	switch strings.Replace(key, digits(key), "", 1) {
	case "emaildisplayname", "emailtype":
		return true
	}
	return false
}

// outlookUnset is what Outlook writes for every contact where nothing was said, in lower case, by headingKey.
var outlookUnset = map[string]string{
	"gender": "unspecified", "priority": "normal", "sensitivity": "normal", "private": "false",
}

// googleLabels is the label of groups that are Google's labels.
const googleLabels = "Google"

// readGoogleLabels takes Google's labels as groups. Of its own, which begin with a star, the one of favorites is a tag, and
// those that sort contacts by how they came about are nothing that was said of anybody.
func readGoogleLabels(r *reading, cell string) (err error) {
	for _, name := range list(cell, "") {
		own, star := strings.CutPrefix(name, "*")
		switch key := headingKey(own); {
		case star && googleOwn(key):
		case star && key == "starred":
			r.contact.Tags = append(r.contact.Tags, key)
		default:
			r.contact.Groups, err = addNames(r.contact.Groups, []string{strings.TrimSpace(own)})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// googleOwn reports whether a label of Google's says only how a contact came about.
func googleOwn(key string) bool { return key == "mycontacts" || key == "othercontacts" || key == "" }

// lookForOwn finds in a cell the labels of Google's own that will be left out, as the first row that has each writes it.
func (s *Sheet) lookForOwn(c column, cell string) {
	if c.use != useGroup || c.label != googleLabels {
		return
	}
	for _, name := range list(cell, "") {
		if own, star := strings.CutPrefix(name, "*"); star && googleOwn(headingKey(own)) && !slices.Contains(s.OwnLabels, name) {
			s.OwnLabels = append(s.OwnLabels, name)
		}
	}
}
