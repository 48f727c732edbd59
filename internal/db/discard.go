package db

import (
	"context"
	"os"
)

// Discard is Close for a file in which nothing was made after all: if Open made the file, nothing is in it and nobody
// else uses it, the file goes, so that a disk without room is left as it was.
func (s *SQLite) Discard(ctx context.Context) error {
	if !s.made || s.path == Memory {
		return s.Close()
	}
	c, err := s.conn(ctx)
	if err == nil {
		// Whoever else has opened the file by now finds it moved away under the lock, and is refused when it writes.
		if _, err := c.ExecContext(ctx, "BEGIN EXCLUSIVE"); err == nil && isEmpty(s.path) {
			_ = os.Remove(s.path) // it is only in the way
		}
		_ = c.Close()
	}
	return s.Close()
}

func isEmpty(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}
