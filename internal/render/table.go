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

	shown []int    // which columns are drawn
	under []int    // and which stand below their rows
	named []string // what is put before each of these there; empty for nothing

	size    int  // about how many bytes the rows take
	settled bool // the widths are: a row more is drawn at once
}

// How much of a list is held to tell how wide its columns are. Of a longer one its beginning decides, and the rest is drawn as it
// comes.
const (
	mostRows  = 10_000
	mostBytes = 16 << 20
)

// listTable prints a table; of no rows it prints nothing. Rows are held, since a later one may be what makes a column wide.
func listTable[T any](w io.Writer, s Style, cols []Column[T], rows iter.Seq2[T, error]) (int, error) {
	g := newGrid(s, cols)
	n, err := each(rows, func(row T) error {
		cells := make([]cell, len(cols))
		for i, c := range cols {
			cells[i] = cell{oneLine(c.show(row, s)), c.tint(row), c.Lit}
		}
		if g.settled {
			return g.follow(w, cells)
		}
		if g.add(cells); len(g.rows) < mostRows && g.size < mostBytes {
			return nil
		}
		return g.settle(w)
	})
	if err != nil || n == 0 || g.settled {
		return n, err
	}
	g.fit()
	return n, g.draw(w)
}

// settle draws the rows so far, with every column, since what has nothing in it yet may have something later.
func (g *grid) settle(w io.Writer) error {
	for i := range g.shapes {
		g.shapes[i].filled = true
	}
	g.fit()
	err := g.drawPlainly(w)
	g.rows, g.below, g.settled = nil, nil, true
	return err
}

// follow draws a row behind those of a grid that is settled.
func (g *grid) follow(w io.Writer, cells []cell) error {
	cells, below := g.lay(cells)
	_, err := w.Write(g.appendRow(nil, cells, below))
	return err
}

// newGrid is a grid without rows.
func newGrid[T any](s Style, cols []Column[T]) *grid {
	g := &grid{style: s}
	for i, c := range cols {
		g.shown = append(g.shown, i)
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
		g.size += 64 + len(c.text)
	}
	g.rows = append(g.rows, cells)
}

// fit settles which columns there are and their widths. On a terminal it leaves out columns with nothing in them, and where that
// is too narrow puts some below their rows, cuts cells and drops columns. In a pipe everything is whole.
func (g *grid) fit() {
	if g.style.Width > 0 {
		g.keep(filled(g.shapes))
		if !fits(g.shapes, g.style.Width) {
			g.putBelow()
		}
		keep, widths := fit(g.shapes, g.style.Width)
		g.keep(keep)
		g.widths = widths
	} else {
		for _, s := range g.shapes {
			g.widths = append(g.widths, s.width)
		}
	}
	for i, head := range g.heads {
		g.heads[i] = g.cut(head, i)
	}
	for r, row := range g.rows {
		var below []cell
		if g.rows[r], below = g.lay(row); len(g.under) > 0 {
			g.below = append(g.below, below)
		}
	}
}

// cut is a text as there is room for it in a column.
func (g *grid) cut(text string, column int) string {
	if g.style.Width <= 0 {
		return text
	}
	return cut(text, g.widths[column])
}

// lay parts the cells of a row into those that are drawn, cut to fit, and those below them.
func (g *grid) lay(row []cell) (cells, below []cell) {
	for i, c := range g.under {
		if text := row[c].text; text != "" {
			below = append(below, cell{g.named[i] + text, Dim, row[c].lit})
		}
	}
	cells = choose(row, g.shown)
	for i := range cells {
		cells[i].text = g.cut(cells[i].text, i)
	}
	return cells, below
}

// keep leaves out all columns but these.
func (g *grid) keep(columns []int) {
	g.heads, g.shapes, g.shown = choose(g.heads, columns), choose(g.shapes, columns), choose(g.shown, columns)
}

// putBelow takes the columns that may stand below their rows out of the table.
func (g *grid) putBelow() {
	stay, leave := apartBelow(g.shapes)
	for _, c := range leave {
		name := ""
		if g.shapes[c].named {
			name = g.heads[c] + ": "
		}
		g.under, g.named = append(g.under, g.shown[c]), append(g.named, name)
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
