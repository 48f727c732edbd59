//go:build !linux && !darwin && !windows

package db

// onNetwork cannot tell here, and lets the place be used.
func onNetwork(string) (bool, error) { return false, nil }
