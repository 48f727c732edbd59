package term

import (
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// TakesKeys reports whether one of several can be chosen with the arrow keys and by typing: where standard input and
// standard error are terminals, and rel may send codes to them. Those who want no color get no codes at all, and
// answer the question of Choose; so does TERM=dumb, which many a reader of the screen aloud sets.
func (e *Env) TakesKeys() bool {
	_, typed := e.In.R.(*os.File)
	screen, shown := e.Err.W.(*os.File)
	return typed && shown && e.In.TTY && e.Err.Color && isTerminal(screen)
}

// Pick puts a question with a numbered list on Err and returns the index of the option chosen, from 0, as Choose does.
// The arrow keys move among the options, what is typed leaves those that fit it, a number leads to its option, and
// Enter takes. Escape and ^D choose none, which is -1 and ErrNoAnswer; ^C is context.Canceled. However it ends, the
// terminal is as it was before, and of the list only what was chosen stays on it.
//
// It may be called where TakesKeys. An option may have several lines.
func (e *Env) Pick(ctx context.Context, question string, options []string, fits func(option int, typed string) bool) (int, error) {
	keyboard, ok := e.In.R.(*os.File)
	screen, shown := e.Err.W.(*os.File)
	if len(options) == 0 || !ok || !shown {
		return e.Choose(ctx, question, options)
	}
	if err := e.Out.Flush(); err != nil {
		return -1, err
	}
	fd := int(keyboard.Fd()) // asked for once: the read may outlast the file
	before, err := term.MakeRaw(fd)
	if err != nil {
		return e.Choose(ctx, question, options)
	}
	defer func() {
		_ = term.Restore(fd, before) // there is no other way to have it back
		e.In.linesAgain()
	}()
	p := &picker{to: e.Err, screen: screen, question: question, options: options, fits: fits, chosen: -1}
	defer p.leave()
	return p.run(ctx, e.In)
}

func (p *picker) run(ctx context.Context, in *Input) (int, error) {
	p.narrow("")
	for p.chosen < 0 {
		p.draw()
		key, err := in.readKey(ctx)
		switch {
		case errors.Is(err, io.EOF), err == nil && key == keyLeave:
			return -1, ErrNoAnswer
		case err != nil:
			return -1, err
		case key == keyInterrupt:
			return -1, context.Canceled
		default:
			p.press(key)
		}
	}
	return p.chosen, nil
}

// picker is a list that one is being chosen from.
type picker struct {
	to       io.Writer
	screen   *os.File // that to is, for its size
	question string
	options  []string
	fits     func(option int, typed string) bool

	typed  string
	fit    []int // the options that fit what was typed
	at     int   // which of fit the mark is at
	top    int   // which of fit is the first on the screen
	drawn  int   // lines above the cursor that are ours
	chosen int   // -1 until one is
}

// longestTyped is how many characters can be typed to narrow a list, so that they fit a line.
const longestTyped = 20

// press is what a key does.
func (p *picker) press(key rune) {
	typed := []rune(p.typed)
	switch {
	case key == keyEnter && len(p.fit) > 0:
		p.chosen = p.fit[p.at]
	case key >= ' ' && len(typed) < longestTyped:
		p.narrow(p.typed + string(key))
	case key == keyRubOut && len(typed) > 0:
		p.narrow(string(typed[:len(typed)-1]))
	case key == keyRubWord, key == keyRubAll:
		p.narrow("")
	default:
		p.move(key)
	}
}

// aPage is how many options the keys for pages move by.
const aPage = 10

func (p *picker) move(key rune) {
	last := len(p.fit) - 1
	switch key {
	case keyUp:
		p.at--
	case keyDown:
		p.at++
	case keyPageUp:
		p.at -= aPage
	case keyPageDown:
		p.at += aPage
	case keyHome:
		p.at = 0
	case keyEnd:
		p.at = last
	}
	p.at = max(min(p.at, last), 0)
}

// narrow leaves the options that fit what is typed. The mark stays where it was as long as that fits; a number has it
// at its option, which is the first of those whose number begins so.
func (p *picker) narrow(typed string) {
	marked := -1
	if p.at < len(p.fit) {
		marked = p.fit[p.at]
	}
	p.typed, p.fit, p.top, p.at = typed, nil, 0, 0
	for i := range p.options {
		if p.takes(i, strings.TrimSpace(typed)) {
			p.fit = append(p.fit, i)
		}
	}
	if !isNumber(typed) {
		p.at = max(slices.Index(p.fit, marked), 0)
	}
}

// takes reports whether an option is among those that what is typed leaves.
func (p *picker) takes(option int, typed string) bool {
	switch {
	case typed == "":
		return true
	case isNumber(typed):
		return strings.HasPrefix(strconv.Itoa(option+1), typed)
	default:
		return p.fits(option, typed)
	}
}

func isNumber(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
