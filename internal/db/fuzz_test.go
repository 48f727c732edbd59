package db

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzPath: whatever a file is called, the name that SQLite gets leads back to it with all settings, and the
// names of its folders say the same of it in any case of letters.
func FuzzPath(f *testing.F) {
	for _, path := range []string{
		"/home/dana/journal.db", "/a b/ü?mode=memory&x#y.db", "/100%/x%2f.db", "/Dropbox (Personal)/j.db", "/\xff/\n.db", `C:\OneDrive - Agency\j.db`,
		"/:memory:", "/file:x", "//server/x", "/Dropbox2/x", "/a;b", "/CloudStorage/x", "/?_pragma=foreign_keys(0)",
	} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		service, ok := syncedByName(path)
		if ok && service == "" {
			t.Fatalf("%q is kept in step by nobody", path)
		}
		path = filepath.Clean("/" + path)
		if strings.ContainsRune(path, 0) {
			return // no file is called so
		}
		dsn := (&SQLite{path: path}).dsn()
		u, err := url.Parse(dsn)
		if err != nil || u.Scheme != "file" || u.Host != "" || u.Fragment != "" {
			t.Fatalf("%q is opened as %s: %v", path, dsn, err)
		}
		if u.Path != filepath.ToSlash(path) {
			t.Fatalf("%q is opened as %s, which is %q", path, dsn, u.Path)
		}
		if q := u.Query(); q.Get("mode") != "rw" || len(q["_pragma"]) < 5 || q.Has("vfs") {
			t.Fatalf("%q is opened with %v", path, q)
		}
	})
}

// FuzzInLog: whatever is in a log, it is read to its end, and what is read is what SQLite would: pages of the size that its
// head says, in the order of the writes.
func FuzzInLog(f *testing.F) {
	path := filepath.Join(f.TempDir(), "rel.db")
	d, err := Open(f.Context(), path, Options{Create: true})
	if err != nil {
		f.Fatal(err)
	}
	defer d.Close()
	if err := d.WAL(f.Context()); err != nil {
		f.Fatal(err)
	}
	for _, st := range []string{"CREATE TABLE a (v TEXT)", "INSERT INTO a VALUES ('one')", "INSERT INTO a VALUES ('two')"} {
		if err := d.Write(f.Context(), Batch(S(st))); err != nil {
			f.Fatal(err)
		}
	}
	log, err := os.ReadFile(path + logEnding)
	if err != nil {
		f.Fatal(err)
	}
	if got := versionsOf(f, path); len(got) != 3 || strings.Contains(got[0], "one") || strings.Contains(got[1], "two") ||
		!strings.Contains(got[2], "two") {
		f.Errorf("%d versions of the page", len(got))
	}
	for _, cut := range []int{0, logHead, logHead + 5, len(log) / 2, len(log) - 1, len(log)} {
		f.Add(log[:cut], cut/2)
	}
	f.Fuzz(func(t *testing.T, log []byte, flipped int) {
		log = bytes.Clone(log)
		if flipped >= 0 && flipped < len(log) {
			log[flipped] ^= 4
		}
		path := filepath.Join(t.TempDir(), "rel.db")
		if err := os.WriteFile(path+logEnding, log, 0o600); err != nil {
			t.Fatal(err)
		}
		all := versionsOf(t, path)
		if len(all)*(frameHead+512) > len(log) {
			t.Errorf("%d versions in %d bytes", len(all), len(log))
		}
	})
}

// versionsOf is the versions of the second page in the log, that of the first table.
func versionsOf(t testing.TB, path string) (all []string) {
	t.Helper()
	for page, err := range InLog(path, 2) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(page))
	}
	return all
}
