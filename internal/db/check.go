package db

import (
	"context"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"
)

// Check looks for damage: pages and indexes that contradict each other, and rows that lean on others which are not
// there. It returns what it found, in words for whoever repairs it, and nothing where all is well.
func (s *SQLite) Check(ctx context.Context) ([]string, error) {
	found, err := s.Integrity(ctx)
	if err != nil || len(found) > 0 {
		return found, err // what references lead to cannot be told in a file that is broken
	}
	return s.findings(ctx, `SELECT "table" || ': ' || count(*) || ' naming ' || parent || ' that are not there'
		FROM pragma_foreign_key_check GROUP BY "table", parent`)
}

// Integrity is what is wrong with pages, rows and indexes, in the engine's words. A page that breaks off the check is a
// finding, too.
func (s *SQLite) Integrity(ctx context.Context) ([]string, error) {
	return s.findings(ctx, "PRAGMA integrity_check(20)") // where there are as many, the file is past counting
}

// OfIndex reports whether a finding of Integrity is about an index alone: what is in one can be made anew from its
// table. The engine writes "row 7 missing from index n_day", "wrong # of entries in index n_day" and their like.
func OfIndex(finding string) bool { return strings.Contains(finding, " index ") && !OfSearch(finding) }

// OfSearch reports whether a finding of Integrity is about an index of FTS5: "malformed inverted index for FTS5 table
// main.n_fts", "fts5: corruption found reading blob 10 from table n_fts" and their like.
func OfSearch(finding string) bool {
	return strings.Contains(finding, "FTS5 table ") || strings.HasPrefix(finding, "fts5: ")
}

// SearchDamaged reports whether err is that of an index of FTS5 which is damaged, where the rest of the file need not be.
func SearchDamaged(err error) bool {
	code, ok := codeOf(err)
	return ok && code == sqlite3.SQLITE_CORRUPT_VTAB
}

// IsLogic reports whether err is what the engine calls a logic error: it was asked for what is not there.
func IsLogic(err error) bool {
	code, ok := codeOf(err)
	return ok && code == sqlite3.SQLITE_ERROR
}

// CheckQuickly is Check for a copy of what is believed to be sound: it reads every table, but leaves out what takes most
// of the time, whether indexes agree with their tables and the index of words with itself.
func (s *SQLite) CheckQuickly(ctx context.Context) ([]string, error) {
	rows, err := s.Read(ctx, S(`SELECT 'PRAGMA quick_check(' || quote(name) || ')' FROM sqlite_schema
		WHERE type = 'table' AND rootpage > 0`))
	if err != nil {
		return nil, err
	}
	for _, row := range rows[0] {
		var check string
		if err := row.Scan(&check); err != nil {
			return nil, err
		}
		if found, err := s.findings(ctx, check); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// findings is what a check says, if it is not that all is well. Damage that keeps it from going on is a finding too.
func (s *SQLite) findings(ctx context.Context, check string) ([]string, error) {
	rows, err := s.Read(ctx, S(check))
	if KindOf(err) == Damaged {
		return []string{err.Error()}, nil
	}
	if err != nil {
		return nil, err
	}
	var found []string
	for _, row := range rows[0] {
		var text string
		if err := row.Scan(&text); err != nil {
			return found, err
		}
		if text != "ok" {
			found = append(found, strings.Split(strings.TrimSpace(text), "\n")...)
		}
	}
	return found, nil
}
