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
	"io"
	"iter"

	"github.com/rel-journal/rel/internal/journal"
)

// Options are what reading has to know beyond the file.
type Options struct {
	Name  string                 // the file's name, for messages
	Group func(name string) bool // whether the journal has a group of this name; nil where it has none
	Lists *Lists                 // those of the file, read before; nil where they are of no matter
	Today journal.Day            // no birthday is after it; zero lets any day pass
}

// Read reads a file card by card; no more than one of them is in memory. The error that comes with a card is a journal.BadRow, and
// those behind it follow; any other ends the file. A file without a card has none. Cards
// that stand for a list are passed over: Lists reads them.
func Read(file io.Reader, o Options) iter.Seq2[journal.Card, error] {
	if o.Name == "" {
		o.Name = "the file"
	}
	return func(yield func(journal.Card, error) bool) {
		r := reader{lines: openLines(file), o: o}
		for {
			card, err := r.next()
			var bad journal.BadRow
			if errors.Is(err, io.EOF) || !yield(card, err) || err != nil && !errors.As(err, &bad) {
				return
			}
		}
	}
}
