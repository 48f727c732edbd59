package render

import (
	"bufio"
	"io"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Entry is one entry of a diary.
type Entry struct {
	Day   journal.Day
	Ref   string   // how it is named elsewhere
	Head  string   // what it is
	Aside string   // what else there is to know, on the same line
	Body  string   // what was written, with its line ends
	Lines []string // what belongs to it, each further in
}

// Diary prints entries as a journal reads: each day once, above what happened on it, and bodies wrapped to the width. It
// says how many entries there were, and ends at the first error of entries, or of w. One entry is held at a time.
//
//	Sun 22 Nov 2026
//	n6  meeting: Dana Whitcomb; Luis Ortega  #qris
//	    Went over the pilot.
//	      Luis Ortega: worries about rates
func Diary(w io.Writer, s Style, entries iter.Seq2[Entry, error]) (n int, err error) {
	out := bufio.NewWriterSize(w, buffered)
	var b []byte
	var day journal.Day
	n, err = each(entries, func(e Entry) error {
		b = b[:0]
		if e.Day != day {
			if !day.IsZero() {
				b = append(b, '\n')
			}
			b = append(b, s.Paint(Bold, e.Day.Format("Mon 2 Jan 2006"))+"\n"...)
			day = e.Day
		}
		_, err := out.Write(s.appendEntry(b, e))
		return err
	})
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return n, err
}

// appendEntry adds an entry; what stands below its first line begins where its head does.
func (s Style) appendEntry(b []byte, e Entry) []byte {
	ref, head := oneLine(e.Ref), oneLine(e.Head)
	if aside := oneLine(e.Aside); aside != "" {
		head += spaces(gutter) + aside
	}
	indent := spaces(width(ref) + gutter)
	for i, line := range wrapped(head, s.Width, indent) {
		if i == 0 {
			line = s.Paint(Dim, ref) + strings.TrimPrefix(line, spaces(width(ref)))
		}
		b = append(append(b, line...), '\n')
	}
	if e.Body != "" {
		b = s.appendLines(b, e.Body, indent)
	}
	for _, line := range e.Lines {
		b = s.appendLines(b, line, indent+spaces(gutter))
	}
	return b
}

// appendLines adds a text of one line or more, wrapped.
func (s Style) appendLines(b []byte, text, indent string) []byte {
	for _, line := range wrapped(text, s.Width, indent) {
		b = append(append(b, line...), '\n')
	}
	return b
}
