package backups

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// List is the backups of the series, newest first; none where there is no such folder.
func (s Series) List() ([]File, error) {
	entries, err := os.ReadDir(s.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var files []File
	for _, e := range entries {
		f, ok := s.Parse(e.Name())
		if !ok || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // another program has let it go meanwhile
		}
		if err != nil {
			return nil, err
		}
		f.Size = info.Size()
		files = append(files, f)
	}
	slices.SortFunc(files, newestFirst)
	return files, nil
}

// newestFirst orders backups. Those of one second are in the order they were made as far as their names tell.
func newestFirst(a, b File) int {
	if c := b.At.Compare(a.At); c != 0 {
		return c
	}
	if c := b.Nth - a.Nth; c != 0 {
		return c
	}
	return strings.Compare(b.Path, a.Path)
}

// Prune deletes the backups that are not kept, but none of those to spare.
func (s Series) Prune(spare ...string) error {
	files, err := s.List()
	if err != nil {
		return err
	}
	for i, keep := range Keep(files) {
		if keep || spared(files[i].Path, spare) {
			continue
		}
		if gone := os.Remove(files[i].Path); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
	}
	return err
}

func spared(path string, spare []string) bool {
	info, err := os.Stat(path)
	return err == nil && slices.ContainsFunc(spare, func(other string) bool {
		o, err := os.Stat(other)
		return err == nil && os.SameFile(info, o)
	})
}

// Sweep deletes what programs that were stopped midway left in the folder, a day or more before now: files by the names
// that a backup has until it is complete. It is for a folder of ours alone.
func (s Series) Sweep(now time.Time) error {
	entries, err := os.ReadDir(s.Folder)
	for _, e := range entries {
		info, lost := e.Info()
		if lost != nil || !strings.HasPrefix(e.Name(), ".rel-") || !e.Type().IsRegular() || now.Sub(info.ModTime()) < 24*time.Hour {
			continue
		}
		err = errors.Join(err, os.Remove(filepath.Join(s.Folder, e.Name())))
	}
	return err
}
