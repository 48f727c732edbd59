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

// removeEmptyLog takes an empty log away that SQLite leaves where there is no room for the index of one, unless somebody
// uses the file.
func removeEmptyLog(path string) {
	if !isEmpty(path + logEnding) {
		return
	}
	whileUnused(path, func() {
		if isEmpty(path+logEnding) && os.Remove(path+logEnding) == nil {
			_ = os.Remove(path + indexEnding) // without its log it is nothing
		}
	})
}

// removeUnused removes an empty file unless somebody uses it.
func removeUnused(path string) {
	whileUnused(path, func() {
		if isEmpty(path) {
			_ = os.Remove(path) // it is only in the way
		}
	})
}

func isEmpty(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}
