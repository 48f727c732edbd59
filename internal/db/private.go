package db

import (
	"errors"
	"io/fs"
	"os"
)

// Files are the files that a database at path may consist of.
func Files(path string) []string {
	return []string{path, path + logEnding, path + indexEnding, path + rollbackEnding}
}

// Exposed reports whether the permissions of a file or folder let anybody but its owner at it. What is not there is
// exposed to nobody. Where permissions are not Unix's, it cannot be told and is never so.
func Exposed(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && othersMay(info.Mode()), err
}

// Replaceable reports whether a folder lets anybody put a file of theirs in the place of one that is in it.
func Replaceable(folder string) (bool, error) {
	info, err := os.Stat(folder)
	return err == nil && othersWrite(info.Mode()), err
}

// MakePrivate gives a file or folder to its owner alone.
func MakePrivate(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Chmod(path, info.Mode().Perm()&0o700)
}

// Exposed reports whether the permissions of the file, as it was opened, let others read or write it.
func (s *SQLite) Exposed() bool { return s.file.exposed }
