package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// pairs is a database in which each write adds one row to each of two tables, so that half a write would show.
func pairs(t *testing.T, path string, rows int) *SQLite {
	t.Helper()
	d := openFile(t, path)
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, d, S("CREATE TABLE a (v TEXT) STRICT"), S("CREATE TABLE b (v TEXT) STRICT"))
	for range rows {
		addPair(t, d)
	}
	return d
}

func addPair(t *testing.T, d *SQLite) {
	t.Helper()
	text := strings.Repeat("x", 2000)
	write(t, d, S("INSERT INTO a VALUES (?)", text), S("INSERT INTO b VALUES (?)", text))
}

var countPairs = S("SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)")

// target is an empty file to copy to, as a caller of Backup makes it.
func target(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := newFile(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// alone fails the test unless a file is the only one in its folder, and for its owner alone.
func alone(t *testing.T, path string) {
	t.Helper()
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder of the copy holds %v, %v", left, err)
	}
}

// heldIn is how many pairs a copy holds; it is opened as a file that nobody writes.
func heldIn(t *testing.T, path string) (n int) {
	t.Helper()
	c, err := Open(t.Context(), path, Options{Still: true})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	rows, err := c.Read(t.Context(), countPairs)
	if err != nil {
		t.Fatal(err)
	}
	var other int
	if err := rows[0][0].Scan(&n, &other); err != nil || n != other {
		t.Errorf("the copy holds %d of the one and %d of the other: %v", n, other, err)
	}
	return n
}

// A program that writes meanwhile neither disturbs the copy nor has it begun anew, and finds itself not refused.
func TestBackupWhileAnotherWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	d := pairs(t, path, 400)
	other := openFile(t, path)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				addPair(t, other)
			}
		}
	})
	to := target(t)
	var last int64
	err := d.Backup(t.Context(), to, CopyOptions{Same: []Stmt{countPairs}, Progress: func(done, all int64) {
		if done <= last || all < done {
			t.Errorf("%d of %d pages were copied after %d", done, all, last)
		}
		last = done
		addPair(t, d) // a write of the same program, between two steps
	}})
	close(stop)
	wg.Wait()
	if err != nil {
		t.Fatal(err)
	}
	alone(t, to)
	if n, all := heldIn(t, to), number(t, d, "SELECT count(*) FROM a"); n < 400 || n >= all || last == 0 {
		t.Errorf("%d pairs are in the copy, and %d in what goes on", n, all)
	}
	header, err := os.ReadFile(to)
	if err != nil || header[18] != 1 || header[19] != 1 {
		t.Errorf("the copy is written with a log: %v, %v", header[18:20], err)
	}
}

func TestBackupInterrupted(t *testing.T) {
	d := pairs(t, filepath.Join(t.TempDir(), "rel.db"), 400)
	ctx, cancel := context.WithCancel(t.Context())
	to := target(t)
	err := d.Backup(ctx, to, CopyOptions{Progress: func(int64, int64) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted midway: %v", err)
	}
	alone(t, to)
	addPair(t, d) // no snapshot is held any more, nor any lock
}

// A copy that does not hold what was copied is found out.
func TestBackupIsChecked(t *testing.T) {
	d := pairs(t, filepath.Join(t.TempDir(), "rel.db"), 100)
	to := target(t)
	same, err := d.copyTo(t.Context(), to, CopyOptions{Same: []Stmt{countPairs}})
	if err != nil {
		t.Fatal(err)
	}
	o := CopyOptions{Same: []Stmt{countPairs}}
	if err := checkCopy(t.Context(), to, same, o); err != nil {
		t.Fatal(err)
	}
	addPair(t, d)
	now, err := d.Read(t.Context(), countPairs)
	if err != nil {
		t.Fatal(err)
	}
	if err := checkCopy(t.Context(), to, now, o); KindOf(err) != Damaged || !strings.Contains(err.Error(), "100") {
		t.Errorf("a copy of before: %v", err)
	}
	flip(t, to, 3*4096)
	for _, o.Quick = range []bool{true, false} {
		if err := checkCopy(t.Context(), to, same, o); KindOf(err) != Damaged {
			t.Errorf("a flipped page, quickly %t: %v", o.Quick, err)
		}
	}
}

// flip spoils a page of a database.
func flip(t *testing.T, path string, at int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte("\xff\xfe\xfd\xfc no page begins like this"), at); err != nil {
		t.Fatal(err)
	}
}

// Where what is copied is damaged, the copy is too, and is refused.
func TestBackupOfWhatIsDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	if err := pairs(t, path, 100).Close(); err != nil {
		t.Fatal(err)
	}
	flip(t, path, 3*4096)
	if err := openFile(t, path).Backup(t.Context(), target(t), CopyOptions{Quick: true}); KindOf(err) != Damaged {
		t.Errorf("error %v", err)
	}
}

// copied is a closed copy of a database with so many pairs.
func copied(t *testing.T, pairsIn int) *SQLite {
	t.Helper()
	to := target(t)
	if err := pairs(t, filepath.Join(t.TempDir(), "from.db"), pairsIn).Backup(t.Context(), to, CopyOptions{}); err != nil {
		t.Fatal(err)
	}
	c, err := Open(t.Context(), to, Options{Still: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func unguarded() error { return nil }

// The guard sees what would be overwritten when nobody can write any more, and can still refuse.
func TestOverwriteGuarded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	d := pairs(t, path, 10)
	other, err := Open(t.Context(), path, Options{BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	refused := errors.New("not now")
	err = d.Overwrite(t.Context(), copied(t, 20), func() error {
		if n := number(t, d, "SELECT count(*) FROM a"); n != 10 {
			t.Errorf("the guard sees %d rows", n)
		}
		if err := other.Write(t.Context(), Batch(S("INSERT INTO a VALUES ('x')"))); KindOf(err) != Locked {
			t.Errorf("another writes: %v", err)
		}
		return refused
	}, nil)
	if !errors.Is(err, refused) {
		t.Errorf("error %v", err)
	}
	addPair(t, other)
	if n := number(t, d, "SELECT count(*) FROM a"); n != 11 {
		t.Errorf("%d rows", n)
	}
}

// A program in the middle of reading keeps what it began with, and sees the new content whole afterwards.
func TestOverwriteWhileAnotherReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	d, other := pairs(t, path, 50), openFile(t, path)
	seen := 0
	for _, err := range other.Pages(t.Context(), S("SELECT v FROM a")) {
		if err != nil {
			t.Fatal(err)
		}
		if seen++; seen == 10 {
			if err := d.Overwrite(t.Context(), copied(t, 300), unguarded, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	if seen != 50 {
		t.Errorf("a reader saw %d rows of 50", seen)
	}
	for i, d := range []*SQLite{other, d} {
		if n := number(t, d, "SELECT count(*) FROM a"); n != 300+i {
			t.Errorf("%d rows are seen afterwards, want %d", n, 300+i)
		}
		addPair(t, d)
	}
	if found, err := d.Check(t.Context()); err != nil || len(found) > 0 {
		t.Errorf("found %v, %v", found, err)
	}
}

// While another program has it open and does nothing, the file itself holds what was put there, and not only its log.
func TestOverwriteIsInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	d, other := pairs(t, path, 10), openFile(t, path)
	addPair(t, other)
	if err := d.Overwrite(t.Context(), copied(t, 30), unguarded, nil); err != nil {
		t.Fatal(err)
	}
	still, err := Open(t.Context(), path, Options{Still: true})
	if err != nil {
		t.Fatal(err)
	}
	defer still.Close()
	if n := number(t, still, "SELECT count(*) FROM a"); n != 30 {
		t.Errorf("%d rows are in the file", n)
	}
	addPair(t, other)
	if n := number(t, d, "SELECT count(*) FROM a"); n != 31 {
		t.Errorf("%d rows are seen", n)
	}
}

// A program in the middle of a write is waited for, and then said to be in the way; nothing has changed.
func TestOverwriteWhileAnotherWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	pairs(t, path, 10)
	d, err := Open(t.Context(), path, Options{BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	other, from := openFile(t, path), copied(t, 20)
	err = other.Write(t.Context(), func(yield func(Stmt) bool) {
		if yield(S("INSERT INTO a VALUES ('half')")) {
			if err := d.Overwrite(t.Context(), from, unguarded, nil); KindOf(err) != Locked {
				t.Errorf("while another writes: %v", err)
			}
			yield(S("INSERT INTO b VALUES ('whole')"))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := number(t, d, "SELECT count(*) FROM b"); n != 11 {
		t.Errorf("%d rows", n)
	}
	if err := d.Overwrite(t.Context(), from, unguarded, nil); err != nil || number(t, other, "SELECT count(*) FROM b") != 20 {
		t.Errorf("when the other is done: %v", err)
	}
}

// What was begun and not finished is as if it had never been, for all who look.
func TestOverwriteInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	d, other := pairs(t, path, 10), openFile(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	steps := 0
	err := d.Overwrite(ctx, copied(t, 600), unguarded, func(done, all int64) {
		steps++
		if number(t, other, "SELECT count(*) FROM a") != 10 {
			t.Errorf("another sees what is half done, at %d of %d", done, all)
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) || steps != 1 {
		t.Errorf("after %d steps: %v", steps, err)
	}
	for _, d := range []*SQLite{d, other} {
		addPair(t, d)
	}
	if n := number(t, d, "SELECT count(*) FROM a"); n != 12 {
		t.Errorf("%d rows", n)
	}
}

// Into a file that was just made, the content comes whole as well.
func TestOverwriteWhatIsNew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new.db")
	d, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := d.Overwrite(t.Context(), copied(t, 30), unguarded, nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if n := number(t, openFile(t, path), "SELECT count(*) FROM a"); n != 30 {
		t.Errorf("%d rows", n)
	}
}

func TestOpenCopy(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, path string)
	}{
		{"closed", func(t *testing.T, path string) {
			if err := pairs(t, path, 20).Close(); err != nil {
				t.Fatal(err)
			}
		}},
		{"open in another program", func(t *testing.T, path string) { pairs(t, path, 20) }},
		{"a copy with its log", func(t *testing.T, path string) {
			live := filepath.Join(t.TempDir(), "live.db")
			pairs(t, live, 20)
			for _, ending := range []string{"", logEnding} {
				if err := copyFile(live+ending, path+ending); err != nil {
					t.Fatal(err)
				}
			}
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "rel.db")
			tt.make(t, path)
			before := contentOf(t, path)
			c, err := OpenCopy(t.Context(), path, t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			if n := number(t, c, "SELECT count(*) FROM a"); n != 20 {
				t.Errorf("%d rows", n)
			}
			if err := c.Write(t.Context(), Batch(S("INSERT INTO a VALUES ('x')"))); KindOf(err) != NotWritable {
				t.Errorf("a copy is written to: %v", err)
			}
			if err := c.Close(); err != nil {
				t.Fatal(err)
			}
			if after := contentOf(t, path); after != before {
				t.Errorf("before:\n%s\nafter:\n%s", before, after)
			}
		})
	}
}

// contentOf is a folder's files with what tells that they have changed; of the index of a log, that it is there.
func contentOf(t *testing.T, path string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, indexEnding) {
			content = nil
		}
		fmt.Fprintf(&out, "%s %d %x\n", filepath.Base(name), len(content), content)
	}
	return out.String()
}

func TestSetAside(t *testing.T) {
	folder := t.TempDir()
	path, aside, fresh := filepath.Join(folder, "rel.db"), filepath.Join(folder, "aside.db"), filepath.Join(folder, "fresh.db")
	for name, text := range map[string]string{path: "spoiled", path + logEnding: "log", path + indexEnding: "index", fresh: "fresh"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := SetAside(path, aside, fresh); err != nil {
		t.Fatal(err)
	}
	left := map[string]string{path: "fresh", aside: "spoiled", aside + logEnding: "log"}
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != len(left) {
		t.Errorf("left are %v, %v", files, err)
	}
	for name, want := range left {
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
}

// What cannot be put in its place, as where another program holds on to a file on Windows, leaves all as it was.
func TestSetAsideFails(t *testing.T) {
	folder := t.TempDir()
	path, aside, fresh := filepath.Join(folder, "rel.db"), filepath.Join(folder, "aside.db"), filepath.Join(folder, "fresh.db")
	left := map[string]string{path: "spoiled", path + logEnding: "log", fresh: "fresh", path + indexEnding + "/held": ""}
	if err := os.Mkdir(path+indexEnding, 0o700); err != nil { // a folder with something in it cannot be deleted either
		t.Fatal(err)
	}
	for name, text := range left {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := SetAside(path, aside, fresh); err == nil {
		t.Fatal("no error")
	}
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != len(left) {
		t.Errorf("left are %v, %v", files, err)
	}
	for name, want := range left {
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
}

func TestCheckNamesReferences(t *testing.T) {
	d := pairs(t, filepath.Join(t.TempDir(), "rel.db"), 1)
	if found, err := d.Check(t.Context()); err != nil || found != nil {
		t.Errorf("found %v, %v", found, err)
	}
	write(t, d, S("CREATE TABLE c (v INTEGER PRIMARY KEY) STRICT"), S("CREATE TABLE d (c INTEGER REFERENCES c) STRICT"))
	if err := d.pool.QueryRow("PRAGMA foreign_keys = off; INSERT INTO d VALUES (7) RETURNING c").Scan(new(int)); err != nil {
		t.Fatal(err)
	}
	found, err := d.Check(t.Context())
	if err != nil || len(found) != 1 || found[0] != "d: 1 naming c that are not there" {
		t.Errorf("found %v, %v", found, err)
	}
}
