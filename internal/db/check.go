package db

import (
	"context"
	"fmt"
)

// Check looks for damage: pages and indexes that contradict each other, and rows that lean on others which are not
// there. It returns what it found, in words for whoever repairs it, and nothing where all is well.
func (s *SQLite) Check(ctx context.Context) ([]string, error) {
	found, err := s.findings(ctx, "PRAGMA integrity_check")
	if err != nil {
		return found, err
	}
	rows, err := s.Read(ctx, S("PRAGMA foreign_key_check"))
	if err != nil {
		return found, err
	}
	for _, row := range rows[0] {
		var table, parent string
		var id, key any
		if err := row.Scan(&table, &id, &parent, &key); err != nil {
			return found, err
		}
		found = append(found, fmt.Sprintf("row %v of %s leans on one of %s that is not there", id, table, parent))
	}
	return found, nil
}

// checkQuickly is Check for a copy of what is believed to be sound: it reads every table, but leaves out what takes most
// of the time, whether indexes agree with their tables and the index of words with itself.
func (s *SQLite) checkQuickly(ctx context.Context) ([]string, error) {
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
			found = append(found, text)
		}
	}
	return found, nil
}
