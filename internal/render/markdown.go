package render

import (
	"io"
	"iter"
	"strings"
)

// listMarkdown prints a pipe table as GitHub reads it. It is not aligned, since it is not read as it
// stands, and so needs no row twice.
func listMarkdown[T any](w io.Writer, s Style, cols []Column[T], rows iter.Seq2[T, error]) (int, error) {
	heads, rule := make([]string, len(cols)), make([]string, len(cols))
	for i, c := range cols {
		heads[i], rule[i] = markdownCell(c.Title), "---"
		if c.Right {
			rule[i] = "---:"
		}
	}
	if _, err := io.WriteString(w, pipes(heads)+pipes(rule)); err != nil {
		return 0, err
	}
	cells := make([]string, len(cols))
	return each(rows, func(row T) error {
		for i, c := range cols {
			cells[i] = markdownCell(c.show(row, s))
		}
		_, err := io.WriteString(w, pipes(cells))
		return err
	})
}

// pipes is one line of a pipe table.
func pipes(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// markdown escapes what would end a cell, hide text, or make of it a link, an image or HTML. Underscores
// stay: within words, where names and addresses have them, they mean nothing.
var markdown = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "<", `\<`, "*", `\*`, "`", "\\`", "[", `\[`, "\n", "<br>",
)

func markdownCell(s string) string { return markdown.Replace(strings.TrimSpace(SafeLines(s))) }
