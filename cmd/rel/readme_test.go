package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/term"
)

var readme = filepath.Join(source, "..", "..", "README.md")

// demo is the first command of the README.
const demo = "go run ./cmd/rel demo"

// shown is a command as the README shows it, behind "$ ", with the output below it.
type shown struct {
	command, output string
	first, last     int // lines of the output in the README
}

// TestReadme runs every command that the README shows in a console block, one after the other at one desk, and
// compares what they print with what the README says they do. With -update it writes the README anew.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	desk := newDesk(t)
	var out []string
	done := 0
	all := consoles(lines)
	if len(all) < 15 {
		t.Fatalf("the README shows only %d commands", len(all))
	}
	for _, s := range all {
		got := desk.run(t, s.command)
		if tidy(got) != tidy(s.output) && !*update {
			t.Errorf("$ %s\nprints:\n%s\nthe README says:\n%s", s.command, got, s.output)
		}
		out = append(out, lines[done:s.first]...)
		if got != "" {
			out = append(out, strings.Split(strings.TrimSuffix(got, "\n"), "\n")...)
		}
		done = s.last
	}
	out = append(out, lines[done:]...)
	if *update {
		if err := os.WriteFile(readme, []byte(strings.Join(out, "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeMentions tries the commands that the README names in passing, `rel like this`: each must exist, with
// its flags.
func TestReadmeMentions(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	desk := newDesk(t)
	found := regexp.MustCompile("`(rel [^`]+)`").FindAllStringSubmatch(string(text), -1)
	if len(found) < 10 {
		t.Fatalf("the README names only %d commands", len(found))
	}
	for _, m := range found {
		if got := desk.run(t, m[1]+" --help"); !strings.Contains(got, "Usage:") {
			t.Errorf("`%s`: %s", m[1], got)
		}
	}
}

// consoles are the commands of all console blocks, in order.
func consoles(lines []string) []shown {
	var out []shown
	inside := false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "```"):
			inside = line == "```console"
		case inside && strings.HasPrefix(line, "$ ") && !inDemo(out, lines[:i]):
			out = append(out, shown{command: strings.TrimPrefix(line, "$ "), first: i + 1, last: i + 1})
		case inside && len(out) > 0:
			s := &out[len(out)-1]
			s.output, s.last = s.output+line+"\n", i+1
		}
	}
	return out
}

// inDemo reports whether a line stands in the output of the demo, which shows commands of its own.
func inDemo(out []shown, above []string) bool {
	return len(out) > 0 && out[len(out)-1].command == demo && above[len(above)-1] != "```console"
}

var (
	sampleFolder  = regexp.MustCompile(`\S*rel-demo-\d+[/\\]`)
	sampleJournal = regexp.MustCompile(`(?m)^  .*REL_DB.*rel-demo-.*$`)
)

// tidy takes out what is another each time, or on another platform: where the demo's sample lies, how a shell is told
// so, and spaces at the end.
func tidy(output string) string {
	output = sampleJournal.ReplaceAllString(output, "  export REL_DB=rel-demo/journal.db")
	return strings.TrimRight(sampleFolder.ReplaceAllString(output, "rel-demo/"), "\n")
}

// desk is where the README's reader sits: an empty home, a terminal of 80 columns, and a clock.
type desk struct {
	folder string
	now    time.Time
	env    map[string]string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	folder := t.TempDir()
	sheet, err := os.ReadFile(filepath.Join(repository(t), "testdata", "import", "contacts.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "contacts.csv"), sheet, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	return &desk{folder, time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), map[string]string{
		"HOME": folder, "XDG_DATA_HOME": filepath.Join(folder, "data"), "USER": "sample", "PAGER": "cat", "NO_COLOR": "1",
	}}
}

// run runs one command as a reader would type it, and gives back what the terminal shows.
func (d *desk) run(t *testing.T, command string) string {
	t.Helper()
	words := shellWords(t, command)
	switch {
	case words[0] == "rel":
		return d.rel(words[1:])
	case command == demo:
		return d.rel([]string{"demo"})
	case words[0] == "cat":
		text, err := os.ReadFile(words[1])
		if err != nil {
			t.Fatal(err)
		}
		return string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	case command == "go install ./cmd/rel":
		return d.install(t)
	case command == "go test ./...":
		return "" // this is what is running
	default:
		t.Fatalf("the README shows %q, which nobody here knows how to run", command)
		return ""
	}
}

func (d *desk) rel(args []string) string {
	var screen bytes.Buffer
	d.now = d.now.Add(time.Minute)
	code := run(&term.Env{
		Args: args, In: &term.Input{}, Getenv: func(key string) string { return d.env[key] }, Now: func() time.Time { return d.now },
		Out: &term.Output{W: &screen, TTY: true, Width: 80, Buffered: true}, Err: &term.Output{W: &screen, TTY: true, Width: 80},
	})
	if code > 4 {
		return fmt.Sprintf("%sexit code %d\n", screen.String(), code)
	}
	return screen.String()
}

// install runs the README's command as it stands, but for where the program goes.
func (d *desk) install(t *testing.T) string {
	cmd := exec.Command("go", "install", "./cmd/rel")
	cmd.Dir, cmd.Env = repository(t), append(os.Environ(), "GOBIN="+d.folder)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("go install ./cmd/rel: %v\n%s", err, out)
	}
	return string(out)
}

// source is where this package lies, found before any test changes the folder.
var source, sourceErr = filepath.Abs(".")

func repository(t testing.TB) string {
	t.Helper()
	if sourceErr != nil {
		t.Fatal(sourceErr)
	}
	return filepath.Dir(filepath.Dir(source))
}

// shellWords splits a line as a shell does, as far as quotes go.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	var words []string
	var word strings.Builder
	quote, inWord := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '"' || r == '\'':
			quote, inWord = r, true
		case r == ' ' && inWord:
			words, inWord = append(words, word.String()), false
			word.Reset()
		case r != ' ':
			word.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		t.Fatalf("a quote is open in %s", line)
	}
	return append(words, word.String())
}

// TestReadmePromises looks for the tests and scripts that the README names as keeping its promises: each must exist.
func TestReadmePromises(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`\bTest[A-Z]\w+|\b[a-z-]+\.txtar\b`).FindAllString(string(text), -1)
	if len(named) < 30 {
		t.Fatalf("the README names only %d tests", len(named))
	}
	tests := testFunctions(t)
	for _, name := range named {
		switch {
		case strings.HasSuffix(name, ".txtar"):
			if _, err := os.Stat(filepath.Join(source, "..", "..", "testdata", "script", name)); err != nil {
				t.Errorf("there is no script %s: %v", name, err)
			}
		case !strings.Contains(tests, "\nfunc "+name+"("):
			t.Errorf("there is no %s", name)
		}
	}
}

// testFunctions is the text of every test file of the tree.
func testFunctions(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join(source, "..", ".."), func(path string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			var text []byte
			text, err = os.ReadFile(path)
			all.Write(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}
