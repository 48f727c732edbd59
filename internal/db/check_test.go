package db

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// checked is what Check finds in a database after another program has done something to it.
func checked(t *testing.T, sql ...string) []string {
	t.Helper()
	d := openFile(t, filepath.Join(t.TempDir(), "rel.db"))
	write(t, d, S("CREATE TABLE n (v INTEGER CHECK (v >= 0)) STRICT"), numbers(1000),
		S("CREATE INDEX n_v ON n(v)"),
		S("CREATE VIRTUAL TABLE words USING fts5(word)"), S("INSERT INTO words VALUES ('pilot')"))
	c, err := d.pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sql {
		if _, err := c.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := d.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name          string
		sql           []string
		want          string // what the first finding contains; empty for a sound database
		index, search bool
	}{
		{name: "sound"},
		{name: "a value that may not be", sql: []string{"PRAGMA ignore_check_constraints = on", "UPDATE n SET v = -1 WHERE v = 5",
			"PRAGMA ignore_check_constraints = off"}, want: "CHECK constraint failed in n"},
		{name: "rows missing from an index", sql: []string{
			"PRAGMA writable_schema = on", "UPDATE sqlite_schema SET sql = 'CREATE INDEX n_v ON n(v) WHERE v > 5' WHERE name = 'n_v'",
			"PRAGMA writable_schema = reset", "REINDEX", "PRAGMA writable_schema = on",
			"UPDATE sqlite_schema SET sql = 'CREATE INDEX n_v ON n(v)' WHERE name = 'n_v'", "PRAGMA writable_schema = reset",
		}, want: "index n_v", index: true},
		{name: "an index of words in pieces", sql: []string{"DELETE FROM words_data WHERE id > 10"}, want: "fts5: corruption", search: true},
		{name: "an index of words that is another", sql: []string{"UPDATE words_content SET c0 = 'another'"}, want: "fts5: checksum mismatch", search: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := checked(t, tt.sql...)
			if tt.want == "" {
				if len(found) > 0 {
					t.Errorf("found %q", found)
				}
				return
			}
			if len(found) == 0 || !strings.Contains(found[0], tt.want) {
				t.Fatalf("found %q, want %q", found, tt.want)
			}
			for _, f := range found {
				if OfIndex(f) != tt.index || OfSearch(f) != tt.search {
					t.Errorf("%q: of an index %v, of a search %v", f, OfIndex(f), OfSearch(f))
				}
			}
		})
	}
}

func TestCheckReferences(t *testing.T) {
	d := openFile(t, filepath.Join(t.TempDir(), "rel.db"))
	write(t, d, S("CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT"), S("CREATE TABLE b (a INTEGER REFERENCES a) STRICT"),
		S("INSERT INTO a VALUES (1)"), S("INSERT INTO b VALUES (1), (1), (NULL)"))
	c, err := d.pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"PRAGMA foreign_keys = off", "DELETE FROM a", "PRAGMA foreign_keys = on"} {
		if _, err := c.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := d.Check(t.Context())
	if err != nil || len(found) != 1 || found[0] != "b: 2 naming a that are not there" {
		t.Errorf("found %q, %v", found, err)
	}
}

// Damage is a finding and no error, wherever the check comes upon it.
func TestCheckDamaged(t *testing.T) {
	content := database(t)
	copy(content[2*4096:], strings.Repeat("x", 4096))
	path := put(t, content)
	d, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if found, err := d.Check(t.Context()); err != nil || len(found) == 0 {
		t.Errorf("found %q, %v", found, err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(content) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestFree(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "not", "there", "rel.db")} {
		if n, err := Free(path); err != nil || n <= 0 {
			t.Errorf("%s: %d, %v", path, n, err)
		}
	}
}
