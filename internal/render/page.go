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
	if s.Format == Markdown {
		return markdownPage(w, title, sections)
	}
	var b strings.Builder
	if err := s.cards(&b, title, sections); err != nil {
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

// markdownPage is the page as a document: a heading for the title and for each section, and each line as an item of a list.
func markdownPage(w io.Writer, title string, sections []Section) error {
	d := NewDocument(w)
	d.Heading(1, title)
	for _, section := range sections {
		if section.Title != "" && len(told(section.Lines)) > 0 {
			d.Heading(2, section.Title)
		}
		d.Items(section.Lines)
	}
	return d.End()
}

// markdownText is text that no mark of Markdown's is left in; its further lines belong to the item of the first.
func markdownText(s string) string {
	lines := strings.Split(strings.TrimSpace(SafeLines(s)), "\n")
	for i, line := range lines {
		line = foreignMarks.Replace(markdown.Replace(strings.TrimSpace(line)))
		lines[i] = unmarked(withoutEntities(line))
	}
	return strings.Join(lines, "  \n  ")
}

// foreignMarks are those that only some readers of Markdown know: they strike through, set formulas, hide remarks, highlight,
// or make a query or a property of a line.
var foreignMarks = strings.NewReplacer("~~", `\~\~`, "$", `\$`, "%%", `\%\%`, "==", `\=\=`, "{{", `\{\{`, "::", `\:\:`, " ^", ` \^`)

// withoutEntities is a line in which no name of a character, such as &lt;, is read as that.
func withoutEntities(line string) string {
	for at := 0; ; at += len(`\&`) {
		next := strings.IndexByte(line[at:], '&')
		if next < 0 {
			return line
		}
		at += next
		name := strings.TrimLeft(line[at+1:], "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
		if name == line[at+1:] || !strings.HasPrefix(name, ";") {
			at -= len(`\`)
			continue
		}
		line = line[:at] + `\` + line[at:]
	}
}

// unmarked is a line that begins no heading, list, quotation, rule or block of code.
func unmarked(line string) string {
	if strings.IndexAny(line, "#-+>=_") == 0 {
		return `\` + line
	}
	rest := strings.TrimLeft(line, "0123456789")
	if digits := len(line) - len(rest); digits > 0 && (strings.HasPrefix(rest+" ", ". ") || strings.HasPrefix(rest+" ", ") ")) {
		return line[:digits] + `\` + rest
	}
	return line
}
