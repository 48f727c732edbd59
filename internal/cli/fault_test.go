package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/term"
)

// A fault in rel is told as an error is, with where it happened, and leaves the journal closed and as it was.
func TestFault(t *testing.T) {
	d := newDesk(t)
	d.rel(t, "", "add", "Dana Whitcomb")
	before, err := os.ReadFile(d.db)
	if err != nil {
		t.Fatal(err)
	}
	clock := d.now
	for ticks := range 12 {
		left := ticks
		d.now = func() time.Time { // the clock breaks down after so many looks, before the journal is opened or after
			if left--; left < 0 {
				panic("the clock has stopped")
			}
			return clock()
		}
		code, out, errs := d.run(t.Context(), &term.Input{}, "note", "dana", "Hello.")
		if code == 0 {
			if ticks < 2 {
				t.Errorf("the clock was looked at only %d times", ticks)
			}
			return
		}
		lines := strings.Split(strings.TrimSpace(errs), "\n")
		if code != 1 || out != "" || lines[len(lines)-2] != "rel: a fault in rel itself: the clock has stopped" ||
			!strings.HasPrefix(lines[len(lines)-1], "hint: ") || !strings.Contains(errs, "fault_test.go") {
			t.Errorf("after %d looks at the clock: exit code %d, %q, %s", ticks, code, out, errs)
		}
		after, err := os.ReadFile(d.db)
		if err != nil || string(after) != string(before) {
			t.Errorf("the journal has changed: %v", err)
		}
		if _, err := os.Stat(d.db + "-wal"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the journal was not closed: %v", err)
		}
	}
	t.Error("the note was never made")
}

// What is said when the journal cannot be closed is true of what was written.
func TestUnclosed(t *testing.T) {
	broken := errors.New("the disk has gone")
	for _, wrote := range []bool{false, true} {
		err := (&app{wrote: wrote}).unclosed(broken)
		if !errors.Is(err, broken) || strings.Contains(err.Error(), "could not be closed") != wrote {
			t.Errorf("wrote %t: %v", wrote, err)
		}
	}
}
