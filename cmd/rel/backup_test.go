package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// killSeed is printed by each test that goes by it, so that what it found can be looked for again.
var killSeed = flag.Uint64("killseed", 1, "the chance that the tests which kill go by")

// office is a journal that rel, as a program of its own, is run on.
type office struct{ folder, journal string }

// command is rel with its arguments, on the journal, at a time that differs from call to call.
func (o office) command(at time.Time, args ...string) *exec.Cmd {
	cmd := exec.Command("rel", append([]string{"--db", o.journal}, args...)...)
	cmd.Env = append(os.Environ(), "NOW="+at.Format(time.RFC3339), "USER=sample", "HOME="+o.folder)
	return cmd
}

func (o office) rel(t *testing.T, at time.Time, args ...string) string {
	t.Helper()
	cmd := o.command(at, args...)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("rel %s: %v\n%s", strings.Join(args, " "), err, &said)
	}
	return string(out)
}

// monday is when the tests of killed programs begin.
var monday = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// filled is a journal with so many contacts.
func filled(t *testing.T, name string, contacts int) office {
	t.Helper()
	o := office{folder: t.TempDir()}
	o.journal = filepath.Join(o.folder, name)
	var sheet strings.Builder
	sheet.WriteString("Name,Notes\n")
	for i := range contacts {
		fmt.Fprintf(&sheet, "Sample %d,%s\n", i, strings.Repeat("words ", 100))
	}
	file := filepath.Join(o.folder, "contacts.csv")
	if err := os.WriteFile(file, []byte(sheet.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	o.rel(t, monday, "import", file)
	return o
}

// killed runs rel once, to see how long that takes, and then so many times more, each killed at a moment on the way.
func (o office) killed(t *testing.T, times int, after func(), args ...string) {
	t.Helper()
	begun := time.Now()
	o.rel(t, monday, args...)
	took := time.Since(begun)
	t.Logf("-killseed %d", *killSeed)
	chance := rand.New(rand.NewPCG(*killSeed, 11))
	for i := range times {
		cmd := o.command(monday.Add(time.Duration(i+1)*time.Minute), args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(chance.Int64N(int64(took))))
		_ = cmd.Process.Kill() // it may be done already
		_ = cmd.Wait()
		after()
	}
}

// A backup that was killed midway is taken for none; those that are there can all be restored; and the journal is sound.
func TestBackupsKilled(t *testing.T) {
	t.Parallel()
	o := filled(t, "journal.db", 1000)
	o.killed(t, 15, func() {}, "backup")
	later := monday.AddDate(0, 0, 1)
	var listed []struct{ File string }
	if err := json.Unmarshal([]byte(o.rel(t, later, "backup", "--list", "--format", "json")), &listed); err != nil {
		t.Fatal(err)
	}
	if len(listed) == 0 {
		t.Error("no backup is listed, though the first was not killed")
	}
	for i, b := range listed {
		other := office{o.folder, filepath.Join(o.folder, fmt.Sprint("other", i), "journal.db")}
		if out := other.rel(t, later, "restore", b.File); !strings.Contains(out, ": 1000 contacts,") {
			t.Errorf("%s: %s", b.File, out)
		}
	}
	o.rel(t, later, "backup", "--quiet")
}

// Killed at whatever moment, a restore has happened or it has not.
func TestRestoresKilled(t *testing.T) {
	t.Parallel()
	o, other := filled(t, "journal.db", 3), filled(t, "large.db", 1000)
	small := filepath.Join(o.folder, "small.db")
	o.rel(t, monday, "backup", small)
	seen := map[string]int{}
	o.killed(t, 15, func() {
		n := strings.Count(o.rel(t, monday, "list", "--format", "csv", "--columns", "name", "--limit", "0"), "Sample")
		seen[fmt.Sprint(n)]++
		o.rel(t, monday, "restore", small, "--yes", "--quiet")
	}, "restore", other.journal, "--yes")
	if seen["3"]+seen["1000"] != 15 {
		t.Errorf("after a restore that was killed there are so many contacts, so many times: %v", seen)
	}
}
