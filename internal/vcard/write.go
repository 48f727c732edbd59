package vcard

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// Version is a version of vCard.
type Version string

// The versions that are written.
const (
	V3 Version = "3.0" // what most programs read
	V4 Version = "4.0"
)

// Writer writes contacts as cards.
type Writer struct {
	w       io.Writer
	version Version
	today   journal.Day
	buffer  bytes.Buffer
	groups  int    // in the card so far
	said    []said // what the card will say
}

// said is a line that rel says something with.
type said struct {
	property
	label   string   // of its group, as it stands; empty for none
	sayings []string // what it says, where that is of matter
	aside   []string // instead of all that: the lines of what is kept aside, as they are
}

// NewWriter is a writer of cards of a version. Which position is a contact's current one is a matter of the day.
func NewWriter(w io.Writer, v Version, today journal.Day) *Writer {
	return &Writer{w: w, version: v, today: today}
}

// Write writes a contact, with what is kept aside of it.
func (w *Writer) Write(c journal.Contact) error {
	w.say(c)
	w.put(c)
	_, err := w.w.Write(w.buffer.Bytes())
	return err
}

// say makes up what the card of a contact says.
func (w *Writer) say(c journal.Contact) {
	w.buffer.Reset()
	w.groups, w.said = 0, w.said[:0]
	w.line("BEGIN", "VCARD")
	w.line("VERSION", string(w.version))
	w.uids(c)
	w.names(c)
	current := w.position(c)
	w.points(c)
	w.dates(c)
	w.categories(c)
	w.fields(c, current)
	w.own(c)
	w.kept(c)
	w.line("END", "VCARD")
}

// line adds a property whose value is escaped already.
func (w *Writer) line(name, value string, params ...param) {
	w.said = append(w.said, said{property: property{name: name, params: params, value: value}})
}

// labeled adds a property that says what it is for: by its types, or else by a label of its group.
func (w *Writer) labeled(name, value, label string, params ...param) {
	types, ok := typesOf(label)
	if ok || label == "" {
		for _, t := range types {
			params = append(params, param{"TYPE", t})
		}
		w.line(name, value, params...)
		return
	}
	w.line(name, value, params...)
	w.said[len(w.said)-1].label = escape(label)
}

// grouped adds lines that belong together.
func (w *Writer) grouped(lines ...string) {
	w.groups++
	for _, l := range lines {
		if label, ok := strings.CutPrefix(l, propertyLabel+":"); ok {
			l = "X-ABLabel:" + label // as the programs write it that it is for
		}
		w.fold(fmt.Sprintf("item%d.%s", w.groups, l))
	}
}

// fold adds a line, broken where it has more than 75 octets, and never within a character.
func (w *Writer) fold(line string) {
	room := 75
	for len(line) > room {
		at := room
		for at > 0 && !utf8.RuneStart(line[at]) {
			at--
		}
		if at == 0 { // which no text has
			at = room
		}
		w.buffer.WriteString(line[:at])
		w.buffer.WriteString("\r\n ")
		line, room = line[at:], 74
	}
	w.buffer.WriteString(line)
	w.buffer.WriteString("\r\n")
}

// uids writes what the contact is called: as another program does where one does, so that it knows the card again.
func (w *Writer) uids(c journal.Contact) {
	var others []string
	for _, k := range c.Kept {
		if k.Name == journal.PropertyUID {
			others = append(others, strings.TrimPrefix(k.Line, journal.PropertyUID+":"))
		}
	}
	if len(others) == 0 {
		if c.UID != "" {
			w.line("UID", "urn:uuid:"+c.UID)
		}
		return
	}
	w.line("UID", others[0])
	if c.UID != "" {
		w.line(ownPrefix+ownUID, c.UID)
	}
	for _, uid := range others[1:] {
		w.line(ownPrefix+ownOtherUID, uid)
	}
}

func (w *Writer) names(c journal.Contact) {
	isOther := slices.ContainsFunc(c.Kept, func(k journal.Property) bool { return k.Name == "KIND" })
	if c.Kind == journal.Organization && !isOther {
		if w.version == V4 {
			w.line("KIND", "org")
		} else {
			w.line("X-ABShowAs", "COMPANY")
		}
	}
	w.line("FN", escape(c.Name))
	w.said = append(w.said, said{property: nameLine(c)})
	for _, alias := range c.Aliases {
		w.line("NICKNAME", escape(alias))
	}
}

// nameLine is the line that takes a name apart: the one that came in, where they still go by that name.
func nameLine(c journal.Contact) property {
	if k, ok := keptName(c); ok {
		p, _ := partsOf(c, k)
		return p
	}
	if c.Kind == journal.Organization {
		return property{name: "N", value: ";;;;"}
	}
	return property{name: "N", value: structured(apartOf(c.Name).list())}
}

// keptName is the line that came in and takes the name of a contact apart, and whether there is one.
func keptName(c journal.Contact) (journal.Property, bool) {
	i := slices.IndexFunc(c.Kept, func(k journal.Property) bool {
		_, ok := partsOf(c, k)
		return ok
	})
	if i < 0 {
		return journal.Property{}, false
	}
	return c.Kept[i], true
}

// partsOf is a kept line that takes a name apart, and whether it does and the contact goes by that name.
func partsOf(c journal.Contact, k journal.Property) (property, bool) {
	if k.Name != "N" {
		return property{}, false
	}
	p, err := readProperty(content{text: []byte(k.Line)})
	return p, err == nil && goesBy(c, readNameParts(p.value))
}

// goesBy reports whether a contact goes by a name of these parts.
func goesBy(c journal.Contact, n nameParts) bool {
	key := journal.NameKey(n.whole())
	return n.fit(c.Name) || nameOf(c.Name, n) == c.Name && slices.ContainsFunc(append([]string{c.Name}, c.Aliases...),
		func(name string) bool { return journal.NameKey(name) == key })
}

// position writes the one held today, and gives it back.
func (w *Writer) position(c journal.Contact) journal.Position {
	var current journal.Position
	if p := c.Position(w.today); p != nil {
		current = *p
	}
	organization := current.Organization
	if c.Kind == journal.Organization {
		organization = c.Name
	}
	if department, ok := departmentOf(c, current); ok {
		w.line("ORG", escape(organization)+";"+escape(department))
	} else if organization != "" {
		w.line("ORG", escape(organization))
	}
	if current.Title != "" && c.Kind == journal.Person {
		w.line("TITLE", escape(current.Title))
	}
	return current
}

// departmentOf is the field that stands as a unit of the organization, and whether it can.
func departmentOf(c journal.Contact, current journal.Position) (string, bool) {
	for _, f := range c.Fields {
		isOf := c.Kind == journal.Organization || current.Organization != ""
		if f.Name == fieldDepartment && isOf && isPlain(f.Value) {
			return f.Value, true
		}
	}
	return "", false
}

// isPlain reports whether a text comes back as it is from where what is around it is trimmed.
func isPlain(text string) bool {
	clean, err := journal.CleanName(text)
	return err == nil && clean == text
}

// propertyOf is how ways to reach somebody are called.
func propertyOf(kind journal.PointKind) string {
	switch kind {
	case journal.PointEmail:
		return "EMAIL"
	case journal.PointPhone:
		return "TEL"
	case journal.PointWeb:
		return "URL"
	default:
		return "ADR"
	}
}

// points writes the ways to reach the contact; of several of a kind the first is preferred.
func (w *Writer) points(c journal.Contact) {
	for _, kind := range journal.PointKinds {
		all := slices.DeleteFunc(slices.Clone(c.Points), func(p journal.Point) bool { return p.Kind != kind })
		for i, p := range all {
			var params []param
			if len(all) > 1 && i == 0 {
				params = append(params, w.preferred())
			}
			value := escape(p.Value)
			switch kind {
			case journal.PointWeb:
				value = escapeURL(p.Value)
			case journal.PointAddress:
				value = addressOf(p.Value).value()
			}
			w.labeled(propertyOf(kind), value, p.Label, params...)
		}
	}
}

func (w *Writer) preferred() param {
	if w.version == V4 {
		return param{"PREF", "1"}
	}
	return param{"TYPE", "pref"}
}
