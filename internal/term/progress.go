package term

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	progressDelay  = 500 * time.Millisecond // what takes less shows nothing
	progressPause  = 100 * time.Millisecond // between one line and the next
	progressHurry  = 10 * time.Millisecond  // calls that come faster than this are not all timed
	progressStride = 256                    // how many of them go by untimed at most
)

// Progress tells the person at a terminal how far something long has come, on one line of Err that is
// written over and in the end cleared. Its zero value says nothing. It is not safe for use by several
// goroutines at once.
type Progress struct {
	out  *Output // nil where nobody is looking
	now  func() time.Time
	what string

	n, total int64
	begun    time.Time
	shown    time.Time // when the line was last written; zero when never
	looked   time.Time // when the clock was last read
	stride   int       // how many calls go by before the clock is read again
	wait     int       // how many of them are left
	width    int       // columns of the line on the screen
}

// Progress begins to tell how far what has come: "Importing", say. Nothing is shown in the first half
// second, nor where Err is not a terminal, and never more than ten times a second.
func (e *Env) Progress(what string) *Progress {
	if !e.Err.TTY {
		return new(Progress)
	}
	begun := e.Time()
	return &Progress{out: e.Err, now: e.Time, what: what, begun: begun, looked: begun}
}

// Add says that n more are done. It costs next to nothing and may be called for every line of a file.
func (p *Progress) Add(n int64) { p.Set(p.n+n, p.total) }

// Set says that n of total are done; a total of 0 is not known.
func (p *Progress) Set(n, total int64) {
	p.n, p.total = n, total
	if p.out == nil {
		return
	}
	if p.wait--; p.wait > 0 {
		return
	}
	p.look()
}

// Done clears the line. The Progress may not be used after it.
func (p *Progress) Done() {
	if p.width > 0 {
		p.print("")
		_, _ = fmt.Fprint(p.out, "\r")
	}
	p.out, p.width = nil, 0
}

// look reads the clock and writes the line if it is time. The clock is read at every call while calls
// are slow, and up to every 256th while they are fast.
func (p *Progress) look() {
	now := p.now()
	p.stride = min(2*p.stride+1, progressStride)
	if now.Sub(p.looked) > progressHurry {
		p.stride = 1
	}
	p.looked, p.wait = now, p.stride
	if now.Sub(p.begun) <= progressDelay || now.Sub(p.shown) < progressPause {
		return
	}
	p.shown = now
	p.print(p.line())
}

func (p *Progress) line() string {
	if p.total <= 0 {
		return fmt.Sprintf("%s: %s", p.what, grouped(p.n))
	}
	percent := int64(100 * (float64(p.n) / float64(p.total)))
	return fmt.Sprintf("%s: %s of %s (%d%%)", p.what, grouped(p.n), grouped(p.total), percent)
}

// print writes line over the one before. Spaces and no codes clear what is left of that: every console
// knows spaces. The last column stays free, where many consoles would begin a new line.
func (p *Progress) print(line string) {
	if runes := []rune(line); p.out.Width > 0 && len(runes) >= p.out.Width {
		line = string(runes[:p.out.Width-1])
	}
	width := utf8.RuneCountInString(line)
	_, _ = fmt.Fprint(p.out, "\r", line, strings.Repeat(" ", max(0, p.width-width)))
	p.width = width
}

// grouped is n with a comma between every three digits. What is counted is never negative.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
