package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/store"
)

// backups is the backups of the journal that rel knows of: those in the folder beside it, and the copies in the folder
// that was set for them.
func (a *app) backups(ctx context.Context, s *store.Store) ([]string, error) {
	v, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	journal := a.journalPath()
	stem := strings.TrimSuffix(filepath.Base(journal), filepath.Ext(journal))
	folders := []string{filepath.Join(filepath.Dir(journal), stem+"-backups")}
	if v.BackupFolder != "" {
		folders = append(folders, v.BackupFolder)
	}
	var all []string
	for _, folder := range folders {
		files, err := os.ReadDir(folder)
		if err != nil {
			continue // a folder that is not there has no backups
		}
		for _, f := range files {
			name := f.Name()
			if strings.HasPrefix(name, stem+"-") && (strings.HasSuffix(name, ".db") || strings.HasSuffix(name, ".db.age")) {
				all = append(all, filepath.Join(folder, name))
			}
		}
	}
	return all, nil
}

// sayRemains names the backups that still have what was erased.
func (a *app) sayRemains(r store.Remains) error {
	name := func(format string, paths []string) error {
		if len(paths) == 0 {
			return nil
		}
		return a.say(format+"\n  %s", countOf(len(paths), "backup"), strings.Join(paths, "\n  "))
	}
	if err := name("Still in %s, to be deleted by hand:", r.Held); err != nil {
		return err
	}
	if err := name("Perhaps in %s, which cannot be looked into:", r.Sealed); err != nil {
		return err
	}
	a.talk("Exports, printouts and copies you made elsewhere are not rel's to erase; rel help records says more.")
	return nil
}
