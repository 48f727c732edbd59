package term

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder is a folder being written, under a name of its own beside where it will be.
type Folder struct{ path string }

// Write writes a file of the folder and brings it to the disk. Only its owner can read it. The error of write is
// returned as it is.
func (f *Folder) Write(name string, write func(io.Writer) error) (err error) {
	file, err := os.OpenFile(filepath.Join(f.path, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return writeError(name, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return fill(file, write)
}

// WriteFolder writes a folder whole or not at all: what write puts into it is complete, and can be read by its owner
// alone, when the folder takes the name path; on any error nothing is left behind, and of a process that was killed
// nothing once the next one writes there. The error of write is returned as it is.
//
// An empty folder may be there already. One that is not empty, or anything else that is there, is kept, with an error
// that is fs.ErrExist; a folder is replaced where replace is set and says of every name in it that it may go.
func WriteFolder(path string, replace func(name string) bool, write func(*Folder) error) error {
	if end, err := filepath.EvalSymlinks(path); err == nil {
		path = end // of a link, the folder it leads to
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := replaceable(path, replace); err != nil {
		return err
	}
	sweepDrafts(filepath.Dir(path))
	temp, err := os.MkdirTemp(filepath.Dir(path), ".rel-*.tmp") // for its owner alone
	if err != nil {
		return writeError(path, err)
	}
	held, err := hold(temp)
	if err != nil {
		_ = os.Remove(temp) // err says more
		return writeError(path, err)
	}
	defer func() {
		_ = held.Close() // first: Windows removes nothing that is held
		_ = os.RemoveAll(temp)
	}()
	f := &Folder{filepath.Join(temp, "new")}
	if err := os.Mkdir(f.path, 0o700); err != nil {
		return writeError(path, err)
	}
	if err := write(f); err != nil {
		return err
	}
	syncFolder(f.path)
	if err := f.takePlace(path, replace); err != nil {
		return writeError(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// takePlace gives the folder the name path. What was there changes places with it, in one step where the system can, and
// goes with the folder of the temporary name; but it comes back if something was put into it meanwhile that may not go.
func (f *Folder) takePlace(path string, replace func(name string) bool) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(f.path, path)
	}
	if err := exchange(f.path, path); err != nil {
		return err
	}
	if err := replaceable(f.path, replace); err != nil {
		_ = exchange(f.path, path) // err says more
		return fs.ErrExist
	}
	return nil
}

// exchangeByTurns gives two folders each other's names, one after the other.
func exchangeByTurns(a, b string) error {
	aside := a + ".aside"
	if err := os.Rename(b, aside); err != nil {
		return err
	}
	if err := os.Rename(a, b); err != nil {
		_ = os.Rename(aside, b) // err says more
		return err
	}
	return os.Rename(aside, a)
}

// replaceable is nil for a path at which a folder can be written.
func replaceable(path string, replace func(name string) bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return writeError(path, err)
	case !info.IsDir():
		return writeError(path, fs.ErrExist)
	}
	there, err := os.ReadDir(path)
	if err != nil {
		return writeError(path, err)
	}
	for _, f := range there {
		if replace == nil || f.IsDir() || !replace(f.Name()) {
			return writeError(path, fs.ErrExist)
		}
	}
	return nil
}
