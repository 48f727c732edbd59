package term

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// hello puts a file into a folder.
func hello(f *Folder) error {
	return f.Write("hello.txt", func(w io.Writer) error { _, err := io.WriteString(w, "hello"); return err })
}

func TestWriteFolder(t *testing.T) {
	inside := func(name string) bool { return name == "hello.txt" }
	tests := []struct {
		name    string
		there   []string // files of the folder, empty ones ending in /
		replace func(string) bool
		exists  bool // the folder is kept
	}{
		{"nothing there", nil, nil, false},
		{"an empty folder", []string{"/"}, nil, false},
		{"a full folder", []string{"hello.txt"}, nil, true},
		{"a full folder, replaced", []string{"hello.txt"}, inside, false},
		{"a folder with something else", []string{"hello.txt", "other.txt"}, inside, true},
		{"a folder with a folder", []string{"hello.txt/"}, inside, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			parent := t.TempDir()
			path := filepath.Join(parent, "out")
			for _, name := range tt.there {
				if name[len(name)-1] == '/' {
					mustDo(t, os.MkdirAll(filepath.Join(path, name), 0o755))
					continue
				}
				mustDo(t, os.MkdirAll(path, 0o755))
				mustDo(t, os.WriteFile(filepath.Join(path, name), []byte("old"), 0o644))
			}
			err := WriteFolder(path, tt.replace, hello)
			if errors.Is(err, fs.ErrExist) != tt.exists || !tt.exists && err != nil {
				t.Fatalf("error %v", err)
			}
			content, _ := os.ReadFile(filepath.Join(path, "hello.txt"))
			if tt.exists == (string(content) == "hello") {
				t.Errorf("the folder has %q", content)
			}
			all, err := os.ReadDir(parent)
			if err != nil || len(all) != 1 {
				t.Errorf("beside the folder there is more: %v, %v", all, err)
			}
			if tt.exists || runtime.GOOS == "windows" {
				return
			}
			for name, want := range map[string]fs.FileMode{path: 0o700, filepath.Join(path, "hello.txt"): 0o600} {
				if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
					t.Errorf("%s has the mode %v, %v", name, info.Mode(), err)
				}
			}
		})
	}
}

func TestWriteFolderThatFails(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "file")
	mustDo(t, os.WriteFile(file, nil, 0o600))
	broken := errors.New("broken")
	for name, tt := range map[string]struct {
		path  string
		write func(*Folder) error
		want  error
	}{
		"the writer fails":      {filepath.Join(parent, "out"), func(f *Folder) error { return errors.Join(hello(f), broken) }, broken},
		"a file of it fails":    {filepath.Join(parent, "out"), func(f *Folder) error { return f.Write("a", func(io.Writer) error { return broken }) }, broken},
		"a file of it twice":    {filepath.Join(parent, "out"), func(f *Folder) error { return errors.Join(hello(f), hello(f)) }, fs.ErrExist},
		"there is no folder":    {filepath.Join(parent, "nowhere", "out"), hello, fs.ErrNotExist},
		"a file is there":       {file, hello, fs.ErrExist},
		"a file is in the way ": {filepath.Join(file, "out"), hello, nil},
	} {
		t.Run(name, func(t *testing.T) {
			err := WriteFolder(tt.path, nil, tt.write)
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			all, err := os.ReadDir(parent)
			if err != nil || len(all) != 1 {
				t.Errorf("something is left behind: %v, %v", all, err)
			}
		})
	}
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// What somebody puts into the folder meanwhile is not lost with it.
func TestWriteFolderKeepsWhatCameMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out")
	mustDo(t, WriteFolder(path, nil, hello))
	ours := func(name string) bool { return name == "hello.txt" }
	err := WriteFolder(path, ours, func(f *Folder) error {
		mustDo(t, os.WriteFile(filepath.Join(path, "mine.txt"), []byte("mine"), 0o600))
		return hello(f)
	})
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("error %v, want that something is there", err)
	}
	if text, err := os.ReadFile(filepath.Join(path, "mine.txt")); err != nil || string(text) != "mine" {
		t.Errorf("what came meanwhile holds %q, %v", text, err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left are %v, %v", left, err)
	}
}

// Two folders change names, also where the system cannot do it in one step.
func TestExchange(t *testing.T) {
	for name, swap := range map[string]func(a, b string) error{"at once": exchange, "by turns": exchangeByTurns} {
		a, b := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
		for _, folder := range []string{a, b} {
			mustDo(t, os.Mkdir(folder, 0o700))
			mustDo(t, os.WriteFile(filepath.Join(folder, filepath.Base(folder)), nil, 0o600))
		}
		mustDo(t, swap(a, b))
		for _, path := range []string{filepath.Join(a, "b"), filepath.Join(b, "a")} {
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := swap(a, filepath.Join(b, "nothing")); err == nil {
			t.Errorf("%s: exchanged with nothing", name)
		}
		if _, err := os.Stat(a); err != nil {
			t.Errorf("%s: gone after an exchange that failed: %v", name, err)
		}
	}
}
