//go:build unix

package db

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestPermissions(t *testing.T) {
	base := t.TempDir()
	if err := os.Chmod(base, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(base, "a", "b", "rel.db")
	write(t, openFile(t, path), S("CREATE TABLE n (v INTEGER) STRICT"))
	for path, want := range map[string]fs.FileMode{
		base:                       0o755, // was there before
		filepath.Join(base, "a"):   0o700,
		filepath.Join(base, "a/b"): 0o700,
		path:                       0o600,
		path + "-wal":              0o600,
		path + "-shm":              0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

func TestOpenPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{}); KindOf(err) != NotRegular {
		t.Errorf("error %v", err)
	}
}

func TestFailureKindsOfUnix(t *testing.T) {
	for errno, want := range map[syscall.Errno]FailureKind{
		syscall.ENOSPC: Full, syscall.EDQUOT: Full, syscall.EROFS: NotWritable, syscall.EACCES: NotWritable,
		syscall.EPERM: NotWritable, syscall.ENOTDIR: NotWritable, syscall.EISDIR: IsFolder, syscall.ENOENT: Absent, syscall.EIO: Other,
	} {
		err := classify("/home/dana/rel.db", &fs.PathError{Op: "mkdir", Path: "/home/dana", Err: errno})
		if KindOf(err) != want {
			t.Errorf("%v is %v, want %v", errno, KindOf(err), want)
		}
		if want == NotWritable && errors.Is(errno, fs.ErrPermission) {
			want = NotReadable
		}
		if got := kindOfLook(&fs.PathError{Op: "stat", Path: "/home/dana/rel.db", Err: errno}); got != want {
			t.Errorf("%v while looking is %v, want %v", errno, got, want)
		}
	}
}

func TestSyncingThroughALink(t *testing.T) {
	dir := t.TempDir()
	box, link := filepath.Join(dir, "Box"), filepath.Join(dir, "link")
	if err := errors.Join(os.Mkdir(box, 0o700), os.Symlink(box, link)); err != nil {
		t.Fatal(err)
	}
	if service, ok := Syncing(filepath.Join(link, "not there", "rel.db")); !ok || service != "Box" {
		t.Errorf("%q, %v", service, ok)
	}
}

// These names are not allowed on Windows.
func TestOpenStrangeNamesOfUnix(t *testing.T) {
	for _, name := range []string{"a?mode=memory", `back\slash.db`, "not utf-8 \xff.db"} {
		testOpenNamed(t, name)
	}
}
