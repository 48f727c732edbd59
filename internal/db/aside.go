package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// SetAside keeps a database that cannot be read any more, and puts the file fresh in its place, which must lie in the
// same folder and need no log: the database and its log get the name aside, byte for byte, and fresh gets its name. At
// whatever point it is stopped, what was there is at path, or aside, or both.
func SetAside(path, aside, fresh string) error {
	for _, ending := range []string{"", logEnding, rollbackEnding} {
		if err := keepAs(path+ending, aside+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return classify(path, err)
		}
	}
	syncFolder(filepath.Dir(aside))
	if err := syncFile(fresh); err != nil {
		return classify(path, err)
	}
	for _, ending := range []string{logEnding, indexEnding, rollbackEnding} {
		if err := os.Remove(path + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return classify(path, err)
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return classify(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// syncFile brings a file to the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// keepAs gives a file a second name, or copies it where a file has but one.
func keepAs(path, aside string) error {
	err := os.Link(path, aside)
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return copyFile(path, aside)
}
