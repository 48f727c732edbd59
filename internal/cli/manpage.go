package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// writePage writes the man page of a command or topic, in the language of man(7). It has no date: the same rel writes
// the same page.
func writePage(w io.Writer, c *cobra.Command) error {
	p := &manPage{}
	fmt.Fprintf(&p.text, ".TH %s %d \"\" %s rel\n", quoteRoff(strings.ToUpper(dashedPath(c))), section(c), quoteRoff("rel "+version()))
	p.heading("Name")
	p.line(dashedPath(c) + " - " + c.Short)
	if c.Runnable() {
		p.heading("Synopsis")
		p.line(c.UseLine())
	}
	p.heading("Description")
	p.prose(c.Long)
	if c.Runnable() {
		p.usage(c)
	}
	p.heading("See also")
	p.line(strings.Join(seeAlso(c), ", "))
	_, err := io.WriteString(w, p.text.String())
	return err
}

// manPage is a man page as it grows.
type manPage struct{ text strings.Builder }

// heading begins a part.
func (p *manPage) heading(title string) {
	p.text.WriteString(".SH " + quoteRoff(strings.ToUpper(title)) + "\n")
}

// line is a line of text.
func (p *manPage) line(text string) { p.text.WriteString(roff(text) + "\n") }

// prose is text in paragraphs, which are filled; lines that begin with a space stay as they are.
func (p *manPage) prose(text string) {
	asIs := false
	for line := range strings.Lines(strings.TrimRight(text, "\n") + "\n") {
		line = strings.TrimRight(line, "\r\n")
		if indented := strings.HasPrefix(line, " "); line != "" && indented != asIs {
			p.text.WriteString(map[bool]string{true: ".nf\n", false: ".fi\n"}[indented])
			asIs = indented
		}
		if line == "" {
			p.text.WriteString(".PP\n")
			continue
		}
		p.line(line)
	}
	if asIs {
		p.text.WriteString(".fi\n")
	}
}

// usage is how a command is used: the commands below it, examples, flags, how it ends, and what it takes of the
// environment.
func (p *manPage) usage(c *cobra.Command) {
	for _, g := range c.Groups() {
		p.heading(g.Title)
		for _, below := range helped(c) {
			if below.GroupID == g.ID {
				p.item(below.Name(), "", below.Short)
			}
		}
	}
	if c.HasExample() {
		p.heading("Examples")
		p.prose(c.Example)
	}
	for _, title := range flagHeadings(c) {
		p.heading(title)
		p.flags(c.LocalFlags(), func(f *pflag.Flag) bool { return flagHeading(f) == title })
	}
	if c.HasAvailableInheritedFlags() {
		p.heading("Flags of all commands")
		p.flags(c.InheritedFlags(), func(*pflag.Flag) bool { return true })
	}
	p.heading("Exit status")
	p.prose(paragraph("environment", "rel exits with"))
	p.heading("Environment")
	p.item("REL_DB", "", "the journal, where --db does not say it; rel-environment(7) has where it lies else, and the other variables")
}

func (p *manPage) flags(all *pflag.FlagSet, wanted func(*pflag.Flag) bool) {
	all.VisitAll(func(f *pflag.Flag) {
		if !wanted(f) || f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		name := dashed(f)
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		p.item(name, value, usage+usually(f))
	})
}

// usually is what a flag is where it is not given, unless that is nothing.
func usually(f *pflag.Flag) string {
	switch {
	case f.DefValue == "" || f.DefValue == "0" || f.DefValue == "false":
		return ""
	case f.Value.Type() == "string":
		return fmt.Sprintf(" (default %q)", f.DefValue)
	default:
		return " (default " + f.DefValue + ")"
	}
}

// item is what is told of one name, and of the value after it.
func (p *manPage) item(name, value, text string) {
	p.text.WriteString(".TP\n\\fB" + roff(name) + "\\fR")
	if value != "" {
		p.text.WriteString(" \\fI" + roff(value) + "\\fR")
	}
	p.text.WriteString("\n")
	p.line(text)
}

// seeAlso is the pages beside one: those of its group and the topics, for rel itself all.
func seeAlso(c *cobra.Command) (out []string) {
	root := c.Root()
	if c != root {
		out = append(out, "rel(1)")
	}
	for _, other := range helped(root) {
		if other != c && (c == root || other.GroupID == c.GroupID || other.IsAdditionalHelpTopicCommand()) {
			out = append(out, fmt.Sprintf("%s(%d)", dashedPath(other), section(other)))
		}
	}
	return out
}

// paragraph is the paragraph of a topic that begins so.
func paragraph(topic, begins string) string {
	for _, text := range strings.Split(topicPage(topic), "\n\n") {
		if strings.HasPrefix(text, begins) {
			return text
		}
	}
	panic("the topic " + topic + " has no paragraph that begins " + begins) // the pages are part of the program
}

// roff is text as man(7) shows it letter by letter: no sign in it is a command, and what can be typed can be copied.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}

// quoteRoff is text as one argument of a command of man(7).
func quoteRoff(text string) string { return `"` + strings.ReplaceAll(roff(text), `"`, `\(dq`) + `"` }
