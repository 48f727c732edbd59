package cli

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/term"
)

// outside is text as it may come from anybody, of every sort that has done harm on a terminal.
var outside = []string{
	"\x1b[45mcolor\x1b[2J\x1b[H", "\x1b]0;title\a", "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "\x1bP+q\x1b\\", "\x1b[6n\x1bc",
	"\u009b45m\u009d0;title\u009c\u0090x", "back\b\b\bspace", "over\rwritten", "bell\a", "del\x7f", "\x01\x02\x03\x05\x0b\x0c\x0e\x0f\x1a\x1c",
	"\u0085\u0080\u009f", "line\u2028end\u2029", "\u202aa\u202bb\u202cc\u202dd\u202ee", "\u2066a\u2067b\u2068c\u2069d", "\ufeffbom", "\u206a\u206f",
	"\ufff9a\ufffab\ufffb", "\U000E0068\U000E0069", "zero\u200bwidth", "a" + strings.Repeat("\u0301", 60),
}

// strange is such text that a file can be named after on any system.
var strange = outside[5] + outside[13]

// whole is all of it in one text, for what takes a long one; line ends are allowed there.
var whole = strings.Join(outside, " ") + "\ttab\nsecond line\r\nthird"

// shown is how a person knows that rel showed text from outside: as pictures and numbers.
var shown = regexp.MustCompile(`[\x{2400}-\x{2421}]|⟨[0-9A-F]{4,5}⟩|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\x{FFFD}`)

// ours are the only codes that rel itself sends to a terminal.
var ours = regexp.MustCompile(`\x1b\[(0|1|2|31|32|33)m`)

// unsafe is the first rune of what a terminal was sent that could do harm there.
func unsafe(sent string, color bool, format string) string {
	sent = waiting.ReplaceAllString(sent, "")
	if color {
		sent = ours.ReplaceAllString(sent, "")
	}
	if format == string(render.CSV) {
		sent = strings.ReplaceAll(sent, "\r\n", "\n")
	}
	if !utf8.ValidString(sent) {
		return "invalid UTF-8"
	}
	i := strings.IndexFunc(sent, func(r rune) bool {
		return r != '\n' && unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x206F || r == 0x2028 || r == 0x2029 ||
			r == 0xFEFF || r >= 0xFFF9 && r <= 0xFFFB || r >= 0xE0000 && r <= 0xE007F && format != string(render.JSON)
	})
	if i < 0 {
		return ""
	}
	return fmt.Sprintf("%q in %q", []rune(sent[i:])[0], sent[max(0, i-20):min(len(sent), i+20)])
}

// waiting is the line that the doctor shows, and clears, where a check takes long, as on a busy machine.
var waiting = regexp.MustCompile(`\r(?:Checking: [a-z ]+ …| +\r)`)

func TestUnsafeCanFail(t *testing.T) {
	for _, s := range append([]string{"\x1b[31m", "\xff", "\t", "\r\n"}, outside...) {
		if !strings.HasPrefix(s, "zero") && !strings.HasPrefix(s, "a\u0301") && unsafe(s, false, "table") == "" {
			t.Errorf("%q is taken to be safe", s)
		}
	}
	for _, s := range []string{"\x1b[31m", "José\n王芳 👩‍👩‍👧"} {
		if bad := unsafe(s, true, "table"); bad != "" {
			t.Errorf("%q is refused: %s", s, bad)
		}
	}
}

// screen is a way to look at what a command prints: a terminal, with color or without, in one of the formats.
type screen struct {
	color  bool
	format string
}

var screens = []screen{{false, "table"}, {true, "table"}, {false, "csv"}, {false, "json"}, {false, "markdown"}}

// room is a journal that is copied for each command, so that none sees what another did.
type room struct {
	journal []byte
	folder  string
	n       int
}

// run runs one command before a terminal, and returns all that the terminal was sent.
func (r *room) run(t *testing.T, s screen, in string, args ...string) string {
	t.Helper()
	r.n++
	path := filepath.Join(r.folder, fmt.Sprintf("%d.db", r.n))
	if err := os.WriteFile(path, r.journal, 0o600); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Remove(path) }()
	return before(t, path, s, in, args...)
}

// before runs a command on the journal at path as a person before a terminal does, who types in.
func before(t *testing.T, path string, s screen, in string, args ...string) string {
	t.Helper()
	var sent bytes.Buffer
	vars := map[string]string{"REL_DB": path, "USER": "Eve" + outside[0], "PAGER": "cat", "EDITOR": "true", "HOME": filepath.Dir(path)}
	color := term.ColorNever
	if s.color {
		color = term.ColorAlways
	}
	how := []string{"--color", color}
	if !slices.ContainsFunc(args, func(arg string) bool { // which come in formats of their own
		return slices.Contains([]string{"records", "calendar", "handover"}, arg)
	}) {
		how = append(how, "--format", s.format)
	}
	env := &term.Env{
		Args:   slices.Insert(slices.Clone(args), 1, how...),
		In:     &term.Input{R: strings.NewReader(in), TTY: in != ""},
		Out:    &term.Output{W: &sent, TTY: true, Width: 80, Buffered: true},
		Err:    &term.Output{W: &sent, TTY: true, Width: 80},
		Now:    func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
		Getenv: func(key string) string { return vars[key] },
	}
	Main(context.Background(), env)
	return sent.String()
}

// theirs fills a journal with text from outside in every field that takes text, by every way in: a spreadsheet,
// flags, standard input, questions.
func theirs(t *testing.T) *room {
	t.Helper()
	folder := t.TempDir()
	t.Chdir(folder)
	if err := os.Mkdir(strange, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "first.db")
	plain := screen{false, "table"}
	for _, args := range [][]string{
		{"import", sheetOf(t, folder), "--skip-bad", "--map", "Kind of\x1b[45m=field"},
		{"add", "Eve" + outside[0], "--title", outside[1], "--org", outside[2], "--alias", outside[3] + "x", "--phone", whole, "--web", whole,
			"--address", whole, "--email", "a\u202eb@evil.example", "--field", "St\u009bate=" + whole, "--date", outside[8] + ": 1980-05-12"},
		{"config", "backup-folder", strange},
		{"group", "--new", "Group" + outside[0]},
		{"note", "1", whole, "--heard", whole, "--tag", outside[0], "--on", "2026-01-05"},
		{"note", "2", whole, "--private", "--heard", "x: " + whole, "--about", "3", "--on", "2026-01-06"},
		{"note", "1; 2; 4", whole, "--tried", "--via", "call"},
		{"todo", "1", whole},
		{"todo", "2", whole, "--them", "--by", "2026-11-20"},
		{"fact", "1", whole},
		{"fact", "2", whole, "--assume", "--on", "2026-01-02"},
		{"fact", "1", whole, "--ask", "--note", "n1"},
		{"assess", "1", "--trust", "growing", "--evidence", whole, "--note", "n1"},
		{"initiative", "Cause" + outside[0], "1", "--new", "--aim", whole, "--role", whole},
		{"initiative", "i1", "2", whole, "--voice"},
		{"edit", "n1", "--initiative", "i1"},
		{"edit", "1", "--name", "Eva" + outside[4], "--every", "monthly"},
		{"edit", "n1", "--text", "other " + whole},
		{"tag", "1", outside[5]},
		{"snooze", "2", "2026-12-24"},
		{"rm", "5"},
		{"rm", "n2"},
		{"undo"},
		{"backup"},
		{"backup", "back" + strange + ".db"},
	} {
		sent := before(t, path, plain, "", args...)
		if bad := unsafe(sent, false, "table"); bad != "" {
			t.Errorf("rel %.60q: %s", args, bad)
		}
	}
	before(t, path, plain, "", "note", "1", "-") // which reads nothing, and must not matter
	journal, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return &room{journal: journal, folder: folder}
}

// sheetOf is a spreadsheet with one text from outside to a row, in every column that rel knows.
func sheetOf(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "people.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := csv.NewWriter(f)
	w.Write([]string{"Name", "Alias", "Title", "Organization", "Phone", "Web", "Address", "Group", "Tags", "Last contact", "Seat\u202e\x1b[45m",
		"Kind of\x1b[45m", "Every"})
	for i, o := range outside {
		w.Write([]string{fmt.Sprintf("Eve%s %d", o, i), "Al" + o, "T" + o, "O" + o, "1" + o, "w" + o, "a" + o, "G" + o, "t" + o, "2026-01-02", "s" + o, "k" + o,
			"monthly"})
	}
	w.Write([]string{"Bad\x1b[45m", "", "", "", "", "", "", "", "", "not\x1b[45ma day", "", "", "never\x1b[45m"})
	w.Flush()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestTextFromOutside runs every command there is on a journal full of text from outside, and on such text typed
// itself, before a terminal with and without color and in every format: nothing it sends the terminal is more than
// text and our own colors. A command that is not among the looks fails the test.
func TestTextFromOutside(t *testing.T) {
	r := theirs(t)
	layOut(t, r)
	seen := map[string]bool{}
	commands := append(below(newRoot(&app{env: &term.Env{}})), "__complete")
	for _, path := range commands {
		seen[path] = true
		if len(looks[path]) == 0 {
			t.Errorf("rel %s: nobody looks at text from outside with it", path)
		}
		for _, l := range looks[path] {
			r.lookSafe(t, l)
		}
	}
	for path := range looks {
		if !seen[path] {
			t.Errorf("there is no rel %s to look with", path)
		}
	}
}

// ofCompletion is the tab that parts what a shell completes from what it is.
var ofCompletion = regexp.MustCompile(`(?m)^([^\t\n]*)\t`)

// lookSafe runs a look on every screen, and expects it to show text from outside on one, and to send nothing else.
func (r *room) lookSafe(t *testing.T, l look) {
	t.Helper()
	told := false
	for i, s := range screens {
		sent := r.run(t, s, l.typed, l.args...)
		if l.args[0] == cobra.ShellCompRequestCmd {
			sent = ofCompletion.ReplaceAllString(sent, "$1  ")
		}
		if bad := unsafe(sent, s.color, s.format); bad != "" {
			t.Errorf("rel %.60q, color %v, format %s: %s", l.args, s.color, s.format, bad)
		}
		told = told || shown.MatchString(sent)
		if l.blank || l.typed != "" && i == 1 {
			break // a command that asks prints no list
		}
	}
	if told == l.blank {
		t.Errorf("rel %.60q shows text from outside: %v", l.args, told)
	}
}

// below is the paths of all commands, without "rel ", topics as "help who".
func below(cmd *cobra.Command) []string {
	path := strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "rel"), " ")
	if cmd.GroupID == groupTopics {
		path = "help " + path
	}
	paths := []string{path}
	for _, c := range cmd.Commands() {
		paths = append(paths, below(c)...)
	}
	return paths
}

// TestTextFromOutsideInFlags gives every flag of every command, and every place for an argument, text from outside:
// whatever is said to that is safe.
func TestTextFromOutsideInFlags(t *testing.T) {
	r := theirs(t)
	s := screen{false, "table"}
	check := func(args ...string) {
		if bad := unsafe(r.run(t, s, "", args...), false, s.format); bad != "" {
			t.Errorf("rel %.60q: %s", args, bad)
		}
	}
	for _, path := range below(newRoot(&app{env: &term.Env{}})) {
		if path == "" || path == "demo" {
			continue
		}
		words := strings.Fields(path)
		for _, more := range [][]string{{outside[0]}, {"eve", outside[0]}, {outside[0], outside[1]}, {outside[0], outside[1], outside[2]}} {
			check(append(words, more...)...)
		}
		check(append(words, "--"+outside[0])...)
		check(append(words, "-"+outside[0])...)
		cmd, _, err := newRoot(&app{env: &term.Env{}}).Find(words)
		if err != nil {
			t.Fatal(err)
		}
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			check(append(words, "1", "--"+f.Name+"="+outside[0])...)
			check(append(words, "1", "--"+f.Name+"=x"+outside[0]+"=y")...)
		})
	}
}

// TestExactInAPipe: where a program reads, nothing is made safe: the text is there as it was given, in CSV as it
// stands and in JSON with escapes.
func TestExactInAPipe(t *testing.T) {
	d := newDesk(t)
	text := strings.TrimRight(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(whole), " ")
	d.rel(t, "", "add", "Dana Whitcomb")
	d.rel(t, whole, "note", "dana", "-")
	out, _ := d.rel(t, "", "export", "notes", "--format", "csv", "--columns", "body")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][0] != text {
		t.Errorf("CSV has %q, %v", rows, err)
	}
	out, _ = d.rel(t, "", "export", "notes", "--format", "json", "--columns", "body")
	if bad := unsafe(out, false, "json"); bad != "" {
		t.Errorf("JSON has %s", bad)
	}
}

// TestReadmeOfRecords: it is for people, who may look at it on a terminal.
func TestReadmeOfRecords(t *testing.T) {
	r := theirs(t)
	folder := "records" + strange
	r.run(t, screens[0], "", "export", "records", "1; 2", "-o", folder)
	for _, name := range []string{"README.txt", "MANIFEST.txt"} {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if bad := unsafe(string(text), false, "table"); bad != "" {
			t.Errorf("%s: %s", name, bad)
		}
	}
}
