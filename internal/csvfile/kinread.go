package csvfile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// several is what Google joins the values of one label by.
const several = " ::: "

// gathered is the parts of one thing that a row has, of which each column says one.
type gathered struct {
	column column // one that is more than a label, else the first
	parts  map[string]string
	labels []part // as they stand
}

// gather keeps a part until the row is read.
func (r *reading) gather(c column, cell string) {
	i := slices.IndexFunc(r.things, func(g gathered) bool { return g.column.kin.family == c.kin.family })
	if i < 0 {
		i, r.things = len(r.things), append(r.things, gathered{column: c, parts: map[string]string{}})
	}
	g := &r.things[i]
	if g.column.kin.labels() {
		g.column = c
	}
	if before := g.parts[c.kin.part]; before != "" {
		cell = before + "\n" + cell
	}
	g.parts[c.kin.part] = cell
	if c.kin.labels() {
		g.labels = append(g.labels, part{c, cell})
	}
}

// labels reports whether the part is a label.
func (k kin) labels() bool { return k.part == partLabel || k.part == partService }

// putTogether makes of the parts what they are.
func (r *reading) putTogether() *blame {
	for _, g := range r.things {
		var err error
		if g.column.kin.labels() {
			err = r.keepLabels(g) // of nothing
		} else {
			err = r.thing(g)
		}
		if err != nil {
			return &blame{g.column.header, err}
		}
	}
	return nil
}

// keepLabels keeps the labels of what has no place for them as fields; one that Google writes where nothing was said is none.
func (r *reading) keepLabels(g gathered) error {
	for _, l := range g.labels {
		if cleanLabel(l.text) == "" {
			continue
		}
		if err := readField(r, l.column, l.text); err != nil {
			return err
		}
	}
	return nil
}

func (r *reading) thing(g gathered) error {
	c, label := g.column, cleanLabel(g.parts[partLabel])
	if service := cleanLabel(g.parts[partService]); service != "" && label != "" {
		label = service + " (" + label + ")"
	} else {
		label += service
	}
	if label != "" {
		c.label = pointLabel(label)
	}
	switch c.use {
	case useAddress:
		return r.addresses(c, g.parts)
	case usePosition:
		return cmp.Or(r.positions(g.parts), r.keepLabels(g))
	case useDate:
		return readDate(r, c, g.parts[partValue])
	case useField:
		return r.addField(fieldOf(c, label), strings.ReplaceAll(g.parts[partValue], several, joint))
	default:
		return readers[c.use](r, c, g.parts[partValue])
	}
}

// fieldOf is the name of the field that a thing with a label of its own is kept as: the label, else what it is. Of an account
// for messages it is both.
func fieldOf(c column, label string) string {
	thing, _, _ := strings.Cut(c.header, " - ")
	thing = strings.TrimRight(thing, " 0123456789")
	switch {
	case label == "":
		return thing
	case thing == "IM":
		return thing + " " + label
	default:
		return label
	}
}

// keepCell keeps as a field, and says so, what cannot be taken for what its column holds. Where there are no fields, it is an error.
func (r *reading) keepCell(c column, cell string, why error) error {
	if r.terms {
		return why
	}
	name := c.header
	switch {
	case c.kin != (kin{}) && c.use == useDate:
		name = fieldOf(c, c.label)
	case c.kin != (kin{}):
		name = fieldOf(c, "")
	}
	r.remarks = append(r.remarks, fmt.Sprintf("%s: %v; kept as a field", name, why))
	return r.addField(name, cell)
}

// cleanLabel is the label a person has given. Google marks its own with a star.
func cleanLabel(text string) string {
	clean, err := journal.CleanName(strings.ReplaceAll(text, "*", " "))
	if err != nil {
		return ""
	}
	return clean
}

// pointLabel is the label of a way to reach somebody, as rel writes it.
func pointLabel(label string) string {
	key := headingKey(label)
	for _, l := range labels {
		if key == l.word && l.label != "" {
			return l.label
		}
	}
	if m, ok := recognizePoint(key); ok && m.use == usePhone && m.label != "" { // "Work Fax"
		return m.label
	}
	return label
}

// addresses adds an address put together from its parts; of one that is there whole, only what it does not say is added.
func (r *reading) addresses(c column, parts map[string]string) error {
	for _, whole := range strings.Split(parts[partWhole], several) {
		lines := []string{whole}
		for _, line := range addressLines(parts) {
			if line != "" && !strings.Contains(parts[partWhole], several) && !journal.Says(strings.Join(lines, " "), line) {
				lines = append(lines, line)
			}
		}
		address := strings.TrimSpace(strings.Join(lines, "\n"))
		if address == "" {
			continue
		}
		if err := r.point(journal.PointAddress, c, address); err != nil {
			return err
		}
	}
	return nil
}

// addressLines are the lines of an address of these parts.
func addressLines(parts map[string]string) []string {
	town := strings.TrimSpace(parts["state"] + " " + parts["code"])
	if parts["city"] != "" && town != "" {
		town = parts["city"] + ", " + town
	} else {
		town = parts["city"] + town
	}
	box := parts["box"]
	if box != "" && digits(box) == box {
		box = "PO Box " + box
	}
	return []string{parts[partStreet], parts["street 2"], parts["street 3"], box, town, parts["country"]}
}

// positions adds the positions that a title and an organization name, several where Google has joined several.
func (r *reading) positions(parts map[string]string) error {
	titles, organizations := strings.Split(parts[partTitle], several), strings.Split(parts[partName], several)
	for i := range max(len(titles), len(organizations)) {
		var p journal.Position
		var err error
		if i < len(titles) && titles[i] != "" {
			p.Title, err = journal.CleanName(titles[i])
		}
		if i < len(organizations) && organizations[i] != "" && err == nil {
			p.Organization, err = journal.CleanName(organizations[i])
		}
		if err != nil {
			return err
		}
		if p != (journal.Position{}) {
			r.contact.Positions = append(r.contact.Positions, p)
		}
	}
	return nil
}

// addField keeps a value as a field. Of several values of one name a field has all.
func (r *reading) addField(name, value string) error {
	name, err := journal.CleanName(name)
	if err == nil {
		value, err = journal.CleanText(name, value)
	}
	if err != nil || value == "" {
		return err
	}
	key := journal.NameKey(name)
	if at, ok := r.fields[key]; ok {
		f := &r.contact.Fields[at]
		if f.Value != value {
			f.Value, err = journal.CleanText(name, f.Value+joint+value)
		}
		return err
	}
	r.fields[key] = len(r.contact.Fields)
	r.contact.Fields = append(r.contact.Fields, journal.Field{Name: name, Value: value})
	return nil
}

// readAgain keeps what is likely to say once more what other columns say, until that is known.
func readAgain(r *reading, c column, cell string) error {
	r.again = append(r.again, part{c, cell})
	return nil
}

// keepAgain keeps of that as fields what says more than the name and the e-mail addresses.
func (r *reading) keepAgain() *blame {
	known := r.contact.Name + " SMTP"
	for _, p := range r.contact.Points {
		if p.Kind == journal.PointEmail {
			known += " " + p.Value
		}
	}
	for _, p := range r.again {
		if journal.Says(known, p.text) {
			continue
		}
		if err := readField(r, p.column, p.text); err != nil {
			return &blame{p.column.header, err}
		}
	}
	return nil
}
