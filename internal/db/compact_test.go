package db

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func testCompact(t *testing.T, d DB) {
	write(t, d, numbers(1000))
	write(t, d, S("DELETE FROM n WHERE v > 10"))
	if err := d.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 10 {
		t.Errorf("%d rows are left, want 10", n)
	}
	write(t, d, insert(11))
}

// What was deleted is in the file, or its log, until it is compacted.
func TestCompactLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	d, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, d, S("CREATE TABLE words (w TEXT) STRICT"), S("INSERT INTO words VALUES ('unmistakable')"), S("DELETE FROM words"))
	if !anyHas(t, path, "unmistakable") {
		t.Fatal("what was deleted is gone at once, so that this test shows nothing")
	}
	if err := d.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if anyHas(t, path, "unmistakable") {
		t.Error("what was deleted is still there")
	}
}

// While another program reads what was there before, the log cannot be emptied, and that is said.
func TestCompactWhileRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	d, err := Open(t.Context(), path, Options{Create: true, BusyTimeout: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, d, S("CREATE TABLE n (v INTEGER NOT NULL) STRICT"), numbers(1000))
	for _, err := range d.Pages(t.Context(), S("SELECT v FROM n")) {
		if err != nil {
			t.Fatal(err)
		}
		write(t, d, S("DELETE FROM n WHERE v > 10"))
		if err := d.Compact(t.Context()); KindOf(err) != Locked {
			t.Errorf("compacted while it is read: %v", err)
		}
		break
	}
	if err := d.Compact(t.Context()); err != nil {
		t.Error(err)
	}
}

// anyHas reports whether the file, or what lies beside it, has the text.
func anyHas(t *testing.T, path, text string) bool {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}

// A copy that is only looked into stays as it is, in a folder of its own that nothing is added to.
func TestStill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	d, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, d, S("CREATE TABLE n (v INTEGER NOT NULL) STRICT"), numbers(10))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ro, err := Open(t.Context(), path, Options{Still: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ro.Close()
	if n := number(t, ro, "SELECT count(*) FROM n"); n != 10 {
		t.Errorf("%d rows are read, want 10", n)
	}
	if err := ro.Write(t.Context(), Batch(insert(11))); KindOf(err) != NotWritable {
		t.Errorf("written: %v", err)
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) != 1 {
		t.Errorf("beside it there is %v, %v", files, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("it is not as it was: %v", err)
	}
}
