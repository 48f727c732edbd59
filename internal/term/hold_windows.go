package term

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// hold opens a file or folder of this process so that nobody can open it to remove it. That lasts as
// long as any process has it open that it was lent to.
//
// Source: https://learn.microsoft.com/windows/win32/fileio/creating-and-opening-files
func hold(path string) (*os.File, error) {
	return openShared(path, windows.GENERIC_READ, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE)
}

// stillHeld has nothing to do: nobody can remove a file that is open, nor lock one twice.
func stillHeld(*os.File, string) error { return nil }

func lock(*os.File) error { return nil }

// openShared opens what others may meanwhile open only for what share allows.
func openShared(path string, access, share uint32) (*os.File, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	lendable := windows.SecurityAttributes{InheritHandle: 1}
	lendable.Length = uint32(unsafe.Sizeof(lendable))
	h, err := windows.CreateFile(name, access, share, &lendable, windows.OPEN_EXISTING, windows.FILE_FLAG_BACKUP_SEMANTICS, 0)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// lend has cmd hold what s holds, until it ends: an editor may outlive this process.
func (s *Scratch) lend(cmd *exec.Cmd) {
	if s.held != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{AdditionalInheritedHandles: []syscall.Handle{syscall.Handle(s.held.Fd())}}
	}
}

// claim takes a file or folder that was left behind, and reports false when somebody holds it. Until it
// is let go, nobody else can hold it.
func claim(root *os.Root, name string) (let func(), abandoned bool) {
	f, err := openShared(filepath.Join(root.Name(), name), windows.DELETE,
		windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE)
	if err != nil {
		return nil, false
	}
	return func() { _ = f.Close() }, true
}
