package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// run runs one command to its end, whatever that is.
func (d *desk) run(ctx context.Context, in *term.Input, args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	env := &term.Env{
		Args: append([]string{"--db", d.db}, args...), Now: d.now,
		In: in, Out: &term.Output{W: &out}, Err: &term.Output{W: &errs},
	}
	code = Main(ctx, env)
	return code, out.String(), errs.String()
}

func TestExitCodes(t *testing.T) {
	d := newDesk(t)
	for _, add := range []string{"Dana Whitcomb", "Dana Brooks"} {
		d.rel(t, "", "add", add, "--every", "weekly")
	}
	d.rel(t, "", "note", "dana w", "Hello.", "--on", "2026-10-01")
	for _, tt := range []struct {
		want int
		args string
	}{
		{0, "list"}, {0, "list --tag nothing"}, {0, "stale"}, {0, "help"}, {0, "version"},
		{1, "list --db " + t.TempDir()},
		{2, "lost"}, {2, "list --nope"}, {2, "snooze"}, {2, "stale --within never"}, {2, "help lost"},
		{3, "show nobody"}, {3, "show n99"}, {3, "undo c99"}, {3, "group nobody"},
		{4, "show dana"}, {4, "note dana Hello."},
		{10, "stale --exit-code --long"}, {10, "--exit-code"},
	} {
		code, out, errs := d.run(t.Context(), &term.Input{}, strings.Fields(tt.args)...)
		if code != tt.want {
			t.Errorf("rel %s: exit code %d, want %d\n%s", tt.args, code, tt.want, errs)
		}
		if failed := code != 0 && code != exitDue; failed && (out != "" || strings.Count(errs, "hint: ") != 1) {
			t.Errorf("rel %s: on standard output %q, on standard error %q", tt.args, out, errs)
		}
	}
}

// Whoever presses ^C at a question is out at once, and nothing is written.
func TestInterruptedAtAQuestion(t *testing.T) {
	d := newDesk(t)
	ctx, interrupt := context.WithCancel(t.Context())
	typing, keyboard := io.Pipe()
	defer keyboard.Close()
	asked := make(chan struct{})
	var errs bytes.Buffer
	env := &term.Env{
		Args: []string{"--db", d.db, "note"}, Now: d.now, In: &term.Input{R: typing, TTY: true}, Out: &term.Output{},
		Err: &term.Output{W: watch(&errs, func() { close(asked) })},
	}
	go func() {
		<-asked
		interrupt()
	}()
	if code := Main(ctx, env); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if !strings.HasSuffix(errs.String(), "rel: interrupted\n") {
		t.Errorf("said %q", &errs)
	}
	if _, err := os.Stat(d.db); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a journal was made: %v", err)
	}
}

// watch writes to w, and calls first after the first write.
func watch(w io.Writer, first func()) io.Writer { return &watched{w, first} }

type watched struct {
	w     io.Writer
	first func()
}

func (w *watched) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if w.first != nil {
		w.first()
		w.first = nil
	}
	return n, err
}

// A double click shows today, how rel is used, and stays until Enter is pressed.
func TestDoubleClick(t *testing.T) {
	d := newDesk(t)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	var out, errs bytes.Buffer
	typed := &term.Input{R: strings.NewReader("\nmore"), TTY: true}
	env := &term.Env{
		Now: d.now, In: typed, Out: &term.Output{W: &out}, Err: &term.Output{W: &errs}, OwnConsole: true,
		Getenv: os.Getenv,
	}
	if code := Main(t.Context(), env); code != 0 {
		t.Errorf("exit code %d\n%s", code, &errs)
	}
	if !strings.Contains(out.String(), "There is no journal yet") || !strings.Contains(errs.String(), "rel is used by typing") {
		t.Errorf("said %q and %q", &out, &errs)
	}
	if rest, err := io.ReadAll(typed); err != nil || string(rest) != "more" {
		t.Errorf("after Enter, %q is left of what was typed: %v", rest, err)
	}
}
