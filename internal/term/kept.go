package term

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// What SweepScratch keeps of a sheet whose process is gone: the text, where it is not what it began as.
const (
	sheetEnding = ".md"
	begunName   = ".begun"
)

// mostKept is how many texts of one name are kept beside each other.
const mostKept = 1000

// keptName is what the nth text kept under a name is called, from 1: n841.md, n841-2.md.
func keptName(name string, n int) string {
	if n == 1 {
		return name
	}
	ending := filepath.Ext(name)
	return strings.TrimSuffix(name, ending) + "-" + strconv.Itoa(n) + ending
}

// keep writes a text to a file that stays when the scratch goes: beside the folders of processes, or where there can be
// none in the system's folder for temporary files.
func (s *Scratch) keep(name, text string) (path string, err error) {
	folder := s.base
	if folder == "" {
		if folder, err = os.MkdirTemp("", "rel-kept-*"); err != nil {
			return "", err
		}
	}
	for n := range mostKept {
		path = filepath.Join(folder, keptName(name, n+1))
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.WriteString(text)
		return path, errors.Join(err, f.Sync(), f.Close())
	}
	return "", &fs.PathError{Op: "keep", Path: path, Err: fs.ErrExist}
}

// rescue moves what was saved on sheets in a folder of a process that is gone out of it, and gives the paths in root.
func rescue(root *os.Root, folder string) (kept []string) {
	begun, err := root.ReadFile(filepath.Join(folder, begunName))
	if err != nil {
		return nil
	}
	entries, _ := fs.ReadDir(root.FS(), folder)
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if !e.Type().IsRegular() || filepath.Ext(e.Name()) != sheetEnding {
			continue
		}
		text, err := root.ReadFile(path)
		if err != nil || string(text) == string(begun) || len(text) == 0 {
			continue
		}
		if name, err := moveOut(root, path, e.Name()); err == nil {
			kept = append(kept, name)
		}
	}
	return kept
}

// moveOut moves a file to the top of root, under the first name that is free.
func moveOut(root *os.Root, path, name string) (string, error) {
	for n := range mostKept {
		to := keptName(name, n+1)
		if _, err := root.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return to, root.Rename(path, to)
		}
	}
	return "", fs.ErrExist
}

// KeptSheets are the paths of what was kept of sheets in base, by a process that failed or for one that was killed.
func KeptSheets(base string) (paths []string) {
	entries, err := os.ReadDir(base)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if e.Type().IsRegular() && filepath.Ext(e.Name()) == sheetEnding {
			paths = append(paths, filepath.Join(base, e.Name()))
		}
	}
	return paths
}
