package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/term"
)

// answerRoom is how many columns a question leaves for what is typed behind it.
const answerRoom = 12

// flowed is text broken between words where a terminal is to show it. A line with a word too long for the terminal
// stays whole, so that a path or a command can be copied as it is.
func flowed(text string, to *term.Output, spare int) string {
	if !to.TTY {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		broken := strings.ReplaceAll(render.Wrap(joined(line), to.Width-spare, ""), joint, " ")
		if slices.Equal(strings.Fields(broken), strings.Fields(line)) {
			lines[i] = broken
		}
	}
	return strings.Join(lines, "\n")
}

// joint stands for a blank at which a line must not be broken. Nothing else is written with it: it is for private use.
const joint = "\uE000"

// joined is a line whose paths hold together, for those of them that have blanks in the names of folders.
func joined(line string) string {
	words := strings.Split(line, " ")
	var b strings.Builder
	last := -1 // of the path that the word is in
	for i, word := range words {
		switch {
		case i == 0:
		case i <= last:
			b.WriteString(joint)
		default:
			b.WriteString(" ")
		}
		if i > last && beginsPath(word) {
			last = lastOfPath(words, i)
		}
		b.WriteString(word)
	}
	return b.String()
}

// beginsPath reports whether a path may begin with a word: /home/dana, C:\Users, \\server\share.
func beginsPath(word string) bool {
	word = strings.TrimLeft(word, "\"(")
	if drive, below, ok := strings.Cut(word, ":"); ok && len(drive) == 1 {
		word = below
	}
	return strings.HasPrefix(word, "/") || strings.HasPrefix(word, `\`)
}

// lastOfPath is the index of the last word of the path that begins with a word: the last before a stop, or another path,
// that parts folders.
func lastOfPath(words []string, first int) int {
	last := first
	for i := first; i < len(words); i++ {
		if i > first && beginsPath(words[i]) {
			break
		}
		if strings.ContainsAny(words[i], `/\`) {
			last = i
		}
		if strings.ContainsAny(words[i], ",;") || strings.HasSuffix(words[i], ":") {
			break
		}
	}
	return last
}

// tell prints a line on standard error, below whatever of the answer was printed before it.
func (a *app) tell(line string) {
	_ = a.env.Out.Flush() // the stream remembers a failure, and Main reports it
	fmt.Fprintln(a.env.Err, flowed(line, a.env.Err, 0))
}

// talk prints a sentence that is not the answer, for people alone.
func (a *app) talk(format string, args ...any) {
	if !a.quiet {
		a.tell(render.SafeLines(fmt.Sprintf(format, args...)))
	}
}

// say prints a sentence of the answer.
func (a *app) say(format string, args ...any) error {
	_, err := fmt.Fprintln(a.env.Out, flowed(render.SafeLines(fmt.Sprintf(format, args...)), a.env.Out, 0))
	return err
}

// ask puts a question, as term.Env.Ask does.
func (a *app) ask(ctx context.Context, question, preset string) (string, error) {
	return a.env.Ask(ctx, a.question(question), preset)
}

// confirm puts a question that is answered with yes or no; nothing is no.
func (a *app) confirm(ctx context.Context, question string) (bool, error) {
	return a.env.Confirm(ctx, a.question(question), false)
}

// pick asks for one of several, and returns its index. Where the terminal lets the list be narrowed by typing, an option
// stays whose key fits as a name does, or holds what is typed.
func (a *app) pick(ctx context.Context, question string, options, keys []string) (int, error) {
	number := len("    ") + len(strconv.Itoa(len(options))) // the columns before an option
	below := "\n" + strings.Repeat(" ", number)
	shown := each(options, func(option string) string {
		return strings.ReplaceAll(flowed(render.Safe(option), a.env.Err, number), "\n", below)
	})
	if !a.env.TakesKeys() {
		return a.env.Choose(ctx, a.question(question), shown)
	}
	return a.env.Pick(ctx, a.question(question), shown, func(option int, typed string) bool {
		key, part := journal.NameKey(keys[option]), journal.NameKey(typed)
		return journal.MatchKey(key, part) || strings.Contains(key, part)
	})
}

func (a *app) question(text string) string {
	return flowed(render.SafeLines(text), a.env.Err, answerRoom)
}
