package jrnl

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// mostJSON is how many bytes of JSON an entry, or anything else of the file, may have.
const mostJSON = 8 << 20

// decoding is JSON that is read value by value.
type decoding struct {
	*json.Decoder
	text *textfile.Measured
}

// next reads the next value as it stands, and the line it begins on.
func (d decoding) next() (value json.RawMessage, line int, err error) {
	d.text.Left = mostJSON
	err = d.Decode(&value)
	return value, d.text.Line(d.InputOffset() - int64(len(value))), err
}

// objects reads the entries of JSON: those under "entries".
func (f *File) objects(text io.Reader, yield func(journal.NoteCard, error) bool) {
	d := decoding{text: &textfile.Measured{R: text, Left: mostJSON}}
	d.Decoder = json.NewDecoder(d.text)
	if stopped, err := f.walk(d, yield); err != nil && !stopped {
		yield(journal.NoteCard{}, f.broken(d, err))
	}
}

// walk goes through the object; stopped is whether yield wants no more.
func (f *File) walk(d decoding, yield func(journal.NoteCard, error) bool) (stopped bool, err error) {
	if err := d.want('{'); err != nil {
		return false, err
	}
	for d.More() {
		key, err := d.Token()
		switch {
		case err != nil:
			return false, err
		case key != "entries":
			if _, _, err := d.next(); err != nil {
				return false, err
			}
		default:
			if stopped, err := f.entries(d, yield); stopped || err != nil {
				return stopped, err
			}
		}
	}
	if err := d.want('}'); err != nil {
		return false, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return false, cmp.Or(err, errShape)
	}
	return false, nil
}

func (f *File) entries(d decoding, yield func(journal.NoteCard, error) bool) (stopped bool, err error) {
	if err := d.want('['); err != nil {
		return false, err
	}
	for d.More() {
		value, line, err := d.next()
		if err != nil {
			return false, err
		}
		if !yield(f.object(line, value), nil) {
			return true, nil
		}
	}
	return false, d.want(']')
}

// object is the card of an entry.
func (f *File) object(line int, value json.RawMessage) journal.NoteCard {
	var e entry
	if err := json.Unmarshal(value, &e); err != nil {
		return journal.NoteCard{Line: line, Bad: f.bad(line, journal.Bad("leave it out with --skip-bad", "this is no entry of jrnl"))}
	}
	f.lookFor(value)
	if len(e.Title)+len(e.Body) > journal.MaxText {
		return journal.NoteCard{Line: line, Bad: f.bad(line, tooLong())}
	}
	return f.card(line, e)
}

// mostNotTaken is how many keys that have no place are named.
const mostNotTaken = 100

// lookFor notes which keys of an entry say something that has no place.
func (f *File) lookFor(value json.RawMessage) {
	var all map[string]json.RawMessage
	_ = json.Unmarshal(value, &all) // it was an object a moment ago
	for key, said := range all {
		switch strings.ToLower(key) {
		case "title", "body", "date", "time", "tags", "starred":
			continue
		}
		empty := slices.Contains([]string{"null", `""`, "[]", "{}", "false"}, string(said))
		if !empty && len(f.NotTaken) < mostNotTaken && !slices.Contains(f.NotTaken, key) {
			f.NotTaken = append(f.NotTaken, key)
		}
	}
	slices.Sort(f.NotTaken)
}

// errShape is the error of JSON that jrnl does not write.
var errShape = errors.New("this is no JSON of jrnl")

// want takes the bracket that has to come now.
func (d decoding) want(bracket json.Delim) error {
	d.text.Left = max(d.text.Left, mostJSON)
	token, err := d.Token()
	if err == nil && token != bracket {
		err = errShape
	}
	return err
}

// broken is the error of a file that cannot be read on.
func (f *File) broken(d decoding, err error) error {
	var syntax *json.SyntaxError
	what := "this is no JSON of jrnl, or the file was cut off"
	switch {
	case errors.Is(err, textfile.ErrTooMuch):
		what = "an entry has more than 8 MiB"
	case errors.As(err, &syntax), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, errShape):
	default:
		return err // the file cannot be read
	}
	return journal.Bad("export it anew, with jrnl --format json", "%s:%d: %s", f.name, d.text.Line(d.InputOffset()), what)
}
