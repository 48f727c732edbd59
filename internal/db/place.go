package db

import (
	"os"
	"path/filepath"
)

// Network reports whether path is, or would be made, on another machine's disk. A write-ahead log
// needs memory that all its users share, https://www.sqlite.org/wal.html, and locks on such disks are
// not to be trusted. It looks at what is there of the path, and returns the operating system's error
// if that cannot be told.
func Network(path string) (bool, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return false, err
	}
	return onNetwork(existing(path))
}

// Free is how many bytes this person may still write to the disk that path is, or would be made, on. The error is the
// operating system's, or errors.ErrUnsupported where there is no asking it.
func Free(path string) (int64, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return 0, err
	}
	return free(existing(path))
}

// existing is the path itself, or the nearest folder above it that is there.
func existing(path string) string {
	for {
		if _, err := os.Stat(path); err == nil {
			return path
		}
		parent := filepath.Dir(path)
		if parent == path {
			return path
		}
		path = parent
	}
}
