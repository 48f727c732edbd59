package cli

import (
	"errors"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// mostBad is how many bad rows are listed one by one when they stop an import.
const mostBad = 20

// badRows are rows that cannot be taken, and how many more there are.
type badRows struct {
	row    string // what a row is called
	listed []journal.BadRow
	more   int
}

// mostListed is how many of the bad rows of a long file are kept, to be listed.
const mostListed = 1000

// add adds what is wrong with a row, which may be the file's own complaint.
func (b *badRows) add(file string, line int, err error) {
	if len(b.listed) >= mostListed {
		b.more++
		return
	}
	var bad journal.BadRow
	if !errors.As(err, &bad) {
		bad = journal.BadRow{File: file, Line: line, Err: err}
	}
	b.listed = append(b.listed, bad)
}

// badCards are the rows that cannot be read, and those that could be several contacts.
func badCards(bad badRows, plan *store.Plan) badRows {
	for _, u := range plan.Unsettled {
		bad.add(plan.File(), u.Line, u.Err)
	}
	bad.more += plan.More
	return bad
}

// checkBad lists the bad rows, and stops the import unless they are to be left out.
func (a *app) checkBad(bad badRows, skip bool) error {
	all := len(bad.listed) + bad.more
	switch {
	case all == 0:
		return nil
	case skip:
		a.talk("%s left out:", countOf(all, bad.row))
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
	hint := "mend the file, or leave such " + bad.row + "s out with --skip-bad"
	if all > 1 && slices.ContainsFunc(bad.listed, func(b journal.BadRow) bool { return isMissing(b.Err) }) {
		hint += "; " + adds
	}
	return journal.Bad(hint, "%s cannot be imported; nothing was written", countOf(all, bad.row))
}

// adds is the way out of many rows that name somebody nobody knows.
const adds = "--add adds whoever is not in the journal yet"

// onlyHint is the way out of the only bad row; where there are several, theirs would bury them.
func onlyHint(bad []journal.BadRow) string {
	var p *journal.Problem
	if len(bad) == 1 && errors.As(bad[0].Err, &p) {
		return p.Hint
	}
	return ""
}
