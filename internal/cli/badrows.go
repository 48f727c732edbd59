package cli

import (
	"cmp"
	"errors"
	"slices"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// mostBad is how many bad rows are listed one by one when they stop an import.
const mostBad = 20

// badRows are rows that cannot be taken, and how many more there are.
type badRows struct {
	listed []csvfile.BadRow
	more   int
	noun   string // what one is called; empty is a row
}

// mostListed is how many of the bad rows of a long file are kept, to be listed.
const mostListed = 1000

// add adds what is wrong with a row, which may be the file's own complaint.
func (b *badRows) add(file string, line int, err error) {
	if len(b.listed) >= mostListed {
		b.more++
		return
	}
	var bad csvfile.BadRow
	if !errors.As(err, &bad) {
		bad = csvfile.BadRow{File: file, Line: line, Err: err}
	}
	b.listed = append(b.listed, bad)
}

// badCards are the rows that cannot be read, and those that could be several contacts.
func badCards(sheet *csvfile.Sheet, plan *store.Plan) badRows {
	bad := sheet.Bad
	for _, u := range plan.Unsettled {
		bad = append(bad, csvfile.BadRow{File: plan.File(), Line: u.Line, Err: u.Err})
	}
	return badRows{listed: bad}
}

// checkBad lists the bad rows, and stops the import unless they are to be left out.
func (a *app) checkBad(bad badRows, skip bool) error {
	all, noun := len(bad.listed)+bad.more, cmp.Or(bad.noun, "row")
	switch {
	case all == 0:
		return nil
	case skip:
		a.talk("%s left out:", countOf(all, noun))
		for _, b := range bad.listed {
			a.talk("  %v", b)
		}
		if bad.more > 0 {
			a.talk("  and %d more", bad.more)
		}
		return nil
	}
	for _, b := range bad.listed[:min(all, mostBad)] {
		a.complain(b.Error(), onlyHint(bad.listed))
	}
	if all > mostBad {
		a.talk("and %d more", all-mostBad)
	}
	hint := "mend the file, or leave such " + noun + "s out with --skip-bad"
	if all > 1 && slices.ContainsFunc(bad.listed, func(b csvfile.BadRow) bool { return isMissing(b.Err) }) {
		hint += "; " + adds
	}
	return journal.Bad(hint, "%s cannot be imported; nothing was written", countOf(all, noun))
}

// adds is the way out of many rows that name somebody nobody knows.
const adds = "--add adds whoever is not in the journal yet"

// onlyHint is the way out of the only bad row; where there are several, theirs would bury them.
func onlyHint(bad []csvfile.BadRow) string {
	var p *journal.Problem
	if len(bad) == 1 && errors.As(bad[0].Err, &p) {
		return p.Hint
	}
	return ""
}
