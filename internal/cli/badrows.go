package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// badRows are rows that cannot be taken, those of one complaint together.
type badRows struct {
	row     string // what a row is called
	count   int
	adds    bool // whether one of them names somebody whom --add would add
	unnamed bool // whether one names somebody nobody knows by what is no name

	complaints []*complaint
	of         map[string]*complaint // by what they say
}

// complaint is what is wrong with some rows.
type complaint struct {
	count int
	rows  []badRow // the first of them
}

// badRow is a row with its place among the bad.
type badRow struct {
	journal.BadRow
	place int
}

const (
	mostListed = 1000 // complaints of a long file that are kept, to be listed
	mostAlike  = 5    // rows of one complaint that are listed one by one; where there are more, their lines are
	mostBad    = 20   // lines that list bad rows when they stop an import
)

// add adds what is wrong with a row, which may be the file's own complaint.
func (b *badRows) add(file string, line int, err error) {
	var bad journal.BadRow
	if !errors.As(err, &bad) {
		bad = journal.BadRow{File: file, Line: line, Err: err}
	}
	b.count++
	hint := hintOf(bad.Err)
	b.adds = b.adds || isMissing(bad.Err) && strings.HasPrefix(hint, "--add adds")
	b.unnamed = b.unnamed || isMissing(bad.Err) && hint == store.WriteName
	key := journal.BadRow{File: bad.File, Place: bad.Place, Err: bad.Err}.Error()
	c := b.of[key]
	switch {
	case c == nil && len(b.complaints) >= mostListed:
		return
	case c == nil:
		if b.of == nil {
			b.of = map[string]*complaint{}
		}
		c = new(complaint)
		b.of[key], b.complaints = c, append(b.complaints, c)
	}
	if c.count++; c.count <= mostAlike {
		c.rows = append(c.rows, badRow{bad, b.count})
	}
}

// badLine is a line of the list of bad rows, with where the first it tells of stands, and how many these are.
type badLine struct {
	text       string
	file       int // the place of the first of its file
	line, rows int
}

// lines is the list of them in the order of the file: of those that are alike and many one line, of any other a line each.
func (b *badRows) lines() (lines []badLine) {
	files := b.files()
	add := func(text string, first badRow, rows int) {
		lines = append(lines, badLine{text, files[first.File], first.Line, rows})
	}
	for _, c := range b.complaints {
		if c.count > mostAlike {
			on := strings.Join(each(c.rows, func(r badRow) string { return strconv.Itoa(r.Line) }), ", ")
			such := fmt.Sprintf("%v (%d such %ss, on lines %s, …)", c.rows[0], c.count, b.row, on)
			add(such, c.rows[0], c.count)
			continue
		}
		for _, r := range c.rows {
			add(r.Error(), r, 1)
		}
	}
	slices.SortStableFunc(lines, func(x, y badLine) int { return cmp.Or(cmp.Compare(x.file, y.file), cmp.Compare(x.line, y.line)) })
	return lines
}

// files is the place of the first bad row of each file.
func (b *badRows) files() map[string]int {
	first := map[string]int{}
	for _, c := range b.complaints {
		for _, r := range c.rows {
			if at, there := first[r.File]; !there || r.place < at {
				first[r.File] = r.place
			}
		}
	}
	return first
}

// badCards are the rows that cannot be read, and those that could be several contacts.
func badCards(bad badRows, plan *store.Plan) badRows {
	for _, u := range plan.Unsettled {
		bad.add(plan.File(), u.Line, u.Err)
	}
	bad.count += plan.More
	return bad
}

// checkBad lists the bad rows, and stops the import unless they are to be left out.
func (a *app) checkBad(bad badRows, skip bool) error {
	if bad.count == 0 {
		return nil
	}
	lines, rest := bad.lines(), bad.count
	if skip {
		a.talk("%s left out:", countOf(bad.count, bad.row))
	} else {
		lines = lines[:min(len(lines), mostBad)]
	}
	for _, l := range lines {
		rest -= l.rows
		if skip {
			a.talk("  %s", l.text)
		} else {
			a.complain(l.text, bad.onlyHint())
		}
	}
	switch {
	case skip && rest > 0:
		a.talk("  and %d more", rest)
	case rest > 0:
		a.talk("and %d more", rest)
	}
	if skip {
		return nil
	}
	hint := "mend the file, or leave such " + bad.row + "s out with --skip-bad"
	switch {
	case bad.count == 1:
	case bad.adds:
		hint += "; " + adds
	case bad.unnamed:
		hint += "; in place of an address or a number that nobody has, write a name"
	}
	return journal.Bad(hint, "%s cannot be imported; nothing was written", countOf(bad.count, bad.row))
}

// adds is the way out of many rows that name somebody nobody knows.
const adds = "--add adds whoever is not in the journal yet"

// onlyHint is the way out of the only complaint; where there are several, theirs would bury them.
func (b *badRows) onlyHint() string {
	only := len(b.complaints) == 1 && (b.count == 1 || b.complaints[0].count > mostAlike)
	if only {
		return hintOf(b.complaints[0].rows[0].Err)
	}
	return ""
}

// hintOf is the way out that an error says; empty where it says none.
func hintOf(err error) string {
	var p *journal.Problem
	if errors.As(err, &p) {
		return p.Hint
	}
	return ""
}
