//go:build unix

package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/backups"
)

// What follows tests the program as it is given out, as processes of their own, which can be killed, denied and left
// without room. It is built once, when the first of these tests asks for it.

// program is the path of rel.
func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var built = sync.OnceValues(func() (string, error) {
	folder, err := workshop.folder()
	if err == nil {
		err = os.Chmod(folder, 0o755) // others run it, too
	}
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, "rel")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w", "-o", path, "./cmd/rel")
	cmd.Dir, cmd.Env = filepath.Dir(filepath.Dir(source)), append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build rel: %w\n%s", err, out)
	}
	return path, nil
})

// journalAt is a journal that processes work on, in a folder with nothing else.
type journalAt struct {
	t    testing.TB
	path string
}

// newJournal is the place of a journal with the people named; without any, there is none yet.
func newJournal(t testing.TB, people ...string) journalAt {
	t.Helper()
	j := journalAt{t, filepath.Join(t.TempDir(), "journal", "journal.db")}
	for _, name := range people {
		j.must("add", name)
	}
	return j
}

// rel is a process that works on the journal, ready to be started.
func (j journalAt) rel(args ...string) *process {
	j.t.Helper()
	return j.command(program(j.t), args...)
}

// command is rel, started by way of another program or not.
func (j journalAt) command(name string, args ...string) *process {
	p := &process{Cmd: exec.Command(name, args...)}
	p.Env = []string{
		"HOME=" + filepath.Dir(j.path), "REL_DB=" + j.path, "USER=sample", "TZ=UTC", "PAGER=cat", "PATH=" + os.Getenv("PATH"),
		"TMPDIR=" + os.TempDir(),
	}
	p.Stdout, p.Stderr = &p.out, &p.err
	return p
}

// must runs rel, which must go well, and returns the answer.
func (j journalAt) must(args ...string) string {
	j.t.Helper()
	p := j.rel(args...)
	if code := p.run(j.t); code != 0 {
		j.t.Fatalf("rel %s: exit code %d\n%s", strings.Join(args, " "), code, &p.err)
	}
	return p.out.String()
}

// copied is the journal as it lies there, log and all, in a place of its own.
func (j journalAt) copied() journalAt {
	j.t.Helper()
	c := journalAt{j.t, filepath.Join(j.t.TempDir(), "journal.db")}
	for _, end := range []string{"", "-wal", "-journal"} {
		content, err := os.ReadFile(j.path + end)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		check(j.t, err)
		check(j.t, os.WriteFile(c.path+end, content, 0o600))
	}
	return c
}

// files are the names in the journal's folder.
func (j journalAt) files() (names []string) {
	j.t.Helper()
	entries, err := os.ReadDir(filepath.Dir(j.path))
	check(j.t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// alone complains of anything beside the journal but its backups: a log, a file left over.
func (j journalAt) alone() {
	j.t.Helper()
	series := backups.Beside(j.path)
	names := slices.DeleteFunc(j.files(), func(name string) bool { return name == filepath.Base(series.Folder) })
	if !slices.Equal(names, []string{filepath.Base(j.path)}) {
		j.t.Errorf("in the journal's folder lie %v", names)
	}
	kept, err := os.ReadDir(series.Folder)
	if !errors.Is(err, os.ErrNotExist) {
		check(j.t, err)
	}
	for _, e := range kept {
		if _, whole := series.Parse(e.Name()); !whole {
			j.t.Errorf("in the folder of backups lies %s", e.Name())
		}
	}
}

// soundBackups complains of backups that are not sound, and of there being none.
func (j journalAt) soundBackups() {
	j.t.Helper()
	kept, err := backups.Beside(j.path).List()
	check(j.t, err)
	if len(kept) == 0 {
		j.t.Error("there is no backup")
	}
	for _, f := range kept {
		journalAt{j.t, f.Path}.sound()
	}
}

func (j journalAt) bytes() []byte {
	j.t.Helper()
	content, err := os.ReadFile(j.path)
	check(j.t, err)
	return content
}

// open opens the journal as another program does.
func (j journalAt) open() *sql.DB {
	j.t.Helper()
	pool, err := sql.Open("sqlite", "file:"+j.path+"?mode=rw&_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=synchronous(off)")
	check(j.t, err)
	pool.SetMaxOpenConns(1)
	return pool
}

// holdsLock takes the write lock until it is let go.
func (j journalAt) holdsLock() (letGo func()) {
	j.t.Helper()
	pool := j.open()
	tx, err := pool.BeginTx(context.Background(), nil)
	check(j.t, err)
	return func() {
		check(j.t, tx.Rollback())
		check(j.t, pool.Close())
	}
}

// texts is the first column of what a query finds.
func texts(t testing.TB, pool *sql.DB, query string, args ...any) (all []string) {
	t.Helper()
	rows, err := pool.Query(query, args...)
	check(t, err)
	defer rows.Close()
	for rows.Next() {
		var v string
		check(t, rows.Scan(&v))
		all = append(all, v)
	}
	check(t, rows.Err())
	return all
}

// unsound is what is wrong with a database: its pages, its foreign keys, the index of words, and whatever is derived.
func unsound(pool *sql.DB) (wrong []string) {
	for _, q := range []string{
		"SELECT 'integrity: ' || integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
		`SELECT 'foreign key: ' || "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check`,
		`SELECT 'derived: contact ' || c.id FROM contacts c JOIN contact_truth t ON t.id = c.id
			WHERE (c.last_touched, c.cadence, c.cadence_from) IS NOT (t.last_touched, t.cadence, t.cadence_from)`,
		`SELECT 'change without effect: ' || id FROM changes c WHERE undoes IS NULL
			AND NOT EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = c.id)`,
		"SELECT 'bulk import left open: ' || bulk FROM state WHERE bulk IS NOT NULL",
		"SELECT 'record of no change: ' || id FROM change_rows WHERE change_id NOT IN (SELECT id FROM changes)",
	} {
		rows, err := pool.Query(q)
		if err != nil {
			return append(wrong, err.Error())
		}
		for rows.Next() {
			var v string
			if err := rows.Scan(&v); err != nil {
				v = err.Error()
			}
			wrong = append(wrong, v)
		}
		if err := rows.Err(); err != nil {
			wrong = append(wrong, err.Error())
		}
		rows.Close()
	}
	if _, err := pool.Exec("INSERT INTO notes_fts(notes_fts, rank) VALUES ('integrity-check', 1)"); err != nil {
		wrong = append(wrong, "index of words: "+err.Error())
	}
	return wrong
}

// sound complains of whatever is unsound in the journal. It looks at a copy, so that the next rel finds the journal as
// the last one has left it.
func (j journalAt) sound() {
	j.t.Helper()
	pool := j.copied().open()
	defer pool.Close()
	if wrong := unsound(pool); len(wrong) > 0 {
		j.t.Errorf("the journal is unsound: %s", strings.Join(wrong, "; "))
	}
}

// process is one run of rel.
type process struct {
	*exec.Cmd
	out, err bytes.Buffer
}

// String is the command, cut where it is long.
func (p *process) String() string {
	command := p.Cmd.String()
	return command[:min(len(command), 150)]
}

// deadline is how long a process may take before it hangs.
const deadline = time.Minute

// run runs the process to its end and returns the exit code; -1 is that of one that was killed.
func (p *process) run(t testing.TB) int {
	t.Helper()
	check(t, p.Start())
	return p.wait(t)
}

// wait waits for the end of a process that was started.
func (p *process) wait(t testing.TB) int {
	t.Helper()
	hung := time.AfterFunc(deadline, func() { _ = p.Process.Kill() })
	err := p.Wait()
	if !hung.Stop() {
		t.Fatalf("%s hangs\n%s", p, &p.err)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%s: %v", p, err)
	}
	return p.ProcessState.ExitCode()
}

// clear complains of a failure that is not told as failures are: on standard error what happened and the way out, and
// nothing else anywhere.
func (p *process) clear(t testing.TB, code int) {
	t.Helper()
	said := p.err.String()
	lines := strings.Split(strings.TrimSuffix(said, "\n"), "\n")
	if code != 1 || p.out.Len() > 0 || len(lines) != 2 || !strings.HasPrefix(lines[0], "rel: ") || !strings.HasPrefix(lines[1], "hint: ") {
		t.Errorf("%s: exit code %d, standard output %q, standard error:\n%s", p, code, &p.out, said)
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
