package document

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// The keys of a contact.
const (
	Name         = "name"
	Kind         = "kind"
	Aliases      = "aliases"
	Title        = "title"
	Organization = "organization"
	From         = "from"
	Positions    = "positions"
	Email        = "email"
	Phone        = "phone"
	Web          = "web"
	Address      = "address"
	Groups       = "groups"
	Tags         = "tags"
	Stage        = "stage"
	Every        = "every"
	Snooze       = "snooze"
	Dates        = "dates"
	Fields       = "fields"
)

// ContactForm is the form of a contact.
func ContactForm() Form {
	return Form{Noun: "a contact", Keys: []Key{
		{Name, One, "the name they are listed under"},
		{Kind, Plain, "person or organization"},
		{Aliases, Ordered, "other names they go by, one to a line:\n  - Dee Whitcomb"},
		{Title, One, "the position they hold now"},
		{Organization, One, "where they hold it"},
		{From, Plain, "the first day of it: 2026-11-05; empty where it is not known"},
		{Positions, Many, "positions before that one, and others; a line that is taken out is forgotten"},
		{Email, Ordered, "e-mail addresses, one to a line, with a label or without; the first is shown in lists:\n" +
			"  - dana@example.org\n  - work: dana@example.org"},
		{Phone, Ordered, "phone numbers, in the same way:\n  - cell: 202-555-0142"},
		{Web, Ordered, "web pages, in the same way"},
		{Address, Ordered, "postal addresses, in the same way"},
		{Groups, Many, "groups of stakeholders, one to a line; rel group lists what there is"},
		{Tags, Many, "tags, one to a line"},
		{Stage, Plain, "prospect, developing, sustaining or dormant"},
		{Every, Plain, "how often to be in touch: 10d, 2w, monthly, quarterly, never; empty leaves it to the groups and the journal"},
		{Snooze, Plain, "not due before this day: 2026-12-01, in 2 weeks; empty is no snooze"},
		{Dates, Days, "dates of every year, one to a line:\n  - birthday: 1968-05-12\n  - anniversary: 1 jun"},
		{Fields, Many, "any other values, one to a line:\n  - County: Polk"},
	}}
}

// ofPoint is the key of a way to reach a contact.
var ofPoint = [...]struct {
	Kind journal.PointKind
	Key  string
}{{journal.PointEmail, Email}, {journal.PointPhone, Phone}, {journal.PointWeb, Web}, {journal.PointAddress, Address}}

// PointKind is the way to reach a contact that a key holds; empty where it is the key of something else.
func PointKind(key string) journal.PointKind {
	for _, p := range ofPoint {
		if p.Key == key {
			return p.Kind
		}
	}
	return ""
}

// OfContact is a contact as a document.
func OfContact(c journal.Contact, today journal.Day) (d Document) {
	d.set(Name, c.Name)
	d.set(Kind, string(c.Kind))
	d.set(Aliases, c.Aliases...)
	now := c.Position(today)
	if now != nil {
		d.set(Title, now.Title)
		d.set(Organization, now.Organization)
		d.set(From, now.From.String())
	}
	d.set(Positions, otherPositions(c, now)...)
	for _, of := range ofPoint {
		d.name(of.Key, pointsOf(c, of.Kind))
	}
	d.set(Groups, c.Groups...)
	d.set(Tags, c.Tags...)
	d.set(Stage, string(c.Stage))
	d.set(Every, c.Every.String())
	d.set(Snooze, c.Snooze.String())
	var dates, fields []Value
	for _, y := range c.Dates {
		dates = append(dates, Value{Name: y.Label, Text: y.String()})
	}
	for _, f := range c.Fields {
		fields = append(fields, Value{Name: f.Name, Text: f.Value})
	}
	d.name(Dates, dates)
	d.name(Fields, fields)
	return d
}

func pointsOf(c journal.Contact, kind journal.PointKind) (values []Value) {
	for _, p := range c.Points {
		if p.Kind == kind {
			values = append(values, Value{Name: p.Label, Text: p.Value})
		}
	}
	return values
}

// otherPositions is all but the one of now, as PositionText has them.
func otherPositions(c journal.Contact, now *journal.Position) (texts []string) {
	for i, p := range c.Positions {
		if &c.Positions[i] != now {
			texts = append(texts, PositionText(p))
		}
	}
	return texts
}

// PositionText is a position with its time: "Director, Office of Child Care, 2019-01-01 to 2024-06-30".
func PositionText(p journal.Position) string {
	text := p.String()
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return text
	case p.To.IsZero():
		return text + ", from " + p.From.String()
	default:
		return strings.Join(append([]string{text + ","}, strings.Fields(p.From.String()+" to "+p.To.String())...), " ")
	}
}
