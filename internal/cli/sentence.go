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
		if broken := render.Wrap(line, to.Width-spare, ""); slices.Equal(strings.Fields(broken), strings.Fields(line)) {
			lines[i] = broken
		}
	}
	return strings.Join(lines, "\n")
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
// stays whose key fits as a name does.
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
		return journal.MatchKey(journal.NameKey(keys[option]), journal.NameKey(typed))
	})
}

func (a *app) question(text string) string {
	return flowed(render.SafeLines(text), a.env.Err, answerRoom)
}
