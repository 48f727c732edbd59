package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/rel-journal/rel/internal/journal"
)

// largestRow is how many bytes a row may have: a quote that is never closed does not bring the whole file into memory.
const largestRow = 16 << 20

// mostColumns is how many columns a sheet may have: as many as one of Excel's.
const mostColumns = 16_384

// records parts a text into rows as RFC 4180 has them. It stops at no quote that is out of place: of such a row it says where it
// stands and where it ends, and the next one follows.
type records struct {
	r     io.Reader
	cut   cutter
	width int // how many cells a row has that is whole; zero where that is not known

	buf   []byte
	start int // of the row that is read
	at    int // of what is not read yet
	line  int // how many lines were read
	ended bool
	cells []string // of the row; good until the next
}

func newRecords(text io.Reader, delimiter rune) *records {
	return &records{r: text, cut: cutter{delimiter: byte(delimiter)}, buf: make([]byte, 0, 64<<10)}
}

// brokenRow is the error of a row that cannot be read; the one behind it can.
type brokenRow struct {
	line, until int // where it starts, and its last line
	place       int // the character of the first line at which a quote is out of place; zero where it is another
	cells       int // how many, where they are too many
	long        bool
}

// next is the next row that is not empty; io.EOF where there is none.
func (r *records) next() (row, error) {
	for {
		r.start = r.at
		line, err := r.nextLine()
		switch {
		case errors.Is(err, errLongRow):
			return row{}, r.passLong()
		case err != nil:
			return row{}, err
		case len(line) > 0:
			return r.row(line)
		}
	}
}

// row is the row that begins with this line.
func (r *records) row(line []byte) (row, error) {
	from := r.line
	r.cut.begin()
	place := 0
	for open := r.cut.line(line, false); open && r.cut.broken == 0; open = r.cut.line(line, true) {
		var err error
		if line, err = r.nextLine(); errors.Is(err, io.EOF) || errors.Is(err, errLongRow) {
			return row{}, r.endBroken(from, 0)
		} else if err != nil {
			return row{}, err
		}
	}
	if r.cut.broken > 0 && r.line == from {
		place = r.cut.broken
	}
	switch {
	case r.cut.broken > 0:
		return row{}, r.endBroken(from, place)
	case len(r.cut.ends) > mostColumns:
		return row{}, brokenRow{line: from, until: r.line, cells: len(r.cut.ends)}
	}
	r.cells = r.cut.cells(r.cells[:0])
	return row{line: from, until: r.line, cells: r.cells}, nil
}

// endBroken ends a row whose quotes are wrong: at its line, or where a quote it has opened is closed, if that is before a
// line that is a whole row by itself.
func (r *records) endBroken(from, place int) error {
	r.at, r.line = r.start, from-1
	first, _ := r.nextLine() // which was read before
	size := r.at - r.start
	broken := brokenRow{line: from, until: from, place: place}
	for odd := bytes.Count(first, quoteMark)%2 != 0 && r.width > 0; odd; {
		line, err := r.nextLine()
		if err != nil {
			if !errors.Is(err, io.EOF) && !errors.Is(err, errLongRow) {
				return err
			}
			break
		}
		if r.cut.whole(line, r.width) {
			break
		}
		if bytes.Count(line, quoteMark)%2 != 0 {
			size, broken.until = r.at-r.start, r.line
			break
		}
	}
	r.at, r.line = r.start+size, broken.until
	return broken
}

// passLong goes beyond a line that is too long.
func (r *records) passLong() error {
	r.line++
	broken := brokenRow{line: r.line, until: r.line, long: true}
	for {
		if end := bytes.IndexByte(r.buf[r.at:], '\n'); end >= 0 {
			r.at += end + 1
			return broken
		}
		r.at = len(r.buf)
		if r.ended {
			return broken
		}
		r.start = r.at
		if err := r.fill(); err != nil {
			return err
		}
	}
}

// pass goes beyond so many lines.
func (r *records) pass(lines int) error {
	for range lines {
		r.start = r.at
		if _, err := r.nextLine(); err != nil {
			return fmt.Errorf("what is above the rows: %w", err)
		}
	}
	return nil
}

var errLongRow = errors.New("a row is too long")

// nextLine is the next line, without its end; it is good until the next is asked for. The error is io.EOF where there is none,
// and errLongRow where the row would get too long.
func (r *records) nextLine() ([]byte, error) {
	for seen := r.at; ; {
		if end := bytes.IndexByte(r.buf[seen:], '\n'); end >= 0 {
			line := r.buf[r.at : seen+end]
			r.at = seen + end + 1
			r.line++
			return bytes.TrimSuffix(line, []byte("\r")), nil
		}
		switch held := len(r.buf) - r.start; {
		case held > largestRow:
			return nil, errLongRow
		case r.ended && r.at == len(r.buf):
			return nil, io.EOF
		case r.ended:
			line := r.buf[r.at:]
			r.at = len(r.buf)
			r.line++
			return bytes.TrimSuffix(line, []byte("\r")), nil
		}
		behind := len(r.buf) - r.at
		if err := r.fill(); err != nil {
			return nil, err
		}
		seen = r.at + behind
	}
}

// fill reads more of the text, and forgets what is before the row.
func (r *records) fill() error {
	if r.start > 0 {
		kept := copy(r.buf, r.buf[r.start:])
		r.buf, r.at, r.start = r.buf[:kept], r.at-r.start, 0
	}
	if len(r.buf) == cap(r.buf) {
		r.buf = append(make([]byte, 0, 2*cap(r.buf)), r.buf...)
	}
	n, err := r.r.Read(r.buf[len(r.buf):cap(r.buf)])
	r.buf = r.buf[:len(r.buf)+n]
	if errors.Is(err, io.EOF) {
		r.ended, err = true, nil
	}
	return err
}

func (b brokenRow) Error() string { return b.problem().Error() }

// problem is what is wrong with the row.
func (b brokenRow) problem() error {
	const hint = `inside a quoted cell every quote is written twice; ` + saveAsCSV
	extent := ""
	if b.until > b.line {
		extent = fmt.Sprintf(", so that lines %d to %d are taken for one row", b.line, b.until)
	}
	switch {
	case b.long:
		return journal.Bad("look whether its lines end as those of a text file do", "the row has more than 16 MiB")
	case b.cells > 0:
		return journal.Bad("a sheet has no more than 16,384 columns; look for a line of commas", "the row has %d cells", b.cells)
	case b.place > 0:
		return journal.Bad(hint, "a quote is out of place%s", extent)
	}
	return journal.Bad(hint, "a quote is opened and not closed where its cell ends%s", extent)
}

// bad is the row as one that cannot be read, of the file of this name, with so many lines above what is parted.
func (b brokenRow) bad(name string, above int) journal.BadRow {
	b.line, b.until = b.line+above, b.until+above
	bad := journal.BadRow{File: name, Line: b.line, Err: b.problem()}
	if b.place > 0 {
		bad.Place = fmt.Sprintf("character %d", b.place)
	}
	return bad
}
