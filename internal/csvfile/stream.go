package csvfile

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// stream is a sheet that is never held in memory: it is read again for every run through it.
type stream struct {
	Encoding  string // "UTF-8", "UTF-16" or "Windows-1252"
	Delimiter rune
	Columns   []ColumnUse // in the order of the file; none counts as empty
	LeftOut   []string    // the headings of those that have no place in what a row is

	what    string // what a row is
	o       Options
	open    textfile.Open
	source  textfile.Source
	above   int // how many lines are above the rows
	width   int // how many headings there are
	own     bool
	columns []column
}

// headSize is how much of a file its header is looked for in. A cell cannot be longer than that of a text.
const headSize = 4 << 20

// begin finds out how the file is text, and its header.
func (s *stream) begin(words vocabulary) (header row, said mapping, err error) {
	if s.o.Name == "" {
		s.o.Name = "the file"
	}
	if said, err = words.readMap(s.o.Map); err == nil {
		err = s.survey()
	}
	if err == nil {
		header, err = s.findHeader(said)
	}
	return header, said, err
}

// survey finds out how the bytes are text.
func (s *stream) survey() error {
	source, err := textfile.NewSource(s.open, s.o.Name)
	s.source, s.Encoding = source, source.Encoding
	return err
}

// findHeader finds the header, and the delimiter with it.
func (s *stream) findHeader(said mapping) (row, error) {
	text, err := s.head()
	if err != nil {
		return row{}, err
	}
	if strings.TrimSpace(text) == "" {
		return row{}, journal.Bad("it needs a row of headings and a row for each "+s.what, "%s: the file is empty", s.o.Name)
	}
	if err := refuse(text, s.o.Name); err != nil {
		return row{}, err
	}
	rest, delimiter, above := cutSep(text)
	if delimiter == 0 {
		delimiter = findDelimiter(rest, said)
	}
	rows, err := split(rest, delimiter, headerDepth)
	s.Delimiter = delimiter
	if at := findHeader(rows, said); at >= 0 {
		s.above, s.width = above+rows[at].until, len(rows[at].cells)
		rows[at].line += above
		return rows[at], nil
	}
	if broken := (brokenRow{}); errors.As(err, &broken) {
		return row{}, broken.bad(s.o.Name, above)
	}
	return row{}, noHeader(rows, s.o.Name, said)
}

// head is the beginning of the text.
func (s *stream) head() (string, error) {
	text, err := s.source.Read()
	if err != nil {
		return "", err
	}
	defer func() { _ = text.Close() }() // it was only read
	head, err := io.ReadAll(io.LimitReader(text, headSize))
	return string(head), err
}

// Doubt is what is to be said of how the bytes were taken for text; empty where there is no doubt.
func (s *stream) Doubt() string { return s.source.Doubt() }

// settle decides how the slash dates of the columns of these uses are read. rel's own exports have none.
func (s *stream) settle(dated func(use) bool) error {
	if s.own {
		return nil
	}
	if !slices.ContainsFunc(s.columns, func(c column) bool { return dated(c.use) }) {
		return nil
	}
	slashes := make([]journal.Slashes, len(s.columns))
	for r, err := range s.rows() {
		if err != nil {
			return err
		}
		for i, c := range s.columns {
			if dated(c.use) {
				slashes[i].Look(cellOf(r, c.index))
			}
		}
		if s.o.Tick != nil {
			s.o.Tick()
		}
	}
	return settleOrders(s.columns, dated, slashes, s.o, func(column) string { return writeISO })
}

// say tells what the columns were taken as. Those that rel's own export has and that follow from others go without saying.
func (s *stream) say(derived ...string) {
	for _, c := range s.columns {
		if c.use != useIgnore {
			s.Columns = append(s.Columns, ColumnUse{Header: c.header, As: c.String(), Filled: 1, Order: c.shownOrder()})
		} else if follows := s.own && slices.Contains(derived, c.header); !c.said && !c.bare && !follows {
			s.LeftOut = append(s.LeftOut, c.header)
		}
	}
}

// rows are the rows below the header as they stand, those that cannot be read among them. A row is good until the next step.
func (s *stream) rows() iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		text, err := s.source.Read()
		if err == nil {
			defer func() { _ = text.Close() }() // it was only read
			err = s.eachRow(text, func(r row) bool { return yield(r, nil) })
		}
		if err != nil {
			yield(row{}, err)
		}
	}
}

// eachRow visits the rows below the header until visit returns false.
func (s *stream) eachRow(text io.Reader, visit func(row) bool) error {
	records := newRecords(text, s.Delimiter)
	if err := records.pass(s.above); err != nil {
		return err
	}
	records.width = s.width
	for {
		r, err := records.next()
		var broken brokenRow
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.As(err, &broken):
			r = row{line: broken.line, bad: broken.bad(s.o.Name, 0)}
		case err != nil:
			return err
		}
		if !visit(r) {
			return nil
		}
	}
}
