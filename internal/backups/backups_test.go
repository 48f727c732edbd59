package backups

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func at(text string) time.Time {
	t, err := time.Parse("2006-01-02 15:04:05", text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestNames(t *testing.T) {
	s := Beside(filepath.Join("home", "journal.db"))
	far := s.At("stick", "0a1b2c3d")
	noon := at("2026-11-26 12:00:00")
	tests := []struct {
		series Series
		file   File
		want   string
	}{
		{s, File{At: noon, Why: Asked, Nth: 1}, "home/journal-backups/journal-20261126T120000Z-asked.db"},
		{s, File{At: noon.In(time.FixedZone("", -5*3600)), Why: Import, Nth: 2}, "home/journal-backups/journal-20261126T120000Z-import-2.db"},
		{far, File{At: noon, Why: Restore, Nth: 1, Encrypted: true}, "stick/journal-0a1b2c3d-20261126T120000Z-restore.db.age"},
		{Beside("my notes.sqlite"), File{At: noon, Why: Migration}, "my notes.sqlite-backups/my notes.sqlite-20261126T120000Z-migration.db"},
	}
	for _, tt := range tests {
		path := tt.series.Path(tt.file)
		if filepath.ToSlash(path) != tt.want {
			t.Errorf("path %s, want %s", path, tt.want)
		}
		got, ok := tt.series.Parse(filepath.Base(path))
		if !ok || got.Path != path || !got.At.Equal(tt.file.At) || got.Why != tt.file.Why || got.Encrypted != tt.file.Encrypted {
			t.Errorf("%s is read as %+v, %t", path, got, ok)
		}
	}
}

// No name is taken for ours that we would not have given.
func TestNamesOfOthers(t *testing.T) {
	s := Beside("journal.db")
	for _, name := range []string{
		"journal.db", "journal-20261126T120000Z-asked", "journal-20261126T120000Z-asked.db.age.txt", "journal-20261126T120000Z-other.db",
		"journal-20261126T120000Z-asked-1.db", "journal-20261126T120000Z-asked-02.db", "journal-20261326T120000Z-asked.db",
		"journal-0a1b2c3d-20261126T120000Z-asked.db", "other-20261126T120000Z-asked.db", "journal-20261126T120000Z-asked (1).db",
		"xjournal-20261126T120000Z-asked.db", "journal-20261126T120000Z-asked.db-wal",
		"journal-20261126T120000Z-asked-2-3.db", "journal-20261126T120000Z.db", "journal-", "", ".rel-1.tmp",
	} {
		if f, ok := s.Parse(name); ok {
			t.Errorf("%s is read as %+v", name, f)
		}
	}
}

func TestKeep(t *testing.T) {
	daily := func(n int, why Why) (files []File) {
		for i := range n {
			files = append(files, File{At: at("2026-11-26 12:00:00").AddDate(0, 0, -i), Why: why})
		}
		return files
	}
	tests := []struct {
		name  string
		files []File
		want  []int // days back of those that stay
	}{
		{"none", nil, nil},
		{"few", daily(10, Asked), []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		// 26 November is a Thursday: the weeks before end on Sundays, 4, 11, 18 days back and so on, and the months
		// with 31 October, 26 days back, and so on.
		{"a year of days", daily(365, Asked), []int{
			0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 18, 25, 26, 32, 39, 46, 57, 87, 118, 149, 179, 210, 240, 271, 299, 330,
		}},
		{"restores apart", append(slices.Repeat([]File{{At: at("2026-11-26 13:00:00"), Why: Import}}, 20), daily(1, Restore)...),
			[]int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
		{"asked apart", append(slices.Repeat([]File{{At: at("2026-11-26 13:00:00"), Why: Import}}, 12), daily(2, Asked)...),
			[]int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}},
	}
	for _, tt := range tests {
		var got []int
		for i, keep := range Keep(tt.files) {
			if keep {
				got = append(got, int(at("2026-11-26 23:59:59").Sub(tt.files[i].At).Hours()/24))
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: kept %v, want %v", tt.name, got, tt.want)
		}
	}
}

// Whatever is there, the rule is bounded, keeps the newest of those that a restore made, that were asked for and of the
// others, and has nothing more to let go when it was followed.
func TestKeepProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		var files []File
		for range r.IntN(200) {
			files = append(files, File{At: at("2020-01-01 00:00:00").Add(time.Duration(r.Int64N(1 + r.Int64N(int64(3*365*24*time.Hour))))), Why: whys[r.IntN(4)]})
		}
		slices.SortFunc(files, newestFirst)
		keep := Keep(files)
		var left []File
		seen := map[Why]int{}
		for i, f := range files {
			why := f.Why
			if why == Migration {
				why = Import // both are made unasked
			}
			if seen[why]++; seen[why] <= newest && !keep[i] {
				t.Errorf("number %d of its sort, of %d, is let go: %+v", seen[why], len(files), f)
			}
			if keep[i] {
				left = append(left, f)
			}
		}
		if len(left) > 3*(newest+weeks+months) || len(left) < min(len(files), newest) {
			t.Errorf("%d of %d are kept", len(left), len(files))
		}
		if slices.Contains(Keep(left), false) {
			t.Errorf("of %d that were kept, some are let go", len(left))
		}
	}
}

func TestFolder(t *testing.T) {
	s := Beside(filepath.Join(t.TempDir(), "journal.db"))
	if files, err := s.List(); err != nil || files != nil {
		t.Errorf("without a folder: %v, %v", files, err)
	}
	if err := os.Mkdir(s.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for range 14 {
		f := s.Free(at("2026-11-26 12:00:00"), Import, false)
		paths = append(paths, f.Path)
		put(t, f.Path)
	}
	others := []string{"notes.txt", "journal-0a1b2c3d-20201126T120000Z-asked.db", ".rel-9.tmp"}
	for _, name := range others {
		put(t, filepath.Join(s.Folder, name))
	}
	if err := os.Mkdir(filepath.Join(s.Folder, "journal-20201126T120000Z-asked.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	if files, err := s.List(); err != nil || len(files) != 14 || files[0].Path != paths[13] || files[0].Size != 4 {
		t.Errorf("listed %+v, %v", files, err)
	}
	if err := s.Prune(paths[0]); err != nil {
		t.Fatal(err)
	}
	files, err := s.List()
	if err != nil || len(files) != 11 || files[0].Path != paths[13] || files[10].Path != paths[0] {
		t.Errorf("left are %+v, %v", files, err)
	}
	for _, hours := range []time.Duration{1, 25} {
		if err := s.Sweep(time.Now().Add(hours * time.Hour)); err != nil {
			t.Fatal(err)
		}
		_, err := os.Stat(filepath.Join(s.Folder, ".rel-9.tmp"))
		if gone := os.IsNotExist(err); gone != (hours == 25) {
			t.Errorf("after %d hours: %v", hours, err)
		}
	}
	for _, name := range others[:2] {
		if _, err := os.Stat(filepath.Join(s.Folder, name)); err != nil {
			t.Error(err)
		}
	}
}

func put(t *testing.T, path string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A name that is read is written the same way again, and nothing else is taken for a backup.
func FuzzParse(f *testing.F) {
	for _, name := range []string{
		"journal-20261126T120000Z-asked.db", "journal-20261126T120000Z-import-2.db.age", "journal-20261126T120000Z-damaged.db",
		"journal-20261326T120000Z-asked.db", "journal-20261126T120000Z-asked-0.db", "journal.db", "-.db.age", "",
	} {
		f.Add(name)
	}
	s := Beside("journal.db")
	f.Fuzz(func(t *testing.T, name string) {
		b, ok := s.Parse(name)
		if !ok {
			return
		}
		if filepath.Base(s.Path(b)) != name || b.Nth < 1 || b.At.IsZero() {
			t.Errorf("%q is read as %+v", name, b)
		}
		if at, ok := MadeAt(name); !ok || !at.Equal(b.At) {
			t.Errorf("%q was made at %v, or at %v", name, b.At, at)
		}
	})
}
