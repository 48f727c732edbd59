// Package render is the one place that formats: a list becomes a table for people, or CSV, JSON or
// Markdown for what comes after; one contact becomes a card. A command says once what its columns are
// and never how they look.
//
// Two rules hold throughout. On a terminal things are made for the eye (they fit, days are relative,
// color helps); in a pipe they are exact, uncut and plain. And no text from outside can move the
// cursor, recolor the screen or reverse a line, because everything printed for people goes through
// Safe.
package render

import (
	"bufio"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Format is the shape a list is printed in.
type Format string

// The formats of a list.
const (
	Table    Format = "table"    // aligned columns, for people
	CSV      Format = "csv"      // RFC 4180, for spreadsheets
	JSON     Format = "json"     // an array of objects, one to a line, for programs
	Markdown Format = "markdown" // a pipe table, for documents
)

// Formats are all of them, the usual one first.
var Formats = []Format{Table, CSV, JSON, Markdown}

// ParseFormat reads a format by its name, in any case. What is none is a usage problem.
func ParseFormat(s string) (Format, error) {
	f := Format(strings.ToLower(strings.TrimSpace(s)))
	if !slices.Contains(Formats, f) {
		near := journal.Nearest(s, []string{string(Table), string(CSV), string(JSON), string(Markdown)}, 1)
		return "", journal.Bad(journal.DidYouMean(near, "one of table, csv, json, markdown"), "%q is not a format", s)
	}
	return f, nil
}

// Style is how a list or card is printed. Its zero value is an exact, uncut, plain table.
type Style struct {
	Format Format      // empty is Table
	TTY    bool        // a person reads it on a terminal
	Width  int         // columns to fit into; 0 is unlimited
	Color  bool        // color is wanted and understood
	Today  journal.Day // what relative days are told from; no day at all leaves them exact
}

// document is the style for text that is kept: nothing in it is cut, colored or told from today.
func (s Style) document() Style { return Style{Format: s.Format} }

// buffered is how much is gathered before it is written: one write per line is what slow lists are made of.
const buffered = 64 << 10

// List prints rows in the style's format and says how many there were. Of an empty list a table says
// nothing, CSV and Markdown give the headings, and JSON gives []. It ends at the first error of rows,
// or of w, and returns it; all but a table have by then printed the rows before it.
func List[T any](w io.Writer, s Style, cols []Column[T], rows iter.Seq2[T, error]) (n int, err error) {
	out := bufio.NewWriterSize(w, buffered)
	switch s.Format {
	case CSV:
		n, err = listCSV(out, s, keyed(cols), rows)
	case JSON:
		n, err = listJSON(out, keyed(cols), rows)
	case Markdown:
		n, err = listMarkdown(out, s.document(), titled(cols), rows)
	default:
		n, err = listTable(out, s, titled(cols), rows)
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return n, err
}

// each hands rows to put one by one, until the first error of either, and counts those put.
func each[T any](rows iter.Seq2[T, error], put func(T) error) (n int, err error) {
	for row, err := range rows {
		if err != nil {
			return n, err
		}
		if err := put(row); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// Rows makes a slice into the sequence that List takes.
func Rows[T any](xs []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range xs {
			if !yield(x, nil) {
				return
			}
		}
	}
}
