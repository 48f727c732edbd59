package render

import (
	"io"
	"iter"
	"strings"
	"unicode/utf8"
)

// listCSV prints RFC 4180: lines end in CR LF, the first holds the keys. It is written here and not
// with encoding/csv because that changes line ends inside cells, and an export keeps every byte.
func listCSV[T any](w io.Writer, s Style, cols []Column[T], rows iter.Seq2[T, error]) (int, error) {
	line := csvLine{style: s}
	for _, c := range cols {
		line.text(c.Key)
	}
	if err := line.end(w); err != nil {
		return 0, err
	}
	return each(rows, func(row T) error {
		for _, c := range cols {
			if err := line.value(c.value(row)); err != nil {
				return err
			}
		}
		return line.end(w)
	})
}

// csvLine is one line of CSV while it is written; its memory serves for all lines.
type csvLine struct {
	style Style
	cells int
	buf   []byte
}

// value adds a cell of a column's value.
func (l *csvLine) value(v any) error {
	text, err := exact(v)
	if err != nil {
		return err
	}
	if isNumber(v) {
		l.add(text)
	} else {
		l.text(text)
	}
	return nil
}

// text adds a cell of text from outside: no formula for a spreadsheet, nor anything for a terminal.
func (l *csvLine) text(s string) {
	if l.style.TTY {
		s = Safe(s)
	}
	l.add(Defuse(s))
}

// add adds a cell, in quotes where it needs them.
func (l *csvLine) add(s string) {
	if l.cells > 0 {
		l.buf = append(l.buf, ',')
	}
	l.cells++
	if !needsQuotes(s) {
		l.buf = append(l.buf, s...)
		return
	}
	l.buf = append(l.buf, '"')
	l.buf = append(l.buf, strings.ReplaceAll(s, `"`, `""`)...)
	l.buf = append(l.buf, '"')
}

// needsQuotes reports whether a cell would be read as something else without them.
func needsQuotes(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == '"' || c == ',' || c == '\r' || c == '\n' {
			return true
		}
	}
	return s != "" && (!isPlain(s[0]) || !isPlain(s[len(s)-1])) && strings.TrimSpace(s) != s
}

// isPlain reports whether a byte is a character by itself that is no white space.
func isPlain(c byte) bool { return c > ' ' && c < utf8.RuneSelf }

// end prints the line and begins the next. A line of one empty cell is quoted, as readers skip empty
// lines.
func (l *csvLine) end(w io.Writer) error {
	if l.cells == 1 && len(l.buf) == 0 {
		l.buf = append(l.buf, `""`...)
	}
	_, err := w.Write(append(l.buf, "\r\n"...))
	l.buf, l.cells = l.buf[:0], 0
	return err
}

// Defuse is a cell that no spreadsheet runs as a formula: one that begins with = + - @, their wide forms,
// a tab or a line end gets an apostrophe before it. One that begins so after apostrophes gets another, so
// that reading a sheet back can take exactly one away. (OWASP, "CSV injection".)
func Defuse(cell string) string {
	if cell == "" || 'A' <= cell[0] && cell[0] <= 'z' || '0' <= cell[0] && cell[0] <= '9' {
		return cell // as nearly all are
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
