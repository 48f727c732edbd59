package csvfile

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// Notes is a sheet of notes. Unlike a Sheet it is never held in memory: it is read again for every run through it.
type Notes struct {
	Encoding  string // as in Sheet
	Delimiter rune
	Columns   []ColumnUse // in the order of the file; none counts as empty
	LeftOut   []string    // the headings of those that have no place in a note

	o       Options
	open    Open
	form    textfile.Form
	at      int // the row of the header, from 0
	above   int // the lines above what is parted by the delimiter
	own     bool
	columns []column
}

// Open opens the file anew, from its beginning.
type Open func() (io.ReadCloser, error)

// headSize is how much of a file its header is looked for in. A cell cannot be longer than that of a text.
const headSize = 4 << 20

// ReadNotes finds out how a file of notes is to be read. Problems are those of Read; which rows cannot be read shows
// when they are.
func ReadNotes(open Open, o Options) (*Notes, error) {
	if o.Name == "" {
		o.Name = "the file"
	}
	said, err := ofNotes.readMap(o.Map)
	if err != nil {
		return nil, err
	}
	n := &Notes{o: o, open: open}
	if err := n.survey(); err != nil {
		return nil, err
	}
	header, err := n.findHeader(said)
	if err != nil {
		return nil, err
	}
	n.own = holdsNotes(header)
	if n.columns, err = planNotes(header, said); err == nil {
		err = n.needWho(header)
	}
	if err == nil {
		err = n.needText(header)
	}
	if err != nil {
		return nil, err
	}
	if err := n.settleOrder(); err != nil {
		return nil, err
	}
	n.say()
	return n, nil
}

// survey finds out how the bytes are text.
func (n *Notes) survey() error {
	file, err := n.open()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	n.form, err = textfile.FormOf(file, n.o.Name)
	n.Encoding = n.form.Encoding
	return err
}

// findHeader finds the header, and the delimiter with it.
func (n *Notes) findHeader(said mapping) (row, error) {
	text, err := n.head()
	if err != nil {
		return row{}, err
	}
	if strings.TrimSpace(text) == "" {
		return row{}, journal.Bad("it needs a row of headings and a row for each note", "%s: the file is empty", n.o.Name)
	}
	if err := refuse(text, n.o.Name); err != nil {
		return row{}, err
	}
	rest, delimiter, above := cutSep(text)
	if delimiter == 0 {
		delimiter = findDelimiter(rest, said)
	}
	rows, err := split(rest, delimiter, headerDepth)
	n.Delimiter, n.above = delimiter, above
	if n.at = findHeader(rows, said); n.at >= 0 {
		return rows[n.at], nil
	}
	if err != nil {
		return row{}, quoteProblem(err, n.o.Name, above)
	}
	return row{}, noHeader(rows, n.o.Name, said)
}

// needWho refuses a sheet in which nobody is named.
func (n *Notes) needWho(header row) error {
	if slices.ContainsFunc(n.columns, func(c column) bool { return c.use == usePresent || c.use == useAbout }) {
		return nil
	}
	headings := filledCells(header)
	return journal.Bad("say which column names the people: "+mapHint(headings[0], usePresent),
		"%s: no column is headed Who, Present or Name; line %d has %s", n.o.Name, header.line, clip(strings.Join(headings, ", "), 120))
}

// needText refuses a sheet in which nothing can have been said, and names the columns that were not understood.
func (n *Notes) needText(header row) error {
	var strange []string
	for _, c := range n.columns {
		switch {
		case c.use == useBody || c.use == useHeard || c.use == useTried:
			return nil
		case c.use == useIgnore && !c.said && !c.bare:
			strange = append(strange, c.header)
		}
	}
	if strange == nil {
		return journal.Bad("a note needs a column of what was said", "%s: no column is headed Text, Notes or Summary; line %d has %s",
			n.o.Name, header.line, clip(strings.Join(filledCells(header), ", "), 120))
	}
	return journal.Bad("say which column holds what was said: --map "+strconv.Quote(strange[0]+"=text"),
		"%s: no column is headed Text, Notes or Summary; of line %d, not understood: %s",
		n.o.Name, header.line, clip(strings.Join(strange, ", "), 120))
}

// head is the beginning of the text.
func (n *Notes) head() (string, error) {
	file, err := n.open()
	if err != nil {
		return "", err
	}
	defer func() { _ = file.Close() }()
	text, err := n.form.Text(file)
	if err != nil {
		return "", err
	}
	head, err := io.ReadAll(io.LimitReader(text, headSize))
	return string(head), err
}

// settleOrder decides how the slash dates of the column of days are read. rel's own export has none.
func (n *Notes) settleOrder() error {
	at := slices.IndexFunc(n.columns, func(c column) bool { return c.use == useDay })
	if n.own || at < 0 {
		return nil
	}
	c := &n.columns[at]
	var failed error
	slashes := journal.SlashOrder(func(yield func(string) bool) {
		for r, err := range n.rows() {
			if err != nil {
				failed = err
				return
			}
			if !yield(cellOf(r, c.index)) {
				return
			}
			if n.o.Tick != nil {
				n.o.Tick()
			}
		}
	})
	if failed != nil {
		return failed
	}
	order, err := settleOrder(c.header, slashes, n.o, writeISO)
	c.order, c.slashed = order, slashes != journal.Slashes{}
	return err
}

// say tells what the columns were taken as.
func (n *Notes) say() {
	for _, c := range n.columns {
		if c.use != useIgnore {
			n.Columns = append(n.Columns, ColumnUse{Header: c.header, As: c.String(), Filled: 1, Order: c.shownOrder()})
		} else if number := n.own && c.header == "number"; !c.said && !c.bare && !number {
			n.LeftOut = append(n.LeftOut, c.header)
		}
	}
}

// Cards reads the notes, in the order of the file. What spoils the file as a whole comes as an error, and ends it.
func (n *Notes) Cards() iter.Seq2[journal.NoteCard, error] {
	return func(yield func(journal.NoteCard, error) bool) {
		in := noteReading{notes: n}
		for r, err := range n.rows() {
			if err != nil {
				yield(journal.NoteCard{}, err)
				return
			}
			if isEmpty(r.cells) {
				continue
			}
			if !yield(in.read(r), nil) {
				return
			}
		}
	}
}

// rows are the rows below the header as they stand. A row is good until the next step.
func (n *Notes) rows() iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		file, err := n.open()
		if err != nil {
			yield(row{}, err)
			return
		}
		defer func() { _ = file.Close() }()
		text, err := n.form.Text(file)
		if err == nil {
			err = n.eachRow(text, func(r row) bool { return yield(r, nil) })
		}
		if err != nil {
			yield(row{}, err)
		}
	}
}

// eachRow visits the rows below the header until visit returns false.
func (n *Notes) eachRow(text io.Reader, visit func(row) bool) error {
	bound := &bounded{r: text}
	if err := bound.skipLines(n.above); err != nil {
		return err
	}
	records := newReader(bound, n.Delimiter)
	records.ReuseRecord = true
	for i := 0; ; i++ {
		bound.left = largestRow
		cells, err := records.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongRow):
			return longRow(n.o.Name)
		case err != nil:
			return quoteProblem(err, n.o.Name, n.above)
		case i <= n.at:
			continue
		}
		line, _ := records.FieldPos(0)
		if !visit(row{line + n.above, cells}) {
			return nil
		}
	}
}
