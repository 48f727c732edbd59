package cli

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// interrupted runs rel note dana where somebody types, and then presses ^C.
func interrupted(t *testing.T, d *desk, typed string) (code int, stderr string) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	keyboard, typing := io.Pipe()
	defer func() { _ = typing.Close() }()
	var errs bytes.Buffer
	env := &term.Env{
		Args: []string{"--db", d.db, "note", "dana", "--on", "today", "--via", "call"}, Now: d.now,
		In:  &term.Input{R: io.MultiReader(strings.NewReader(typed), presses(cancel), keyboard), TTY: true},
		Out: &term.Output{}, Err: &term.Output{W: &errs},
	}
	return Main(ctx, env), errs.String()
}

// presses is a reader that does what a key does, and is then at its end.
type presses func()

func (key presses) Read([]byte) (int, error) {
	key()
	return 0, io.EOF
}

func TestInterruptedNoteGivesBackWhatWasTyped(t *testing.T) {
	for _, tt := range []struct{ name, typed, want string }{
		{"in the text", "Rates.\n\nPilot.\n", "rel: interrupted\nNothing was noted. What you had typed:\nRates.\n\nPilot.\n"},
		{"at what they said", "Rates.\n.\ndana: is worried\n",
			"\nrel: interrupted\nNothing was noted. What you had typed:\nRates.\nDana Whitcomb: is worried\n"},
		{"before anything was typed", "", "rel: interrupted\n"},
	} {
		d := newDesk(t)
		d.rel(t, "", "add", "Dana Whitcomb")
		code, stderr := interrupted(t, d, tt.typed)
		if code != exitInterrupted || !strings.HasSuffix(stderr, tt.want) {
			t.Errorf("%s: exit code %d, standard error %q", tt.name, code, stderr)
		}
		if log, _ := d.rel(t, "", "log", "--format", "json"); strings.Contains(log, "Rates") {
			t.Errorf("%s: noted all the same: %s", tt.name, log)
		}
	}
}

// A text that cannot be taken, as one out of an editor may be, is given back before it is asked for again.
func TestRefusedNoteGivesBackWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	d.rel(t, "", "add", "Dana Whitcomb")
	_, stderr := interrupted(t, d, "Rates \x00.\n.\n")
	if n := strings.Count(stderr, "Nothing was noted. What you had typed:\nRates ␀.\n"); n != 1 {
		t.Errorf("given back %d times: %q", n, stderr)
	}
}
