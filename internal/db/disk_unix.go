//go:build !windows

package db

import (
	"os"
	"syscall"
)

// SameDisk reports whether two paths are on one disk, as far as that is easily told: by the system's number of the
// device. A path that is not there is on none.
func SameDisk(a, b string) bool {
	one, other := deviceOf(a), deviceOf(b)
	return one != nil && other != nil && one.Dev == other.Dev
}

func deviceOf(path string) *syscall.Stat_t {
	info, err := os.Stat(path)
	if err != nil {
		return nil
	}
	st, _ := info.Sys().(*syscall.Stat_t)
	return st
}
