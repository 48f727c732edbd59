package cli

import (
	"errors"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// mostBad is how many bad rows are listed one by one when they stop an import.
const mostBad = 20

// badRows are the rows that cannot be read, and those that could be several contacts.
func badRows(sheet *csvfile.Sheet, plan *store.Plan) []csvfile.BadRow {
	bad := sheet.Bad
	for _, u := range plan.Unsettled {
		bad = append(bad, csvfile.BadRow{File: plan.File(), Line: u.Line, Err: u.Err})
	}
	return bad
}

// checkBad lists the bad rows, and stops the import unless they are to be left out.
func (a *app) checkBad(bad []csvfile.BadRow, skip bool) error {
	switch {
	case len(bad) == 0:
		return nil
	case skip:
		a.talk("%s left out:", countOf(len(bad), "row"))
		for _, b := range bad {
			a.talk("  %v", b)
		}
		return nil
	}
	for _, b := range bad[:min(len(bad), mostBad)] {
		a.complain(b.Error(), onlyHint(bad))
	}
	if len(bad) > mostBad {
		a.talk("and %d more", len(bad)-mostBad)
	}
	return journal.Bad("mend the file, or leave such rows out with --skip-bad", "%s cannot be imported; nothing was written",
		countOf(len(bad), "row"))
}

// onlyHint is the way out of the only bad row; where there are several, theirs would bury them.
func onlyHint(bad []csvfile.BadRow) string {
	var p *journal.Problem
	if len(bad) == 1 && errors.As(bad[0].Err, &p) {
		return p.Hint
	}
	return ""
}
