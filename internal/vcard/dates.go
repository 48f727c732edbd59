package vcard

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// propertyDate is a date that Apple's programs, and by now most, have a label for.
const propertyDate = "X-ABDATE"

// anniversary labels the yearly date of a wedding.
const anniversary = journal.Anniversary

// paramOmit says which year stands for none, as Apple has it: X-APPLE-OMIT-YEAR=1604.
const paramOmit = "X-APPLE-OMIT-YEAR"

func (r *reading) takeDate(p property) error {
	y, err := r.date(p)
	if err == nil && y.Begun(r.o.Today) != nil {
		r.remark("%s %q is still to come; kept aside", p.name, journal.AsTyped(p.text()))
		return r.keep(p)
	}
	if err != nil {
		r.remark("%s %q is no date that comes round each year; kept aside", p.name, journal.AsTyped(p.text()))
		return r.keep(p)
	}
	c := &r.card.Contact
	same := func(d journal.Yearly) bool { return d.Label == y.Label && d.Month == y.Month && d.Day == y.Day }
	switch i := slices.IndexFunc(c.Dates, same); {
	case i < 0:
		c.Dates = append(c.Dates, y)
	case c.Dates[i].Year == 0:
		c.Dates[i] = y
	case y.Year != 0 && y.Year != c.Dates[i].Year:
		r.remark("%s %q is of another year than the first; left out", p.name, journal.AsTyped(p.text()))
		return nil
	}
	r.whole(p)
	return nil
}

// date is a date that comes round each year. The error says that it is none.
func (r *reading) date(p property) (journal.Yearly, error) {
	label := anniversary
	switch p.name {
	case "BDAY":
		label = journal.Birthday
	case propertyDate:
		if label = strings.ToLower(r.label(p)); label == "" {
			label = "date"
		}
	}
	return journal.ParseYearly(label, plainDate(p), journal.OrderUnset)
}

// isDated reports whether a property is the anniversary of somebody, as any program calls it.
func isDated(name string) bool { return name == propertyDate || strings.HasSuffix(name, "ANNIVERSARY") }

// isDate reports whether a property is a date that comes round.
func isDate(name string) bool { return name == "BDAY" || isDated(name) }

// plainDate is a date as the journal reads it, 1980-05-12 or --05-12, of 1980-05-12, 19800512, --0512 or 1604-05-12 without
// its year, each with or without a time behind. What is none of them stays as it is, and is a date to nobody.
func plainDate(p property) string {
	text := strings.TrimSpace(p.text())
	date, _, _ := strings.Cut(strings.ToUpper(text), "T")
	date, _, _ = strings.Cut(date, " ")
	year, rest := "", date
	if month, without := strings.CutPrefix(date, "--"); without {
		rest = month
	} else if len(date) > 4 {
		year, rest = date[:4], strings.TrimPrefix(date[4:], "-")
	}
	if len(rest) == 4 {
		rest = rest[:2] + "-" + rest[2:]
	}
	if len(rest) != len("05-12") || rest[2] != '-' || p.param("VALUE") == "text" {
		return "?" + text
	}
	if year == "" || year == "0000" || year == p.param(paramOmit) {
		return "--" + rest
	}
	return year + "-" + rest
}
