package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/render"
)

// How wide help is, in columns: longer lines are hard to read, and shorter ones are left to the terminal to break.
// Where there is no terminal, help is as wide as the usual one.
const (
	widestHelp    = 100
	narrowestHelp = 60
	usualHelp     = 80
)

// forWhat is the annotation of a flag that puts it under a heading of its own in the help of its command.
const forWhat = "rel_for"

// headFlags puts the flags of these names under a heading of their own in the help of cmd.
func headFlags(cmd *cobra.Command, heading string, names []string) {
	for _, name := range names {
		if err := cmd.Flags().SetAnnotation(name, forWhat, []string{heading}); err != nil {
			panic(err) // the flag was bound a line before
		}
	}
}

// showHelp prints the help of a command, or the page of a topic, on standard output.
func (a *app) showHelp(cmd *cobra.Command) {
	h := a.newHelpText()
	if cmd.IsAdditionalHelpTopicCommand() {
		h.text.WriteString(h.style.Paint(render.Bold, cmd.Short) + "\n")
	}
	h.prose(cmd.Long)
	if cmd.Runnable() {
		h.usage(cmd)
	} else {
		h.groups(cmd)
	}
	fmt.Fprint(a.env.Out, h.text.String())
}

// helpText is a page of help as it grows.
type helpText struct {
	text  strings.Builder
	style render.Style
}

func (a *app) newHelpText() *helpText {
	width := usualHelp
	if a.env.Out.Width > 0 {
		width = max(min(a.env.Out.Width, widestHelp), narrowestHelp)
	}
	return &helpText{style: render.Style{Width: width, Color: a.env.Out.Color}}
}

// heading begins a part.
func (h *helpText) heading(title string) {
	if h.text.Len() > 0 {
		h.text.WriteByte('\n')
	}
	h.text.WriteString(h.style.Paint(render.Bold, title+":") + "\n")
}

// prose is text in paragraphs, filled to the width; lines that begin with a space stay as they are.
func (h *helpText) prose(text string) {
	if h.text.Len() > 0 {
		h.text.WriteByte('\n')
	}
	var paragraph []string
	end := func() {
		if len(paragraph) > 0 {
			h.text.WriteString(render.Wrap(strings.Join(paragraph, " "), h.style.Width, "") + "\n")
			paragraph = nil
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line != "" && line[0] != ' ' {
			paragraph = append(paragraph, line)
			continue
		}
		end()
		h.text.WriteString(line + "\n")
	}
	end()
}

// usage is how a command is typed: its arguments, examples and flags, and for rel itself the commands.
func (h *helpText) usage(cmd *cobra.Command) {
	h.heading("Usage")
	h.text.WriteString("  " + cmd.UseLine() + "\n")
	if cmd.HasExample() {
		h.heading("Examples")
		h.text.WriteString(cmd.Example + "\n")
	}
	h.groups(cmd)
	for _, title := range flagHeadings(cmd) {
		h.heading(title)
		h.flags(cmd.LocalFlags(), func(f *pflag.Flag) bool { return flagHeading(f) == title })
	}
	if cmd.HasAvailableInheritedFlags() {
		h.heading("Flags of all commands")
		h.flags(cmd.InheritedFlags(), func(*pflag.Flag) bool { return true })
	}
}

// groups is the commands below another, or the parts of a topic.
func (h *helpText) groups(cmd *cobra.Command) {
	for _, g := range cmd.Groups() {
		h.heading(g.Title)
		h.commands(cmd, g.ID)
	}
}

// commands is a line for each command of a group.
func (h *helpText) commands(root *cobra.Command, group string) {
	for _, c := range helped(root) {
		if c.GroupID == group {
			fmt.Fprintf(&h.text, "  %-12s %s\n", c.Name(), c.Short)
		}
	}
}

// flags is a line or more for each of the flags that are wanted.
func (h *helpText) flags(all *pflag.FlagSet, wanted func(*pflag.Flag) bool) {
	some := pflag.NewFlagSet("", pflag.ContinueOnError)
	some.SortFlags = false
	all.VisitAll(func(f *pflag.Flag) {
		if wanted(f) {
			some.AddFlag(f)
		}
	})
	h.text.WriteString(some.FlagUsagesWrapped(h.style.Width))
}

// flagHeadings is the headings that the command's own flags stand under, in their order.
func flagHeadings(cmd *cobra.Command) []string {
	var out []string
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if title := flagHeading(f); title != "" && !slices.Contains(out, title) {
			out = append(out, title)
		}
	})
	return out
}

// flagHeading is the heading a flag stands under; --help itself goes without saying.
func flagHeading(f *pflag.Flag) string {
	switch {
	case f.Name == "help":
		return ""
	case len(f.Annotations[forWhat]) > 0:
		return f.Annotations[forWhat][0]
	default:
		return "Flags"
	}
}
