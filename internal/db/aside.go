package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// SetAside keeps a database that cannot be read any more, and puts the file fresh in its place, which must lie in the
// same folder and need no log: the database and its log get the name aside, byte for byte, and fresh gets its name. At
// whatever point it is stopped, what was there is at path, or aside, or both; after an error it is at path, as on Windows
// where another program has it open.
func SetAside(path, aside, fresh string) error {
	for _, ending := range kept {
		if err := keepAs(path+ending, aside+ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return classify(path, err)
		}
	}
	syncFolder(filepath.Dir(aside))
	err := takePlace(path, fresh)
	if err != nil && putBack(path, aside) == nil {
		for _, ending := range kept {
			_ = os.Remove(aside + ending) // the same is at path
		}
	}
	return classify(path, err)
}

// kept are the endings of the files that make up a database.
var kept = [...]string{"", logEnding, rollbackEnding}

// takePlace gives a file the name of a database, and nothing beside it stays.
func takePlace(path, fresh string) error {
	if err := syncFile(fresh); err != nil {
		return err
	}
	for _, ending := range []string{logEnding, indexEnding, rollbackEnding} {
		if err := os.Remove(path + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// putBack gives what was set aside its name again, where it has lost it.
func putBack(path, aside string) error {
	for _, ending := range kept {
		if err := keepAs(aside+ending, path+ending); err != nil && !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
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
