package csvfile

import (
	"cmp"
	"errors"
	"io"
	"slices"
	"strings"
)

// row is a record of the file with the line it starts at, from 1, and the one it ends at.
type row struct {
	line, until int
	cells       []string
	bad         error // a journal.BadRow, where it cannot be read; nil otherwise
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

// split reads up to most rows, all when most is negative, with every cell restored and trimmed. The error is of the first that
// cannot be read, as a brokenRow; those are left out.
func split(text string, delimiter rune, most int) (rows []row, broken error) {
	records := newRecords(strings.NewReader(text), delimiter)
	filled := 0
	for n := 0; n != most; n++ {
		r, err := records.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			broken = cmp.Or(broken, err)
			continue
		}
		r.cells = slices.Clone(r.cells)
		for i, c := range r.cells {
			r.cells[i] = restored(c)
		}
		if filled > headerDepth { // this is no header, so that what is empty at its end says nothing
			r.cells = shortened(r.cells)
		}
		if !isEmpty(r.cells) {
			filled++
		}
		rows = append(rows, r)
	}
	return rows, broken
}

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

// findDelimiter tries comma, semicolon and tab on the top of the file and takes the one under which
// the header is best understood, then the one that makes the most cells; a comma when none does.
func findDelimiter(text string, said mapping) rune {
	best, mostKnown, mostCells := ',', -1, -1
	for _, d := range []rune{',', ';', '\t'} {
		top, err := split(text, d, headerDepth) // what is broken is reported by whoever reads it all
		if broken := (brokenRow{}); errors.As(err, &broken) && broken.cells > 0 {
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
