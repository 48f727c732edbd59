package term

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// display is what somebody sees of a terminal, as far as rel's codes go: it knows CR, LF, up, clear, bold and cut.
type display struct {
	t    *testing.T
	keys *os.File // what is typed into
	tty  *os.File // what rel has

	mu       sync.Mutex
	lines    [][]rune
	row, col int
	code     string // of an escape, as far as it has come
}

// newDisplay is a terminal of so many columns and lines.
func newDisplay(t *testing.T, width, height int) *display {
	t.Helper()
	s := &display{t: t}
	s.keys, s.tty = pty(t)
	size := &unix.Winsize{Col: uint16(width), Row: uint16(height)}
	if err := unix.IoctlSetWinsize(int(s.tty.Fd()), unix.TIOCSWINSZ, size); err != nil {
		t.Fatal(err)
	}
	go func() {
		piece := make([]byte, 4096)
		for {
			n, err := s.keys.Read(piece)
			if err != nil {
				return
			}
			s.show(string(piece[:n]), width)
		}
	}()
	return s
}

func (s *display) show(text string, width int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range text {
		for s.row >= len(s.lines) {
			s.lines = append(s.lines, nil)
		}
		switch {
		case s.code != "":
			s.escaped(r)
		case r == 0x1b:
			s.code = "\x1b"
		case r == '\r':
			s.col = 0
		case r == '\n':
			s.row++
		case s.col < width:
			line := append(s.lines[s.row], []rune(strings.Repeat(" ", max(0, s.col+1-len(s.lines[s.row]))))...)
			line[s.col] = r
			s.lines[s.row] = line
			s.col++
		}
	}
}

// escaped takes one more character of a code.
func (s *display) escaped(r rune) {
	s.code += string(r)
	if r == '[' || r == '?' || '0' <= r && r <= '9' {
		return
	}
	var n int
	switch code := s.code; {
	case code == codeClear:
		s.lines = s.lines[:s.row+1]
		s.lines[s.row] = s.lines[s.row][:min(s.col, len(s.lines[s.row]))]
	case code == codeBold, code == codePlain, code == codeCut, code == codeWrap:
	case r == 'A':
		if _, err := fmt.Sscanf(code, codeUp, &n); err != nil || n < 1 || n > s.row {
			s.t.Errorf("%d lines up from line %d: %q, %v", n, s.row, code, err)
		}
		s.row -= n
	default:
		s.t.Errorf("unknown code %q", code)
	}
	s.code = ""
}

// text is what is on the screen, without spaces at the ends of its lines.
func (s *display) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var b strings.Builder
	for _, line := range s.lines {
		b.WriteString(strings.TrimRight(string(line), " ") + "\n")
	}
	return b.String()
}

// until waits until the screen is as is wanted, and is what it then shows.
func (s *display) until(what string, wanted func(text string) bool) string {
	s.t.Helper()
	for range 1000 {
		if text := s.text(); wanted(text) {
			return text
		}
		time.Sleep(5 * time.Millisecond)
	}
	s.t.Fatalf("%s: the screen shows\n%s", what, s.text())
	return ""
}

// press types keys, once the screen shows a text.
func (s *display) press(seen, keys string) {
	s.t.Helper()
	s.until(fmt.Sprintf("before %q: %q", keys, seen), func(text string) bool { return strings.Contains(text, seen) })
	if _, err := s.keys.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}
