package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

func TestSQLiteContract(t *testing.T) {
	contract(t, func() DB { return openFile(t, filepath.Join(t.TempDir(), "rel.db")) })
}

func TestMemory(t *testing.T) {
	a, b := openFile(t, Memory), openFile(t, Memory)
	write(t, a, S("CREATE TABLE n (v INTEGER) STRICT"), insert(1))
	write(t, b, S("CREATE TABLE n (v INTEGER) STRICT"))
	if n := number(t, a, "SELECT count(*) FROM n"); n != 1 {
		t.Errorf("%d rows in the first, want 1", n)
	}
	if n := number(t, b, "SELECT count(*) FROM n"); n != 0 {
		t.Errorf("%d rows in the second, want none", n)
	}
}

func TestMemoryIsNotWaitedForWithoutEnd(t *testing.T) {
	d, err := Open(t.Context(), Memory, Options{BusyTimeout: 20 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for range d.Pages(t.Context(), S("SELECT 1")) {
		if err := d.Write(t.Context(), Batch(S("CREATE TABLE n (v INTEGER) STRICT"))); KindOf(err) != Locked {
			t.Errorf("a write inside pages: %v", err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := d.Read(ctx, S("SELECT 1")); !errors.Is(err, context.Canceled) {
			t.Errorf("a read inside pages after the end: %v", err)
		}
	}
	write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"))
}

func TestSettings(t *testing.T) {
	d, err := Open(t.Context(), filepath.Join(t.TempDir(), "rel.db"), Options{Create: true, BusyTimeout: 1234 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if got := number(t, d, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"); got != 0 {
		t.Error("opening a file has turned it to a write-ahead log")
	}
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	for sql, want := range map[string]int{
		"PRAGMA synchronous": 2, "PRAGMA foreign_keys": 1, "PRAGMA trusted_schema": 0, "PRAGMA busy_timeout": 1234,
		"SELECT journal_mode = 'wal' FROM pragma_journal_mode": 1,
	} {
		// The outer statement holds the first connection, so the inner one runs on a second.
		for range d.Pages(t.Context(), S("SELECT 1")) {
			if got := number(t, d, sql); got != want {
				t.Errorf("%s: %d on a second connection, want %d", sql, got, want)
			}
		}
		if got := number(t, d, sql); got != want {
			t.Errorf("%s: %d, want %d", sql, got, want)
		}
	}
	if runtime.GOOS == "darwin" && number(t, d, "PRAGMA fullfsync") != 1 {
		t.Error("fullfsync is off")
	}
}

func TestDefaultBusyTimeout(t *testing.T) {
	d := openFile(t, filepath.Join(t.TempDir(), "rel.db"))
	if got := number(t, d, "PRAGMA busy_timeout"); got != 5000 {
		t.Errorf("busy timeout %d ms, want 5000", got)
	}
}

func TestLockedAfterTheBusyTimeout(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	first := openFile(t, path)
	write(t, first, S("CREATE TABLE n (v INTEGER) STRICT"))
	second, err := Open(t.Context(), path, Options{BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	err = first.Write(t.Context(), func(yield func(Stmt) bool) {
		// The lock is taken before the first statement, or two that read first could not both go on.
		start := time.Now()
		err := second.Write(t.Context(), Batch(insert(2)))
		if waited := time.Since(start); KindOf(err) != Locked || waited < 50*time.Millisecond {
			t.Errorf("after %v: %v", waited, err)
		}
		if n := number(t, second, "SELECT count(*) FROM n"); n != 0 {
			t.Errorf("a read beside a write sees %d rows", n)
		}
		yield(insert(1))
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, second, insert(2))
}

func TestCancelEndsTheWaitForALock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	first, second := openFile(t, path), openFile(t, path)
	write(t, first, S("CREATE TABLE n (v INTEGER) STRICT"))
	err := first.Write(t.Context(), func(yield func(Stmt) bool) {
		yield(insert(1))
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		start := time.Now()
		err := second.Write(ctx, Batch(insert(2)))
		if waited := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || waited > 2*time.Second {
			t.Errorf("after %v: %v", waited, err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWritersLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	handles := []DB{openFile(t, path), openFile(t, path)}
	write(t, handles[0], S("CREATE TABLE n (v INTEGER PRIMARY KEY) STRICT"), S("CREATE TABLE sum (v INTEGER) STRICT"), S("INSERT INTO sum VALUES (0)"))
	const writers, writes = 8, 10
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range writes {
				err := handles[w%2].Write(t.Context(), Batch(insert(w*writes+i), S("UPDATE sum SET v = v + 1")))
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for i, sql := range []string{"SELECT count(*) FROM n", "SELECT v FROM sum"} {
		if n := number(t, handles[i], sql); n != writers*writes {
			t.Errorf("%s: %d, want %d", sql, n, writers*writes)
		}
	}
}

func TestManyOpenANewFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "rel.db")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			d, err := Open(t.Context(), path, Options{Create: true})
			if err != nil {
				t.Error(err)
				return
			}
			one := Batch(S("CREATE TABLE IF NOT EXISTS n (v INTEGER) STRICT"), insert(1))
			if err := errors.Join(d.WAL(t.Context()), d.Write(t.Context(), one), d.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := number(t, openFile(t, path), "SELECT count(*) FROM n"); n != 8 {
		t.Errorf("%d rows, want 8", n)
	}
}

func TestNoRoomOnTheDisk(t *testing.T) {
	d := openFile(t, filepath.Join(t.TempDir(), "rel.db"))
	write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"))
	err := d.Write(t.Context(), Batch(S("PRAGMA max_page_count = 4"), numbers(100_000)))
	if KindOf(err) != Full {
		t.Errorf("error %v, want no room", err)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 0 {
		t.Errorf("%d rows of a batch that had no room", n)
	}
}

// A schema that is not trusted must still be able to keep a full-text index by triggers, and to check days.
func TestUntrustedSchemaDoesItsWork(t *testing.T) {
	d := openFile(t, filepath.Join(t.TempDir(), "rel.db"))
	write(t, d, S("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT, day TEXT CHECK (day IS date(day))) STRICT"),
		S("CREATE VIRTUAL TABLE words USING fts5 (body, content='notes', content_rowid='id')"),
		S("CREATE TRIGGER said AFTER INSERT ON notes BEGIN INSERT INTO words (rowid, body) VALUES (new.id, new.body); END"),
		S("INSERT INTO notes VALUES (?1, ?2, ?3)", 7, "Walked through the pilot with Dana Whitcomb", "2026-11-22"))
	if id := number(t, d, "SELECT rowid FROM words WHERE words MATCH 'whitcomb'"); id != 7 {
		t.Errorf("found %d", id)
	}
}

func TestCloseLeavesOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rel.db")
	d := openFile(t, path)
	write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"), insert(1))
	for row := range d.Pages(t.Context(), S("SELECT v FROM n")) {
		write(t, d, insert(1+scanInt(t, row))) // two connections, both to be closed
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	for _, beside := range []string{"-wal", "-shm", "-journal"} {
		if _, err := os.Stat(path + beside); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left: %v", beside, err)
		}
	}
	if n := number(t, openFile(t, path), "SELECT sum(v) FROM n"); n != 3 {
		t.Errorf("sum is %d after opening again, want 3", n)
	}
	if err := d.Write(t.Context(), Batch(insert(4))); err == nil {
		t.Error("a write after Close took effect")
	}
}

// openFile opens path, making it if need be, until the test ends.
func openFile(t *testing.T, path string) *SQLite {
	t.Helper()
	d, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}
