package db

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// Whatever is called off, and whenever, Close leaves the file alone in its folder.
func TestCloseAfterWhatWasCalledOff(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	for i := range 200 {
		path := filepath.Join(t.TempDir(), "rel.db")
		d, err := Open(t.Context(), path, Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.WAL(t.Context()); err != nil {
			t.Fatal(err)
		}
		write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"), numbers(50))
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(chance.IntN(3000))*time.Microsecond)
		for err := error(nil); err == nil; {
			if i%2 == 0 {
				err = d.Write(ctx, Batch(insert(1), numbers(20), insert(2)))
			} else {
				_, err = d.Read(ctx, S("SELECT * FROM n"), S("SELECT max(v) FROM n"))
			}
			if err == nil {
				_, err = d.Read(ctx, S("SELECT v FROM n ORDER BY v DESC"))
			}
		}
		cancel()
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
			t.Fatalf("run %d: the log is left: %v", i, err)
		}
		openCalledOff(t, path, time.Duration(chance.IntN(4000))*time.Microsecond)
	}
}

// openCalledOff opens a file, which is called off after so long or is not.
func openCalledOff(t *testing.T, path string, after time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), after)
	defer cancel()
	d, err := Open(ctx, path, Options{})
	if err == nil {
		err = d.Close()
	}
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("after %v of opening, the log is left: %v", after, err)
	}
}
