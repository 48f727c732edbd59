// Package document is a thing of the journal as a text file that people edit: YAML front matter between two lines of
// three hyphens, with a key for all there is to say and a comment on each, and for a note its text below. Write makes the
// file, Parse reads it back, and both only know text: a value is what stands there, so that a phone number keeps its zero
// and somebody called Null their name. What cannot be read is a Problem of a line, and Mark writes it under that line.
// Differences is what somebody changed; what they left as it was need not be understood.
//
// There is one file for each sort of thing: contact.go, note.go, followup.go, initiative.go, group.go. They know the keys,
// and the way from journal's types to values and back.
package document

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Shape is how many values a key has.
type Shape int

// The shapes of a key.
const (
	One     Shape = iota // one value
	Many                 // several, in no order
	Ordered              // several, whose order tells something
	Plain                // one value of rel's own, a day or a yes, that needs no quotes
	Days                 // several such, in no order
)

// Key is a key of the front matter.
type Key struct {
	Name  string
	Shape Shape
	About string // what it means and which values it takes, for a comment
}

// Form is what the documents of one sort of thing have in common.
type Form struct {
	Noun string // "a note"
	Keys []Key
	Text bool // whether a text stands below the front matter
}

// single reports whether the key has at most one value.
func (k Key) single() bool { return k.Shape == One || k.Shape == Plain }

// plain reports whether its values need no quotes.
func (k Key) plain() bool { return k.Shape == Plain || k.Shape == Days }

// key is the key of this name; false when there is none.
func (f Form) key(name string) (Key, bool) {
	i := slices.IndexFunc(f.Keys, func(k Key) bool { return k.Name == name })
	if i < 0 {
		return Key{}, false
	}
	return f.Keys[i], true
}

// Value is a value of a key. Where it was read from a file it knows its line there, from 1.
type Value struct {
	Line int
	Name string // what stands before the colon, as in "work: dana@example.org"; empty where nothing does
	Text string
}

// is reports whether two values say the same.
func (v Value) is(w Value) bool { return v.Name == w.Name && v.Text == w.Text }

// Entry is a key with its values; an empty one has none.
type Entry struct {
	Key    string
	Line   int // the line of the key, from 1; zero where it was not read from a file
	Values []Value
}

// Document is the values of one thing, and its text.
type Document struct {
	Entries []Entry
	Text    string
	Line    int // the line that Text begins on, from 1
}

// Values are the values of a key; none where it has none.
func (d Document) Values(key string) []Value { return d.entry(key).Values }

// Value is the text of a key's one value; empty where it has none.
func (d Document) Value(key string) string {
	if values := d.Values(key); len(values) > 0 {
		return values[0].Text
	}
	return ""
}

func (d Document) entry(key string) Entry {
	for _, e := range d.Entries {
		if e.Key == key {
			return e
		}
	}
	return Entry{Key: key}
}

// set gives a key texts, those that are empty left out.
func (d *Document) set(key string, texts ...string) {
	e := Entry{Key: key}
	for _, text := range texts {
		if text != "" {
			e.Values = append(e.Values, Value{Text: text})
		}
	}
	d.Entries = append(d.Entries, e)
}

// name gives a key values with names, those without a text left out.
func (d *Document) name(key string, values []Value) {
	values = slices.DeleteFunc(values, func(v Value) bool { return v.Text == "" })
	d.Entries = append(d.Entries, Entry{Key: key, Values: values})
}

// Problem is what is wrong with a line of a document.
type Problem struct {
	Line int // from 1; zero is the document as a whole, and stands at its beginning
	Err  error
}

// Problems are all that is wrong with a document, as one error.
type Problems []Problem

func (p Problems) Error() string {
	texts := make([]string, len(p))
	for i, one := range p {
		texts[i] = one.Err.Error()
	}
	return strings.Join(texts, "; ")
}

// add adds a problem of a line.
func (p *Problems) add(line int, hint, format string, args ...any) {
	*p = append(*p, Problem{line, journal.Bad(hint, format, args...)})
}
