//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mostSyncs is how often a note may wait for the disk: for the head of the log, its name, the note in it, and again for
// the log and the file when one is moved into the other.
const mostSyncs = 5

// call is a system call that a note makes, as strace shows it: which one, and of which file.
var call = regexp.MustCompile(`\b(fsync|fdatasync|write|pwrite64|ftruncate|unlink|unlinkat|rename|renameat|renameat2|exit_group)\((?:\d+<([^>]*)>)?(.*)`)

// TestSyncs watches the calls of rel note. All of the journal is on the disk, and the log is gone, before a word of the
// answer is printed, and nothing is written after it.
func TestSyncs(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("there is no strace here, whose list of calls this reads")
	}
	j := newJournal(t, "Dana Whitcomb")
	trace := filepath.Join(t.TempDir(), "trace")
	p := j.command(strace, "-f", "-y", "-o", trace, "-e",
		"trace=fsync,fdatasync,write,pwrite64,ftruncate,unlink,unlinkat,rename,renameat,renameat2,exit_group",
		program(t), "note", "dana", "Hello.")
	if code := p.run(t); code != 0 {
		if strings.Contains(p.err.String(), "ptrace") {
			t.Skipf("strace may not watch here: %s", &p.err)
		}
		t.Fatalf("exit code %d\n%s", code, &p.err)
	}
	calls, err := os.ReadFile(trace)
	check(t, err)
	syncs, answered, gone := 0, false, false
	for line := range strings.Lines(string(calls)) {
		m := call.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		what, file, rest := m[1], m[2], m[3]
		ofJournal := strings.HasPrefix(file, filepath.Dir(j.path)) || strings.Contains(rest, filepath.Dir(j.path))
		switch {
		case what == "write" && strings.Contains(rest, "Noted "):
			answered = true
			if !gone {
				t.Errorf("the answer comes before the log is gone: %s", line)
			}
		case answered && (ofJournal || strings.HasSuffix(what, "sync")):
			t.Errorf("after the answer: %s", line)
		case strings.HasSuffix(what, "sync"):
			syncs++
		case strings.HasPrefix(what, "unlink") && strings.Contains(rest, "-wal"):
			gone = true
		}
	}
	if !answered || syncs == 0 || syncs > mostSyncs {
		t.Errorf("answered: %t, with %d syncs\n%s", answered, syncs, calls)
	}
}
