package term

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// say is a write that succeeds.
func say(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// checkFolder checks that folder holds these files and nothing else. They are given as name, content.
func checkFolder(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want)/2 {
		t.Errorf("the folder holds %v, want %q", entries, want)
	}
	for i := 0; i < len(want); i += 2 {
		got, err := os.ReadFile(filepath.Join(folder, want[i]))
		if err != nil {
			t.Error(err)
		}
		same(t, want[i], string(got), want[i+1])
	}
}

func TestWriteFile(t *testing.T) {
	big := strings.Repeat("Dana Whitcomb\r\n", bufferSize/8)
	for _, force := range []bool{false, true} {
		folder := t.TempDir()
		path := filepath.Join(folder, "contacts.csv")
		if err := WriteFile(path, force, say(big)); err != nil {
			t.Fatal(err)
		}
		checkFolder(t, folder, "contacts.csv", big)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
			t.Errorf("force %v: mode %v, want 0600", force, mode)
		}
	}
}

func TestWriteFileOverExisting(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.csv")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	never := func(io.Writer) error { t.Error("written though it cannot be kept"); return nil }
	err := WriteFile(path, false, never)
	if !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
		t.Errorf("without force: %v", err)
	}
	checkFolder(t, folder, "a.csv", "old")
	if err := WriteFile(path, true, say("new")); err != nil {
		t.Errorf("with force: %v", err)
	}
	checkFolder(t, folder, "a.csv", "new")
}

func TestWriteFileThatAppearsMeanwhile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.csv")
	err := WriteFile(path, false, func(w io.Writer) error {
		fmt.Fprint(w, "ours")
		return os.WriteFile(path, []byte("theirs"), 0o600)
	})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v, want fs.ErrExist", err)
	}
	checkFolder(t, folder, "a.csv", "theirs")
}

func TestWriteFileLeavesNothingOnError(t *testing.T) {
	for _, force := range []bool{false, true} {
		folder := t.TempDir()
		path := filepath.Join(folder, "a.csv")
		if force {
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		err := WriteFile(path, force, func(w io.Writer) error {
			fmt.Fprint(w, strings.Repeat("half a file", bufferSize))
			return errDisk
		})
		if !errors.Is(err, errDisk) || err.Error() != errDisk.Error() {
			t.Errorf("force %v: %v, want the writer's own error", force, err)
		}
		if force {
			checkFolder(t, folder, "a.csv", "old")
		} else {
			checkFolder(t, folder)
		}
	}
}

func TestWriteFileLeavesNothingOnPanic(t *testing.T) {
	folder := t.TempDir()
	defer func() {
		if recover() == nil {
			t.Error("the panic was swallowed")
		}
		checkFolder(t, folder)
	}()
	_ = WriteFile(filepath.Join(folder, "a.csv"), false, func(io.Writer) error { panic("half way") })
}

func TestWriteFileToFolder(t *testing.T) {
	folder := t.TempDir()
	for _, force := range []bool{false, true} {
		err := WriteFile(folder, force, say("x"))
		if err == nil || !strings.Contains(err.Error(), "it is a folder") {
			t.Errorf("force %v: %v", force, err)
		}
	}
	checkFolder(t, folder)
}

func TestWriteFileToDevice(t *testing.T) {
	err := WriteFile(os.DevNull, true, say("x"))
	if err == nil {
		t.Error("a device was replaced")
	}
	if info, statErr := os.Stat(os.DevNull); statErr != nil || info.Mode().IsRegular() {
		t.Fatalf("%s is no device any more: %v", os.DevNull, statErr)
	}
}

func TestWriteFileInMissingFolder(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "missing", "a.csv")
	err := WriteFile(path, false, say("x"))
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), ".tmp") {
		t.Errorf("error %v", err)
	}
	checkFolder(t, folder)
}

// Whoever may write anywhere, as root may, can write here too; then the file must be whole. A plain
// attempt finds out which it is.
func TestWriteFileInReadOnlyFolder(t *testing.T) {
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
	probe := filepath.Join(folder, "probe")
	denied := os.WriteFile(probe, nil, 0o600) != nil
	_ = os.Remove(probe)

	err := WriteFile(filepath.Join(folder, "a.csv"), false, say("whole"))
	if denied != (err != nil) {
		t.Errorf("folder denies writing: %v, error %v", denied, err)
	}
	if denied {
		checkFolder(t, folder)
	} else {
		checkFolder(t, folder, "a.csv", "whole")
	}
}

func TestWriteFileThroughLink(t *testing.T) {
	folder := t.TempDir()
	whole, link := filepath.Join(folder, "real.csv"), filepath.Join(folder, "link.csv")
	if err := os.WriteFile(whole, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(whole, link); err != nil { // Windows allows it to developers only
		if runtime.GOOS != "windows" {
			t.Fatal(err)
		}
		return
	}
	if err := WriteFile(link, false, say("new")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("without force: %v", err)
	}
	if err := WriteFile(link, true, say("new")); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, folder, "real.csv", "new", "link.csv", "new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v", err)
	}
}

func TestRenameWithoutLinks(t *testing.T) {
	folder := t.TempDir()
	temp, path := filepath.Join(folder, "temp"), filepath.Join(folder, "a.csv")
	if err := os.WriteFile(temp, []byte("new"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := renameWithoutLinks(temp, path); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, folder, "a.csv", "new")
	if err := renameWithoutLinks(temp, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file: %v", err)
	}
	if err := renameWithoutLinks(temp, filepath.Join(folder, "b.csv")); err == nil {
		t.Error("published what is not there")
	}
	checkFolder(t, folder, "a.csv", "new")
}

// A complete file gets its name, unless something has that.
func TestPlace(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "copy.db")
	for i, content := range []string{"whole", "another"} {
		file := filepath.Join(folder, "complete")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		err := Place(file, path)
		switch {
		case i == 0 && err != nil:
			t.Fatal(err)
		case i == 1 && !errors.Is(err, fs.ErrExist):
			t.Errorf("over a file: %v", err)
		}
		if i == 0 {
			checkFolder(t, folder, "copy.db", "whole")
		}
	}
	checkFolder(t, folder, "complete", "another", "copy.db", "whole")
	elsewhere := filepath.Join(folder, "elsewhere.db")
	if err := copyInto(elsewhere, filepath.Join(folder, "complete")); err != nil { // as to another disk
		t.Fatal(err)
	}
	checkFolder(t, folder, "complete", "another", "copy.db", "whole", "elsewhere.db", "another")
	if err := Place(filepath.Join(folder, "nothing"), filepath.Join(folder, "new.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
}
