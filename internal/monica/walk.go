package monica

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"math"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/textfile"
)

// largest is how many bytes one thing of an export may have: a contact, with all that belongs to them.
const largest = 64 << 20

// kindEntry is what entries of Monica's journal are called among the types of its collections.
const kindEntry = "journal_entry"

// visitor is shown the values of an export, each with the type of its collection and the line it begins on. It returns whether it
// wants more.
type visitor func(kind string, value json.RawMessage, line int) bool

// decoding is JSON that is read value by value.
type decoding struct {
	*json.Decoder
	text    *textfile.Measured
	visit   visitor
	account bool // whether there was one
}

// errEnough is the error of a visitor who wants no more.
var errEnough = errors.New("no more is wanted")

// errShape is the error of JSON that Monica does not write.
var errShape = errors.New("this is no JSON of Monica")

// walk shows a visitor the values of the export, in their order. What its values mean is read along the way.
func (f *File) walk(visit visitor) error {
	text, err := f.source.Read()
	if err != nil {
		return err
	}
	defer func() { _ = text.Close() }() // it was only read
	d := &decoding{text: &textfile.Measured{R: text, Left: largest}, visit: visit}
	d.Decoder = json.NewDecoder(d.text)
	err = d.object(func(key string) error {
		if key != "account" {
			return d.skip()
		}
		d.account = true
		return d.object(func(key string) error { return f.takeAccount(d, key) })
	})
	if err == nil {
		err = d.end()
	}
	if err != nil && !errors.Is(err, errEnough) {
		return f.broken(d, err)
	}
	return nil
}

// takeAccount reads what stands under a key of the account.
func (f *File) takeAccount(d *decoding, key string) error {
	switch key {
	case "data":
		return d.collections()
	case "properties":
		return d.object(func(key string) error {
			if key != "journal_entries" {
				return d.skip()
			}
			return d.values(kindEntry)
		})
	case "instance":
		value, _, err := d.next()
		if err == nil {
			err = json.Unmarshal(value, &f.instance)
		}
		return err
	}
	return d.skip()
}

// next reads the next value as it stands, and the line it begins on.
func (d *decoding) next() (value json.RawMessage, line int, err error) {
	d.text.Left = largest
	err = d.Decode(&value)
	return value, d.text.Line(d.InputOffset() - int64(len(value))), err
}

func (d *decoding) skip() error {
	_, _, err := d.next()
	return err
}

// token reads the next token.
func (d *decoding) token() (json.Token, error) {
	d.text.Left = max(d.text.Left, largest)
	return d.Token()
}

// object goes through an object, of which take reads the value of each key; null is an empty one.
func (d *decoding) object(take func(key string) error) error {
	start, err := d.token()
	if err != nil || start == nil {
		return err
	}
	if start != json.Delim('{') {
		return errShape
	}
	return d.rest(func() error {
		key, err := d.token()
		if err != nil {
			return err
		}
		return take(key.(string)) // keys are strings
	})
}

// rest reads the rest of an object or a list, what each has in it by take, and its end.
func (d *decoding) rest(take func() error) error {
	for d.More() {
		if err := take(); err != nil {
			return err
		}
	}
	_, err := d.token()
	return err
}

// collections goes through collections. Monica writes a list; where some are missing, PHP may make an object of it.
func (d *decoding) collections() error {
	start, err := d.token()
	switch {
	case err != nil || start == nil:
		return err
	case start == json.Delim('['):
		return d.rest(d.collection)
	case start != json.Delim('{'):
		return errShape
	}
	return d.rest(func() error {
		if _, err := d.token(); err != nil {
			return err
		}
		return d.collection()
	})
}

// collection goes through a collection. Where its type stands behind its values, these are a thing by themselves.
func (d *decoding) collection() error {
	kind, waiting, line := "", []json.RawMessage(nil), 0
	err := d.object(func(key string) (err error) {
		var value json.RawMessage
		switch {
		case key == "values" && kind != "":
			return d.values(kind)
		case key == "values":
			if value, line, err = d.next(); err == nil {
				err = json.Unmarshal(value, &waiting)
			}
		case key == "type":
			if value, _, err = d.next(); err == nil {
				err = json.Unmarshal(value, &kind)
			}
		default:
			err = d.skip()
		}
		return err
	})
	for _, value := range waiting {
		if err == nil && !d.visit(kind, value, line) {
			return errEnough
		}
	}
	return err
}

// values goes through the values of a collection.
func (d *decoding) values(kind string) error {
	start, err := d.token()
	if err != nil || start == nil {
		return err
	}
	if start != json.Delim('[') {
		return errShape
	}
	return d.rest(func() error {
		value, line, err := d.next()
		if err == nil && !d.visit(kind, value, line) {
			err = errEnough
		}
		return err
	})
}

// end makes sure that the file is at its end, and had an account.
func (d *decoding) end() error {
	if _, err := d.token(); !errors.Is(err, io.EOF) {
		return cmp.Or(err, errShape)
	}
	if !d.account {
		return errShape
	}
	return nil
}

// broken is the error of a file that cannot be read on, with the line where that shows.
func (f *File) broken(d *decoding, err error) error {
	var syntax *json.SyntaxError
	var shape *json.UnmarshalTypeError
	what, at := "this is no JSON of Monica, or the file was cut off", d.InputOffset()
	switch {
	case errors.Is(err, textfile.ErrTooMuch):
		what = "one thing in it has more than 64 MiB"
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		at = math.MaxInt64 // its end
	case errors.As(err, &syntax), errors.As(err, &shape), errors.Is(err, errShape):
	default:
		return err // the file cannot be read
	}
	return journal.Bad("export it anew, under Settings, Export, as JSON", "%s:%d: %s", f.name, d.text.Line(at), what)
}
