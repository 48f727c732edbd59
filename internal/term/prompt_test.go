package term

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestInteractive(t *testing.T) {
	e, _, _ := world("", map[string]string{"CI": "true"})
	if e.Interactive() {
		t.Error("a pipe is nobody to ask")
	}
	e.In.TTY = true
	if !e.Interactive() {
		t.Error("a person at the keyboard is somebody to ask, whatever CI says")
	}
}

func TestAsk(t *testing.T) {
	tests := []struct {
		name, preset, typed string
		want, talk          string
		err                 error
	}{
		{"an answer", "", "Dana\n", "Dana", "Who? ", nil},
		{"spaces around it", "", "  Dana W \r\n", "Dana W", "Who? ", nil},
		{"no newline", "", "Dana", "Dana", "Who? ", nil},
		{"empty", "", "\n", "", "Who? ", nil},
		{"the preset", "Luis", "\n", "Luis", "Who? [Luis] ", nil},
		{"over the preset", "Luis", "Dana\n", "Dana", "Who? [Luis] ", nil},
		{"^D is not the preset", "Luis", "", "", "Who? [Luis] \n", ErrNoAnswer},
		{"too long", "", strings.Repeat("x", LongestLine+1), "", "Who? \n", ErrLongLine},
	}
	for _, tt := range tests {
		e, out, talk := world(tt.typed, nil)
		got, err := e.Ask(t.Context(), "Who?", tt.preset)
		if !errors.Is(err, tt.err) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.err)
		}
		same(t, tt.name, got, tt.want)
		same(t, tt.name+": Err", talk.String(), tt.talk)
		same(t, tt.name+": Out", out.String(), "")
	}
}

func TestChoose(t *testing.T) {
	const again = "Please type a number from 1 to 2.\n"
	tests := []struct {
		name, typed string
		want        int
		err         error
		nonsense    int
	}{
		{"first", "1\n", 0, nil, 0},
		{"last", " 2 \n", 1, nil, 0},
		{"after nonsense", "0\n3\n-1\nDana\n2\n", 1, nil, 4},
		{"too much nonsense", "a\nb\nc\nd\ne\n1\n", -1, ErrNoAnswer, 5},
		{"empty", "\n1\n", -1, ErrNoAnswer, 0},
		{"^D", "", -1, ErrNoAnswer, 0},
	}
	for _, tt := range tests {
		e, _, talk := world(tt.typed, nil)
		got, err := e.Choose(t.Context(), "Which Dana?", []string{"Dana Whitcomb", "Dana Ortega"})
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%s: %d, %v, want %d, %v", tt.name, got, err, tt.want, tt.err)
		}
		if n := strings.Count(talk.String(), again); n != tt.nonsense {
			t.Errorf("%s: asked again %d times, want %d", tt.name, n, tt.nonsense)
		}
		if !strings.HasPrefix(talk.String(), "Which Dana?\n  1  Dana Whitcomb\n  2  Dana Ortega\nNumber") {
			t.Errorf("%s: the list reads %q", tt.name, talk)
		}
	}
}

func TestChooseAlignsNumbers(t *testing.T) {
	e, _, talk := world("10\n", nil)
	got, err := e.Choose(t.Context(), "Who?", strings.Split("abcdefghij", ""))
	if got != 9 || err != nil {
		t.Errorf("%d, %v", got, err)
	}
	if !strings.Contains(talk.String(), "\n   9  i\n  10  j\n") {
		t.Errorf("the list reads %q", talk)
	}
}

func TestChooseOfNothing(t *testing.T) {
	e, _, talk := world("1\n", nil)
	if got, err := e.Choose(t.Context(), "Who?", nil); got != -1 || !errors.Is(err, ErrNoAnswer) {
		t.Errorf("%d, %v", got, err)
	}
	same(t, "Err", talk.String(), "")
}

func TestConfirm(t *testing.T) {
	tests := []struct {
		typed  string
		preset bool
		want   bool
		err    error
	}{
		{"y\n", false, true, nil},
		{"Yes\n", false, true, nil},
		{"n\n", true, false, nil},
		{"NO\n", true, false, nil},
		{"\n", true, true, nil},
		{"\n", false, false, nil},
		{"perhaps\ny\n", false, true, nil},
		{"1\n2\n3\n4\n5\ny\n", true, false, ErrNoAnswer},
		{"", true, false, ErrNoAnswer},
	}
	for _, tt := range tests {
		e, _, talk := world(tt.typed, nil)
		got, err := e.Confirm(t.Context(), "Go on?", tt.preset)
		if got != tt.want || !errors.Is(err, tt.err) {
			t.Errorf("%q over %v: %v, %v", tt.typed, tt.preset, got, err)
		}
		letters := map[bool]string{true: "Go on? [Y/n] ", false: "Go on? [y/N] "}[tt.preset]
		if !strings.HasPrefix(talk.String(), letters) {
			t.Errorf("asked %q, want %q", talk, letters)
		}
	}
}

func TestAskText(t *testing.T) {
	const question = "What was said? (a line with just . ends it, ^E opens the editor)\n"
	const reminder = "(An empty line belongs to the text. A line with just . ends it.)\n"
	tests := []struct {
		name, typed, want, rest string
		reminded                bool
		err                     error
	}{
		{"one line", "Rates.\n.\nnext", "Rates.", "next", false, nil},
		{"lines", "Rates.\r\n  Pilot. \n. \nnext", "Rates.\n  Pilot.", "next", false, nil},
		{"paragraphs", "Rates.\n\nPilot.\n \n\nA budget.\n.\nnext", "Rates.\n\nPilot.\n\n\nA budget.", "next", true, nil},
		{"empty lines around it", "\n\nRates.\n\n.\nnext", "Rates.", "next", true, nil},
		{"a dot in a line", "Rates\n. . .\n.5 percent\n.\n", "Rates\n. . .\n.5 percent", "", false, nil},
		{"ended by ^D", "Rates.\nPilot.", "Rates.\nPilot.", "", false, nil},
		{"ended by ^D after an empty line", "Rates.\n\n", "Rates.", "", true, nil},
		{"nothing", ".\nnext", "", "next", false, nil},
		{"^D at once", "", "", "", false, ErrNoAnswer},
		{"^D after an empty line", "\n", "", "", true, ErrNoAnswer},
		{"too long", "a\n\nb\n" + strings.Repeat("x", LongestLine+1) + "\n", "a\n\nb", "", true, ErrLongLine},
	}
	for _, tt := range tests {
		e, _, talk := world(tt.typed, nil)
		got, err := e.AskText(t.Context(), "What was said?")
		if !errors.Is(err, tt.err) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.err)
		}
		same(t, tt.name, got, tt.want)
		same(t, tt.name+": Err", talk.String(), question+map[bool]string{true: reminder}[tt.reminded])
		if tt.rest != "" {
			rest, _ := io.ReadAll(e.In)
			same(t, tt.name+": left for the next question", string(rest), tt.rest)
		}
	}
}

// What was typed before ^C must come back with it.
func TestAskTextIsCanceledWithWhatWasTyped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	keyboard, typing := io.Pipe()
	defer func() { _ = typing.Close() }()
	e, _, _ := world("", nil)
	e.In.R = io.MultiReader(strings.NewReader("Rates.\n\nPilot.\n"), presses(cancel), keyboard)
	got, err := e.AskText(ctx, "?")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	same(t, "what was typed", got, "Rates.\n\nPilot.")
}

// presses is a reader that does what a key does, and is then at its end.
type presses func()

func (key presses) Read([]byte) (int, error) {
	key()
	return 0, io.EOF
}

func TestAskTextWantsTheEditor(t *testing.T) {
	for typed, want := range map[string]string{
		"\x05\nnext":         "",
		"Rates.\n\x05\nnext": "Rates.",
		"Rates. \x05\nnext":  "Rates. ",
		"A.\n\nB.\n\x05\nx":  "A.\n\nB.",
	} {
		e, _, _ := world(typed, map[string]string{"EDITOR": "ed"})
		got, err := e.AskText(t.Context(), "?")
		if !errors.Is(err, ErrEditor) {
			t.Errorf("%q: %v", typed, err)
		}
		same(t, "what was typed", got, want)
	}
	t.Setenv("PATH", t.TempDir())
	e, _, _ := world("Rates.\n\x05\n", nil)
	if got, err := e.AskText(t.Context(), "?"); !errors.Is(err, ErrNoEditor) || got != "Rates." {
		t.Errorf("without an editor: %q, %v", got, err)
	}
}

// Every question must give way when its context ends, with nothing typed.
func TestQuestionsAreCanceled(t *testing.T) {
	questions := map[string]func(context.Context, *Env) error{
		"Ask":     func(ctx context.Context, e *Env) error { _, err := e.Ask(ctx, "?", "preset"); return err },
		"Choose":  func(ctx context.Context, e *Env) error { _, err := e.Choose(ctx, "?", []string{"a"}); return err },
		"Confirm": func(ctx context.Context, e *Env) error { _, err := e.Confirm(ctx, "?", true); return err },
		"AskText": func(ctx context.Context, e *Env) error { _, err := e.AskText(ctx, "?"); return err },
	}
	for name, ask := range questions {
		r, w := io.Pipe()
		e, _, _ := world("", nil)
		e.In = &Input{R: r}
		ctx, cancel := context.WithCancel(t.Context())
		go cancel()
		if err := ask(ctx, e); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
		_ = w.Close()
	}
}

func TestQuestionsShowTheAnswerSoFar(t *testing.T) {
	for _, ask := range []func(*Env) error{
		func(e *Env) error { _, err := e.Ask(t.Context(), "?", ""); return err },
		func(e *Env) error { _, err := e.AskText(t.Context(), "?"); return err },
	} {
		e, out, _ := world("x\n.\n", nil)
		e.Out.Buffered = true
		_, _ = e.Out.Write([]byte("Dana Whitcomb\n"))
		if err := ask(e); err != nil {
			t.Fatal(err)
		}
		same(t, "Out", out.String(), "Dana Whitcomb\n")

		e.Out = &Output{W: new(failing), Buffered: true}
		_, _ = e.Out.Write([]byte("lost"))
		if err := ask(e); !errors.Is(err, errDisk) {
			t.Errorf("a question after output was lost: %v", err)
		}
	}
}
