//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// insides are the tests of the program as it is given out that nobody gets in, and nothing out.
var insides = map[string]func(*testing.T, *house){
	"from the first byte": firstByte,
	"system calls":        systemCalls,
}

// TestNobodyIn lives with rel as it is given out.
func TestNobodyIn(t *testing.T) {
	for name, test := range insides {
		t.Run(name, func(t *testing.T) { test(t, newHouse(t, program(t))) })
	}
}

// open are the folders of a house that are there before rel is, and that anybody may write to. One is a memory stick.
var open = []string{"data", "tmp", "stick"}

// house is a home with a journal in it, where whoever makes a file without thinking makes it for everybody.
type house struct {
	program, home string
}

func newHouse(t *testing.T, program string) *house {
	t.Helper()
	home := t.TempDir()
	for _, folder := range open {
		if err := os.Mkdir(filepath.Join(home, folder), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	return &house{program, home}
}

func (h *house) path(elements ...string) string {
	return filepath.Join(append([]string{h.home}, elements...)...)
}

// command is a command line in the house, under a umask of 0. No variable says who the person is.
func (h *house) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command("sh", append([]string{"-c", `umask 0; exec "$@"`, "sh", name}, args...)...)
	cmd.Dir = h.home
	cmd.Env = []string{"HOME=" + h.home, "XDG_DATA_HOME=" + h.path("data"), "TMPDIR=" + h.path("tmp"), "PATH=" + os.Getenv("PATH"),
		"REL_PASSPHRASE=a plain sentence"}
	return cmd
}

// publicKey and secretKey are a pair.
const (
	publicKey = "age1mzx3hh532fv6jfd822pkp9wagnuu83awwd4ruade49m0k2ex4g3sz2mf6c"
	secretKey = "AGE-SECRET-KEY-1WADM478YGAF4KHLG2KMS8APJXV7933V02PL6NWK22Z5WRNYLMJTSAL5FQC"
)

// life is a day with the journal: every command there is, the writing ones first. What stands before "<" is typed on
// standard input.
var life = []string{
	"import people.csv", "Went over the pilot.<note dana -", "add Mei", "note mei Coffee. --heard nice --todo call", "todo 1 memo --by friday",
	"fact dana Rural --cares", "fact dana Regulators --assume", "fact", "confirm f2", "drop f1", "edit f1 --open", "show f1", "export facts",
	"assess dana --trust growing --evidence Called", "assess", "assess dana", "show a1", "rm a1", "undo", "export assessments", "brief dana --assessments",
	"done t1", "drop t2", "edit t2 --open", "export follow-ups", "todo", "show t1", "edit 1 --phone 202-555-0199", "tag 1 board",
	"group --new Providers", "group Providers mei", "group --suggested", "group --suggested --yes", "undo --yes", "gaps", "gaps Providers", "review", "review --indicator Data", "review --rate local=basic --finish", "review --list", "show r1", "export review --names -o review.csv", "initiative Rates dana --new --role convener", "initiative rates mei Hours --time --by 2030-01-01", "initiative rates", "initiative", "edit n1 --initiative rates", "edit i1 --state done", "rm i1", "undo --yes", "export initiatives",
	"snooze 2 2030-01-01", "move mei --title Chair --org Council --on 2026-01-05", "move mei --left --on 2026-02-05", "drop s2",
	"add Dan --another", "dupes", "dupes dana --not dan", "merge dana dan --dry-run", "merge dana dan --yes", "undo --yes", "rm n1", "undo", "redo", "undo", "config cadence quarterly",
	"export contacts -o out.csv", "export contacts -o out.csv --force", "export notes", "export notes --format json",
	"backup", "config backup-folder stick", "backup", "backup plain.db", "backup plain.db --force", "backup --list",
	"backup sealed.age --encrypt " + publicKey, "backup secret.age --encrypt passphrase", "backup --encrypt passphrase",
	"config backup-recipient " + publicKey, "import visits.csv --as notes --add", "import terms.csv --as positions --skip-bad",
	"import meetings.ics --since 2026-01-01", "export calendar -o rel.ics", "export calendar", "backup", "backup --list --format json",
	"export records -o records", "export records mei -o records --force", "export records dana -o hers",
	"export markdown -o people", "export markdown mei -o people --force", "export vcards -o cards", "import cards --dry-run", "export contacts --format mutt -o aliases",
	"export handover --all -o handed", "export handover mei -o handed --force", "list --db handed/journal.db",
	"export all --include-private --assessments -o all.json", "import all.json", "import all.json --db other.db", "export all -o all.ndjson", "import all.ndjson --db another.db --dry-run", "export schema",
	"purge n2 --confirm n2", "purge 5 --confirm Luisa", "purge --before 2026-01-20 --confirm 2026-01-20",
	"restore plain.db --yes", "restore sealed.age --identity key.txt --yes", "restore secret.age --yes",
	"restore plain.db --yes --db broken.db", "restore secret.age --db new/journal.db", "config hold on", "config hold off",
	"doctor", "doctor --fix",
	"", "stale", "stale --never", "brief", "brief 1", "show 1", "show n1", "log", "log --heard", "list", "search pilot", "stats", "stats dana --format csv", "history", "config", "version", "completion bash", "completion zsh", "manual made",
	"help", "help who", "demo sample", "__complete show m", "nonsense", "show nobody", "--help",
}

// words are what a line of life is started with, and what is typed.
func words(line string) (args []string, typed string) {
	if before, after, ok := strings.Cut(line, "<"); ok {
		typed, line = before, after
	}
	return strings.Fields(line), typed
}

// live runs every line of life, each as a program that wrap may start through another, and checks how it ends.
func (h *house) live(t *testing.T, wrap func(args []string) *exec.Cmd) {
	t.Helper()
	for name, text := range map[string]string{
		"people.csv": "Name,Group,Last contact\nDana Whitcomb,Public officials,2026-01-02\nLuis Ortega,,\n",
		"terms.csv":  "Name,Title,Organization,Start,End\nDana Whitcomb,Director,Office of Child Care,2019-05-01,\n",
		"visits.csv": "Day,Present,Text\n2026-01-05,Dana Whitcomb; Luisa,Walked through it.\n",
		"meetings.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u1\r\nDTSTART:20260106T170000Z\r\nSUMMARY:Pilot\r\n" +
			"ATTENDEE;CN=Luisa:mailto:luisa@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
		"key.txt":   secretKey + "\n",
		"broken.db": "SQLite format 3\x00 and no more",
	} {
		if err := os.WriteFile(h.path(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range life {
		args, typed := words(line)
		cmd := wrap(args)
		cmd.Stdin = strings.NewReader(typed)
		out, err := cmd.CombinedOutput()
		refused := line == "nonsense" || line == "show nobody"
		if code := cmd.ProcessState.ExitCode(); refused != (code == 2 || code == 3) || !refused && code != 0 {
			t.Errorf("rel %s: %v\n%s", line, err, out)
		}
	}
}

// checkLife fails for a command that life lacks.
func checkLife(t *testing.T, completed string) {
	t.Helper()
	known := map[string]bool{}
	for _, line := range life {
		args, _ := words(line)
		if len(args) > 0 {
			known[args[0]] = true
		}
	}
	topics := map[string]bool{"who": true, "dates": true, "formats": true, "records": true, "backups": true, "environment": true, "json": true, "schedule": true}
	found := 0
	for _, m := range regexp.MustCompile(`(?m)^(\w+)\t`).FindAllStringSubmatch(completed, -1) {
		found++
		if !known[m[1]] && !topics[m[1]] {
			t.Errorf("rel %s is no part of life", m[1])
		}
	}
	if found < 20 {
		t.Errorf("only %d commands were found in:\n%s", found, completed)
	}
}

// firstByte looks while rel works: when the editor is open, and with it the journal, its log and the scratch; and in the
// end, at everything that is there.
func firstByte(t *testing.T, h *house) {
	h.live(t, func(args []string) *exec.Cmd { return h.command(h.program, args...) })
	all, err := h.command(h.program, "__complete", "").Output()
	if err != nil {
		t.Fatal(err)
	}
	checkLife(t, string(all))
	h.edit(t)
	seen := 0
	err = filepath.WalkDir(h.home, func(path string, d os.DirEntry, err error) error {
		if err != nil || path == h.home || filepath.Dir(path) == h.home && slices.Contains(open, d.Name()) {
			return err
		}
		if strings.HasPrefix(filepath.Base(path), "editor") {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		seen++
		want := os.FileMode(0o600)
		if d.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s: mode %v", path, info.Mode())
		}
		return nil
	})
	if err != nil || seen < 45 {
		t.Errorf("%d files and folders were seen: %v", seen, err)
	}
}

// edit notes something in an editor that writes down the rights of all that is there while it is open.
func (h *house) edit(t *testing.T) {
	t.Helper()
	record := h.path("editor.txt")
	editor := "#!/bin/sh\n{ ls -ldn \"$1\"; ls -laRn " + h.path("data", "rel") + "; } >" + record + "\necho ' And more.' >>\"$1\"\n"
	if err := os.WriteFile(h.path("editor"), []byte(editor), 0o700); err != nil {
		t.Fatal(err)
	}
	defer syscall.Umask(syscall.Umask(0))
	var screen bytes.Buffer
	vars := map[string]string{"EDITOR": h.path("editor"), "REL_DB": h.path("data", "rel", "journal.db"), "USER": "sample"}
	code := run(&term.Env{
		Args: []string{"note", "mei", "--via", "call", "--on", "today"}, In: &term.Input{R: strings.NewReader("Typed.\x05\n\n"), TTY: true},
		Out: &term.Output{W: &screen}, Err: &term.Output{W: &screen}, Getenv: func(key string) string { return vars[key] },
	})
	looked, err := os.ReadFile(record)
	if code != 0 || err != nil {
		t.Fatalf("exit code %d, %v\n%s", code, err, &screen)
	}
	for line := range strings.Lines(string(looked)) {
		isFile, isFolder := strings.HasPrefix(line, "-"), strings.HasPrefix(line, "d")
		parent := strings.HasSuffix(line, " ..\n")
		if !parent && (isFile && !strings.HasPrefix(line, "-rw-------") || isFolder && !strings.HasPrefix(line, "drwx------")) {
			t.Errorf("while the editor is open: %s", line)
		}
	}
	for _, name := range []string{"note.md", "journal.db", "journal.db-wal", "journal.db-shm", "journal.db-scratch"} {
		if !strings.Contains(string(looked), name) {
			t.Errorf("the editor did not see %s:\n%s", name, looked)
		}
	}
	if left, err := filepath.Glob(h.path("data", "rel", "*scratch*")); err != nil || len(left) > 0 {
		t.Errorf("left: %q, %v", left, err)
	}
}

var (
	makes   = regexp.MustCompile(`O_CREAT|O_TMPFILE|mkdir(at)?\(|mknod(at)?\(|creat\(`)
	private = regexp.MustCompile(`(O_CREAT|O_TMPFILE)\S*, 0600\)|mkdir(at)?\(.*, 0700\)`)
	remakes = regexp.MustCompile(`^\S*\s*(f?chmod(at2?)?|umask)\(`)
)

// systemCalls has strace watch a whole day: whatever rel makes is private as it is made, so that there is no moment, and
// no right is ever changed afterwards.
func systemCalls(t *testing.T, h *house) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is not installed; what is there while rel works is looked at all the same")
	}
	traces := h.path("traces")
	if err := os.Mkdir(traces, 0o700); err != nil {
		t.Fatal(err)
	}
	n := 0
	h.live(t, func(args []string) *exec.Cmd {
		n++
		out := filepath.Join(traces, fmt.Sprint(n))
		return h.command(strace, append([]string{
			"-f", "-qq", "--seccomp-bpf", "-o", out, "-e", "trace=openat,open,openat2,creat,mkdir,mkdirat,mknod,mknodat,chmod,fchmod,fchmodat,umask", h.program,
		}, args...)...)
	})
	made := 0
	for i := range n {
		trace, err := os.ReadFile(filepath.Join(traces, fmt.Sprint(i+1)))
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range wholeCalls(string(trace)) {
			switch {
			case !strings.Contains(call, `"/dev/null"`) && makes.MatchString(call) && strings.Contains(call, "= -1 EEXIST"):
			case makes.MatchString(call) && !private.MatchString(call), remakes.MatchString(call):
				t.Errorf("rel %s: %s", life[i], call)
			case makes.MatchString(call):
				made++
			}
		}
	}
	if made < 50 {
		t.Errorf("only %d files were seen being made", made)
	}
}

// wholeCalls is the calls of a trace, a line each: strace cuts one in two where another thread calls meanwhile, and begins
// each line with the thread.
func wholeCalls(trace string) (calls []string) {
	begun := map[string]string{}
	for line := range strings.Lines(trace) {
		line = strings.TrimRight(line, "\n")
		thread, _, _ := strings.Cut(line, " ")
		if first, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
			begun[thread] = first
			continue
		}
		if _, rest, ok := strings.Cut(line, " resumed>"); ok {
			line = begun[thread] + rest
			delete(begun, thread)
		}
		calls = append(calls, line)
	}
	for _, first := range begun { // its end was not seen
		calls = append(calls, first)
	}
	return calls
}

// TestWholeCalls: a call in two lines, with another thread's between them, is one.
func TestWholeCalls(t *testing.T) {
	trace := `7 openat(AT_FDCWD, "/a", O_RDWR|O_CREAT, 0600 <unfinished ...>
8 mkdirat(AT_FDCWD, "/b", 0700) = 0
7 <... openat resumed>) = 3
`
	want := []string{`8 mkdirat(AT_FDCWD, "/b", 0700) = 0`, `7 openat(AT_FDCWD, "/a", O_RDWR|O_CREAT, 0600) = 3`}
	got := wholeCalls(trace)
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if !private.MatchString(got[1]) {
		t.Errorf("%q is private, and not seen to be", got[1])
	}
}
