package term

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// page writes text through the pager and returns what reached Out in the end, with the error of
// restore.
func page(t *testing.T, e *Env, text string) error {
	t.Helper()
	restore := e.Page()
	if _, err := fmt.Fprint(e.Out, text); err != nil {
		t.Fatal(err)
	}
	err := restore()
	if again := restore(); !errors.Is(again, err) {
		t.Errorf("restore again: %v, at first %v", again, err)
	}
	return err
}

func TestPage(t *testing.T) {
	e, out, _ := world("", nil)
	e.Out.TTY, e.Out.Buffered = true, true
	pager := play(t, "upper")
	e.LookupEnv = func(key string) (string, bool) { return pager, key == "PAGER" }
	fmt.Fprint(e.Out, "before, ")
	if err := page(t, e, "dana whitcomb"); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(e.Out, ", after")
	if err := e.Out.Flush(); err != nil {
		t.Fatal(err)
	}
	same(t, "Out", out.String(), "before, DANA WHITCOMB LESS=-FRX -Psq leaves, Space goes on$ LESSSECURE=1, after")
}

func TestPageKeepsLess(t *testing.T) {
	e, out, _ := world("", map[string]string{"PAGER": play(t, "upper"), "LESS": "S"})
	e.Out.TTY = true
	t.Setenv("LESS", "S")
	if err := page(t, e, "x"); err != nil {
		t.Fatal(err)
	}
	same(t, "Out", out.String(), "X LESS=S LESSSECURE=1")
}

func TestNoPager(t *testing.T) {
	tests := []struct {
		name, pager string
		tty         bool
	}{
		{"not a terminal", "less", false},
		{"empty", "", true},
		{"spaces", "  ", true},
		{"cat", " cat ", true},
		{"not installed", "no-such-pager-anywhere", true},
		{"an open quote", `less "`, true},
	}
	for _, tt := range tests {
		e, out, _ := world("", nil)
		e.Out.TTY, e.Out.Buffered = tt.tty, true
		e.LookupEnv = func(key string) (string, bool) { return tt.pager, key == "PAGER" }
		if err := page(t, e, "Dana"); err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		same(t, tt.name, out.String(), "Dana")
	}
}

func TestPagerIsLessWhereInstalled(t *testing.T) {
	e, _, _ := world("", nil)
	t.Setenv("PATH", t.TempDir())
	if got := e.pagerCommand(); got != nil {
		t.Errorf("pager %q where nothing is installed", got)
	}
	same(t, "PAGER", strings.Join(mustPager(t, "more -s"), "|"), "more|-s")
}

func mustPager(t *testing.T, pager string) []string {
	t.Helper()
	e, _, _ := world("", map[string]string{"PAGER": pager})
	return e.pagerCommand()
}

// A person who leaves the pager early has seen enough: writes fail in a way IsBrokenPipe knows, and
// restore has nothing to complain of.
func TestPagerIsLeftEarly(t *testing.T) {
	e, out, _ := world("", map[string]string{"PAGER": play(t, "quit")})
	e.Out.TTY, e.Out.Buffered = true, true
	restore := e.Page()
	var err error
	for deadline := time.Now().Add(20 * time.Second); err == nil && time.Now().Before(deadline); {
		_, err = fmt.Fprint(e.Out, strings.Repeat("Dana ", 10_000))
	}
	if !IsBrokenPipe(err) {
		t.Errorf("writing on: %v", err)
	}
	if err := restore(); err != nil {
		t.Errorf("restore: %v", err)
	}
	fmt.Fprint(e.Out, "after")
	if err := e.Out.Flush(); err != nil {
		t.Fatal(err)
	}
	same(t, "Out", out.String(), "after")
}

func TestPagerFails(t *testing.T) {
	e, _, _ := world("", map[string]string{"PAGER": play(t, "fail")})
	e.Out.TTY, e.Out.Buffered = true, true
	restore := e.Page()
	if err := restore(); err == nil || !strings.Contains(err.Error(), "exit status 1") {
		t.Errorf("restore: %v", err)
	}
}

func TestPageAfterOutputFailed(t *testing.T) {
	e, _, _ := world("", map[string]string{"PAGER": play(t, "upper")})
	e.Out = &Output{W: new(failing), TTY: true}
	fmt.Fprint(e.Out, "lost")
	if err := e.Page()(); !errors.Is(err, errDisk) {
		t.Errorf("restore: %v", err)
	}
}
