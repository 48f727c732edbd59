package db

import (
	"context"
	"database/sql"
)

// Compact is DB's. SQLite writes the file anew from what it holds, which leaves deleted rows behind, and then moves
// the log into it and cuts the log to nothing, where they stood too.
func (s *SQLite) Compact(ctx context.Context) error {
	c, err := s.conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, "VACUUM"); err != nil {
		return s.failure(ctx, err)
	}
	return s.emptyLog(ctx, c)
}

// emptyLog moves the log into the file and cuts it to nothing. While another program reads what is in it, that cannot
// be done: SQLite then gives no error, but says so in its answer.
func (s *SQLite) emptyLog(ctx context.Context, c *sql.Conn) error {
	var busy, inLog, moved int64
	err := c.QueryRowContext(ctx, "PRAGMA wal_checkpoint(truncate)").Scan(&busy, &inLog, &moved)
	if err == nil && busy != 0 {
		return &Failure{Kind: Locked, Path: s.path}
	}
	return s.failure(ctx, err)
}
