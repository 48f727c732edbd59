package db

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestOpenAbsent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "folder", "rel.db")
	if _, err := Open(t.Context(), path, Options{}); KindOf(err) != Absent {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}

func TestOpenEmptyFile(t *testing.T) {
	path := put(t, nil)
	if _, err := Open(t.Context(), path, Options{}); KindOf(err) != Absent {
		t.Errorf("error %v", err)
	}
	write(t, openFile(t, path), S("CREATE TABLE n (v INTEGER) STRICT"))
}

func TestMakeFileThatIsThere(t *testing.T) {
	path := put(t, []byte("made by another program meanwhile"))
	if made, err := makeFile(path); err != nil || made {
		t.Error(made, err)
	}
	if content, err := os.ReadFile(path); err != nil || len(content) == 0 {
		t.Errorf("the file now holds %q (%v)", content, err)
	}
}

func TestOpenFolder(t *testing.T) {
	for _, create := range []bool{false, true} {
		if _, err := Open(t.Context(), t.TempDir(), Options{Create: create}); KindOf(err) != IsFolder {
			t.Errorf("create %v: %v", create, err)
		}
	}
}

func TestOpenUnderAFile(t *testing.T) {
	path := filepath.Join(put(t, []byte("a file")), "folder", "rel.db")
	if _, err := Open(t.Context(), path, Options{Create: true}); KindOf(err) != NotWritable {
		t.Errorf("error %v", err)
	}
}

// A path is a name like any other, whatever its characters mean in a URL.
func TestOpenStrangeNames(t *testing.T) {
	for _, name := range []string{"my journal.db", "100%.db", "a#b.db", "50%25.db", "Büro.db", "a&mode=memory.db"} {
		testOpenNamed(t, name)
	}
}

func testOpenNamed(t *testing.T, name string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	write(t, openFile(t, path), S("CREATE TABLE n (v INTEGER) STRICT"))
	if info, err := os.Stat(path); err != nil || info.Size()+logSize(path) == 0 {
		t.Errorf("%s: nothing was written there (%v)", name, err)
	}
}

func logSize(path string) int64 {
	info, err := os.Stat(path + "-wal")
	if err != nil {
		return 0
	}
	return info.Size()
}

func TestOpenRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	d := openFile(t, filepath.Join("sub", "rel.db"))
	write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"))
	if _, err := os.Stat(filepath.Join("sub", "rel.db")); err != nil {
		t.Error(err)
	}
}

func TestOpenWhatIsNoDatabase(t *testing.T) {
	good := database(t)
	newer := bytes.Clone(good)
	newer[18], newer[19] = 9, 9 // the file format's versions, https://www.sqlite.org/fileformat.html
	middle := bytes.Clone(good)
	copy(middle[4096:], bytes.Repeat([]byte("x"), 8192))
	tests := map[string]struct {
		content []byte
		want    FailureKind
	}{
		"a text":           {bytes.Repeat([]byte("Dear Luis, "), 1000), NotSQLite},
		"a short text":     {[]byte("Dear Luis"), NotSQLite},
		"zeros":            {make([]byte, 8192), NotSQLite},
		"a newer format":   {newer, NotSQLite},
		"cut in half":      {good[:len(good)/2], Damaged},
		"cut after a page": {good[:4096], Damaged},
		"cut in a header":  {good[:60], Damaged},
		"written over":     {middle, Damaged},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := put(t, test.content)
			if err := use(t, path); KindOf(err) != test.want {
				t.Errorf("%v, want it %s", err, test.want)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, test.content) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

// use opens the file at path and reads all of it.
func use(t *testing.T, path string) error {
	t.Helper()
	d, err := Open(t.Context(), path, Options{})
	if err != nil {
		return err
	}
	defer d.Close()
	_, err = d.Read(t.Context(), S("SELECT * FROM n"))
	return err
}

// database is the content of a database of many pages, in table n.
func database(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "rel.db")
	d, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	write(t, d, S("CREATE TABLE n (v INTEGER) STRICT"), numbers(5000))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func put(t *testing.T, content []byte) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
