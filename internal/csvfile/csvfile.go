// Package csvfile reads the spreadsheets people keep their contacts and conversations in: from the bytes
// of a CSV file to journal contacts, or row by row to notes, without a database. It is forgiving about form (encodings, delimiters, title
// rows, headings by any of their common names) and strict about content: a cell it cannot read is a
// bad row with its line and column, never a guess, and a column of contacts it does not know is kept as
// a field, so that nothing in the file is lost.
package csvfile

import (
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// Options are what a person says about a file beyond the file itself.
type Options struct {
	Name  string            // the file's name, for messages
	Map   map[string]string // column heading to what it holds, from --map; see ColumnUse.As
	Order journal.Order     // how slash dates are read where a column does not settle it itself
	Told  bool              // whether Order was said of this very file, so that it may not be otherwise
	Today journal.Day       // a last contact may not be later; zero lets any day pass
	Tick  func()            // called for every row that is read; nil is not

	terms bool // each row is a term of somebody's, with a title or an organization
}

// Sheet is a sheet of contacts or of positions. It is read row by row.
type Sheet struct {
	stream

	LikeNotes bool     // whether its headings could be those of notes as well
	OwnLabels []string // Google's own labels, which say nothing of anybody and were left out
}

// ColumnUse is what a column is taken as.
type ColumnUse struct {
	Header string        // the heading as written; "Column 7" where there is none
	As     string        // "name", "email (work)", "field", "ignore", …
	Filled int           // how many rows have something in it
	Order  journal.Order // how its slash dates are read; unset where it has none
}

// Read finds out how a file of contacts is to be read. What spoils the file as a whole (another format, no column of names, a
// date order that cannot be told) is a *journal.Problem; which rows cannot be read shows when they are.
func Read(open textfile.Open, o Options) (*Sheet, error) {
	s, header, err := readWith(open, o, ofContacts, plan)
	if err != nil {
		return nil, err
	}
	s.LikeNotes = likeNotes(header)
	return s, nil
}

// readWith is Read in one vocabulary, with its plan of columns.
func readWith(open textfile.Open, o Options, words vocabulary, plan func(row, mapping) ([]column, error)) (*Sheet, row, error) {
	s := &Sheet{stream: stream{what: "contact", open: open, o: o}}
	header, said, err := s.begin(words)
	if err == nil {
		s.columns, err = plan(header, said)
	}
	if err == nil {
		err = s.lookThrough()
	}
	s.Columns = uses(s.columns)
	return s, header, err
}

// lookThrough goes through the rows for what only all of them tell: the order of dates, and which columns are empty.
func (s *Sheet) lookThrough() error {
	slashes := make([]journal.Slashes, len(s.columns))
	for r, err := range s.rows() {
		if err != nil {
			return err
		}
		for i := range s.columns {
			c := &s.columns[i]
			cell := restored(r.cell(i))
			if cell == "" {
				continue
			}
			if c.filled++; c.use.dated() {
				slashes[i].Look(cell)
			}
			s.lookForOwn(*c, cell)
		}
		s.tick()
	}
	return settleOrders(s.columns, use.dated, slashes, s.o, func(c column) string {
		return writeISO + ", or keep the text with " + mapHint(c.header, useField)
	})
}

func (s *Sheet) tick() {
	if s.o.Tick != nil {
		s.o.Tick()
	}
}

// restored is a cell as it was before rel, or another program, kept a spreadsheet from running it.
func restored(cell string) string { return strings.TrimSpace(Restore(cell)) }

// Cards reads the rows, in the order of the file, but for empty ones. The error of one that cannot be read is a journal.BadRow, and
// those behind it follow; any other ends them.
func (s *Sheet) Cards() iter.Seq2[journal.Card, error] {
	return func(yield func(journal.Card, error) bool) {
		for r, err := range s.rows() {
			if err != nil {
				yield(journal.Card{}, err)
				return
			}
			for i, cell := range r.cells {
				r.cells[i] = restored(cell)
			}
			if r.bad == nil && r.empty() {
				continue
			}
			if !yield(s.card(r)) {
				return
			}
		}
	}
}

// card makes a card of a row; the error says what is wrong with it.
func (s *Sheet) card(r row) (journal.Card, error) {
	if r.bad != nil {
		return journal.Card{}, r.bad
	}
	card, bad := readRow(r, s.columns, s.o)
	if bad != nil {
		return card, bad.row(s.o.Name, r.line)
	}
	return card, nil
}
