package term

import (
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"testing"
	"time"

	"github.com/adrg/xdg"
)

func TestSetColor(t *testing.T) {
	tests := []struct {
		name, mode   string
		tty, console bool // console: one that cannot show color
		vars         map[string]string
		want         bool
	}{
		{name: "auto on a terminal", mode: "auto", tty: true, want: true},
		{name: "auto in a pipe", mode: "auto", want: false},
		{name: "NO_COLOR", mode: "auto", tty: true, vars: map[string]string{"NO_COLOR": "1"}, want: false},
		{name: "a dumb terminal", mode: "auto", tty: true, vars: map[string]string{"TERM": "dumb"}, want: false},
		{name: "another terminal", mode: "auto", tty: true, vars: map[string]string{"TERM": "xterm"}, want: true},
		{name: "an old console", mode: "auto", tty: true, console: true, want: false},
		{name: "always in a pipe", mode: "always", want: true},
		{name: "always over NO_COLOR", mode: "always", vars: map[string]string{"NO_COLOR": "1"}, want: true},
		{name: "always on an old console", mode: "always", tty: true, console: true, want: false},
		{name: "never on a terminal", mode: "never", tty: true, want: false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, _, _ := world("", tt.vars)
			for _, o := range []*Output{e.Out, e.Err} {
				o.TTY, o.colorless, o.Color = tt.tty, tt.console, !tt.want
			}
			if err := e.SetColor(tt.mode); err != nil {
				t.Fatal(err)
			}
			if e.Out.Color != tt.want || e.Err.Color != tt.want {
				t.Errorf("Out %v, Err %v, want %v", e.Out.Color, e.Err.Color, tt.want)
			}
		})
	}
}

func TestSetColorUnknownMode(t *testing.T) {
	e, _, _ := world("", nil)
	e.Out.Color = true
	if err := e.SetColor("rainbow"); err == nil || !e.Out.Color {
		t.Errorf("error %v, color %v: want an error and no change", err, e.Out.Color)
	}
}

func TestEmptyEnvIsSensible(t *testing.T) {
	e := &Env{In: &Input{}, Out: &Output{}, Err: &Output{}}
	if e.Interactive() {
		t.Error("an empty input is nobody to ask")
	}
	if e.User() == "" || !filepath.IsAbs(e.DataFile()) {
		t.Errorf("user %q, data file %q", e.User(), e.DataFile())
	}
	if before := time.Now(); e.Time().Before(before) {
		t.Error("the clock of an Env without one is not the system's")
	}
	same(t, "a variable of no environment", e.Var("REL_DB"), "")
}

func TestSystem(t *testing.T) {
	t.Setenv("REL_AUTHOR", "Dana Whitcomb")
	e := System()
	same(t, "author", e.User(), "Dana Whitcomb")
	if len(e.Args) != len(os.Args)-1 {
		t.Errorf("arguments %q of %q", e.Args, os.Args)
	}
	if !e.Out.Buffered || e.Err.Buffered {
		t.Error("the answer is buffered, the talk is not")
	}
	for _, o := range []*Output{e.Out, e.Err} {
		if o.TTY != (o.Width > 0) || o.Color && !o.TTY {
			t.Errorf("terminal %v, width %d, color %v do not agree", o.TTY, o.Width, o.Color)
		}
	}
	if e.Now().Location() != time.Local {
		t.Error("the clock is not in the local zone")
	}
}

// A reader that has gone must not end the program by a signal, before it has tidied up.
func TestSystemOutlivesItsReader(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	words, err := splitCommand(play(t, "print"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Stdout = w
	err = cmd.Run()
	w.Close()
	if err != nil {
		t.Errorf("the program ended with %v", err)
	}
}

func TestTerminalOfUnknownWidth(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := terminalWidth(f); got != 80 {
		t.Errorf("width %d, want 80", got)
	}
	if o := fileOutput(f); o.TTY || o.Width != 0 {
		t.Errorf("a file is a terminal %d wide", o.Width)
	}
}

func TestUser(t *testing.T) {
	tests := []struct {
		name string
		vars map[string]string
		want string
	}{
		{"author first", map[string]string{"REL_AUTHOR": " Luis Ortega ", "USER": "luis"}, "Luis Ortega"},
		{"user", map[string]string{"USER": "dana", "USERNAME": "other"}, "dana"},
		{"Windows", map[string]string{"USERNAME": `STATE\dana`}, "dana"},
		{"a domain and no name", map[string]string{"USER": `STATE\`, "USERNAME": "dana"}, "dana"},
	}
	for _, tt := range tests {
		e, _, _ := world("", tt.vars)
		same(t, tt.name, e.User(), tt.want)
	}
}

func TestUserFromSystem(t *testing.T) {
	e, _, _ := world("", nil)
	want := nobody
	if u, err := user.Current(); err == nil {
		want = withoutDomain(u.Username)
	}
	same(t, "user", e.User(), want)
}

func TestDataFile(t *testing.T) {
	home := t.TempDir()
	tests := []struct{ name, home, want string }{
		{"absolute", home, filepath.Join(home, "rel", "journal.db")},
		{"relative is ignored", "here", filepath.Join(xdg.DataHome, "rel", "journal.db")},
		{"not set", "", filepath.Join(xdg.DataHome, "rel", "journal.db")},
	}
	for _, tt := range tests {
		e, _, _ := world("", map[string]string{"XDG_DATA_HOME": tt.home})
		same(t, tt.name, e.DataFile(), tt.want)
	}
}

func TestUTF8(t *testing.T) {
	for _, tt := range []struct {
		vars map[string]string
		want bool
	}{
		{nil, true},
		{map[string]string{"LANG": "en_US.UTF-8"}, true},
		{map[string]string{"LANG": "C.utf8"}, true},
		{map[string]string{"LANG": "C"}, false},
		{map[string]string{"LANG": "en_US.UTF-8", "LC_ALL": "POSIX"}, false},
		{map[string]string{"LANG": "de_DE.ISO-8859-1", "LC_CTYPE": "de_DE.UTF-8"}, true},
	} {
		e := &Env{Getenv: func(key string) string { return tt.vars[key] }}
		if got := e.UTF8(); got != tt.want {
			t.Errorf("%v: %t", tt.vars, got)
		}
	}
}
