package vcard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// reading is a card on its way to the journal's form.
type reading struct {
	card      journal.Card
	o         Options
	labels    map[string]string // of the groups that have one, as they stand
	countries map[string]string // in whose way the addresses of groups are written
	formatted string            // FN
	written   property          // the same, as it stands
	parts     nameParts         // N
	apart     property          // the same, as it stands
	isCompany bool              // it says that it stands for an organization
	points    []ranked
	printed   []property // addresses as they are printed on an envelope
	position  journal.Position
	units     []string // below the organization
	roles     []property
	notes     []string
	noted     []property         // the notes, as they stand
	filed     []property         // categories
	called    []string           // by what lists of the file call it
	terms     []journal.Position // as rel itself has written them
	grouped   []string           // likewise, the names of groups
}

// ranked is a way to reach somebody, with how much it is preferred: 1 is the most.
type ranked struct {
	journal.Point
	rank int
	line property
}

func newReading(c *gathered, o Options) *reading {
	r := &reading{o: o, labels: map[string]string{}, countries: map[string]string{}}
	r.card.Line, r.card.Remarks = c.begin, c.remarks
	for _, p := range c.properties {
		switch {
		case p.group == "":
		case p.name == propertyLabel:
			r.labels[p.group] = p.value
		case p.name == propertyCountry:
			r.countries[p.group] = p.value
		}
	}
	return r
}

// saysNothing reports whether the value is empty, its components too.
func (p property) saysNothing() bool { return strings.Trim(p.value, " \t;") == "" }

// take reads a property. What rel has a place for and cannot read is kept aside with the rest, and said; the error is of
// what would spoil the contact.
func (r *reading) take(p property) error {
	if p.cut {
		return r.tooLong(p)
	}
	if own, ok := strings.CutPrefix(p.name, ownPrefix); ok {
		return r.takeOwn(own, p)
	}
	switch p.name {
	case "VERSION", "PRODID", "REV", "PROFILE", propertyCountry, propertyLabel: // of the file, not of anybody
		return nil
	case "FN", "N", "NICKNAME", "X-ANDROID-CUSTOM":
		return r.takeName(p)
	case "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "X-EVOLUTION-LIST":
		return r.takeKind(p)
	case "ORG", "TITLE", "ROLE":
		return r.takePosition(p)
	case "EMAIL", "TEL", "URL", "ADR", "LABEL":
		return r.takePoint(p)
	case "BDAY", propertyDate:
		return r.takeDate(p)
	case "NOTE":
		return r.takeNote(p)
	case "CATEGORIES":
		r.filed = append(r.filed, p)
		return nil
	case "UID":
		r.called = append(r.called, uidKey(p.text()))
		r.remarkParams(p)
		return r.takeUID(p)
	case "X-ABUID":
		r.called = append(r.called, uidKey(p.text()))
	}
	if isDated(p.name) { // X-ANNIVERSARY, X-MS-ANNIVERSARY, …
		return r.takeDate(p)
	}
	return r.keep(p)
}

// remark says what became of something that could not be taken as what it is.
func (r *reading) remark(format string, args ...any) {
	r.card.Remarks = append(r.card.Remarks, fmt.Sprintf(format, args...))
}

// remarkParams says which parameters are left out of a line that is taken without them.
func (r *reading) remarkParams(p property) {
	var names []string
	for _, x := range p.plain().params {
		names = append(names, x.name)
	}
	if names != nil {
		r.remark("of %s, %s left out", p.name, strings.Join(slices.Compact(names), ", "))
	}
}

func (r *reading) takeKind(p property) error {
	switch kind := strings.ToLower(strings.TrimSpace(p.text())); {
	case p.name == "X-EVOLUTION-LIST", p.name == "X-ABSHOWAS" && kind != "company":
		return nil
	case kind == "individual", kind == "org", kind == "company":
		r.isCompany = r.isCompany || kind != "individual"
		r.remarkParams(p)
		return nil
	default: // a place, a device
		r.isCompany = true
		return r.keep(p)
	}
}

func (r *reading) takePosition(p property) error {
	if p.name == "ORG" {
		return r.takeOrganization(p)
	}
	text, err := journal.CleanName(p.text())
	r.whole(p)
	switch {
	case err != nil:
		return err
	case p.name == "ROLE":
		r.roles = append(r.roles, p)
	case r.position.Title == "":
		r.position.Title = text
	default:
		return r.field(fieldTitle, text)
	}
	return nil
}

// takeOrganization reads the first organization with its units; what else there is of them is kept as a field.
func (r *reading) takeOrganization(p property) error {
	parts := slices.DeleteFunc(splitComponents(p.value, 1), func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return nil
	}
	r.whole(p)
	if r.position.Organization != "" {
		return r.field(fieldOrganization, strings.Join(parts, ", "))
	}
	var err error
	r.position.Organization, err = journal.CleanName(parts[0])
	r.units = parts[1:]
	return err
}

// takeNote reads a note of the card, which becomes a field: rel's own notes are of conversations.
func (r *reading) takeNote(p property) error {
	name := p.param(paramField)
	text, err := journal.CleanText("note", p.text())
	if err != nil || text == "" {
		return err
	}
	if name == "" {
		r.notes, r.noted = append(r.notes, text), append(r.noted, p.plain())
		return nil
	}
	return r.field(name, text)
}

// field gives the contact a field; a second of the name is kept with the first, unless that says it.
func (r *reading) field(name, text string) error {
	name, err := journal.CleanName(name)
	if err != nil {
		return err
	}
	value, err := journal.CleanText("field "+name, text)
	if err != nil {
		return err
	}
	fields := r.card.Contact.Fields
	i := slices.IndexFunc(fields, func(f journal.Field) bool { return journal.NameKey(f.Name) == journal.NameKey(name) })
	if i < 0 {
		r.card.Contact.Fields = append(r.card.Contact.Fields, journal.Field{Name: name, Value: value})
		return nil
	}
	if slices.Contains(strings.Split(fields[i].Value, "\n"), value) {
		return nil
	}
	fields[i].Value, err = journal.CleanText("field "+name, fields[i].Value+"\n"+value)
	return err
}
