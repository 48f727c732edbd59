package db

import (
	"context"
	"strings"
)

// mostFindings is how many findings the engine is asked for; where there are as many, the file is past counting.
const mostFindings = "20"

// Check looks the whole database over and says in words what is wrong with it; nothing when it is sound. An error is
// that it could not be looked at.
func (s *SQLite) Check(ctx context.Context) ([]string, error) {
	found, err := s.Integrity(ctx)
	if err != nil || len(found) > 0 {
		return found, err // what references lead to cannot be told in a file that is broken
	}
	return s.findings(ctx, `SELECT "table" || ': ' || count(*) || ' naming ' || parent || ' that are not there'
		FROM pragma_foreign_key_check GROUP BY "table", parent`)
}

// Integrity is what is wrong with pages, rows and indexes, in the engine's words. A page that breaks off the check is
// a finding, too.
func (s *SQLite) Integrity(ctx context.Context) ([]string, error) {
	found, err := s.findings(ctx, "PRAGMA integrity_check("+mostFindings+")")
	if KindOf(err) == Damaged {
		return append(found, err.Error()), nil
	}
	if len(found) == 1 && found[0] == "ok" {
		return nil, err
	}
	return found, err
}

func (s *SQLite) findings(ctx context.Context, query string) ([]string, error) {
	var out []string
	for row, err := range s.Pages(ctx, S(query)) {
		if err != nil {
			return out, err
		}
		var text string
		if err := row.Scan(&text); err != nil {
			return out, err
		}
		out = append(out, strings.Split(strings.TrimSpace(text), "\n")...)
	}
	return out, nil
}

// OfIndex reports whether a finding of Integrity is about an index alone: what is in one can be made anew from its
// table. The engine writes "row 7 missing from index n_day", "wrong # of entries in index n_day" and their like.
func OfIndex(finding string) bool { return strings.Contains(finding, " index ") && !OfSearch(finding) }

// OfSearch reports whether a finding of Integrity is about an index of FTS5: "malformed inverted index for FTS5 table
// main.n_fts", "fts5: corruption found reading blob 10 from table n_fts" and their like.
func OfSearch(finding string) bool {
	return strings.Contains(finding, "FTS5 table ") || strings.HasPrefix(finding, "fts5: ")
}
