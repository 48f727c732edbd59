package csvfile

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// The uses of a column of positions, beside those of the name, the title, the organization, e-mail and uid.
const (
	useStart use = "start"
	useEnd   use = "end"
)

// termHeading is which of the two a heading stands for, as headingKey makes it; empty when neither.
func termHeading(key string) use {
	switch key {
	case "start", "started", "startdate", "starts", "from", "since", "began", "begin", "begins", "termstart", "appointed":
		return useStart
	case "end", "ended", "enddate", "ends", "to", "until", "till", "termend":
		return useEnd
	}
	return ""
}

// ofPositions are the headings of sheets of positions.
var ofPositions = vocabulary{
	recognizePosition, use.names, false, positionTargets, useName, "no column is headed Name, First name or Last name",
}

// recognizePosition tells what a column of a sheet of positions is from its heading alone.
func recognizePosition(heading string) (meaning, bool) {
	if u := termHeading(headingKey(heading)); u != "" {
		return meaning{use: u}, true
	}
	m, ok := recognize(heading)
	switch m.use {
	case useName, useFirst, useMiddle, useLast, useSuffix, useTitle, useOrganization, useEmail, useUID:
		return m, ok
	}
	return meaning{}, false
}

// positionTargets are the words --map takes for a sheet of positions.
func positionTargets() []string {
	var words []string
	names := []use{useName, useFirst, useMiddle, useLast, useSuffix}
	for _, u := range append(names, useTitle, useOrganization, useStart, useEnd, useEmail, useUID) {
		words = append(words, string(u))
	}
	return append(words, `"ignore"`)
}

// ReadPositions is Read of a file of positions, a term of somebody's in each row: each is a card whose contact has the one
// position.
func ReadPositions(open textfile.Open, o Options) (*Sheet, error) {
	o.terms = true
	s, _, err := readWith(open, o, ofPositions, func(header row, m mapping) ([]column, error) {
		columns, err := planKnown(header, m)
		if err == nil {
			err = needTerms(header, columns, o)
		}
		return columns, err
	})
	if err != nil {
		return nil, err
	}
	for _, c := range s.Columns {
		if c.As == string(useIgnore) && c.Filled > 0 {
			s.LeftOut = append(s.LeftOut, c.Header)
		}
	}
	return s, nil
}

// needTerms refuses a sheet that says of no position what it is, or when it was held.
func needTerms(header row, columns []column, o Options) error {
	headings := filledCells(header)
	for _, need := range []struct {
		uses  []use
		words string
	}{{[]use{useTitle, useOrganization}, "Title or Organization"}, {[]use{useStart, useEnd}, "Start or End"}} {
		if !has(columns, need.uses...) {
			return journal.Bad("say which column it is: "+mapHint(headings[len(headings)-1], need.uses[0]),
				"%s: no column is headed %s; line %d has %s", o.Name, need.words, header.line, clip(strings.Join(headings, ", "), 120))
		}
	}
	return nil
}

func readStart(r *reading, c column, cell string) (err error) {
	r.term.From, err = readDay(c, cell)
	return err
}

func readEnd(r *reading, c column, cell string) (err error) {
	r.ends = c.header
	r.term.To, err = readDay(c, cell)
	return err
}

// checkTerm refuses a term of nobody, one of no position, and one that ends before it begins.
func (r *reading) checkTerm() *blame {
	if len(r.contact.Positions) == 0 || r.contact.Kind == journal.Organization {
		return &blame{"", journal.Bad("add what is missing, or take the row out", "the row has no name of a person, or no position")}
	}
	switch p := r.contact.Positions[0]; {
	case p.Title == "" && p.Organization == "":
		return &blame{"", journal.Bad("add one of them, or take the row out", "the row has no title and no organization")}
	case !p.To.IsZero() && p.To.Before(p.From):
		return &blame{r.ends, journal.Bad("one of the two is wrong", "%s is before %s, when it began", p.To, p.From)}
	}
	return nil
}
