package db

import "os"

// removeUnused removes an empty file unless somebody uses it, which Windows refuses by itself.
func removeUnused(path string) {
	if isEmpty(path) {
		_ = os.Remove(path) // it is only in the way
	}
}
