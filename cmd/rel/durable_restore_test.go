//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestRestoreBesideAnother restores while another rel waits at a question: whoever comes next finds what was restored,
// the other goes on with it, and so it is where that one is killed instead. No backup is needed to know the log by.
func TestRestoreBesideAnother(t *testing.T) {
	for _, killed := range []bool{false, true} {
		j := newJournal(t, "Dana Whitcomb")
		backup := filepath.Join(t.TempDir(), "backup.db")
		j.must("backup", backup)
		j.must("add", "Luis Ortega")
		other := j.open()
		texts(t, other, "SELECT name FROM contacts")
		j.must("restore", backup, "--yes")
		check(t, os.RemoveAll(strings.TrimSuffix(j.path, ".db")+"-backups"))
		j.must("note", "dana", "Hello again.")
		if killed {
			j = j.copied()
		} else if got := texts(t, other, "SELECT name FROM contacts"); len(got) != 1 {
			t.Errorf("the other sees %q", got)
		}
		check(t, other.Close())
		if list := j.must("list"); !strings.Contains(list, "Dana") || strings.Contains(list, "Luis") {
			t.Errorf("killed %t: listed\n%s", killed, list)
		}
		j.holdsNotes(1)
		j.sound()
	}
}

// TestRestoreOfWhatIsLeft restores where the journal is gone and its log is not, or is not its own: what is there is
// kept byte for byte.
func TestRestoreOfWhatIsLeft(t *testing.T) {
	for _, gone := range []bool{true, false} {
		first := newJournal(t, regulars...)
		backup := filepath.Join(t.TempDir(), "backup.db")
		first.must("backup", backup)
		j := crashed(t, first)
		if gone {
			check(t, os.Remove(j.path))
		} else {
			check(t, os.WriteFile(j.path, newJournal(t, "Ada Example").bytes(), 0o600))
		}
		log, err := os.ReadFile(j.path + "-wal")
		check(t, err)
		p := j.rel("list")
		if code := p.run(t); code != 1 || !strings.Contains(p.err.String(), "rel restore") || strings.Contains(p.err.String(), "-wal away") {
			t.Errorf("gone %t: exit code %d\n%s", gone, code, &p.err)
		}
		j.must("restore", backup, "--yes")
		kept, err := filepath.Glob(strings.TrimSuffix(j.path, ".db") + "-backups/*-damaged.db-wal")
		check(t, err)
		if len(kept) != 1 {
			t.Fatalf("gone %t: kept are %v", gone, kept)
		}
		if got, err := os.ReadFile(kept[0]); err != nil || string(got) != string(log) {
			t.Errorf("gone %t: what is kept is not what was there, %v", gone, err)
		}
		j.holdsNotes(0)
		j.sound()
	}
}

// TestRestoreOverADamagedJournalWithALog restores where pages are spoiled and a log lies beside: both are kept as they are,
// whatever of them was looked at before.
func TestRestoreOverADamagedJournalWithALog(t *testing.T) {
	first := grown(t)
	backup := filepath.Join(t.TempDir(), "backup.db")
	first.must("backup", backup)
	for _, spoiled := range []int{0, 2, 8, 20} {
		j := crashed(t, first)
		file := j.bytes()
		for i := spoiled * 4096; i < len(file); i++ {
			file[i] = 'x'
		}
		check(t, os.WriteFile(j.path, file, 0o600))
		log, err := os.ReadFile(j.path + "-wal")
		check(t, err)
		j.must("restore", backup, "--yes")
		kept, err := filepath.Glob(strings.TrimSuffix(j.path, ".db") + "-backups/*-damaged.db")
		check(t, err)
		if len(kept) != 1 {
			t.Fatalf("from page %d on: kept are %v", spoiled, kept)
		}
		for path, want := range map[string][]byte{kept[0]: file, kept[0] + "-wal": log} {
			if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
				t.Errorf("from page %d on: %s is not what was there, %v", spoiled, path, err)
			}
		}
		j.sound()
	}
}

// noRoomToKeep is what rel says where a backup, or what a restore is to keep, finds no room.
var noRoomToKeep = regexp.MustCompile(`no room is left on the disk|the disk refuses writes|file too large`)

// TestNoRoomForABackup makes a backup with ever more room: until there is enough, it says so in words.
func TestNoRoomForABackup(t *testing.T) {
	t.Parallel()
	first := newJournal(t, regulars...)
	backup := filepath.Join(t.TempDir(), "backup.db")
	first.must("backup", backup)
	first.must("add", "Ada Example")
	for _, args := range [][]string{{"backup"}, {"restore", backup, "--yes"}} {
		refused := 0
		for blocks := 0; blocks < 1500; blocks += 40 {
			j := first.copied()
			p := j.limited(blocks, args...)
			code := p.run(t)
			if code == 0 {
				continue
			}
			refused++
			if said := p.err.String(); !noRoomToKeep.MatchString(said) || strings.Contains(said, "not an error") ||
				!strings.Contains(said, "\nhint: ") {
				t.Errorf("with %d blocks: %s: said\n%s", blocks, p, said)
			}
			j.sound()
		}
		if refused < 5 {
			t.Errorf("%v: only %d sizes were too small", args, refused)
		}
	}
}
