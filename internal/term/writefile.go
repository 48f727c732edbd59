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

// WriteFile writes a file whole or not at all. What write produces goes to a file beside path that
// only its owner can read, is brought to the disk, and takes the name path when it is complete; on any
// error nothing is left behind. The error of write is returned as it is.
//
// A file that is there already, or appears meanwhile, is kept, with an error that is fs.ErrExist,
// unless force is set. With force it is replaced; of a symbolic link, the file it leads to. A folder, a
// device or anything else that is not a regular file is never replaced.
func WriteFile(path string, force bool, write func(io.Writer) error) error {
	return placeFile(path, force, func(temp *os.File) error { return fill(temp, write) })
}

// WriteNamed is WriteFile for what is written by somebody who wants the name of an empty file rather than a stream.
func WriteNamed(path string, force bool, write func(name string) error) error {
	return placeFile(path, force, func(temp *os.File) error {
		if err := temp.Close(); err != nil {
			return err
		}
		if err := write(temp.Name()); err != nil {
			return err
		}
		return syncFile(temp.Name())
	})
}

// placeFile has a file beside path filled, synced and closed, and gives it its name.
func placeFile(path string, force bool, fill func(temp *os.File) error) error {
	path, err := target(path, force)
	if err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".rel-*.tmp")
	if err != nil {
		return writeError(path, err)
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already when all went well
	if err := fill(temp); err != nil {
		_ = temp.Close() // so that it can be removed on every platform; closed already when it was complete
		return err
	}
	place := publish
	if force {
		place = os.Rename
	}
	if err := place(temp.Name(), path); err != nil {
		return writeError(path, err)
	}
	syncFolder(filepath.Dir(path))
	return nil
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

// fill writes f, brings it to the disk and closes it.
func fill(f *os.File, write func(io.Writer) error) (err error) {
	defer func() { err = errors.Join(err, f.Close()) }()
	buf := bufio.NewWriterSize(f, bufferSize)
	if err := write(buf); err != nil {
		return err
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	return f.Sync()
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

// publish gives temp the name path unless something has that name. A hard link does both in one step.
func publish(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return publishWithoutLinks(temp, path)
}

// publishWithoutLinks is publish where the file system has no hard links, as on a memory stick: it
// takes the name with an empty file, which fails where there is one, and then replaces that.
func publishWithoutLinks(temp, path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = f.Close()
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
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
