//go:build unix

package db

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// The bytes that SQLite locks in a file, https://www.sqlite.org/src/file/src/os.h: whoever reads or writes it holds some.
const (
	firstLocked = 0x40000000
	howMany     = 512
)

// whileUnused does something to a file unless somebody uses it. All locks are taken first. Who has opened the file without
// locking it yet finds that it has gone, and is refused by SQLite when about to write. In this process the file is
// closed, and has no locks that closing it here could drop.
func whileUnused(path string, do func()) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }() // nothing was written
	lock := unix.Flock_t{Type: unix.F_WRLCK, Whence: io.SeekStart, Start: firstLocked, Len: howMany}
	if unix.FcntlFlock(f.Fd(), unix.F_SETLK, &lock) == nil {
		do()
	}
}
