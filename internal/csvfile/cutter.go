package csvfile

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// cutter is a row that is cut into cells, line by line.
type cutter struct {
	delimiter byte
	text      []byte // of its cells, one behind the other
	ends      []int  // where each of them ends
	broken    int    // the character at which a quote is out of place in the line that was cut last; zero for none
}

var quoteMark = []byte{'"'}

func (c *cutter) begin() { c.text, c.ends, c.broken = c.text[:0], c.ends[:0], 0 }

// line cuts a line, which begins within quotes where the one before it has ended so, and reports whether its end is within quotes.
func (c *cutter) line(l []byte, open bool) bool {
	if open {
		c.text = append(c.text, '\n')
	}
	for at := 0; ; at++ { // beyond a delimiter
		if !open {
			if at = c.blank(l, at); at < len(l) && l[at] == '"' {
				at, open = at+1, true
			}
		}
		quoted := open
		if open {
			if at, open = c.quoted(l, at); open {
				return true
			}
		}
		end := len(l)
		if n := bytes.IndexByte(l[at:], c.delimiter); n >= 0 {
			end = at + n
		}
		c.plain(l, at, end, quoted)
		if at = end; at == len(l) {
			return false
		}
	}
}

// blank is where the white space before a cell ends.
func (c *cutter) blank(l []byte, at int) int {
	if c.delimiter == '\t' { // which is white space itself
		return at
	}
	return len(l) - len(bytes.TrimLeftFunc(l[at:], unicode.IsSpace))
}

// quoted takes what is within quotes, to where they are closed or the line ends.
func (c *cutter) quoted(l []byte, at int) (end int, open bool) {
	for {
		n := bytes.IndexByte(l[at:], '"')
		if n < 0 {
			c.text = append(c.text, l[at:]...)
			return len(l), true
		}
		c.text = append(c.text, l[at:at+n]...)
		if at += n + 1; at == len(l) || l[at] != '"' {
			return at, false
		}
		c.text = append(c.text, '"')
		at++
	}
}

// plain takes what is not within quotes, to where the cell ends: all of one without quotes, and behind quotes nothing but white
// space.
func (c *cutter) plain(l []byte, at, end int, quoted bool) {
	cell := l[at:end]
	misplaced := bytes.IndexByte(cell, '"')
	if quoted {
		if cell = bytes.TrimSpace(cell); len(cell) > 0 {
			misplaced = -1 // it is the quote before it
			c.misplaced(l, at-1)
		}
	}
	if misplaced >= 0 {
		c.misplaced(l, at+misplaced)
	}
	c.text = append(c.text, cell...)
	c.ends = append(c.ends, len(c.text))
}

func (c *cutter) misplaced(l []byte, at int) {
	if c.broken == 0 {
		c.broken = utf8.RuneCount(l[:at]) + 1
	}
}

// cells adds the cells to others.
func (c *cutter) cells(cells []string) []string {
	text, at := string(c.text), 0
	for _, end := range c.ends {
		cells = append(cells, text[at:end])
		at = end
	}
	return cells
}

// whole reports whether a line is a row of so many cells by itself. The row that was cut is lost.
func (c *cutter) whole(l []byte, width int) bool {
	c.begin()
	return !c.line(l, false) && c.broken == 0 && len(c.ends) == width
}
