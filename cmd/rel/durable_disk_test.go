//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// noRoom is what rel says where the disk takes no more: SQLite tells a full disk from one that refuses, as a quota or a
// limit on the size of files makes it do.
var noRoom = regexp.MustCompile(`^rel: (no room is left on the disk for|the disk refuses writes to) the journal `)

// limited is rel where no file may grow beyond so many blocks of 512 bytes.
func (j journalAt) limited(blocks int, args ...string) *process {
	j.t.Helper()
	return j.command("sh", append([]string{"-c", `ulimit -f "$0" && exec "$@"`, strconv.Itoa(blocks), program(j.t)}, args...)...)
}

// TestNoRoomAtFirst makes a journal with ever more room, until there is enough: until then there is none afterwards.
func TestNoRoomAtFirst(t *testing.T) {
	t.Parallel()
	refused := 0
	j := newJournal(t)
	for blocks := 0; blocks < 4000; blocks += 1 + blocks/6 {
		p := j.limited(blocks, "add", "Dana Whitcomb")
		code := p.run(t)
		if code == 0 {
			break
		}
		j.outOfRoom(p, code)
		if refused++; len(j.files()) > 0 {
			t.Fatalf("with %d blocks: left behind are %v", blocks, j.files())
		}
	}
	j.must("list")
	j.sound()
	if refused < 10 {
		t.Errorf("only %d sizes were too small", refused)
	}
}

// TestNoRoom notes in a journal with ever more room. A note that is refused has left no trace, and one that is taken is
// there, even if there is no room to move it from the log into the file.
func TestNoRoom(t *testing.T) {
	t.Parallel()
	first := newJournal(t, "Dana Whitcomb", "Luis Ortega")
	refused, taken := 0, 0
	for blocks := 0; blocks < 1200; blocks += 1 + blocks/6 {
		j := first.copied()
		p := j.limited(blocks, "note", "dana", "Hello. "+strings.Repeat("All of it. ", 2000))
		code := p.run(t)
		if code == 0 {
			taken++
		} else {
			refused++
			j.outOfRoom(p, code)
		}
		j.holdsNotes(1 - code)
		j.must("note", "luis", "Hello again.")
		j.holdsNotes(2 - code)
		j.sound()
		j.alone()
		if t.Failed() {
			t.Fatalf("with %d blocks", blocks)
		}
	}
	if refused < 10 || taken < 3 {
		t.Errorf("%d were refused, %d were taken", refused, taken)
	}
}

// outOfRoom complains unless rel has failed for want of room, and says so.
func (j journalAt) outOfRoom(p *process, code int) {
	j.t.Helper()
	p.clear(j.t, code)
	if !noRoom.Match(p.err.Bytes()) {
		j.t.Errorf("%s: said\n%s", p, &p.err)
	}
}

// holdsNotes complains unless the journal has so many notes, as rel tells.
func (j journalAt) holdsNotes(want int) {
	j.t.Helper()
	if got := strings.Count(j.must("log", "--limit", "0", "--format", "json"), `"body"`); got != want {
		j.t.Errorf("%d notes, want %d", got, want)
	}
}

// TestFullDisk does both on a small disk of its own, which is filled up but for so much.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	disk := smallDisk(t)
	first := newJournal(t, "Dana Whitcomb", "Luis Ortega")
	for room := 0; room < 700; room += 4 + room/6 {
		j := journalAt{t, filepath.Join(disk, "new", "journal.db")}
		fill(t, disk, room)
		p := j.rel("add", "Dana Whitcomb")
		if code := p.run(t); code != 0 {
			j.outOfRoom(p, code)
			j.begun()
		}
		check(t, os.RemoveAll(filepath.Dir(j.path)))
		fill(t, disk, 1<<20) // makes room

		j = journalAt{t, filepath.Join(disk, "journal.db")}
		check(t, os.WriteFile(j.path, first.bytes(), 0o600))
		fill(t, disk, room)
		p = j.rel("note", "dana", "Hello. "+strings.Repeat("All of it. ", 2000))
		code := p.run(t)
		if code != 0 {
			j.outOfRoom(p, code)
		}
		fill(t, disk, 1<<20)
		j.holdsNotes(1 - code)
		j.must("note", "luis", "Hello again.")
		j.holdsNotes(2 - code)
		j.sound()
		if t.Failed() {
			t.Fatalf("with room for %d KiB", room)
		}
	}
}

// TestFullDiskAtFirst makes a journal on a small disk with ever more room, a page of the disk at a time.
func TestFullDiskAtFirst(t *testing.T) {
	t.Parallel()
	disk := smallDisk(t)
	j := journalAt{t, filepath.Join(disk, "new", "journal.db")}
	for room := 0; room < 700; room += 4 {
		fill(t, disk, room)
		p := j.rel("add", "Dana Whitcomb")
		code := p.run(t)
		if code == 0 {
			return
		}
		j.outOfRoom(p, code)
		j.begun()
		if t.Failed() {
			t.Fatalf("with room for %d KiB", room)
		}
		check(t, os.RemoveAll(filepath.Dir(j.path)))
	}
	t.Error("there was never enough")
}

// begun complains of what is left behind where there was no room, but for a whole journal that nothing is in yet.
func (j journalAt) begun() {
	j.t.Helper()
	if _, err := os.Stat(j.path); err != nil {
		return
	}
	j.alone()
	j.sound()
	pool := j.copied().open()
	defer pool.Close()
	if got := texts(j.t, pool, "SELECT count(*) || ' changes' FROM changes"); got[0] != "0 changes" {
		j.t.Errorf("left behind is a journal of %s", got[0])
	}
}

// fill fills a disk up but for so many KiB; more than it has makes it empty but for what else is there.
func fill(t testing.TB, disk string, leave int) {
	t.Helper()
	ballast := filepath.Join(disk, "ballast")
	_ = os.Remove(ballast) // it need not be there
	if leave >= 1<<20 {
		return
	}
	f, err := os.Create(ballast)
	check(t, err)
	defer f.Close()
	block := make([]byte, 4096)
	size := int64(0)
	for {
		n, err := f.Write(block)
		size += int64(n)
		if err != nil {
			break
		}
	}
	check(t, f.Truncate(max(0, size-int64(leave)<<10)))
}

// TestReadOnly has somebody use a journal who may not write it, or its folder, or may not even read it.
func TestReadOnly(t *testing.T) {
	stranger := otherUser(t)
	for _, tt := range []struct {
		name         string
		file, folder os.FileMode
		read         bool // reading it goes well
	}{
		{"the file may be read", 0o444, 0o777, true},
		{"the file and its folder may be read", 0o444, 0o555, false},
		{"the folder may be read", 0o666, 0o555, false},
		{"the file may not be read", 0o000, 0o777, false},
		{"the folder may not be entered", 0o666, 0o000, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			j := openToAll(t)
			j.must("add", "Dana Whitcomb")
			before := j.bytes()
			check(t, os.Chmod(j.path, tt.file))
			check(t, os.Chmod(filepath.Dir(j.path), tt.folder))
			for _, args := range [][]string{{"list"}, {"note", "dana", "Hello."}, {"add", "Luis Ortega"}, {"undo"}} {
				p := j.rel(args...)
				stranger(p)
				code := p.run(t)
				if args[0] == "list" && tt.read {
					if code != 0 || !strings.Contains(p.out.String(), "Dana Whitcomb") {
						t.Errorf("%s: exit code %d\n%s", p, code, &p.err)
					}
					continue
				}
				p.clear(t, code)
			}
			check(t, os.Chmod(filepath.Dir(j.path), 0o755))
			check(t, os.Chmod(j.path, 0o600))
			if !bytes.Equal(j.bytes(), before) {
				t.Error("the file has changed")
			}
			j.must("note", "dana", "Hello.")
			j.sound()
			j.alone()
		})
	}
}

// openToAll is the place of a journal that every user of the machine can get to.
func openToAll(t testing.TB) journalAt {
	t.Helper()
	folder, err := os.MkdirTemp("", "rel-open-*")
	check(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	check(t, os.Chmod(folder, 0o755))
	check(t, os.Mkdir(filepath.Join(folder, "journal"), 0o755))
	return journalAt{t, filepath.Join(folder, "journal", "journal.db")}
}
