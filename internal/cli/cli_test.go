package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/term"
)

// desk is where a test runs rel: a journal of its own, and a clock that stands.
type desk struct {
	db  string
	now func() time.Time
	tty bool // standard error is a terminal
}

func newDesk(t *testing.T) *desk {
	monday := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	return &desk{db: filepath.Join(t.TempDir(), "journal.db"), now: func() time.Time { return monday }}
}

// rel runs one command, which must go well, and returns what it printed.
func (d *desk) rel(t *testing.T, in string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	env := &term.Env{
		Args: append([]string{"--db", d.db}, args...), Now: d.now,
		In: &term.Input{R: strings.NewReader(in)}, Out: &term.Output{W: &out}, Err: &term.Output{W: &errs, TTY: d.tty, Width: 80},
	}
	if code := Main(context.Background(), env); code != 0 {
		t.Fatalf("rel %s: exit code %d\n%s", strings.Join(args, " "), code, &errs)
	}
	return out.String(), errs.String()
}
