package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

func (f *contactFlags) readPoints(c *journal.Contact) error {
	for _, given := range []struct {
		kind   journal.PointKind
		values []string
	}{{journal.PointEmail, f.emails}, {journal.PointPhone, f.phones}, {journal.PointWeb, f.webs}, {journal.PointAddress, f.places}} {
		for _, v := range given.values {
			p, err := readPoint(given.kind, v)
			if err != nil {
				return err
			}
			c.Points = append(c.Points, p)
		}
	}
	return nil
}

// labels are the words that, before a colon, say what sort of e-mail address, phone or address follows.
var labels = []string{"work", "home", "mobile", "cell", "fax", "main", "other", "personal", "assistant"}

// readPoint reads "work: dana@example.org", or the value alone.
func readPoint(kind journal.PointKind, text string) (journal.Point, error) {
	value, err := journal.CleanText(string(kind), text)
	if err != nil {
		return journal.Point{}, err
	}
	p := journal.Point{Kind: kind, Value: strings.TrimSpace(value)}
	if label, rest, ok := strings.Cut(p.Value, ":"); ok && isLabel(label) {
		p.Label, p.Value = strings.ToLower(strings.TrimSpace(label)), strings.TrimSpace(rest)
	}
	switch {
	case p.Value == "":
		return p, journal.Bad("leave the flag out, or give it a value", "an empty %s says nothing", kind)
	case kind == journal.PointEmail && !journal.IsEmail(p.Value):
		return p, journal.Bad("an address has the form dana@example.org", "%q is not an e-mail address", p.Value)
	}
	return p, nil
}

func isLabel(text string) bool {
	for _, l := range labels {
		if strings.EqualFold(strings.TrimSpace(text), l) {
			return true
		}
	}
	return false
}

func (f *contactFlags) readPosition(c *journal.Contact) (err error) {
	if f.title == "" && f.organization == "" {
		return nil
	}
	var p journal.Position
	if f.title != "" {
		if p.Title, err = journal.CleanName(f.title); err != nil {
			return err
		}
	}
	if f.organization != "" {
		if p.Organization, err = journal.CleanName(f.organization); err != nil {
			return err
		}
	}
	c.Positions = []journal.Position{p}
	return nil
}

func (f *contactFlags) readDates(ctx context.Context, a *app, c *journal.Contact) error {
	given := f.dates
	if f.birthday != "" {
		given = append([]string{journal.Birthday + ": " + f.birthday}, given...)
	}
	if len(given) == 0 {
		return nil
	}
	g, err := a.dates(ctx, journal.Back)
	if err != nil {
		return err
	}
	for _, text := range given {
		label, date, ok := strings.Cut(text, ":")
		if !ok {
			return journal.Bad(`--date "anniversary: 1 jun 2010"`, "%q does not say which date it is", text)
		}
		if label, err = journal.CleanName(label); err != nil {
			return err
		}
		d, err := journal.ParseYearly(strings.ToLower(label), strings.TrimSpace(date), g.Order)
		if err == nil {
			err = d.Begun(a.today())
		}
		if err != nil {
			return err
		}
		c.Dates = append(c.Dates, d)
	}
	return nil
}

func (f *contactFlags) readFields(c *journal.Contact) error {
	fields, err := readFields(f.fields)
	c.Fields = fields
	return err
}

// readFields reads "State=OR" and its like.
func readFields(texts []string) ([]journal.Field, error) {
	var out []journal.Field
	for _, text := range texts {
		name, value, ok := strings.Cut(text, "=")
		if !ok {
			return nil, journal.Bad("--field State=OR", "%q has no = between a field's name and its value", text)
		}
		f, err := readField(name, value)
		if err != nil {
			return nil, err
		}
		if hasField(out, f.Name) {
			return nil, fieldTwice(f.Name)
		}
		out = append(out, f)
	}
	return out, nil
}

// readField reads a field's name and its value.
func readField(name, value string) (f journal.Field, err error) {
	if f.Name, err = journal.CleanName(name); err != nil {
		return f, err
	}
	value, err = journal.CleanText("field "+f.Name, value)
	f.Value = strings.TrimSpace(value)
	return f, err
}

func hasField(fields []journal.Field, name string) bool {
	return slices.ContainsFunc(fields, func(f journal.Field) bool { return journal.NameKey(f.Name) == journal.NameKey(name) })
}

func fieldTwice(name string) error {
	return journal.Bad("give each field one value", "the field %s is given twice", name)
}
