package term

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// The codes that a list is drawn with.
const (
	codeUp    = "\x1b[%dA" // so many lines
	codeClear = "\x1b[J"   // from the cursor to the end of the screen
	codeBold  = "\x1b[1m"
	codePlain = "\x1b[0m"
	codeCut   = "\x1b[?7l" // lines too long are cut, not continued
	codeWrap  = "\x1b[?7h"
)

// usualHeight is how many lines a terminal is taken to have that does not say.
const usualHeight = 24

// The lines below a list: how it is used, at full length or where there is no room for that.
const (
	howToPick      = "Arrows, letters or a number, then Enter (Esc leaves): "
	howToPickShort = "Choose (Esc leaves): "
)

// draw shows the list anew, in place of what was drawn before. The terminal is in raw mode: a line ends with CR LF.
func (p *picker) draw() {
	width, height, err := term.GetSize(int(p.screen.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		width, height = usualWidth, usualHeight
	}
	lines := strings.Split(p.question, "\n")
	lines = append(lines, p.list(height-len(lines)-2)...)
	how := howToPick
	if width < len(how)+longestTyped {
		how = howToPickShort
	}
	typed := []rune(p.typed)
	p.show(append(lines, how+string(typed[max(0, len(typed)-max(0, width-len(how)-1)):])))
}

// list is the options about the mark, in so many lines of the screen, and how many more there are.
func (p *picker) list(room int) (lines []string) {
	if len(p.fit) == 0 {
		return []string{"  Nothing here fits that; Backspace takes a letter away."}
	}
	from, to := p.window(room)
	p.top = from
	for i := from; i < to; i++ {
		option := p.option(p.fit[i])
		if i == p.at {
			option[0] = codeBold + "> " + option[0][2:]
			option[len(option)-1] += codePlain
		}
		lines = append(lines, option...)
	}
	if more := len(p.fit) - (to - from); more > 0 && room > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more", more))
	}
	return lines
}

// option is an option with its number, in lines.
func (p *picker) option(i int) []string {
	width := len(strconv.Itoa(len(p.options)))
	return strings.Split(fmt.Sprintf("  %*d  %s", width, i+1, p.options[i]), "\n")
}

// window is the options to show: the one marked, those above it as far as they were shown before, and as many more
// as there is room for.
func (p *picker) window(room int) (from, to int) {
	from, to = min(p.top, p.at), p.at+1
	for from < p.at && p.height(from, to) > room {
		from++
	}
	for to < len(p.fit) && p.height(from, to+1) <= room {
		to++
	}
	for from > 0 && p.height(from-1, to) <= room {
		from--
	}
	return from, to
}

// height is how many lines some of the options that fit take.
func (p *picker) height(from, to int) int {
	n := to - from
	for _, i := range p.fit[from:to] {
		n += strings.Count(p.options[i], "\n")
	}
	return n
}

// show puts lines in place of those shown before, and leaves the cursor at the end of the last.
func (p *picker) show(lines []string) {
	_, _ = fmt.Fprint(p.to, p.back(), codeCut, strings.Join(lines, "\r\n"), codeWrap) // as with sayf, the answer is what counts
	p.drawn = len(lines) - 1
}

// back is what leads to the beginning of what was drawn, and takes it away.
func (p *picker) back() string {
	if p.drawn == 0 {
		return "\r" + codeClear
	}
	return "\r" + fmt.Sprintf(codeUp, p.drawn) + codeClear
}

// leave has only the question stay on the screen, with what was chosen.
func (p *picker) leave() {
	lines := strings.Split(p.question, "\n")
	if p.chosen >= 0 {
		lines = append(lines, p.option(p.chosen)...)
	}
	p.show(append(lines, ""))
}
