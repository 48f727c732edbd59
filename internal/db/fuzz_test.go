package db

import (
	"net/url"
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
