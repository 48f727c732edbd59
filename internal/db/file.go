package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// prepareFile sees to it that a file is at path that SQLite can be trusted with. SQLite would make one
// that everybody can read, would wait for ever on a pipe, and works badly on other machines' disks. It says
// how the file stands then.
func prepareFile(path string, o Options) (f fileState, err error) {
	// Where it cannot be told whose disk it is, the person's word for the place is good enough.
	if remote, err := Network(path); err == nil && remote && !o.Still {
		return f, &Failure{Kind: NetworkShare, Path: path}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.Create:
		f.made, err = makeFile(path)
		return f, err
	case err != nil:
		return f, &Failure{Kind: kindOfLook(err), Path: path, Err: err}
	case info.IsDir():
		return f, &Failure{Kind: IsFolder, Path: path}
	case !info.Mode().IsRegular():
		return f, &Failure{Kind: NotRegular, Path: path}
	case info.Size() == 0 && !o.Create:
		// A program that was stopped right after makeFile left it so: nothing was ever in it.
		return f, &Failure{Kind: Absent, Path: path, Err: errors.New("the file is empty")}
	}
	f.exposed = othersMay(info.Mode())
	return f, nil
}

// fileState is how a file stands.
type fileState struct {
	made    bool // it was not there before
	exposed bool // others than its owner may read or write it
}

// makeFile makes an empty file, and the folders it lacks, for the owner alone. SQLite gives its log the
// same permissions. A file that another program has made meanwhile is as good.
func makeFile(path string) (made bool, err error) {
	if err := MakeFolder(filepath.Dir(path)); err != nil {
		return false, classify(path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	if err != nil {
		return false, classify(path, err)
	}
	return true, classify(path, f.Close())
}

// MakeFolder makes a folder for its owner alone and those it lacks above it, and brings the name of each to the disk: SQLite does so only
// for the file, whose name is lost with its folder's.
func MakeFolder(path string) error {
	above := existing(path)
	if err := os.MkdirAll(path, 0o700); err != nil {
		return err
	}
	for path != above {
		path = filepath.Dir(path)
		syncFolder(path)
	}
	return nil
}

// syncFolder brings the names in a folder to the disk, where the platform can. The folder is there, so a failure is
// nothing to report.
func syncFolder(path string) {
	if f, err := os.Open(path); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
