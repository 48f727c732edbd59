// Package vcard reads and writes the cards that phones, mail programs and address books exchange: vCard 2.1, 3.0
// (RFC 2426) and 4.0 (RFC 6350), from bytes to journal cards and back, without a database. It is forgiving about form
// (versions, foldings, encodings, the ways of each program) and strict about content: a card it cannot read is told with
// the file and the line, never guessed at. What a card says and a contact has no place for is kept aside, line by line, and
// written out again, so that nothing is lost on the way through.
//
// The lines are taken apart here and not by a library: those there are drop what they cannot read, know no lines to blame,
// hold a line of any length, and leave to the caller what is hard about vCards: version 2.1, and writing.
package vcard

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
)

// Options are what reading has to know beyond the file.
type Options struct {
	Name  string                 // the file's name, for messages
	Group func(name string) bool // whether the journal has a group of this name; nil where it has none
}

// Bad is a card that cannot be read. It is an error, and unwraps to one with a hint.
type Bad struct {
	File     string // the file's name
	Line     int    // the line to blame, from 1
	Card     int    // the line on which the card begins
	Property string // the name of the property to blame; empty when the whole card is
	Err      error
}

func (b Bad) Error() string {
	if b.Property == "" {
		return fmt.Sprintf("%s:%d: %v", b.File, b.Line, b.Err)
	}
	return fmt.Sprintf("%s:%d: %s of the card that begins at line %d: %v", b.File, b.Line, b.Property, b.Card, b.Err)
}

func (b Bad) Unwrap() error { return b.Err }

// Begins reports whether a text, which may be cut off, begins as a file of vCards does.
func Begins(head []byte) bool {
	l := newLines(head)
	for {
		c, err := l.content()
		if err != nil {
			return false
		}
		if p, bad := readProperty(c); len(c.text) > 0 {
			return bad == nil && p.begins()
		}
	}
}

// Read reads a file card by card; no more than one of them is in memory. The error that comes with a card is a Bad, and
// those behind it follow; any other ends the file. A file without a card has none.
func Read(file io.Reader, o Options) iter.Seq2[journal.Card, error] {
	if o.Name == "" {
		o.Name = "the file"
	}
	return func(yield func(journal.Card, error) bool) {
		r := reader{lines: openLines(file), o: o}
		for {
			card, err := r.next()
			var bad Bad
			if errors.Is(err, io.EOF) || !yield(card, err) || err != nil && !errors.As(err, &bad) {
				return
			}
		}
	}
}
