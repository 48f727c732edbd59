package monica

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// mostOf is how many things belong to a contact at most. Nobody's are as many; a damaged file's could be.
const mostOf = 100_000

// takeOf takes what belongs to a contact and is no note: ways to reach them, and what is kept as fields.
func (m *making) takeOf(x item, kinds map[string]string) error {
	n := 0
	for _, of := range x.Data {
		if n += len(of.Values); n > mostOf {
			return journal.Bad("see whether the file is damaged, or leave it out with --skip-bad",
				"more than %d things belong to the contact", mostOf)
		}
	}
	for _, take := range []struct {
		kind string
		as   func(item) error
	}{
		{"contact_field", func(x item) error { return m.takeField(x, kinds) }},
		{"address", m.takeAddress}, {"task", m.takeTask}, {"debt", m.takeDebt}, {"gift", m.takeGift}, {"reminder", m.takeReminder},
		{"pet", m.takePet},
	} {
		for _, y := range x.Data.items(take.kind) {
			if err := take.as(y); err != nil {
				return err
			}
		}
	}
	return nil
}

// takeField takes a way to reach them: as what it is by the name of its kind and by its look, else as a field.
func (m *making) takeField(x item, kinds map[string]string) error {
	var p struct{ Data, Type string }
	if err := x.says(&p); err != nil {
		return err
	}
	value, kind := journal.OneSpaced(p.Data), kinds[p.Type]
	switch key := journal.NameKey(kind); {
	case journal.IsEmail(value) && !strings.HasPrefix(value, "@"):
		m.c.Points = append(m.c.Points, journal.Point{Kind: journal.PointEmail, Value: value})
	case key == "phone" || key == "telephone" || key == "mobile":
		m.c.Points = append(m.c.Points, journal.Point{Kind: journal.PointPhone, Value: value})
	case strings.HasPrefix(value, "https://") || strings.HasPrefix(value, "http://"):
		m.c.Points = append(m.c.Points, journal.Point{Kind: journal.PointWeb, Value: value, Label: kind})
	case kind == "":
		m.field("Reached by", value)
	default:
		m.field(kind, value)
	}
	return nil
}

func (m *making) takeAddress(x item) error {
	var p struct {
		Name, Street, City, Province, Country string
		Code                                  any `json:"postal_code"`
	}
	if err := x.says(&p); err != nil {
		return err
	}
	city := joined(", ", p.City, joined(" ", p.Province, plainly(p.Code)))
	if value := joined("\n", p.Street, city, p.Country); value != "" {
		m.c.Points = append(m.c.Points, journal.Point{Kind: journal.PointAddress, Value: value, Label: journal.OneSpaced(p.Name)})
	}
	return nil
}

// joined is what is not empty of some words.
func joined(between string, words ...string) string {
	var filled []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			filled = append(filled, w)
		}
	}
	return strings.Join(filled, between)
}

func (m *making) takeTask(x item) error {
	var p struct {
		Title, Description string
		Completed          bool
	}
	err := x.says(&p)
	name := "To do"
	if p.Completed {
		name = "Done"
	}
	m.field(name, joined(": ", p.Title, p.Description))
	return err
}

func (m *making) takeDebt(x item) error {
	var p struct {
		Amount, Currency any
		Status           string
		InDebt           bool `json:"in_debt"`
	}
	err := x.says(&p)
	name := "They owe me"
	if p.InDebt {
		name = "I owe them"
	}
	m.field(name, joined(" ", plainly(p.Amount), plainly(p.Currency), parenthesis(p.Status)))
	return err
}

func (m *making) takeGift(x item) error {
	var p struct {
		Name, Comment, URL, Status, Date string
		Amount                           any
	}
	err := x.says(&p)
	m.field("Gift", joined(" ", joined(", ", p.Name, p.Comment, p.URL, plainly(p.Amount), p.Date), parenthesis(p.Status)))
	return err
}

func (m *making) takeReminder(x item) error {
	var p struct {
		Date               string `json:"initial_date"`
		Title, Description string
		Every              string `json:"frequency_type"`
		Number             any    `json:"frequency_number"`
	}
	err := x.says(&p)
	if n := plainly(p.Number); n != "1" {
		p.Every = joined(" ", n, p.Every)
	}
	m.field("Reminder", joined(" ", joined(": ", p.Title, p.Description), justDay(p.Date), parenthesis(p.Every)))
	return err
}

func (m *making) takePet(x item) error {
	var p struct{ Name, Category string }
	err := x.says(&p)
	m.field("Pet", joined(" ", p.Name, parenthesis(p.Category)))
	return err
}

func parenthesis(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}
