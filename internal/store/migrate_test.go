package store

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// The schemas as released: the one this program makes, the one before it, and the first two.
const (
	schemaFile   = "../../testdata/schema/0004.sql"
	schemaBefore = "../../testdata/schema/0003.sql"
	schemaSecond = "../../testdata/schema/0002.sql"
	schemaFirst  = "../../testdata/schema/0001.sql"
)

const schemaHead = `-- The schema of version 4, which journals out there have. It does not change any more: what comes next is a
-- migration of its own. Written by go test ./internal/store -run TestSchema -update

`

// A migration that was released must not change: the journals that had it would not have the change.
func TestSchemaIsTheReleasedOne(t *testing.T) {
	s := open(t)
	got := schemaHead + strings.Join(schema(t, s), ";\n\n") + ";\n"
	if *update {
		do(t, os.MkdirAll(filepath.Dir(schemaFile), 0o755))
		do(t, os.WriteFile(schemaFile, []byte(got), 0o644))
	}
	want, err := os.ReadFile(schemaFile)
	do(t, err)
	if text := strings.ReplaceAll(string(want), "\r\n", "\n"); got != text {
		t.Errorf("the schema of a new journal is not that of %s\n%s", schemaFile, differences(got, text))
	}
}

// schema is every statement that makes the journal, but for the tables that the engine makes by itself.
func schema(t testing.TB, s *Store) []string {
	return rows(t, s, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND NOT (type = 'table' AND name GLOB 'notes_fts_*')
		ORDER BY rowid`, func(sql *string) []any { return []any{sql} })
}

// The dumps are enough to make a journal that the program takes for one of that version, and brings up to date.
func TestReleasedSchemasOpen(t *testing.T) {
	for version, file := range map[int]string{1: schemaFirst, 2: schemaSecond, 3: schemaBefore, 4: schemaFile} {
		path := filepath.Join(t.TempDir(), "journal.db")
		makeReleased(t, path, file, version)
		s := openAt(t, path)
		meet(t, s, "2026-11-20", add(t, s, named("Dana Whitcomb"))[0])
		checkDerived(t, s, nil)
		if s.Fresh() {
			t.Error("a journal that was there is fresh")
		}
		if now, fresh := schema(t, s), schema(t, open(t)); !slices.Equal(sorted(now), sorted(fresh)) {
			t.Errorf("a journal of version %d has another schema than a new one\n%s", version,
				differences(strings.Join(sorted(now), "\n"), strings.Join(sorted(fresh), "\n")))
		}
	}
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// makeReleased makes a journal as a released version left it, empty.
func makeReleased(t testing.TB, path, file string, version int) {
	t.Helper()
	dump, err := os.ReadFile(file)
	do(t, err)
	other := plainly(t, path)
	_, err = other.Exec(string(dump)+"INSERT INTO state(id, version) VALUES (1, ?); INSERT INTO settings(id) VALUES (1);", version)
	do(t, err)
	do(t, other.Close())
}

// released is the schema of a released version, as any other program sees it.
func released(t testing.TB, file string) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	makeReleased(t, path, file, 0)
	return plainly(t, path)
}

// queryText is the one text that a query finds.
func queryText(t testing.TB, d *sql.DB, query string, args ...any) (text string) {
	t.Helper()
	do(t, d.QueryRow(query, args...).Scan(&text))
	return text
}

// plainly opens a database as any other program would.
func plainly(t testing.TB, path string) *sql.DB {
	t.Helper()
	other, err := sql.Open("sqlite", path)
	do(t, err)
	t.Cleanup(func() { other.Close() })
	return other
}

// Every migration is numbered by the last one's number and one, and the last is what the program knows.
func TestMigrationsAreNumbered(t *testing.T) {
	steps, err := loadMigrations()
	do(t, err)
	for i, m := range steps {
		if m.version != int64(i+1) || len(m.batch) == 0 {
			t.Errorf("migration %d is numbered %d and has %d statements", i+1, m.version, len(m.batch))
		}
	}
	if last := steps[len(steps)-1].version; last != schemaVersion {
		t.Errorf("the last migration is %d, and the program knows %d", last, schemaVersion)
	}
}

func TestStatementsOfAMigration(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"-- a comment\n\nSELECT 1;\n", []string{"SELECT 1;"}},
		{"SELECT 1;\n\n-- of the second\nSELECT 2;\n\n\n\n-- the end\n-- of it", []string{"SELECT 1;", "-- of the second\nSELECT 2;"}},
		{"BEGIN\r\n  SELECT 1;\r\nEND;\r\n\r\nSELECT 2;", []string{"BEGIN\n  SELECT 1;\nEND;", "SELECT 2;"}},
	}
	for _, tt := range tests {
		var got []string
		for _, st := range statements(tt.text) {
			got = append(got, st.SQL)
		}
		same(t, tt.text, got, tt.want)
	}
}

// What is no journal of this program's age is refused with words, and left as it was to the byte, but for what
// the header of a database says of the log it is written with.
func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		want string
	}{
		{"a newer journal", func(t *testing.T, path string) {
			s, err := Open(t.Context(), options(path))
			do(t, err)
			execute(t, s, "UPDATE state SET version = ?", schemaVersion+1)
			do(t, s.Close())
		}, `was written by a newer rel \(its schema is 5, this rel knows 4\)`},
		{"another database", func(t *testing.T, path string) {
			_, err := plainly(t, path).Exec("CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')")
			do(t, err)
		}, "is a SQLite database, but not a journal of rel"},
		{"another database with a table of that name", func(t *testing.T, path string) {
			_, err := plainly(t, path).Exec("CREATE TABLE state (name TEXT); INSERT INTO state VALUES ('Ohio')")
			do(t, err)
		}, "is a SQLite database, but not a journal of rel"},
		{"another database with only a view", func(t *testing.T, path string) {
			_, err := plainly(t, path).Exec("CREATE VIEW one AS SELECT 1")
			do(t, err)
		}, "is a SQLite database, but not a journal of rel"},
		{"a text", func(t *testing.T, path string) {
			do(t, os.WriteFile(path, []byte(strings.Repeat("Dear Dana, ", 200)), 0o600))
		}, "is not a journal of rel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.db")
			tt.make(t, path)
			before, err := os.ReadFile(path)
			do(t, err)
			for _, create := range []bool{true, false} {
				o := options(path)
				o.Create = create
				_, err = Open(t.Context(), o)
				p := problem(t, err, journal.Failure)
				if !regexp.MustCompile(tt.want).MatchString(p.What) || !strings.Contains(p.What, path) {
					t.Errorf("said %q", p.What)
				}
			}
			after, err := os.ReadFile(path)
			do(t, err)
			if !bytes.Equal(before, after) {
				t.Error("the file has changed")
			}
			if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
				t.Errorf("beside the file are left %v, %v", left, err)
			}
		})
	}
}

func TestOpenAbsent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "journal.db")
	o := options(path)
	o.Create = false
	s, err := Open(t.Context(), o)
	do(t, err)
	if !s.Absent() || s.Fresh() || len(contacts(t, s, ContactFilter{})) != 0 {
		t.Errorf("absent %t, fresh %t", s.Absent(), s.Fresh())
	}
	do(t, s.Close())
	if _, err := os.Stat(filepath.Dir(path)); !os.IsNotExist(err) {
		t.Errorf("reading an absent journal has made something: %v", err)
	}
	s = openAt(t, path)
	if s.Absent() || !s.Fresh() {
		t.Errorf("made: absent %t, fresh %t", s.Absent(), s.Fresh())
	}
}

// Two programs that open a journal at once, before there is one, both can use it, and one of them made it.
func TestOpenedByTwoAtOnce(t *testing.T) {
	for range 10 {
		path := filepath.Join(t.TempDir(), "journal.db")
		stores := make([]*Store, 2)
		errs := make([]error, 2)
		var wg sync.WaitGroup
		for i := range stores {
			wg.Go(func() { stores[i], errs[i] = Open(t.Context(), options(path)) })
		}
		wg.Wait()
		for i, s := range stores {
			do(t, errs[i])
			add(t, s, named("Dana Whitcomb"))
		}
		if stores[0].Fresh() == stores[1].Fresh() {
			t.Errorf("fresh are %t and %t", stores[0].Fresh(), stores[1].Fresh())
		}
		if n := len(contacts(t, stores[0], ContactFilter{})); n != 2 {
			t.Errorf("%d contacts", n)
		}
		for _, s := range stores {
			do(t, s.Close())
		}
	}
}

// What one program writes, another that has the journal open can read, and both can write in turn.
func TestTwoWriteInTurn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	a, b := openAt(t, path), openAt(t, path)
	for range 5 {
		meet(t, a, "2026-11-20", add(t, b, named("Dana Whitcomb"))...)
	}
	checkDerived(t, b, nil)
	if n := len(notes(t, a, NoteFilter{})); n != 5 {
		t.Errorf("%d notes", n)
	}
}
