package csvfile

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// List is a list in JSON, an array of objects, that is read as the sheet rel would have written in its place.
type List struct {
	LeftOut []string // what of it a sheet has no place for, in words

	name     string
	source   textfile.Source
	headings []string
	column   map[string]int // by heading
}

// HoldsList reports whether a text that begins so is an array of objects.
func HoldsList(head string) bool {
	d := json.NewDecoder(strings.NewReader(head))
	first, _ := d.Token()
	second, _ := d.Token()
	return first == json.Delim('[') && second == json.Delim('{')
}

// ReadList finds out which columns a list in JSON has, and whether it is whole.
func ReadList(open textfile.Open, name string) (*List, error) {
	source, err := textfile.NewSource(open, name)
	if err != nil {
		return nil, err
	}
	l := &List{name: name, source: source, column: map[string]int{}}
	rows, err := l.rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // it was only read
	left := leftOfList{}
	for {
		object, err := rows.next()
		switch {
		case errors.Is(err, io.EOF):
			l.LeftOut = left.words()
			return l, nil
		case err != nil:
			return nil, err
		}
		left.look(object)
		for _, c := range object.cells() {
			if _, known := l.column[c.heading]; !known {
				l.column[c.heading] = len(l.headings)
				l.headings = append(l.headings, c.heading)
			}
		}
		if len(l.headings) > mostColumns {
			return nil, journal.Bad("see whether it is the file you mean", "%s: the list has more than %d keys", name, mostColumns)
		}
	}
}

// Sheet is the list as a sheet, from its beginning.
func (l *List) Sheet() (io.ReadCloser, error) {
	rows, err := l.rows()
	if err != nil {
		return nil, err
	}
	rows.line = 1
	return rows, rows.write(l.headings)
}

// mostJSON is how many bytes an object may have.
const mostJSON = 8 << 20

// listRows is a list that is read as a sheet, object by object.
type listRows struct {
	io.Closer
	list *List
	text *textfile.Measured
	d    *json.Decoder
	in   bool // whether the array was opened

	buf  bytes.Buffer
	line int // of the sheet, where the next row begins
}

func (l *List) rows() (*listRows, error) {
	text, err := l.source.Read()
	if err != nil {
		return nil, err
	}
	r := &listRows{Closer: text, list: l, text: &textfile.Measured{R: text, Left: mostJSON}}
	r.d = json.NewDecoder(r.text)
	return r, nil
}

// object is a thing of the list: its keys in their order.
type object []pair

type pair struct {
	key   string
	value json.RawMessage
}

// next is the next object; io.EOF where there is none, and nothing behind the list either.
func (r *listRows) next() (object, error) {
	r.text.Left = mostJSON
	o, err := r.decode()
	var p *journal.Problem
	if err == nil || errors.Is(err, io.EOF) || errors.As(err, &p) {
		return o, err
	}
	return nil, journal.Bad("write it anew, with rel export and --format json",
		"%s:%d: this is no list in JSON, or it was cut off", r.list.name, r.text.Line(r.d.InputOffset()))
}

var errList = errors.New("this is no list")

func (r *listRows) decode() (o object, err error) {
	if !r.in {
		if t, err := r.d.Token(); err != nil || t != json.Delim('[') {
			return nil, errList
		}
		r.in = true
	}
	if r.d.More() {
		err := r.d.Decode(&o)
		return o, unless(io.EOF, err)
	}
	if t, err := r.d.Token(); err != nil || t != json.Delim(']') {
		return nil, errList
	}
	if _, err := r.d.Token(); !errors.Is(err, io.EOF) {
		return nil, errList
	}
	return nil, io.EOF
}

// unless is an error that cannot be taken for the end of the list.
func unless(end, err error) error {
	if errors.Is(err, end) {
		return errList
	}
	return err
}

// UnmarshalJSON keeps the keys in their order.
func (o *object) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return errList
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return err
		}
		*o = append(*o, pair{key.(string), value})
	}
	return nil
}

// listCell is a cell of the sheet.
type listCell struct{ heading, text string }

// cells are the cells of an object. Its fields have a column each; what else is a list of objects says in its parts what other
// cells say, or has no place in a sheet.
func (o object) cells() (cells []listCell) {
	for _, p := range o {
		var fields []struct{ Name, Value string }
		if p.key == "fields" && json.Unmarshal(p.value, &fields) == nil {
			for _, f := range fields {
				cells = append(cells, listCell{FieldHeading(f.Name), f.Value})
			}
		} else if text, ok := cellText(p.key, p.value); ok {
			cells = append(cells, listCell{p.key, text})
		} else if text, ok := heardText(p.value); ok && p.key == "heard" {
			cells = append(cells, listCell{p.key, text})
		}
	}
	return cells
}

// heardText is what was heard as a sheet has it: "worries about rates (Luis Ortega)".
func heardText(value json.RawMessage) (string, bool) {
	var all []struct{ Name, Text string }
	if json.Unmarshal(value, &all) != nil {
		return "", false
	}
	var parts []string
	for _, h := range all {
		if h.Name != "" {
			h.Text += " (" + h.Name + ")"
		}
		parts = append(parts, h.Text)
	}
	return strings.Join(parts, joint), true
}

// cellText is the value of a key as a sheet has it; false where it has no place there.
func cellText(key string, value json.RawMessage) (text string, ok bool) {
	var several []any
	var one any
	switch {
	case len(value) > 0 && value[0] == '{':
		return "", false
	case len(value) > 0 && value[0] == '[':
		if json.Unmarshal(value, &several) != nil {
			return "", false
		}
		var parts []string
		for _, v := range several {
			part, is := v.(string)
			if !is {
				return "", false
			}
			parts = append(parts, part)
		}
		return listText(key, parts), true
	case json.Unmarshal(value, &one) != nil || one == nil:
		return "", true
	}
	if text, is := one.(string); is {
		return text, true
	}
	return string(value), true // a number, or true or false
}

// listText is a list as the sheet of its contacts has it, or joined as any.
func listText(key string, parts []string) string {
	switch kind := journal.PointKind(key); {
	case slices.Contains(journal.PointKinds, kind):
		return Points(kind, parts)
	case key == "aliases" || key == "groups" || key == "tags":
		return Names(parts)
	}
	return strings.Join(parts, joint)
}

// Read gives the sheet, row by row.
func (r *listRows) Read(p []byte) (int, error) {
	for r.buf.Len() == 0 {
		o, err := r.next()
		if err != nil {
			return 0, err
		}
		row := make([]string, len(r.list.headings))
		for _, c := range o.cells() {
			row[r.list.column[c.heading]] = c.text
		}
		at := r.text.Line(r.d.InputOffset())
		for ; r.line < at; r.line++ {
			r.buf.WriteByte('\n') // so that a row stands on the line where its object ends
		}
		if err := r.write(row); err != nil {
			return 0, err
		}
	}
	return r.buf.Read(p)
}

// write writes a row, guarded as rel's own sheets are.
func (r *listRows) write(row []string) error {
	for i, cell := range row {
		if guarded := "'" + cell; Restore(guarded) == cell {
			row[i] = guarded
		}
		r.line += strings.Count(cell, "\n")
	}
	r.line++
	w := csv.NewWriter(&r.buf)
	err := w.Write(row)
	w.Flush()
	return errors.Join(err, w.Error())
}

// leftOfList is what lists have and sheets have no place for.
type leftOfList struct{ labels, positions, dates bool }

func (l *leftOfList) look(o object) {
	for _, p := range o {
		var parts []struct{ Label string }
		if p.key != "points" && p.key != "positions" && p.key != "dates" || json.Unmarshal(p.value, &parts) != nil {
			continue
		}
		for _, x := range parts {
			l.labels = l.labels || p.key == "points" && x.Label != ""
			l.dates = l.dates || p.key == "dates" && x.Label != journal.Birthday
		}
		l.positions = l.positions || p.key == "positions" && len(parts) > 1
	}
}

func (l *leftOfList) words() (words []string) {
	for _, x := range []struct {
		is   bool
		what string
	}{{l.labels, "labels"}, {l.positions, "earlier positions"}, {l.dates, "dates other than birthdays"}} {
		if x.is {
			words = append(words, x.what)
		}
	}
	return words
}
