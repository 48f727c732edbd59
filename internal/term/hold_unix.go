//go:build !windows

package term

import (
	"io/fs"
	"os"
	"os/exec"

	"golang.org/x/sys/unix"
)

// hold opens a file or folder of this process and locks it. The lock lasts as long as any process has
// it open that it was lent to; there is none, as fs.ErrNotExist, where it was removed before it was held.
func hold(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	if err := stillHeld(f, path); err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// stillHeld locks an open file or folder, unless it stands no longer at path.
func stillHeld(f *os.File, path string) error {
	if err := lock(f); err != nil {
		return err
	}
	held, err := f.Stat()
	if err != nil {
		return err
	}
	if there, err := os.Lstat(path); err != nil || !os.SameFile(held, there) {
		return fs.ErrNotExist
	}
	return nil
}

func lock(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) }

// lend has cmd hold what s holds, until it ends: an editor may outlive this process.
func (s *Scratch) lend(cmd *exec.Cmd) {
	if s.held != nil {
		cmd.ExtraFiles = append(cmd.ExtraFiles, s.held)
	}
}

// claim takes a file or folder that was left behind, and reports false when somebody holds it. Until it
// is let go, nobody else can hold it.
func claim(root *os.Root, name string) (let func(), abandoned bool) {
	f, err := root.OpenFile(name, os.O_RDONLY|unix.O_NONBLOCK|unix.O_NOFOLLOW, 0)
	if err != nil {
		return nil, false
	}
	if lock(f) != nil {
		_ = f.Close()
		return nil, false
	}
	return func() { _ = f.Close() }, true
}
