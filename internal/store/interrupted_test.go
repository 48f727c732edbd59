package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
)

// cutOff is a database whose writes fail before their n-th statement.
type cutOff struct {
	db.DB
	n int
}

var errCutOff = errors.New("cut off")

func (c cutOff) Write(ctx context.Context, batch iter.Seq[db.Stmt]) error {
	return c.DB.Write(ctx, func(yield func(db.Stmt) bool) {
		n := 0
		for st := range batch {
			if n == c.n {
				yield(db.Fail(errCutOff))
				return
			}
			if n++; !yield(st) {
				return
			}
		}
	})
}

// A migration that is cut off before any of its statements has left the journal as it was, with all that is in it, and
// the next rel carries it out. So it goes with the making of a journal.
func TestMigrationCutOff(t *testing.T) {
	for have, file := range map[int64]string{0: "", 1: schemaFirst, 2: schemaSecond, 3: schemaBefore} {
		t.Run(fmt.Sprintf("from %d", have), func(t *testing.T) {
			steps, err := loadMigrations()
			do(t, err)
			was := filepath.Join(t.TempDir(), "was.db")
			if have > 0 {
				makeReleased(t, was, file, int(have))
				inhabit(t, was)
			}
			before := everything(t, was)
			for n := 0; n < len(upgrade(steps, have)); n += strideOfCuts {
				path := filepath.Join(t.TempDir(), "journal.db")
				if have > 0 {
					copyFile(t, was, path)
				}
				if err := migrateCutOff(t, path, have, n); !errors.Is(err, errCutOff) {
					t.Fatalf("before statement %d: %v", n, err)
				}
				if after := everything(t, path); after != before {
					t.Fatalf("cut off before statement %d\n%s", n, differences(after, before))
				}
				if n%10 == 0 { // all is as it was before the first cut, so that one is as good as another
					completes(t, path, have > 0)
				}
			}
		})
	}
}

// copyFile copies a database that nobody has open.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	if _, err := os.Stat(from + "-wal"); err == nil {
		t.Fatal(from + " has a log that was not taken in")
	}
	text, err := os.ReadFile(from)
	do(t, err)
	do(t, os.WriteFile(to, text, 0o600))
}

// migrateCutOff opens a journal with a rel that is cut off while it migrates.
func migrateCutOff(t *testing.T, path string, have int64, n int) error {
	t.Helper()
	lite, err := db.Open(t.Context(), path, db.Options{Create: true})
	do(t, err)
	defer lite.Close()
	s := &Store{db: cutOff{lite, n}, now: options(path).Now}
	return s.migrate(t.Context(), have)
}

// inhabit writes into a journal of the schema before what its rel would have: a contact with a note, and their record.
func inhabit(t *testing.T, path string) {
	t.Helper()
	other := plainly(t, path)
	_, err := other.Exec(`INSERT INTO changes(uid, at, author, command) VALUES ('u1', '2026-11-20T12:00:00.000Z', 'tester', 'note');
		INSERT INTO contacts(uid, kind, name, name_key, stage, added) VALUES ('u2', 'person', 'Dana Whitcomb', 'dana whitcomb', 'developing', '2026-11-20');
		INSERT INTO notes(uid, day, body, touch, tried, private, author) VALUES ('u3', '2026-11-20', 'The pilot.', 1, 0, 0, 'tester');
		INSERT INTO participants VALUES (1, '2026-11-20', 1, 'present', 1)`)
	do(t, err)
	do(t, other.Close())
}

// completes opens the journal with a rel that nothing cuts off: its schema is that of a new one, and what was in it is.
func completes(t *testing.T, path string, inhabited bool) {
	t.Helper()
	s := openAt(t, path)
	if now, fresh := schema(t, s), schema(t, open(t)); !slices.Equal(sorted(now), sorted(fresh)) {
		t.Fatalf("the schema is another than a new journal's\n%s", differences(strings.Join(sorted(now), "\n"), strings.Join(sorted(fresh), "\n")))
	}
	if v, err := s.version(t.Context(), path); err != nil || v != schemaVersion {
		t.Fatalf("version %d, %v", v, err)
	}
	if !inhabited {
		return
	}
	checkDerived(t, s, nil)
	all := notes(t, s, NoteFilter{})
	if len(all) != 1 || all[0].Body != "The pilot." || all[0].Participants[0].Name != "Dana Whitcomb" {
		t.Fatalf("the notes are %v", all)
	}
	if c, err := s.Change(t.Context(), 1); err != nil || c.Command != "note" || c.Undone {
		t.Fatalf("the first change is %v, %v", c, err)
	}
}

// everything is the schema of a database and each of its rows, as any other program sees them; empty for an empty file.
func everything(t *testing.T, path string) string {
	t.Helper()
	other := plainly(t, path)
	defer other.Close()
	var b strings.Builder
	for _, table := range columnOf(t, other, "SELECT name || char(10) || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name") {
		b.WriteString(table + "\n")
	}
	for _, table := range columnOf(t, other, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'notes_fts*' ORDER BY name") {
		columns := columnOf(t, other, "SELECT name FROM pragma_table_info(?)", table)
		for _, row := range columnOf(t, other, "SELECT json_array("+strings.Join(columns, ", ")+") FROM "+table) {
			b.WriteString(table + " " + row + "\n")
		}
	}
	return b.String()
}

func columnOf(t *testing.T, d *sql.DB, query string, args ...any) (all []string) {
	t.Helper()
	rows, err := d.Query(query, args...)
	do(t, err)
	defer rows.Close()
	for rows.Next() {
		var v string
		do(t, rows.Scan(&v))
		all = append(all, v)
	}
	do(t, rows.Err())
	return all
}
