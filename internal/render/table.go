package render

import (
	"io"
	"iter"
	"strings"
)

// cell is what a person reads in one place of a table: safe, and of one line.
type cell struct {
	text string
	tint Tint
	lit  func(string) [][2]int // which parts of it stand out; nil is none
}

// grid is a table before it is drawn.
type grid struct {
	style  Style
	heads  []string
	shapes []shape
	widths []int // of the columns as they are drawn
	rows   [][]cell
	below  [][]cell // for each row, what stands below it; nil when nothing does
}

// listTable prints a table; of no rows it prints nothing. All rows are held, since the last may be the
// one that makes a column wide.
func listTable[T any](w io.Writer, s Style, cols []Column[T], rows iter.Seq2[T, error]) (int, error) {
	g := newGrid(s, cols)
	n, err := each(rows, func(row T) error {
		cells := make([]cell, len(cols))
		for i, c := range cols {
			cells[i] = cell{oneLine(c.show(row, s)), c.tint(row), c.Lit}
		}
		g.add(cells)
		return nil
	})
	if err != nil || n == 0 {
		return n, err
	}
	g.fit()
	return n, g.draw(w)
}

// newGrid is a grid without rows.
func newGrid[T any](s Style, cols []Column[T]) *grid {
	g := &grid{style: s}
	for _, c := range cols {
		title := oneLine(c.Title)
		g.heads = append(g.heads, title)
		g.shapes = append(g.shapes, shape{
			width: width(title), rigid: c.Rigid, right: c.Right, below: c.Below, named: c.Named, filled: c.picked,
		})
	}
	return g
}

// oneLine is text from outside as a cell of a table can hold it.
func oneLine(s string) string { return apart(strings.TrimSpace(Safe(s))) }

// add adds a row.
func (g *grid) add(cells []cell) {
	for i, c := range cells {
		g.shapes[i].width = max(g.shapes[i].width, width(c.text))
		g.shapes[i].filled = g.shapes[i].filled || c.text != ""
	}
	g.rows = append(g.rows, cells)
}

// fit settles the widths of the columns. On a terminal it leaves out columns with nothing in them, and where that is
// too narrow puts some below their rows, cuts cells and drops columns. In a pipe everything is whole.
func (g *grid) fit() {
	if g.style.Width <= 0 {
		for _, s := range g.shapes {
			g.widths = append(g.widths, s.width)
		}
		return
	}
	g.keep(filled(g.shapes))
	if !fits(g.shapes, g.style.Width) {
		g.putBelow()
	}
	keep, widths := fit(g.shapes, g.style.Width)
	g.keep(keep)
	g.widths = widths
	for i, head := range g.heads {
		g.heads[i] = cut(head, widths[i])
	}
	for _, row := range g.rows {
		for i := range row {
			row[i].text = cut(row[i].text, widths[i])
		}
	}
}

// keep leaves out all columns but these.
func (g *grid) keep(columns []int) {
	g.heads, g.shapes = choose(g.heads, columns), choose(g.shapes, columns)
	for r, row := range g.rows {
		g.rows[r] = choose(row, columns)
	}
}

// putBelow takes the columns that may stand below their rows out of the table.
func (g *grid) putBelow() {
	stay, leave := apartBelow(g.shapes)
	if len(leave) == 0 {
		return
	}
	g.below = make([][]cell, len(g.rows))
	for r, row := range g.rows {
		for _, c := range leave {
			text := row[c].text
			if text == "" {
				continue
			}
			if g.shapes[c].named {
				text = g.heads[c] + ": " + text
			}
			g.below[r] = append(g.below[r], cell{text, Dim, row[c].lit})
		}
	}
	g.keep(stay)
}

// choose moves the wanted elements to the front of xs and leaves out the others. The indexes in keep
// must rise.
func choose[E any](xs []E, keep []int) []E {
	for i, k := range keep {
		xs[i] = xs[k]
	}
	return xs[:len(keep)]
}
