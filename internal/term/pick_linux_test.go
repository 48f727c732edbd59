package term

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// picked is how a choice on a screen ended.
type picked struct {
	index int
	err   error
}

// offer has one of some options be chosen on a screen.
func offer(ctx context.Context, s *display, options []string) (*Env, chan picked) {
	env := &Env{In: &Input{R: s.tty, TTY: true}, Out: &Output{}, Err: &Output{W: s.tty, TTY: true, Color: true}}
	done := make(chan picked, 1)
	go func() {
		i, err := env.Pick(ctx, `Who is "dana"?`, options, func(i int, typed string) bool {
			return strings.Contains(strings.ToLower(options[i]), strings.ToLower(typed))
		})
		done <- picked{i, err}
	}()
	return env, done
}

var danas = []string{"Dana Whitcomb, Director,\n     Office of Child Care", "Dana Whitfield", "Dana Okafor"}

func TestPick(t *testing.T) {
	for name, tt := range map[string]struct {
		keys string
		want int
		err  error
	}{
		"Enter":                       {"\r", 0, nil},
		"down":                        {"\x1b[B\r", 1, nil},
		"down beyond the end":         {"\x0e\x0e\x0e\x0e\r", 2, nil},
		"down and up":                 {"\x1b[B\x1b[B\x1bOA\r", 1, nil},
		"to the end":                  {"\x1b[F\r", 2, nil},
		"to the end and back":         {"\x1b[F\x1b[H\r", 0, nil},
		"a page":                      {"\x1b[6~\r", 2, nil},
		"a number":                    {"2\r", 1, nil},
		"a number that is none":       {"7\r\x7f2\r", 1, nil},
		"letters":                     {"oka\r", 2, nil},
		"letters of nobody":           {"zz\r\x15\x1b[B\r", 1, nil},
		"letters, then the next":      {"whit\x1b[B\r", 1, nil},
		"the mark stays where it was": {"\x1b[Bwhit\r", 1, nil},
		"a space alone":               {" \x1b[B\r", 1, nil},
		"escape":                      {"\x1b", -1, ErrNoAnswer},
		"^D":                          {"\x04", -1, ErrNoAnswer},
		"^C":                          {"\x03", -1, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			s := newDisplay(t, 80, 24)
			_, done := offer(t.Context(), s, danas)
			s.press("then Enter", tt.keys)
			if got := <-done; got.index != tt.want || !errors.Is(got.err, tt.err) {
				t.Errorf("chose %d, %v", got.index, got.err)
			}
			left := "Who is \"dana\"?\n"
			if tt.want >= 0 {
				left += fmt.Sprintf("  %d  %s\n", tt.want+1, danas[tt.want])
			}
			if text := s.until("left on the screen", func(text string) bool { return !strings.Contains(text, "Enter") }); text != left+"\n" && text != left {
				t.Errorf("on the screen stands\n%s", text)
			}
			if !shows(t, s.tty) {
				t.Error("the terminal stays in raw mode")
			}
		})
	}
}

// However many there are, the list fits the screen and goes along with the mark.
func TestPickScrolls(t *testing.T) {
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf("Dana Sample %c%c", 'a'+i/26, 'a'+i%26))
	}
	for _, size := range [][2]int{{80, 24}, {40, 10}, {30, 3}} {
		s := newDisplay(t, size[0], size[1])
		_, done := offer(t.Context(), s, many)
		for i := 1; i < 31; i++ {
			s.press(fmt.Sprintf(">%3d ", i), "\x1b[B")
			if lines := strings.Count(s.text(), "\n"); lines > size[1] {
				t.Errorf("%d lines on a screen of %d", lines, size[1])
			}
		}
		s.press("> 31  Dana Sample be", "sample an")
		text := s.until("narrowed", func(text string) bool { return strings.Contains(text, "> 14  Dana Sample an\n") })
		if strings.Contains(text, "more") {
			t.Errorf("one that fits, and\n%s", text)
		}
		s.press("ample an", "\r")
		if got := <-done; got.index != 13 || got.err != nil {
			t.Errorf("chose %d, %v", got.index, got.err)
		}
	}
	s := newDisplay(t, 80, 24)
	_, done := offer(t.Context(), s, many)
	s.press("  and 19 more\n", "3")
	s.press(">  3  Dana Sample ac\n  30  Dana Sample bd\n", "4")
	s.press("> 34  Dana Sample bh\nArrows, letters or a number, then Enter (Esc leaves): 34", "\r")
	if got := <-done; got.index != 33 || got.err != nil {
		t.Errorf("chose %d, %v", got.index, got.err)
	}
}

// What is typed ahead answers the questions after it, though Enter is another code in raw mode.
func TestPickLeavesWhatIsTypedAhead(t *testing.T) {
	s := newDisplay(t, 80, 24)
	env, done := offer(t.Context(), s, danas)
	s.press("then Enter", "2\rtoday\rcall\r")
	if got := <-done; got.index != 1 || got.err != nil {
		t.Fatalf("chose %d, %v", got.index, got.err)
	}
	for _, want := range []string{"today", "call"} {
		if line, err := env.In.ReadLine(t.Context()); err != nil || line != want {
			t.Errorf("then %q, %v", line, err)
		}
	}
}

// Interrupted from outside, and in a fault, the terminal is as it was.
func TestPickGivesTheTerminalBack(t *testing.T) {
	s := newDisplay(t, 80, 24)
	ctx, cancel := context.WithCancel(t.Context())
	_, done := offer(ctx, s, danas)
	untilHidden(t, s.tty)
	cancel()
	if got := <-done; !errors.Is(got.err, context.Canceled) {
		t.Errorf("error %v", got.err)
	}
	if !shows(t, s.tty) {
		t.Error("interrupted, the terminal stays in raw mode")
	}

	s = newDisplay(t, 80, 24)
	env := &Env{In: &Input{R: s.tty, TTY: true}, Out: &Output{}, Err: &Output{W: s.tty, TTY: true, Color: true}}
	if _, err := s.keys.WriteString("x"); err != nil {
		t.Fatal(err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("there was no fault")
			}
		}()
		_, _ = env.Pick(t.Context(), "Who?", danas, func(int, string) bool { panic("a fault") })
	}()
	if !shows(t, s.tty) {
		t.Error("after a fault, the terminal stays in raw mode")
	}
}

func TestTakesKeys(t *testing.T) {
	_, tty := pty(t)
	for name, tt := range map[string]struct {
		env  *Env
		want bool
	}{
		"a terminal":        {&Env{In: &Input{R: tty, TTY: true}, Err: &Output{W: tty, TTY: true, Color: true}}, true},
		"no codes wanted":   {&Env{In: &Input{R: tty, TTY: true}, Err: &Output{W: tty, TTY: true}}, false},
		"answers of a file": {&Env{In: &Input{R: tty}, Err: &Output{W: tty, TTY: true, Color: true}}, false},
		"talk to a file":    {&Env{In: &Input{R: tty, TTY: true}, Err: &Output{W: &bytes.Buffer{}, TTY: true, Color: true}}, false},
	} {
		if got := tt.env.TakesKeys(); got != tt.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
