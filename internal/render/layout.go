package render

import (
	"io"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// layOut prints the grid through tablewriter, which is given cells that fit already: by itself it would
// share width out evenly, cut words without a mark, rewrite headings, and ask the environment how wide a
// character is.
func (g *grid) layOut(w io.Writer) error {
	t := tablewriter.NewTable(w,
		tablewriter.WithRenderer(&look{Blueprint: renderer.NewBlueprint(borderless), grid: g}),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
	)
	t.Header(g.heads)
	for _, row := range g.rows {
		if err := t.Append(texts(row)); err != nil {
			return err
		}
	}
	return t.Render()
}

// borderless is a table without a frame: its one line is that under the headings.
var borderless = tw.Rendition{
	Borders:  tw.BorderNone,
	Settings: tw.Settings{Lines: tw.Lines{ShowHeaderLine: tw.On}, Separators: tw.SeparatorsNone},
}

// texts are the texts of a row of cells.
func texts(row []cell) []string {
	texts := make([]string, len(row))
	for i, c := range row {
		texts[i] = c.text
	}
	return texts
}

// look is how rel's tables look, as a renderer of tablewriter. It is a renderer of its own because
// tablewriter's add up the widths of runes, which goes wrong for joined emoji, and because they leave
// spaces at the ends of lines. Color comes last, when all is in its place.
type look struct {
	*renderer.Blueprint
	grid *grid
	out  io.Writer
	next int   // the row that is drawn next
	err  error // the first failure to write, told by Close
}

// Start is told where to print.
func (l *look) Start(w io.Writer) error {
	l.out = w
	return l.Blueprint.Start(w)
}

// Header prints the headings.
func (l *look) Header(lines [][]string, _ tw.Formatting) {
	for _, heads := range lines {
		l.print(l.grid.appendHeads(nil, heads))
	}
}

// Line prints the rule under the headings.
func (l *look) Line(tw.Formatting) { l.print(l.grid.appendRule(nil)) }

// Row prints one row, in the tints that its cells were given.
func (l *look) Row(texts []string, _ tw.Formatting) {
	cells := make([]cell, len(texts))
	for i, text := range texts {
		cells[i] = l.grid.rows[l.next][i]
		cells[i].text = text
	}
	l.print(l.grid.appendRow(nil, cells, l.grid.belowRow(l.next)))
	l.next++
}

// Close tells the first failure to write.
func (l *look) Close() error { return l.err }

func (l *look) print(line []byte) {
	if l.err == nil {
		_, l.err = l.out.Write(line)
	}
}
