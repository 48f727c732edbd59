// Package backups is about the files of backups and nothing that is in them: what they are called, which of them are
// kept, and which are let go. It deletes only files whose names it would have given itself, for the same journal.
package backups

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Why is what a backup was made for.
type Why string

// What backups are made for: because somebody asked, and before what may have to be taken back.
const (
	Asked     Why = "asked"
	Import    Why = "import"
	Restore   Why = "restore"
	Migration Why = "migration"
)

var whys = []Why{Asked, Import, Restore, Migration}

// The endings of a backup's name; of one that is encrypted, both.
const (
	ending = ".db"
	Sealed = ".age"
)

// Holds reports whether a file of this name in a folder of backups holds a journal: a backup, or a damaged journal that was
// set aside.
func Holds(name string) bool { return filepath.Ext(strings.TrimSuffix(name, Sealed)) == ending }

// stamp is the time of a backup in its name: UTC, so that names in order are backups in order.
const stamp = "20060102T150405Z"

// File is a backup as its name and its folder tell of it.
type File struct {
	Path      string
	At        time.Time // UTC, to the second
	Why       Why
	Nth       int // of those made in the same second for the same reason, from 1
	Encrypted bool
	Size      int64 // bytes
}

// Series are the backups of one journal in one folder.
type Series struct {
	Folder string
	Stem   string // what their names begin with
}

// Beside is the backups that a journal has beside it.
func Beside(journal string) Series {
	stem := strings.TrimSuffix(filepath.Base(journal), ending)
	return Series{filepath.Join(filepath.Dir(journal), stem+"-backups"), stem}
}

// At is the backups of the same journal in a folder where others may keep theirs too, told apart by a mark.
func (s Series) At(folder, mark string) Series { return Series{folder, s.Stem + "-" + mark} }

// Path is the path of a backup that the series would give it.
func (s Series) Path(f File) string {
	nth, sealed := "", ""
	if f.Nth > 1 {
		nth = "-" + strconv.Itoa(f.Nth)
	}
	if f.Encrypted {
		sealed = Sealed
	}
	return filepath.Join(s.Folder, fmt.Sprintf("%s-%s-%s%s%s%s", s.Stem, f.At.UTC().Format(stamp), f.Why, nth, ending, sealed))
}

// Free is a backup of this series that is not there yet.
func (s Series) Free(at time.Time, why Why, encrypted bool) File {
	f := File{At: at.UTC().Truncate(time.Second), Why: why, Nth: 1, Encrypted: encrypted}
	for {
		f.Path = s.Path(f)
		if _, err := os.Lstat(f.Path); err != nil {
			return f
		}
		f.Nth++
	}
}

// Parse reads the name of a backup of this series; ok is false of any name the series would not have given.
func (s Series) Parse(name string) (f File, ok bool) {
	rest, ours := strings.CutPrefix(name, s.Stem+"-")
	rest, f.Encrypted = strings.CutSuffix(rest, Sealed)
	rest, whole := strings.CutSuffix(rest, ending)
	parts := strings.Split(rest, "-")
	if !ours || !whole || len(parts) < 2 || !slices.Contains(whys, Why(parts[1])) {
		return f, false
	}
	at, err := time.Parse(stamp, parts[0])
	if err != nil {
		return f, false
	}
	f.At, f.Why, f.Nth = at, Why(parts[1]), 1
	if len(parts) > 2 {
		f.Nth, _ = strconv.Atoi(parts[2]) // what is no number would not have this name
	}
	f.Path = filepath.Join(s.Folder, name)
	return f, s.Path(f) == f.Path
}

// MadeAt is when a backup was made, as its name tells, whoever's it is; ok is false where it does not.
func MadeAt(path string) (at time.Time, ok bool) {
	for part := range strings.SplitSeq(filepath.Base(path), "-") {
		if at, err := time.Parse(stamp, part); err == nil {
			return at, true
		}
	}
	return at, false
}
