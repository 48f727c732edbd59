package cli

import (
	"errors"
	"io/fs"
	"os"

	"github.com/rel-journal/rel/internal/journal"
)

// fileFailure is what went wrong with a file, without the names of files that a person never gave.
func fileFailure(doing string, err error, hint string) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return &journal.Problem{Code: journal.Failure, What: doing, Hint: hint, Err: err}
}

// checkFile is the usual way out where a file cannot be read or written.
const checkFile = "check the file, its folder, your right to it and the space left, and try again"

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
