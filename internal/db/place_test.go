package db

import (
	"path/filepath"
	"testing"
)

func TestNetwork(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{dir, filepath.Join(dir, "not", "there", "rel.db"), "not/there/rel.db"} {
		if remote, err := Network(path); err != nil || remote {
			t.Errorf("%s: %v, %v", path, remote, err)
		}
	}
}

func TestExisting(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		dir:                                     dir,
		filepath.Join(dir, "rel.db"):            dir,
		filepath.Join(dir, "not", "there", "x"): dir,
		filepath.VolumeName(dir) + string(filepath.Separator): filepath.VolumeName(dir) + string(filepath.Separator),
	} {
		if got := existing(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
