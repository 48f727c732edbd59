package render

import (
	"bufio"
	"io"
	"strings"
)

// longestLine is how much of a line a document has that is one line: some two lines of a printed page.
const longestLine = 200

// Document is a Markdown document being written, part by part. Whatever text it is given stays text: it makes no heading,
// no link, no list and no HTML.
type Document struct {
	w     *bufio.Writer
	began bool // something stands in it, and what follows is set apart from it
}

// NewDocument begins a document. What is written to w is complete once End has returned.
func NewDocument(w io.Writer) *Document { return &Document{w: bufio.NewWriterSize(w, buffered)} }

// End ends the document; the error is the first that w gave.
func (d *Document) End() error { return d.w.Flush() }

// Heading adds a heading: level 1 is the document's own.
func (d *Document) Heading(level int, text string) {
	d.part(strings.Repeat("#", level) + " " + markdownText(oneLine(text)))
}

// Text adds a paragraph; one with nothing to tell is left out.
func (d *Document) Text(text string) {
	if text = markdownText(text); text != "" {
		d.part(strings.ReplaceAll(text, "\n  ", "\n"))
	}
}

// Items adds a list, each line an item; one that goes on with the label before it is an item of its own. Lines that have
// nothing to tell are left out.
func (d *Document) Items(lines []Line) { d.list("- ", lines) }

// Tasks adds a list to be ticked off.
func (d *Document) Tasks(lines []Line) { d.list("- [ ] ", lines) }

// Done adds a list of what was ticked off.
func (d *Document) Done(lines []Line) { d.list("- [x] ", lines) }

// Link is somebody with a file of their own in the folder of the document; without a file it is their name alone.
type Link struct{ File, Name string }

// Links are somebody who is linked to, and what they are there.
type Links struct {
	Label string
	To    []Link
}

// Linked adds a list of links, as Obsidian, Logseq, foam and zk have them between the files of a folder; those of a label
// that lead nowhere are left out.
func (d *Document) Linked(all []Links) {
	var items []string
	for _, l := range all {
		if len(l.To) == 0 {
			continue
		}
		to := make([]string, len(l.To))
		for i, link := range l.To {
			to[i] = link.String()
		}
		items = append(items, "- **"+markdownText(oneLine(l.Label))+"** "+strings.Join(to, "; "))
	}
	if len(items) > 0 {
		d.part(strings.Join(items, "\n"))
	}
}

// String is the link as it stands in a document. The name of its file has nothing in it that could end it.
func (l Link) String() string {
	switch l.File {
	case "":
		return markdownText(oneLine(l.Name))
	case l.Name:
		return "[[" + l.File + "]]"
	default:
		return "[[" + l.File + "|" + linked.Replace(oneLine(SafeLines(l.Name))) + "]]"
	}
}

// linked takes out of the text of a link what would end it, or begin something else within.
var linked = strings.NewReplacer("[", "(", "]", ")", "|", "/", "<", "(", ">", ")", "`", "'")

// Section adds a list below words of its own, in bold; without a line that tells something there is neither.
func (d *Document) Section(title string, lines []Line) {
	if len(told(lines)) > 0 {
		d.part("**" + markdownText(oneLine(title)) + "**")
		d.Items(lines)
	}
}

func (d *Document) list(mark string, lines []Line) {
	var items []string
	for _, l := range told(lines) {
		if l.One {
			l.Text = cut(oneLine(l.Text), longestLine)
		}
		item := mark
		if l.Label != "" {
			item += "**" + markdownText(oneLine(l.Label)) + "** "
		}
		items = append(items, item+markdownText(l.Text))
	}
	if len(items) > 0 {
		d.part(strings.Join(items, "\n"))
	}
}

// part adds a block, set apart from the one before it.
func (d *Document) part(text string) {
	if d.began {
		_, _ = d.w.WriteString("\n") // the error stays with the writer until End
	}
	d.began = true
	_, _ = d.w.WriteString(text + "\n")
}
