package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/rel-journal/rel/internal/term"
)

var update = flag.Bool("update", false, "write the outputs that scripts expect anew")

// parts are the programs that the test's own binary is when it is started under their names.
var parts = map[string]func(){"rel": relInScript}

// TestMain lets the scripts run rel as a program of its own, with a world outside that they set.
func TestMain(m *testing.M) {
	testscript.Main(tidily{m}, parts)
}

// tidily runs the tests, then removes what they have built.
type tidily struct{ *testing.M }

func (m tidily) Run() int {
	defer workshop.remove()
	return m.M.Run()
}

// bench is a folder for what is built once for several tests, made when it is first asked for.
type bench struct{ path string }

var workshop bench

func (b *bench) folder() (string, error) {
	if b.path != "" {
		return b.path, nil
	}
	path, err := os.MkdirTemp("", "rel-built-*")
	b.path = path
	return path, err
}

func (b *bench) remove() {
	if b.path != "" {
		_ = os.RemoveAll(b.path)
	}
}

// relInScript is main but for the clock, which stands at NOW, and the screen: with COLS set, standard output and
// standard error are a terminal of so many columns, with COLORS set one that takes color.
func relInScript() {
	env := term.System()
	now, err := time.Parse(time.RFC3339, os.Getenv("NOW"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "NOW:", err)
		os.Exit(125)
	}
	env.Now = func() time.Time { return now }
	if cols, err := strconv.Atoi(os.Getenv("COLS")); err == nil {
		for _, out := range []*term.Output{env.Out, env.Err} {
			out.TTY, out.Width = true, cols
		}
	}
	if os.Getenv("COLORS") == "" {
		_ = os.Setenv("NO_COLOR", "1") // can only fail for a name that is none
	}
	os.Exit(run(env))
}

// The scripts in testdata/script are the specification: one for each command and behavior, success and every error.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup:               setup,
		Condition:           condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "setbytes": setBytes, "writebytes": writeBytes, "sql": runSQL, "hold": hold, "truncate": truncate, "reading": reading, "closed": closed,
		},
	})
}

// setup is the world a script starts in: a Monday at noon, an empty home, the project's testdata at hand.
func setup(env *testscript.Env) error {
	testdata, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	if err != nil {
		return err
	}
	home := filepath.Join(env.WorkDir, "home")
	for key, value := range map[string]string{
		"NOW": "2026-11-23T12:00:00Z", "TESTDATA": testdata, "HOME": home, "USERPROFILE": home, "LOCALAPPDATA": home,
		"XDG_DATA_HOME": filepath.Join(home, "data"), "USER": "sample", "USERNAME": "sample", "PAGER": "", "TZ": "UTC",
		// Built with the race detector, a program that ends sleeps for a second to hear of late races: each rel would.
		"GORACE": "atexit_sleep_ms=0",
	} {
		env.Setenv(key, value)
	}
	return os.MkdirAll(home, 0o700)
}

// condition knows of denied: that whoever runs the scripts can be denied a file, which root never is, and which works
// in other ways on Windows.
func condition(name string) (bool, error) {
	if name != "denied" {
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return os.Geteuid() > 0, nil
}

// exits runs a program and expects it to end with an exit code: exits 3 rel show nobody.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// setBytes sets a variable to a text that cannot be written in a script, as often as is said:
// setbytes ESC 1 '\x1b'.
func setBytes(ts *testscript.TestScript, neg bool, args []string) {
	ts.Setenv(args[0], bytesOf(ts, neg, args))
}

// writeBytes writes such a text to a file: writebytes body.txt 1 'a\x00b'.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	text := bytesOf(ts, neg, args)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// bytesOf reads the arguments of both: where to, how often, and the text, with the escapes of Go.
func bytesOf(ts *testscript.TestScript, neg bool, args []string) string {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: setbytes variable times text, or writebytes file times text")
	}
	times, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	return strings.Repeat(text, times)
}
