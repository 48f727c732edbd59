package db

import "os"

// HasLog reports whether a log that is not empty lies beside the file at path: another program has the file open, or
// one was stopped before it could close it.
func HasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}
