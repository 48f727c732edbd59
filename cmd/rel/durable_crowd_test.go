//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
)

const crowd = 50

// TestCrowd has fifty processes note at once while others are stalled in the middle of an export that nobody reads:
// every note is there, and nobody is sent away.
func TestCrowd(t *testing.T) {
	j := newJournal(t, regulars...)
	fillPipes(j)
	stalled := []*stalledReader{j.stall("export", "notes"), j.stall("export", "notes", "--format", "json"), j.stall("log", "--limit", "0")}
	j.allNote(regulars[0])
	for _, r := range stalled {
		r.readOn()
	}
	j.must("list") // two that leave at the same time each leave the log to the other, and the next rel takes it away
	j.sound()
	j.alone()
}

// TestCrowdBegins has fifty processes note at once where there is no journal yet: one of them makes it.
func TestCrowdBegins(t *testing.T) {
	j := newJournal(t)
	j.allNote("")
	j.must("list")
	j.sound()
	j.alone()
}

// TestStalledReaderEnds asks a reader to end whose answer nobody reads: it does, and leaves no log.
func TestStalledReaderEnds(t *testing.T) {
	j := newJournal(t, regulars...)
	fillPipes(j)
	for _, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		r := j.stall("export", "notes")
		check(t, r.Process.Signal(signal))
		if code := r.wait(t); code != 130 {
			t.Errorf("%v: exit code %d\n%s", signal, code, &r.err)
		}
		r.pipe.Close()
		j.alone()
	}
}

// fillPipes notes more than what a pipe and the program's own buffer hold.
func fillPipes(j journalAt) {
	j.t.Helper()
	long := strings.Repeat("We went over the pilot once more. ", 1500)
	for i := range 12 {
		j.must("note", regulars[i%len(regulars)], long)
	}
}

// allNote has all of the crowd note, each with somebody of their own where nobody is named, and looks for the notes.
func (j journalAt) allNote(who string) {
	j.t.Helper()
	var all []*process
	var want []string
	for i := range crowd {
		name, text := who, fmt.Sprintf("Word %02d.", i)
		if name == "" {
			name = fmt.Sprintf("Person%02d Sample", i)
		}
		want = append(want, text)
		all = append(all, j.rel("note", name, text, "--add"))
	}
	for _, p := range all {
		check(j.t, p.Start())
	}
	for _, p := range all {
		if code := p.wait(j.t); code != 0 || !strings.HasPrefix(p.out.String(), "Noted ") {
			j.t.Errorf("exit code %d, %s%s", code, &p.out, &p.err)
		}
	}
	pool := j.copied().open()
	defer pool.Close()
	if got := texts(j.t, pool, "SELECT body FROM notes WHERE body GLOB 'Word *' AND deleted IS NULL ORDER BY body"); !slices.Equal(got, want) {
		j.t.Errorf("noted are %q", got)
	}
}

// stalledReader is a rel in the middle of an answer that nobody reads.
type stalledReader struct {
	*process
	t    testing.TB
	pipe *os.File
	args []string
	j    journalAt
}

// stall starts a reader whose answer does not fit into the pipe, and waits until the pipe is full.
func (j journalAt) stall(args ...string) *stalledReader {
	j.t.Helper()
	read, write, err := os.Pipe()
	check(j.t, err)
	p := j.rel(args...)
	p.Stdout = write
	check(j.t, p.Start())
	check(j.t, write.Close())
	r := &stalledReader{p, j.t, read, args, j}
	r.takeSome()
	return r
}

// takeSome reads a little of the answer, which therefore has begun; the rest of it does not fit into the pipe.
func (r *stalledReader) takeSome() {
	r.t.Helper()
	if _, err := io.ReadFull(r.pipe, make([]byte, 1000)); err != nil {
		r.t.Fatal(err, &r.err)
	}
}

// readOn reads the rest, of which nothing may be lost, and nothing may have come that was noted meanwhile.
func (r *stalledReader) readOn() {
	r.t.Helper()
	rest, err := io.ReadAll(r.pipe)
	check(r.t, err)
	check(r.t, r.pipe.Close())
	if code := r.wait(r.t); code != 0 {
		r.t.Errorf("%v: exit code %d\n%s", r.args, code, &r.err)
	}
	if got := strings.Count(string(rest), "once more"); got < 12*1400 || strings.Contains(string(rest), "Word ") {
		r.t.Errorf("%v: the answer holds %d of the old lines, and new ones: %t", r.args, got, strings.Contains(string(rest), "Word "))
	}
}
