package term

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// surprises are what a shell would make something of.
var surprises = []string{
	"$(touch surprise)", "`touch surprise`", ";", "touch surprise", "&&", "|", ">surprise", "${HOME}", "$HOME", "~", "*", "%PATH%", "^&", "\n", "",
}

// quoted is words as PAGER and EDITOR name them.
func quoted(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = `"` + strings.ReplaceAll(w, `"`, "") + `"`
	}
	return strings.Join(out, " ")
}

// TestNoShell gives the editor and the pager words that a shell would run or expand: each gets them as they stand,
// with nothing after them but, for the editor, the path of its file.
func TestNoShell(t *testing.T) {
	t.Chdir(t.TempDir())
	scratch := filepath.Join(t.TempDir(), "scratch")
	command := play(t, "arguments") + " " + quoted(surprises)
	e, out, _ := world("", map[string]string{"EDITOR": command, "PAGER": command})
	text, err := editOnce(e, t.Context(), scratch, "note.txt", "$(touch surprise); vim: set shell=sh:")
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(text, "\x00")
	path := got[len(got)-1]
	if !slices.Equal(got[:len(got)-1], append([]string{"-x"}, surprises...)) {
		t.Errorf("the editor got %q", got)
	}
	if filepath.Base(path) != "note.txt" || filepath.Dir(filepath.Dir(path)) != scratch {
		t.Errorf("the editor got the file %s", path)
	}
	e.Out.TTY = true
	if err := page(t, e, "$(touch surprise)"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Split(out.String(), "\x00"); !slices.Equal(got, append([]string{"-x"}, surprises...)) {
		t.Errorf("the pager got %q", got)
	}
	if _, err := os.Stat("surprise"); err == nil {
		t.Error("a shell has run")
	}
}

// tellArguments is an editor or a pager that tells what it was given: an editor in its file, a pager on its output.
func tellArguments(args []string) error {
	told := strings.Join(args, "\x00")
	if file := args[len(args)-1]; filepath.Base(file) == "note.txt" {
		return os.WriteFile(file, []byte(told), 0o600)
	}
	_, err := os.Stdout.WriteString(told)
	return err
}

// TestNothingFromTheFolder has programs of the usual names lie in the folder rel is run in, with a PATH that leads
// there: they are not run.
func TestNothingFromTheFolder(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for _, name := range []string{"less", "nano", "vi", "ed"} {
		if err := os.WriteFile(name, []byte("#!/bin/sh\n: >surprise\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{".", "", ":", "./"} {
		t.Setenv("PATH", path)
		for _, vars := range []map[string]string{nil, {"EDITOR": "ed", "PAGER": "less -R"}} {
			e, out, _ := world("", vars)
			if _, err := editOnce(e, context.Background(), filepath.Join(folder, "scratch"), "note.txt", ""); err == nil {
				t.Errorf("PATH=%q, %v: an editor was found", path, vars)
			}
			e.Out.TTY = true
			if err := page(t, e, "Dana"); err != nil {
				t.Errorf("PATH=%q, %v: %v", path, vars, err)
			}
			same(t, "Out", out.String(), "Dana")
		}
	}
	if _, err := os.Stat("surprise"); err == nil {
		t.Error("a program of the folder has run")
	}
	if _, err := os.Stat("scratch"); err == nil {
		t.Error("the scratch is left")
	}
}

func TestPagerEnviron(t *testing.T) {
	for _, key := range []string{"LESSOPEN", "LESSCLOSE", "LESSEDIT", "LESSSECURE", "LESSHISTFILE", "LESS"} {
		t.Setenv(key, "|touch surprise %s")
	}
	e, _, _ := world("", map[string]string{"LESS": "set"})
	got := map[string]string{} // as os/exec has it: of several, the last
	for _, entry := range e.pagerEnviron() {
		key, value, _ := strings.Cut(entry, "=")
		got[key] = value
	}
	for _, key := range []string{"LESSOPEN", "LESSCLOSE", "LESSEDIT"} {
		if value, set := got[key]; set {
			t.Errorf("%s=%s", key, value)
		}
	}
	same(t, "LESSSECURE", got["LESSSECURE"], "1")
	same(t, "LESSHISTFILE", got["LESSHISTFILE"], "-")
	same(t, "LESS", got["LESS"], "|touch surprise %s") // the person's own, for themselves
}

// TestLessItself has less itself, where it is installed, show a text with LESSOPEN naming a program.
func TestLessItself(t *testing.T) {
	less, err := exec.LookPath("less")
	if err != nil {
		t.Skip("less is not installed; TestPagerEnviron holds what it is given")
	}
	t.Chdir(t.TempDir())
	t.Setenv("LESSOPEN", "||-touch surprise %s")
	t.Setenv("LESSCLOSE", "touch surprise %s %s")
	var screen bytes.Buffer
	e := &Env{In: &Input{}, Out: &Output{W: &screen, TTY: true}, Err: &Output{}, Getenv: func(string) string { return quoted([]string{less}) }}
	if err := page(t, e, "Dana Whitcomb\n"); err != nil {
		t.Fatal(err)
	}
	same(t, "Out", screen.String(), "Dana Whitcomb\n")
	if _, err := os.Stat("surprise"); err == nil {
		t.Error("less has run a program")
	}
}
