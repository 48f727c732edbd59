package db

import "os"

// Discard is Close for a file in which nothing was made after all: if Open made the file, nothing is in it and nobody
// else uses it, the file goes, so that a disk without room is left as it was.
func (s *SQLite) Discard() error {
	err := s.Close()
	if s.file.made {
		removeUnused(s.path)
	}
	return err
}

func isEmpty(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}
