package db

import (
	"context"
	"database/sql"
	"os"
)

// HasLog reports whether a log that is not empty lies beside the file at path: another program has the file open, or
// one was stopped before it could close it.
func HasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// moveLog moves the log into the file as far as nobody needs it, and waits for nobody. What stays in the log is as safe
// there, so that no error is one.
func moveLog(ctx context.Context, c *sql.Conn) {
	_, _ = c.ExecContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(passive)")
}
