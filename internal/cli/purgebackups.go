package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// copies is the files that may have what is erased: all in the folder of backups, also a damaged journal that was set
// aside there, and the copies in the backup folder.
func (a *app) copies(ctx context.Context) ([]store.Copy, error) {
	folder := a.backups().Folder
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		return nil, fileFailure("reading the folder of backups, "+folder, err, checkFile)
	}
	var paths []string
	for _, e := range entries {
		if e.Type().IsRegular() && backups.Holds(e.Name()) {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	far, err := a.farBackups(ctx)
	if err != nil {
		a.warn("the backups in the backup folder were not looked into: "+plainly(err), "see to them yourself: they may still hold it")
	}
	paths = append(paths, each(far, func(f backups.File) string { return f.Path })...)
	return each(paths, func(path string) store.Copy { return store.Copy{Path: path, At: madeUntil(path)} }), nil
}

// madeUntil is until when a copy may have been made: the end of the second in its name, or when the file was last changed.
// A file that is gone is of no time, which is before any other.
func madeUntil(path string) time.Time {
	if at, ok := backups.MadeAt(path); ok {
		return at.Add(time.Second)
	}
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// sayRemains names the backups that still have what was erased.
func (a *app) sayRemains(r store.Remains) error {
	for _, places := range []struct {
		says, noun string
		paths      []string
	}{
		{"Still in %s, to be deleted by hand:", "backup", r.Held},
		{"Perhaps in %s, which cannot be looked into:", "backup", r.Sealed},
		{"Perhaps in %s kept from the editor, to be deleted by hand:", "text", term.KeptSheets(a.scratch())},
	} {
		if len(places.paths) == 0 {
			continue
		}
		paths := strings.Join(places.paths, "\n  ")
		if err := a.say(places.says+"\n  %s", countOf(len(places.paths), places.noun), paths); err != nil {
			return err
		}
	}
	if len(r.Held)+len(r.Sealed) > 0 {
		a.talk("Make a new one first (rel backup); then delete the old as you delete any file, and empty the trash.")
	}
	a.talk("Exports, printouts and copies you made elsewhere are not rel's to erase; rel help records says more.")
	return nil
}
