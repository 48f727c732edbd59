package db

import (
	"path/filepath"
	"testing"
)

// A disk without room, which Linux has a file for, is said to be full.
func TestBackupToAFullDisk(t *testing.T) {
	d := pairs(t, filepath.Join(t.TempDir(), "rel.db"), 100)
	if err := d.Backup(t.Context(), "/dev/full", CopyOptions{}); KindOf(err) != Full {
		t.Errorf("error %v", err)
	}
	addPair(t, d)
}
