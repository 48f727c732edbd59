package term

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// kept reads what was kept at a path, and checks that it is its owner's alone.
func kept(t *testing.T, path string) string {
	t.Helper()
	checkPrivate(t, path, 0o600)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What is kept of a sheet stays when the sheet is closed, under a name of its own.
func TestKeep(t *testing.T) {
	base := filepath.Join(t.TempDir(), "scratch")
	e, _, _ := world("", map[string]string{"EDITOR": "ed"})
	var paths []string
	for _, text := range []string{"first", "second"} {
		s, err := e.NewSheet(base, "n1.md")
		if err != nil {
			t.Fatal(err)
		}
		path, err := s.Keep(text)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		same(t, "kept", kept(t, path), text)
		paths = append(paths, path)
	}
	want := []string{filepath.Join(base, "n1.md"), filepath.Join(base, "n1-2.md")}
	if !slices.Equal(paths, want) {
		t.Errorf("kept in %q", paths)
	}
	if got := KeptSheets(base); !slices.Equal(got, []string{want[1], want[0]}) {
		t.Errorf("kept sheets: %q", got)
	}
	if got := KeptSheets(filepath.Join(base, "none")); got != nil {
		t.Errorf("kept where nothing is: %q", got)
	}
}

// Where there can be no scratch, what is kept is in the system's folder.
func TestKeepElsewhere(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder)
	base := filepath.Join(folder, "file")
	if err := os.WriteFile(base, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	e, _, _ := world("", map[string]string{"EDITOR": "ed"})
	s, err := e.NewSheet(base, "n1.md")
	if err != nil {
		t.Fatal(err)
	}
	path, err := s.Keep("first")
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	same(t, "kept", kept(t, path), "first")
	if !strings.HasPrefix(path, folder) {
		t.Errorf("kept in %s", path)
	}
}

// leftBehind is a folder of a process that is gone, with files in it.
func leftBehind(t *testing.T, base string, files map[string]string) {
	t.Helper()
	folder := filepath.Join(base, "99999-1")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// Sweeping keeps what somebody saved on a sheet, and nothing else.
func TestSweepKeepsWhatWasSaved(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"saved", map[string]string{".begun": "a", "n1.md": "b"}, []string{"n1.md"}},
		{"as it began", map[string]string{".begun": "a", "n1.md": "a"}, nil},
		{"emptied", map[string]string{".begun": "a", "n1.md": ""}, nil},
		{"an editor's own", map[string]string{".begun": "a", "n1.md~": "b", ".n1.md.swp": "b"}, nil},
		{"no sheet", map[string]string{"n1.md": "b", "copy.db": "b"}, nil},
	} {
		base := filepath.Join(t.TempDir(), "scratch")
		leftBehind(t, base, tt.files)
		var want []string
		for _, name := range tt.want {
			want = append(want, filepath.Join(base, name))
		}
		if got := SweepScratch(base); !slices.Equal(got, want) {
			t.Errorf("%s: kept %q", tt.name, got)
		}
		if again := SweepScratch(base); again != nil {
			t.Errorf("%s: kept again %q", tt.name, again)
		}
		for _, path := range want {
			same(t, tt.name, kept(t, path), "b")
		}
		if _, err := os.Stat(base); os.IsNotExist(err) != (want == nil) {
			t.Errorf("%s: the scratch: %v", tt.name, err)
		}
	}
}

// Another text of the same name is kept beside it.
func TestSweepKeepsBoth(t *testing.T) {
	base := filepath.Join(t.TempDir(), "scratch")
	for range 2 {
		leftBehind(t, base, map[string]string{".begun": "a", "n1.md": "b"})
		SweepScratch(base)
	}
	if got := KeptSheets(base); len(got) != 2 {
		t.Errorf("kept %q", got)
	}
}
