package term

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// helperKey names the variable that has the test's own binary play the part of another program.
const helperKey = "REL_TERM_TEST_HELPER"

func TestMain(m *testing.M) {
	if part := os.Getenv(helperKey); part != "" {
		if err := helper(part); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// helper is the other program: a pager, or an editor, whose file is its last argument.
func helper(part string) error {
	file := os.Args[len(os.Args)-1]
	switch part {
	case "upper": // a pager that shows everything in capitals
		all, err := io.ReadAll(os.Stdin)
		fmt.Printf("%s LESS=%s LESSSECURE=%s", bytes.ToUpper(all), os.Getenv("LESS"), os.Getenv("LESSSECURE"))
		return err
	case "quit": // a pager that is left at once
		return os.Stdin.Close()
	case "print": // a program like ours, whose reader has gone
		e := System()
		if _, err := e.Out.Write([]byte("Dana Whitcomb\n")); err != nil {
			return err
		}
		if err := e.Out.Flush(); !IsBrokenPipe(err) {
			return fmt.Errorf("writing to nobody: %w", err)
		}
		return nil
	case "arguments":
		return tellArguments(os.Args[1:])
	case "write":
		return os.WriteFile(file, []byte("Walked through the QRIS pilot.\n"), 0o600)
	case "keep":
		return nil
	case "scratch": // a process like ours, with an editor open
		self, err := os.Executable()
		if err != nil {
			return err
		}
		os.Setenv(helperKey, "stay")
		os.Setenv("EDITOR", `"`+self+`" -x`)
		return editScratch()
	case "export": // a process like ours, that writes a file
		return WriteFile(filepath.Join(os.Getenv("REL_TERM_TEST_BASE"), "a.csv"), false, halfWay)
	case "draft":
		d, err := namedDraft(os.Getenv("REL_TERM_TEST_BASE"))
		if err != nil {
			return err
		}
		return fill(d.File, halfWay)
	case "stay": // an editor that stays open as long as somebody is at the keyboard
		if err := os.WriteFile(os.Getenv("REL_TERM_TEST_READY"), []byte(file+"\n"), 0o600); err != nil {
			return err
		}
		_, err := io.ReadAll(os.Stdin)
		return err
	}
	return errors.New("the helper fails")
}

// play has the next program, started under the name returned, play the part.
func play(t *testing.T, part string) (command string) {
	t.Helper()
	t.Setenv(helperKey, part)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return `"` + self + `" -x`
}

// world is an Env that reads typed, with what it writes to Out and Err.
func world(typed string, vars map[string]string) (e *Env, out, talk *bytes.Buffer) {
	out, talk = new(bytes.Buffer), new(bytes.Buffer)
	e = &Env{
		In:     &Input{R: strings.NewReader(typed)},
		Out:    &Output{W: out},
		Err:    &Output{W: talk},
		Getenv: func(key string) string { return vars[key] },
	}
	return e, out, talk
}

// clock is a clock that is moved by hand.
type clock struct{ t time.Time }

func newClock() *clock { return &clock{time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time       { return c.t }
func (c *clock) pass(d time.Duration) { c.t = c.t.Add(d) }

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}
