//go:build unix

package db

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Whatever a program makes is for everybody with this mask; what SQLite makes beside the file is not.
func TestNothingIsExposedWithoutAMask(t *testing.T) {
	former := syscall.Umask(0)
	t.Cleanup(func() { syscall.Umask(former) })
	path := filepath.Join(t.TempDir(), "folder", "rel.db")
	d := openFile(t, path)
	if err := d.WAL(t.Context()); err != nil {
		t.Fatal(err)
	}
	write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"), numbers(1000))
	for _, name := range append(Files(path), filepath.Dir(path)) {
		if _, err := os.Stat(name); err != nil && name != path+rollbackEnding { // which there is no need of with a log
			t.Error(err)
		}
		if exposed, err := Exposed(name); err != nil || exposed {
			t.Errorf("%s is exposed: %v (%v)", name, exposed, err)
		}
	}
	if d.Exposed() {
		t.Error("a new file is exposed")
	}
}

func TestExposed(t *testing.T) {
	path := put(t, database(t))
	for mode, want := range map[fs.FileMode]bool{0o600: false, 0o700: false, 0o400: false, 0o640: true, 0o604: true, 0o620: true, 0o601: true} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if got, err := Exposed(path); err != nil || got != want {
			t.Errorf("mode %o: exposed %v (%v)", mode, got, err)
		}
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if d := openFile(t, path); !d.Exposed() {
		t.Error("opened, it is not said to be exposed")
	}
	if err := MakePrivate(path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("made private, it is %v (%v)", info.Mode(), err)
	}
	if exposed, err := Exposed(filepath.Join(t.TempDir(), "not there")); err != nil || exposed {
		t.Errorf("what is not there is exposed: %v, %v", exposed, err)
	}
	if err := MakePrivate(filepath.Join(t.TempDir(), "not there")); err == nil {
		t.Error("what is not there was made private")
	}
}

func TestReplaceable(t *testing.T) {
	dir := t.TempDir()
	for mode, want := range map[fs.FileMode]bool{0o700: false, 0o755: false, 0o775: false, 0o777: true, 0o777 | fs.ModeSticky: false} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		if got, err := Replaceable(dir); err != nil || got != want {
			t.Errorf("mode %v: %v (%v)", mode, got, err)
		}
	}
}
