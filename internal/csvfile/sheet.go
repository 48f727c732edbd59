package csvfile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// row is a record of the file with the line it starts at, from 1.
type row struct {
	line  int
	cells []string
}

// cell is the trimmed cell at index i, or nothing where the row is shorter.
func (r row) cell(i int) string {
	if i >= len(r.cells) {
		return ""
	}
	return r.cells[i]
}

func (r row) filled() (n int) {
	for _, c := range r.cells {
		if c != "" {
			n++
		}
	}
	return n
}

func (r row) empty() bool { return r.filled() == 0 }

// cutSep takes off a leading "sep=;" line, by which Excel is told the delimiter, and says how many
// lines that were.
func cutSep(text string) (rest string, delimiter rune, lines int) {
	line, rest, _ := strings.Cut(text, "\n")
	line = strings.Trim(strings.TrimRight(line, "\r"), `"`)
	if len(line) == len("sep=;") && strings.EqualFold(line[:4], "sep=") {
		for _, d := range ",;\t|" {
			if string(d) == line[4:] {
				return rest, d, 1
			}
		}
	}
	return text, 0, 0
}

// split reads up to most records, all when most is negative, with every cell restored and trimmed. At
// a broken quote it returns the rows before it and the error.
func split(text string, delimiter rune, most int) ([]row, error) {
	r := newReader(strings.NewReader(text), delimiter)
	var rows []row
	filled := 0
	for len(rows) != most {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rows, err
		}
		line, _ := r.FieldPos(0)
		if len(cells) > mostColumns {
			return rows, wideRow{line, len(cells)}
		}
		for i, c := range cells {
			cells[i] = restored(c)
		}
		if filled > headerDepth { // this is no header, so that what is empty at its end says nothing
			cells = shortened(cells)
		}
		if !isEmpty(cells) {
			filled++
		}
		rows = append(rows, row{line, cells})
	}
	return rows, nil
}

// mostColumns is how many columns a sheet may have: as many as one of Excel's.
const mostColumns = 16_384

// wideRow is the error of a row with more cells than that.
type wideRow struct{ line, cells int }

func (w wideRow) Error() string { return fmt.Sprintf("line %d has %d cells", w.line, w.cells) }

// shortened is the cells without the empty ones at the end, and without the room for them.
func shortened(cells []string) []string {
	n := len(cells)
	for n > 0 && cells[n-1] == "" {
		n--
	}
	if n == len(cells) {
		return cells
	}
	return slices.Clone(cells[:n])
}

// newReader cuts a text into records of any length.
func newReader(text io.Reader, delimiter rune) *csv.Reader {
	r := csv.NewReader(text)
	r.Comma = delimiter
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = delimiter != '\t' // a tab is white space itself
	return r
}

// findDelimiter tries comma, semicolon and tab on the top of the file and takes the one under which
// the header is best understood, then the one that makes the most cells; a comma when none does.
func findDelimiter(text string, said mapping) rune {
	best, mostKnown, mostCells := ',', -1, -1
	for _, d := range []rune{',', ';', '\t'} {
		top, err := split(text, d, headerDepth) // a broken quote is reported by whoever reads it all
		if wide := (wideRow{}); errors.As(err, &wide) {
			return d
		}
		known, cells := 0, 0
		if at := findHeader(top, said); at >= 0 {
			known, cells = said.known(top[at]), top[at].filled()
		} else if at := widest(top); at >= 0 {
			cells = top[at].filled()
		}
		if known > mostKnown || known == mostKnown && cells > mostCells {
			best, mostKnown, mostCells = d, known, cells
		}
	}
	return best
}

// quoteProblem says where the quotes of a file go wrong, or a row does not end: from there on no cell can be trusted.
func quoteProblem(err error, name string, above int) error {
	const hint = `inside a quoted cell every quote is written twice; ` + saveAsCSV
	var wide wideRow
	if errors.As(err, &wide) {
		return journal.Bad("a sheet has no more than 16,384 columns; look for a line of commas",
			"%s:%d: the row has %d cells", name, wide.line+above, wide.cells)
	}
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return err
	}
	line, start := at.Line+above, at.StartLine+above
	if line != start {
		return journal.Bad(hint, "%s:%d:%d: a quote is out of place in the row that starts at line %d", name, line, at.Column, start)
	}
	return journal.Bad(hint, "%s:%d:%d: a quote is out of place", name, line, at.Column)
}
