//go:build unix

package main

import (
	"bytes"
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// A longer run: go test ./cmd/rel -run TestFlipped -flips 5000 -timeout 2h
var flips = flag.Int("flips", usualFlips, "how many journals with one byte flipped TestFlipped tries")

const enoughFlips = 150

// grown is a journal with something of everything in it, of a good many pages.
func grown(t testing.TB) journalAt {
	j := newJournal(t, regulars...)
	d := newDoer(t, 3)
	for range 3 {
		j.must(d.importSheet("k" + strings.Repeat("x", d.rand.IntN(9))).args...)
		for range 3 {
			j.must(d.note("word").args...)
		}
	}
	j.must("undo")
	return j
}

// TestTruncated cuts a journal off at every page and in between.
func TestTruncated(t *testing.T) {
	t.Parallel()
	whole := grown(t)
	size := len(whole.bytes())
	for at := 1; at < size; at += 4096*3 + 1777 {
		for _, length := range []int{at, at / 4096 * 4096} {
			j := whole.copied()
			check(t, os.Truncate(j.path, int64(length)))
			if j.survives(); t.Failed() {
				t.Fatalf("cut off after %d bytes", length)
			}
		}
	}
}

// TestFlipped flips one bit anywhere.
func TestFlipped(t *testing.T) {
	t.Parallel()
	t.Logf("-killseed %d", *killSeed)
	chance := rand.New(rand.NewPCG(*killSeed, 5))
	whole := grown(t)
	size := len(whole.bytes())
	for i := range *flips {
		j := whole.copied()
		at := chance.IntN(size)
		if i%5 == 0 {
			at = chance.IntN(100) // the header of the file
		}
		content := j.bytes()
		content[at] ^= 1 << chance.IntN(8)
		check(t, os.WriteFile(j.path, content, 0o600))
		if j.survives(); t.Failed() {
			t.Fatalf("flipped in byte %d", at)
		}
	}
}

// survives reads and writes a journal that is damaged, perhaps where nobody looks. What fails says so and changes no
// byte; what goes well has done what it says.
func (j journalAt) survives() {
	j.t.Helper()
	for _, args := range [][]string{
		{"export", "notes", "--format", "csv"}, {"search", "word"}, {"note", regulars[1], "Hello again."}, {"undo"},
	} {
		before := j.bytes()
		p := j.rel(args...)
		code := p.run(j.t)
		said := p.err.String()
		if code < 0 || code > 4 || strings.Contains(said, "goroutine ") || code > 0 && strings.Count(said, "\nhint: ") != 1 {
			j.t.Errorf("%s: exit code %d\n%s", p, code, said)
		}
		if changed := !bytes.Equal(before, j.bytes()); changed && (code != 0 || args[0] == "search" || args[0] == "export") {
			j.t.Errorf("%s: exit code %d, and the file has changed\n%s", p, code, said)
		}
		if code == 0 && args[0] == "note" && !strings.Contains(j.must("log", regulars[1]), "Hello again.") {
			j.t.Errorf("%s: it is noted, and not there", p)
		}
	}
}

// crashed is a journal whose last two notes are only in its log, as if the computer had stopped.
func crashed(t testing.TB, first journalAt) journalAt {
	t.Helper()
	j := first.copied()
	other := j.open()
	texts(t, other, "SELECT count(*) FROM notes")
	j.must("note", regulars[0], "First in the log.")
	j.must("note", regulars[0], "Last in the log.")
	c := j.copied()
	check(t, other.Close())
	return c
}

// logged reports which of the two notes of crashed there are.
func (j journalAt) logged() (first, last bool) {
	j.t.Helper()
	log := j.must("log", "--limit", "0")
	return strings.Contains(log, "First in the log."), strings.Contains(log, "Last in the log.")
}

// TestLogLeft finds in the log what was noted before the computer stopped, whatever is beside it.
func TestLogLeft(t *testing.T) {
	whole := grown(t)
	for _, shm := range []string{"", strings.Repeat("garbage ", 4096), "short"} {
		j := crashed(t, whole)
		if shm != "" {
			check(t, os.WriteFile(j.path+"-shm", []byte(shm), 0o600))
		}
		if first, last := j.logged(); !first || !last {
			t.Errorf("with %q beside it, what was noted is lost", shm)
		}
		j.sound()
		j.alone()
	}
}

// TestLogMissing opens a journal whose log was taken away: what was only there is gone, and all else is whole.
func TestLogMissing(t *testing.T) {
	j := crashed(t, grown(t))
	check(t, os.Remove(j.path+"-wal"))
	if first, last := j.logged(); first || last {
		t.Error("what was in the log alone is still there")
	}
	j.must("note", regulars[0], "Hello again.")
	j.sound()
}

// TestLogDamaged cuts the log off, and flips bits in it: SQLite takes it as far as it is whole, which is a journal as it
// once was.
func TestLogDamaged(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(1, 5))
	whole := crashed(t, grown(t))
	log, err := os.ReadFile(whole.path + "-wal")
	check(t, err)
	for i := range 40 {
		j := whole.copied()
		at, damaged := chance.IntN(len(log)), bytes.Clone(log)
		if damaged[at] ^= 1 << chance.IntN(8); i%2 == 0 {
			damaged = damaged[:at]
		}
		check(t, os.WriteFile(j.path+"-wal", damaged, 0o600))
		if first, last := j.logged(); last && !first {
			t.Errorf("damaged at %d: the later note is there, and the earlier one is not", at)
		}
		if j.sound(); t.Failed() {
			t.Fatalf("damaged at byte %d", at)
		}
	}
}

// TestLogOfAnother puts beside a journal a log that is not its own: of an earlier copy of it, of another journal, of
// another program's database. It is refused, nothing changes, and once it is moved away all is as before.
func TestLogOfAnother(t *testing.T) {
	whole := grown(t)
	earlier := crashed(t, whole)
	later := earlier.copied()
	for range 3 {
		later.must("note", regulars[2], strings.Repeat("Later. ", 300))
	}
	for name, log := range map[string]string{
		"an earlier copy": earlier.path + "-wal", "another journal": crashed(t, newJournal(t, regulars...)).path + "-wal",
		"another program": otherProgramsLog(t),
	} {
		t.Run(name, func(t *testing.T) {
			j := later.copied()
			j.t = t
			before := j.bytes()
			content, err := os.ReadFile(log)
			check(t, err)
			check(t, os.WriteFile(j.path+"-wal", content, 0o600))
			for _, args := range [][]string{{"list"}, {"note", regulars[0], "Hello again."}, {"undo"}, {"export", "notes"}} {
				p := j.rel(args...)
				p.clear(t, p.run(t))
				if !strings.Contains(p.err.String(), "-wal was not written for the journal beside it") {
					t.Errorf("said\n%s", &p.err)
				}
			}
			if !bytes.Equal(before, j.bytes()) {
				t.Error("the file has changed")
			}
			check(t, os.Remove(j.path+"-wal"))
			if got := strings.Count(j.must("log", regulars[2], "--limit", "0"), "Later. Later."); got == 0 {
				t.Error("what was noted is gone")
			}
			j.sound()
		})
	}
}

// otherProgramsLog is the path of a log that is none of rel's.
func otherProgramsLog(t testing.TB) string {
	t.Helper()
	j := journalAt{t, t.TempDir() + "/birds.db"}
	check(t, os.WriteFile(j.path, nil, 0o600))
	other := j.open()
	defer other.Close()
	_, err := other.ExecContext(context.Background(), "PRAGMA journal_mode = wal")
	check(t, err)
	_, err = other.ExecContext(context.Background(), "CREATE TABLE birds (name TEXT)")
	check(t, err)
	return j.copied().path + "-wal"
}

// TestLogAlone finds a log whose journal is gone: neither is it taken for nothing, nor is a new journal made over it.
func TestLogAlone(t *testing.T) {
	j := crashed(t, grown(t))
	file := j.bytes()
	check(t, os.Remove(j.path))
	for _, args := range [][]string{{"list"}, {"add", "Dana Whitcomb"}} {
		p := j.rel(args...)
		p.clear(t, p.run(t))
	}
	check(t, os.WriteFile(j.path, file, 0o600))
	if first, last := j.logged(); !first || !last {
		t.Error("what was noted is lost")
	}
}
