// Package csvfile reads the spreadsheets people keep their contacts and conversations in: from the bytes
// of a CSV file to journal contacts, or row by row to notes, without a database. It is forgiving about form (encodings, delimiters, title
// rows, headings by any of their common names) and strict about content: a cell it cannot read is a
// bad row with its line and column, never a guess, and a column of contacts it does not know is kept as
// a field, so that nothing in the file is lost.
package csvfile

import (
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

// Sheet is a file that could be read, with the rows that could not.
type Sheet struct {
	Encoding  string // "UTF-8", "UTF-16" or "Windows-1252"
	Delimiter rune
	Columns   []ColumnUse      // in the order of the file
	Cards     []journal.Card   // in the order of the file
	Bad       []journal.BadRow // in the order of the file, one for each row left out
	LikeNotes bool             // whether its headings could be those of notes as well
	LeftOut   []string         // of positions: the headings of columns that have no place in one
	OwnLabels []string         // Google\'s own labels, which say nothing of anybody and were left out
}

// ColumnUse is what a column is taken as.
type ColumnUse struct {
	Header string        // the heading as written; "Column 7" where there is none
	As     string        // "name", "email (work)", "field", "ignore", …
	Filled int           // how many rows have something in it
	Order  journal.Order // how its slash dates are read; unset where it has none
}

// Read reads a whole file. Rows it cannot read are listed in the sheet; what spoils the file as a
// whole (another format, a broken quote, no column of names, a date order that cannot be told) is a
// *journal.Problem. A header without rows is a sheet without cards.
func Read(data []byte, o Options) (*Sheet, error) {
	s, header, err := readWith(data, o, ofContacts, plan)
	if err == nil {
		s.LikeNotes = likeNotes(header)
	}
	return s, err
}

// readWith is Read in one vocabulary, with its plan of columns.
func readWith(data []byte, o Options, words vocabulary, plan func(row, mapping) ([]column, error)) (s *Sheet, header row, err error) {
	if o.Name == "" {
		o.Name = "the file"
	}
	text, encoding, err := textfile.Decode(data, o.Name)
	if err != nil {
		return nil, row{}, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, row{}, journal.Bad("it needs a row of headings and a row for each contact", "%s: the file is empty", o.Name)
	}
	if err := refuse(text, o.Name); err != nil {
		return nil, row{}, err
	}
	said, err := words.readMap(o.Map)
	if err != nil {
		return nil, row{}, err
	}
	g, err := parse(text, o.Name, said)
	if err != nil {
		return nil, row{}, err
	}
	columns, err := plan(g.header, said)
	if err != nil {
		return nil, row{}, err
	}
	if err := settleOrders(columns, g.rows, o); err != nil {
		return nil, row{}, err
	}
	count(columns, g.rows)
	s = &Sheet{Columns: uses(columns), Encoding: encoding, Delimiter: g.delimiter}
	for _, r := range g.rows {
		s.take(r, columns, o)
		if o.Tick != nil {
			o.Tick()
		}
	}
	s.OwnLabels = ownLabels(columns, g.rows)
	return s, g.header, nil
}

// take adds a row to the cards or to the bad rows; an empty row is neither.
func (s *Sheet) take(r row, columns []column, o Options) {
	if r.empty() {
		return
	}
	card, bad := readRow(r, columns, o)
	if bad != nil {
		s.Bad = append(s.Bad, bad.row(o.Name, r.line))
		return
	}
	s.Cards = append(s.Cards, card)
}
