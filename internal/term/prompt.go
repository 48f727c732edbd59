package term

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ErrNoAnswer says that a question was left unanswered: ^D was pressed, the input was at its end, or
// there were too many answers that made no sense.
var ErrNoAnswer = errors.New("no answer")

// mostTries is how often a question is put before nonsense counts as no answer.
const mostTries = 5

// Interactive reports whether there is somebody to ask. Standard input alone decides: answers come
// from there, and a person whose standard error goes to a file has chosen not to see the questions.
// No variable of the environment plays a part, so a script that types on a terminal is a person too.
func (e *Env) Interactive() bool { return e.In.TTY }

// Ask puts a question on Err, with the preset in brackets unless it is empty, and returns the line
// typed, without the spaces around it. An empty line is the preset. The errors are ErrNoAnswer, that
// of ctx as soon as it ends, and those of reading.
//
// What this and the other questions print is given by the caller harmless and in its final form; they
// add no color.
func (e *Env) Ask(ctx context.Context, question, preset string) (string, error) {
	if preset != "" {
		question += " [" + preset + "]"
	}
	answer, err := e.answer(ctx, question+" ")
	if err == nil && answer == "" {
		return preset, nil
	}
	return answer, err
}

// Choose puts a question with a numbered list on Err and returns the index of the option chosen, from
// 0. Nonsense is asked about again. Nothing chosen, be it by an empty line, ^D, five times nonsense or
// for want of options, is -1 and ErrNoAnswer.
func (e *Env) Choose(ctx context.Context, question string, options []string) (int, error) {
	if len(options) == 0 {
		return -1, ErrNoAnswer
	}
	e.list(question, options)
	for range mostTries {
		answer, err := e.answer(ctx, "Number (Enter for none): ")
		if err == nil && answer == "" {
			err = ErrNoAnswer
		}
		if err != nil {
			return -1, err
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(options) {
			return n - 1, nil
		}
		e.sayf("Please type a number from 1 to %d.\n", len(options))
	}
	return -1, ErrNoAnswer
}

// Confirm puts a question on Err that is answered with yes, y, no or n, and returns whether it was yes.
// An empty line is the preset, shown as the capital letter of [Y/n]. Nonsense is asked about again; ^D
// and five times nonsense are false and ErrNoAnswer, whatever the preset.
func (e *Env) Confirm(ctx context.Context, question string, preset bool) (bool, error) {
	letters := " [y/N] "
	if preset {
		letters = " [Y/n] "
	}
	for range mostTries {
		answer, err := e.answer(ctx, question+letters)
		if err != nil {
			return false, err
		}
		switch strings.ToLower(answer) {
		case "":
			return preset, nil
		case "y", "yes":
			return true, nil
		case "n", "no":
			return false, nil
		}
		e.sayf("Please type yes or no.\n")
	}
	return false, ErrNoAnswer
}

// endOfText is a line that ends a text that is typed.
const endOfText = "."

// EditorKey at the end of a line, ^E, asks for the editor.
const EditorKey = "\x05"

// ErrEditor says that the editor was asked for.
var ErrEditor = errors.New("the editor was asked for")

// AskText puts a question on Err and reads lines until one that is just a dot, or ^D. It returns them with LF
// between them, without the spaces at their ends and without empty lines at either end of the text. Empty lines
// inside belong to it, so that a text with paragraphs can be pasted; after the first one typed Err says once how
// to end. No text at all is the empty text; ^D then is ErrNoAnswer. ^E at the end of a line is ErrEditor, or
// ErrNoEditor where there is none.
//
// With any error what was typed so far is returned too, so that it need not be lost.
func (e *Env) AskText(ctx context.Context, question string) (string, error) {
	if err := e.Out.Flush(); err != nil {
		return "", err
	}
	e.sayf("%s (a line with just %s ends it, ^E opens the editor)\n", question, endOfText)
	var t typedText
	for {
		line, err := e.In.ReadLine(ctx)
		if err != nil {
			return t.ended(err)
		}
		line, edit := strings.CutSuffix(strings.TrimRight(line, " \t"), EditorKey)
		if line == endOfText {
			return t.String(), nil
		}
		if t.add(line) && !edit {
			e.sayf("(An empty line belongs to the text. A line with just %s ends it.)\n", endOfText)
		}
		if edit {
			return t.String(), e.WantsEditor()
		}
	}
}

// WantsEditor is ErrEditor, or the reason why there is none: ErrNoEditor, or what is wrong with the one that is named.
func (e *Env) WantsEditor() error {
	if _, err := e.editorCommand(); err != nil {
		return err
	}
	return ErrEditor
}

// typedText is a text of several lines, as far as it was typed.
type typedText struct {
	lines []string
	blank bool // an empty line was typed
}

// add adds a line, and reports whether it is the first empty one.
func (t *typedText) add(line string) (firstBlank bool) {
	t.lines = append(t.lines, line)
	firstBlank = line == "" && !t.blank
	t.blank = t.blank || firstBlank
	return firstBlank
}

// ended is the text when no further line could be read. That the input is at its end is no error once there is a
// text.
func (t *typedText) ended(err error) (string, error) {
	text := t.String()
	switch {
	case !errors.Is(err, io.EOF):
		return text, err
	case text == "":
		return "", ErrNoAnswer
	default:
		return text, nil
	}
}

func (t *typedText) String() string { return strings.Trim(strings.Join(t.lines, "\n"), "\n") }

// ReadAll reads standard input to its end, as for a text given as "-". More than limit bytes are
// ErrLongInput; a limit of 0 is none. When ctx ends first, its error is returned at once.
func (e *Env) ReadAll(ctx context.Context, limit int64) ([]byte, error) {
	return e.In.readAll(ctx, limit)
}

// PourIn is ReadAll to a writer, a piece at a time.
func (e *Env) PourIn(ctx context.Context, to io.Writer, limit int64) error {
	return e.In.Pour(ctx, to, limit)
}

// answer prints prompt and reads the line typed after it. What the command has said so far is shown
// first.
func (e *Env) answer(ctx context.Context, prompt string) (string, error) {
	if err := e.Out.Flush(); err != nil {
		return "", err
	}
	e.sayf("%s", prompt)
	line, err := e.In.ReadLine(ctx)
	if err != nil {
		e.sayf("\n") // nobody pressed Enter, and what is said next wants a line of its own
	}
	if errors.Is(err, io.EOF) {
		err = ErrNoAnswer
	}
	return strings.TrimSpace(line), err
}

func (e *Env) list(question string, options []string) {
	width := len(strconv.Itoa(len(options)))
	e.sayf("%s\n", question)
	for i, option := range options {
		e.sayf("  %*d  %s\n", width, i+1, option)
	}
}

// sayf prints to Err. That it may fail is no reason to stop: the answer is what counts.
func (e *Env) sayf(format string, args ...any) {
	_, _ = fmt.Fprintf(e.Err, format, args...)
}
