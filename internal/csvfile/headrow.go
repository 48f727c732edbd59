package csvfile

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// headerDepth is how many rows from the top the header may lie, empty ones not counted.
const headerDepth = 20

// findHeader is the index of the header: the first row with a column of names. It yields only to a
// later row that is wider and better understood, and only when it looks like a title itself ("Agency,
// Department of Early Learning"): few rows below a true header are wider than it. -1 when there is none.
func findHeader(rows []row, said mapping) int {
	found, seen := -1, 0
	for i, r := range rows {
		if r.empty() {
			continue
		}
		if seen++; seen > headerDepth {
			break
		}
		if !said.named(r) {
			continue
		}
		if found < 0 {
			found = i
			if !titleLike(r, said) {
				break
			}
		} else if r.filled() > rows[found].filled() && said.known(r) > said.known(rows[found]) {
			return i
		}
	}
	return found
}

// titleLike reports whether a row with a recognized heading could still be a title above the header.
func titleLike(r row, said mapping) bool { return r.filled() <= 2 && said.known(r) == 1 }

// widest is the index of the first row with the most cells filled among those the header is looked
// for in, or -1.
func widest(rows []row) int {
	best, most, seen := -1, 0, 0
	for i, r := range rows {
		if r.empty() {
			continue
		}
		if seen++; seen > headerDepth {
			break
		}
		if n := r.filled(); n > most {
			best, most = i, n
		}
	}
	return best
}

// noHeader says that no row names a column that the sheet cannot be without, and shows the likeliest header; or that what
// --map says of one is said of a column that is not there.
func noHeader(rows []row, name string, said mapping) error {
	example, shown := exampleOf(nil), ""
	if at := widest(rows); at >= 0 {
		if err := said.apply(headed(rows[at])); err != nil {
			return err
		}
		headings := filledCells(rows[at])
		example = exampleOf(headings)
		if said.fields && mustBeNotes(rows[at]) {
			return journal.Bad("if these are notes, --as notes imports them; of contacts, a column has to hold the names",
				"%s: %s; line %d has %s", name, said.missing, rows[at].line, clip(strings.Join(headings, ", "), 120))
		}
		shown = fmt.Sprintf("; line %d has %s", rows[at].line, clip(strings.Join(headings, ", "), 120))
	}
	holds := "holds the " + string(said.wanted) + "s"
	return journal.Bad("put a row of headings above the rows, or say which column "+holds+": "+mapHint(example, said.wanted),
		"%s: %s%s", name, said.missing, shown)
}

// filledCells are the cells of a row that hold something.
func filledCells(r row) []string {
	return slices.DeleteFunc(slices.Clone(r.cells), func(c string) bool { return c == "" })
}

// exampleOf is the first heading that a hint can show whole.
func exampleOf(headings []string) string {
	for _, h := range headings {
		if clip(h, 120) == h {
			return h
		}
	}
	return "Column"
}

// cut shortens a text to so many characters.
func cut(text string, most int) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), most)])
}

// clip is cut for a message, where it shows.
func clip(text string, most int) string { return journal.Clip(text, most) }
