package store

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// migrations are the SQL files NNNN_P_what.sql. All files of one number are one migration, in their
// order; a blank line ends a statement. They are only ever added to.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migration is one step from a version of the schema to the next.
type migration struct {
	version int64
	batch   []db.Stmt
}

func loadMigrations() ([]migration, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []migration
	for _, name := range names {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		number, _, _ := strings.Cut(path.Base(name), "_")
		version, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("migration %s: %w", name, err)
		}
		if len(out) == 0 || out[len(out)-1].version != version {
			out = append(out, migration{version: version})
		}
		last := &out[len(out)-1]
		last.batch = append(last.batch, statements(string(text))...)
	}
	return out, nil
}

// statements splits a migration at its blank lines.
func statements(text string) []db.Stmt {
	var out []db.Stmt
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" && !onlyComment(part) {
			out = append(out, db.S(part))
		}
	}
	return out
}

func onlyComment(sql string) bool {
	for line := range strings.SplitSeq(sql, "\n") {
		if !strings.HasPrefix(line, "--") {
			return false
		}
	}
	return true
}

// migrate applies every migration that a journal of version have has not had, all of them as one batch: whatever
// happens meanwhile, the journal has its old schema or the newest.
func (s *Store) migrate(ctx context.Context, have int64) error {
	if have == schemaVersion {
		return nil
	}
	s.fresh = have == 0
	steps, err := loadMigrations()
	if err != nil {
		return err
	}
	return s.apply(ctx, upgrade(steps, have))
}

// upgrade is the statements that bring a journal of version have to the newest, unless another process has changed
// its version meanwhile.
func upgrade(steps []migration, have int64) (batch []db.Stmt) {
	if have > 0 {
		batch = append(batch, expect("(SELECT version FROM state) = ?", have))
	}
	for _, m := range steps {
		if m.version > have {
			batch = append(append(batch, m.batch...), db.S("UPDATE state SET version = ?", m.version))
		}
	}
	return append(batch, stamp())
}

// schemaVersion is the version of the schema this program reads and writes: the last migration's.
const schemaVersion = 4

// newer is the error of a journal whose schema this program does not know.
func newer(path string, have int64) error {
	return &journal.Problem{
		Code: journal.Failure,
		What: fmt.Sprintf("the journal %s was written by a newer rel (its schema is %d, this rel knows %d)", path, have, schemaVersion),
		Hint: "install the newest rel and try again; nothing was changed",
	}
}

// apply brings the schema up to date, unless another process has done so meanwhile.
func (s *Store) apply(ctx context.Context, batch []db.Stmt) error {
	err := s.db.Write(ctx, db.Batch(batch...))
	if err == nil {
		return nil
	}
	if have, again := s.version(ctx, ""); again == nil && have == schemaVersion {
		s.fresh = false
		return nil
	}
	return explain(err)
}

// version is the version of the journal's schema, zero when the file holds nothing yet. A database that has not the
// tables that every journal has is somebody else's.
func (s *Store) version(ctx context.Context, path string) (int64, error) {
	var tables, ours int64
	_, _, err := readOne(ctx, s, db.S(`SELECT count(*), coalesce(sum(name IN ('state', 'changes', 'change_rows')), 0)
		FROM sqlite_schema`), func(row db.Row) (struct{}, error) { return struct{}{}, row.Scan(&tables, &ours) })
	switch {
	case err != nil || tables == 0:
		return 0, err
	case ours < 3:
		return 0, &journal.Problem{
			Code: journal.Failure,
			What: fmt.Sprintf("%s is a SQLite database, but not a journal of rel", path),
			Hint: "name another file with --db, or REL_DB; nothing was changed",
		}
	}
	v, _, err := readOne(ctx, s, db.S("SELECT version FROM state"), scanOne[int64])
	return v, err
}
