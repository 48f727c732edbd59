package cli

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/rel-journal/rel/internal/journal"
)

// fileFailure is what went wrong with a file, in words: the system's own, without the names of files that a person
// never gave.
func fileFailure(doing string, err error) error {
	hint := "check the file and its folder, and try again"
	switch {
	case errors.Is(err, fs.ErrPermission):
		hint = "ask for the right to it, or name another file"
	case errors.Is(err, syscall.ENOSPC):
		hint = "free some space, and try again"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return &journal.Problem{Code: journal.Failure, What: doing, Hint: hint, Err: err}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
