package db

import (
	"path/filepath"
	"strings"
)

// SameDisk reports whether two paths are on one disk, as far as that is easily told: by the letter of the drive.
func SameDisk(a, b string) bool {
	return a != "" && strings.EqualFold(driveOf(a), driveOf(b))
}

func driveOf(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return filepath.VolumeName(abs)
}
