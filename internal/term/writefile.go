package term

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile writes a file whole or not at all. What write produces goes to a draft in the folder of path
// that only its owner can read, is brought to the disk, and takes the name path when it is complete; on
// any error nothing is left behind. The error of write is returned as it is.
//
// A file that is there already, or appears meanwhile, is kept, with an error that is fs.ErrExist,
// unless force is set. With force it is replaced; of a symbolic link, the file it leads to. A folder, a
// device or anything else that is not a regular file is never replaced.
func WriteFile(path string, force bool, write func(io.Writer) error) error {
	path, err := target(path, force)
	if err != nil {
		return err
	}
	d, err := newDraft(filepath.Dir(path))
	if err != nil {
		return writeError(path, err)
	}
	defer d.discard()
	if err := fill(d.File, write); err != nil {
		return err
	}
	if err := d.publish(path, force); err != nil {
		return writeError(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// Place brings a complete file to the disk and gives it the name path, unless something has that name. Where it lies on
// another disk than path, it is copied. What it is called until then is up to the caller.
func Place(file, path string) error {
	path, err := target(path, false)
	if err != nil {
		return err
	}
	if err := syncFile(file); err != nil {
		return writeError(path, err)
	}
	switch err := link(file, path); {
	case errors.Is(err, fs.ErrExist):
		return writeError(path, err)
	case err != nil:
		if err := copyInto(path, file); err != nil {
			return err
		}
	}
	_ = os.Remove(file) // gone already where it could have but one name
	syncFolder(filepath.Dir(path))
	return nil
}

// copyInto copies a file to path, whole or not at all.
func copyInto(path, file string) error {
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	return WriteFile(path, false, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
}

// syncFile brings a file that somebody else wrote to the disk.
func syncFile(name string) (err error) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return f.Sync()
}

// target is the path to write to, after links, or why it cannot be written to.
func target(path string, force bool) (string, error) {
	if force {
		if end, err := filepath.EvalSymlinks(path); err == nil {
			path = end
		}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", writeError(path, err)
	case info.IsDir():
		return "", fmt.Errorf("write %s: it is a folder", path)
	case !force:
		return "", writeError(path, fs.ErrExist)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("write %s: it is not a regular file", path)
	}
	return path, nil
}

// fill writes f and brings it to the disk.
func fill(f *os.File, write func(io.Writer) error) error {
	buf := bufio.NewWriterSize(f, bufferSize)
	if err := write(buf); err != nil {
		return err
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

// syncFolder brings the name of a new file to the disk, where the platform can. The file itself is
// there, so a failure is nothing to report.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// writeError says which file could not be written, and not what the file beside it was called.
func writeError(path string, err error) error {
	var (
		pathError *fs.PathError
		linkError *os.LinkError
	)
	switch {
	case errors.As(err, &pathError):
		err = pathError.Err
	case errors.As(err, &linkError):
		err = linkError.Err
	}
	return fmt.Errorf("write %s: %w", path, err)
}
