package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// prepareFile sees to it that a file is at path that SQLite can be trusted with, and says whether others may read or
// write it. SQLite would make one that everybody can read, would wait for ever on a pipe, and works badly on other
// machines' disks.
func prepareFile(path string, create bool) (exposed bool, err error) {
	// Where it cannot be told whose disk it is, the person's word for the place is good enough.
	if remote, err := Network(path); err == nil && remote {
		return false, &Failure{Kind: NetworkShare, Path: path}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && create:
		return false, makeFile(path)
	case err != nil:
		return false, &Failure{Kind: kindOfLook(err), Path: path, Err: err}
	case info.IsDir():
		return false, &Failure{Kind: IsFolder, Path: path}
	case !info.Mode().IsRegular():
		return false, &Failure{Kind: NotRegular, Path: path}
	case info.Size() == 0 && !create:
		// A program that was stopped right after makeFile left it so: nothing was ever in it.
		return false, &Failure{Kind: Absent, Path: path, Err: errors.New("the file is empty")}
	}
	return othersMay(info.Mode()), nil
}

// makeFile makes an empty file, and the folders it lacks, for the owner alone. SQLite gives its log the
// same permissions. A file that another program has made meanwhile is as good.
func makeFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return classify(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return classify(path, err)
	}
	return classify(path, f.Close())
}
