package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

// lostQuote is the error of more arguments than a command takes: a quote was lost on the way through the shell.
type lostQuote struct {
	cmd  *cobra.Command
	most int
}

func (e *lostQuote) Error() string {
	return e.cmd.CommandPath() + " cannot tell which of these words belong together; nothing was written"
}

// requoted is err, and where a quote was lost an error that shows the line back as it should have been quoted.
func (a *app) requoted(ctx context.Context, err error) error {
	var lost *lostQuote
	if !errors.As(err, &lost) {
		return err
	}
	words, flags := typed(lost.cmd, lost.most, a.env.Args)
	line := []string{lost.cmd.CommandPath()}
	for _, word := range a.rejoined(ctx, lost, words) {
		line = append(line, quote(word))
	}
	for _, f := range flags {
		line = append(line, f.String())
	}
	return journal.Bad("put quotes round what belongs together: "+strings.Join(line, " "), "%v", lost)
}

// rejoined is words as so many arguments as the command takes: the first of two is as many words as name somebody.
func (a *app) rejoined(ctx context.Context, lost *lostQuote, words []string) []string {
	if len(words) <= lost.most {
		return words
	}
	if lost.most == 1 {
		return []string{strings.Join(words, " ")}
	}
	if lost.most == 3 { // the first is an initiative, and behind it stands what other commands take
		n := a.longestInitiative(ctx, words)
		return append([]string{strings.Join(words[:n], " ")}, a.rejoined(ctx, &lostQuote{lost.cmd, 2}, words[n:])...)
	}
	first := quotedText(words)
	if first == 0 && takesContact(lost.cmd) {
		first = a.longestName(ctx, words)
	}
	first = max(first, 1)
	who, whole := strings.Join(words[:first], " "), strings.Join(words, " ")
	if lost.cmd.Name() == "note" && !a.allKnown(ctx, who) && a.isSentence(ctx, whole) {
		return []string{whole}
	}
	return []string{who, strings.Join(words[first:], " ")}
}

// quotedText is the place of the first word behind the first of all that holds several: it was quoted, and so is the text that
// is to stand by itself. It is 0 when there is none.
func quotedText(words []string) int {
	several := func(word string) bool { return len(strings.Fields(word)) > 1 }
	return 1 + slices.IndexFunc(words[1:], several)
}

func takesContact(cmd *cobra.Command) bool {
	return strings.Contains(cmd.Use, "WHO") || strings.Contains(cmd.Use, "REF")
}

// mostNameWords is of how many words names are looked for in a line that lost its quotes.
const mostNameWords = 12

// longestName is how many words at the beginning of a line name somebody, or several; 1 when none do.
func (a *app) longestName(ctx context.Context, words []string) int {
	for n := min(len(words)-1, mostNameWords); n > 1; n-- {
		if a.allKnown(ctx, strings.Join(words[:n], " ")) {
			return n
		}
	}
	return 1
}

// longestInitiative is how many words at the beginning of a line name an initiative; 1 when none do.
func (a *app) longestInitiative(ctx context.Context, words []string) int {
	for n := min(len(words)-1, mostNameWords); n > 1; n-- {
		if _, err := a.initiative(ctx, strings.Join(words[:n], " ")); err == nil {
			return n
		}
	}
	return 1
}

// allKnown reports whether everybody text names is in the journal.
func (a *app) allKnown(ctx context.Context, text string) bool {
	s, err := a.reading(ctx)
	if err != nil {
		return false
	}
	unknown := func(name string) bool {
		found, err := s.Find(ctx, name)
		return err != nil || len(found) == 0
	}
	parts := journal.SplitNames(text)
	return !unknown(text) || len(parts) > 1 && !slices.ContainsFunc(parts, unknown)
}

// typedFlag is a flag as it was typed, and its value where it takes one.
type typedFlag struct {
	name, value string
	valued      bool
}

func (f typedFlag) String() string {
	if !f.valued {
		return f.name
	}
	return f.name + " " + quote(f.value)
}

// typed takes a line apart into its words and its flags. What follows a flag's value once the command has all
// its arguments is the rest of that value: in add "Dana Whitcomb" --title Program Director, the title.
func typed(cmd *cobra.Command, most int, args []string) (words []string, flags []typedFlag) {
	named := strings.Count(cmd.CommandPath(), " ") // the words that name the command
	var open *typedFlag
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return append(words, args[i+1:]...), flags
		case len(arg) > 1 && arg[0] == '-':
			f, apart := readFlag(cmd, arg)
			if apart && i+1 < len(args) {
				i++
				f.value = args[i]
			}
			flags = append(flags, f)
			open = &flags[len(flags)-1]
		case named > 0:
			named--
		case open != nil && open.valued && len(words) >= most:
			open.value += " " + arg
		default:
			words, open = append(words, arg), nil
		}
	}
	return words, flags
}

// readFlag is a flag, and whether its value is the argument after it.
func readFlag(cmd *cobra.Command, arg string) (f typedFlag, apart bool) {
	name, value, joined := strings.Cut(arg, "=")
	flag := cmd.Flags().Lookup(strings.TrimLeft(name, "-"))
	if !strings.HasPrefix(name, "--") && len(name) == 2 {
		flag = cmd.Flags().ShorthandLookup(name[1:])
	}
	switch {
	case joined:
		return typedFlag{name, value, true}, false
	case flag == nil || flag.NoOptDefVal != "":
		return typedFlag{name: name}, false
	default:
		return typedFlag{name: name, valued: true}, true
	}
}
