package render

import (
	"io"
	"strings"
)

// Section is a part of a page: a heading, and lines as a card has them.
type Section struct {
	Title string // empty for the part that needs none
	Lines []Line // a section whose lines have nothing to tell is left out
}

// Page prints what is read before a meeting: a title and sections, as cards on a terminal and in a pipe, or as a document of
// headings and lists where the style's format is Markdown.
func Page(w io.Writer, s Style, title string, sections []Section) error {
	var b strings.Builder
	if s.Format == Markdown {
		markdownPage(&b, title, sections)
	} else if err := s.cards(&b, title, sections); err != nil {
		return err
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (s Style) cards(b *strings.Builder, title string, sections []Section) error {
	b.WriteString(s.Paint(Bold, oneLine(title)) + "\n")
	for _, section := range sections {
		if len(told(section.Lines)) == 0 {
			continue
		}
		if section.Title != "" {
			b.WriteString("\n" + s.Paint(Bold, oneLine(section.Title)) + "\n")
		}
		if err := Card(b, s, section.Lines); err != nil {
			return err
		}
	}
	return nil
}

// markdownPage writes a heading for the title and for each section, and each line as an item of a list. A line that goes on
// with the label before it is an item of its own below it.
func markdownPage(b *strings.Builder, title string, sections []Section) {
	b.WriteString("# " + markdownText(oneLine(title)) + "\n")
	for _, section := range sections {
		lines := told(section.Lines)
		if len(lines) == 0 {
			continue
		}
		b.WriteString("\n")
		if section.Title != "" {
			b.WriteString("## " + markdownText(oneLine(section.Title)) + "\n\n")
		}
		for _, l := range lines {
			b.WriteString("- ")
			if l.Label != "" {
				b.WriteString("**" + markdownText(oneLine(l.Label)) + "** ")
			}
			b.WriteString(markdownText(l.Text) + "\n")
		}
	}
}

// markdownText is text that no mark of Markdown's is left in; its further lines belong to the item of the first.
func markdownText(s string) string {
	lines := strings.Split(strings.TrimSpace(SafeLines(s)), "\n")
	for i, line := range lines {
		lines[i] = markdown.Replace(strings.TrimSpace(line))
		if strings.IndexAny(lines[i], "#-+>=") == 0 {
			lines[i] = `\` + lines[i]
		}
	}
	return strings.Join(lines, "  \n  ")
}
