package term

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// nameless opens a new file in folder that has no name and is gone when it is closed, or nil where the
// file system has none such.
//
// Source: open(2), O_TMPFILE.
func nameless(folder string) *os.File {
	fd, err := unix.Open(folder, unix.O_TMPFILE|unix.O_WRONLY|unix.O_CLOEXEC, 0o600)
	if err != nil {
		return nil
	}
	f := os.NewFile(uintptr(fd), folder)
	if _, err := os.Stat(processPath(f)); err != nil {
		_ = f.Close() // without /proc it could never be given a name
		return nil
	}
	return f
}

// linkNameless gives the file a name, unless something has that.
func linkNameless(f *os.File, path string) error {
	err := unix.Linkat(unix.AT_FDCWD, processPath(f), unix.AT_FDCWD, path, unix.AT_SYMLINK_FOLLOW)
	if err != nil {
		return &os.LinkError{Op: "link", Old: f.Name(), New: path, Err: err}
	}
	return nil
}

// processPath is the path that leads to an open file as long as this process has it open.
func processPath(f *os.File) string { return "/proc/self/fd/" + strconv.Itoa(int(f.Fd())) }
