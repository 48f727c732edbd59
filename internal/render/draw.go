package render

import (
	"io"
	"strings"
)

// person is about how many rows a person reads. Up to there tablewriter lays a table out; beyond, where
// it takes some ten times as long, the same lines are drawn straight away.
const person = 100

// draw prints the grid.
func (g *grid) draw(w io.Writer) error {
	if len(g.rows) <= person {
		return g.layOut(w)
	}
	return g.drawPlainly(w)
}

// drawPlainly prints the grid line by line.
func (g *grid) drawPlainly(w io.Writer) error {
	b := g.appendRule(g.appendHeads(nil, g.heads))
	for r, row := range g.rows {
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = g.appendRow(b[:0], row, g.belowRow(r))
	}
	_, err := w.Write(b)
	return err
}

// appendHeads adds the line of headings.
func (g *grid) appendHeads(b []byte, heads []string) []byte {
	cells := make([]cell, len(heads))
	for i, head := range heads {
		cells[i] = cell{text: head, tint: Bold}
	}
	return g.appendLine(b, cells)
}

// appendRule adds the thin rule under the headings.
func (g *grid) appendRule(b []byte) []byte {
	cells := make([]cell, len(g.widths))
	for i, w := range g.widths {
		cells[i] = cell{text: strings.Repeat("─", w), tint: Dim}
	}
	return g.appendLine(b, cells)
}

// belowRow is what stands below a row.
func (g *grid) belowRow(r int) []cell {
	if g.below == nil {
		return nil
	}
	return g.below[r]
}

// appendRow adds the line of a row, and what stands below it, under its second column.
func (g *grid) appendRow(b []byte, cells, below []cell) []byte {
	b = g.appendLine(b, cells)
	for _, c := range below {
		b = g.style.appendWrapped(b, c, spaces(g.widths[0]+gutter))
	}
	return b
}

// appendWrapped adds a text on lines of its own.
func (s Style) appendWrapped(b []byte, c cell, indent string) []byte {
	for line := range strings.SplitSeq(Wrap(c.text, s.Width, indent), "\n") {
		b = append(b, indent...)
		b = append(b, s.paintCell(cell{strings.TrimPrefix(line, indent), c.tint, c.lit})...)
		b = append(b, '\n')
	}
	return b
}

// appendLine adds one line of cells. Spaces are added only once something follows them, so that no line
// ends in any, and color only around the text, so that it moves nothing.
func (g *grid) appendLine(b []byte, cells []cell) []byte {
	pending := 0
	for i, c := range cells {
		if i > 0 {
			pending += gutter
		}
		left, right := g.padding(i, c.text)
		pending += left
		if c.text != "" {
			b = append(b, spaces(pending)...)
			b = append(b, g.style.paintCell(c)...)
			pending = 0
		}
		pending += right
	}
	return append(b, '\n')
}

// padding is how many spaces stand on either side of a text in a column.
func (g *grid) padding(column int, text string) (left, right int) {
	gap := max(g.widths[column]-width(text), 0) // the first of a long list tell how wide a column is
	if g.shapes[column].right {
		return gap, 0
	}
	return 0, gap
}
