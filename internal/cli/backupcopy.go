package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/seal"
	"github.com/rel-journal/rel/internal/store"
)

// copyOff copies a backup to the backup folder, where there is one. What goes wrong there is told and no failure of what
// the backup was made for: the memory stick may be in a drawer. The copy has no path where there is none. Older copies go
// for it, but none of those to spare.
func (a *app) copyOff(ctx context.Context, file *store.File, made backups.File, spare ...string) (copied backups.File) {
	settings, err := file.Settings(ctx)
	switch {
	case ctx.Err() != nil: // whoever breaks off knows it
		return backups.File{}
	case err != nil || settings.BackupFolder == "":
		a.tellError("the backup folder is not known", err)
		return backups.File{}
	}
	mark, err := file.Mark(ctx)
	if err == nil {
		far := a.backups().At(settings.BackupFolder, mark)
		copied, err = a.copyInto(ctx, far, settings.BackupRecipient, made, spare)
	}
	if err != nil && ctx.Err() == nil {
		a.warn("no copy of the backup "+made.Path+" was made: "+plainly(err), "see to the backup folder "+settings.BackupFolder+
			", then rel backup; or rel config backup-folder names another")
	}
	return copied
}

// copyInto copies a backup into a folder, encrypted where somebody is to, and lets older ones go there, but none of those
// to spare.
func (a *app) copyInto(
	ctx context.Context, far backups.Series, recipient string, made backups.File, spare []string,
) (copied backups.File, err error) {
	if !isFolder(far.Folder) {
		return copied, &fs.PathError{Op: "stat", Path: far.Folder, Err: errNoFolder}
	}
	f := far.Free(made.At, made.Why, made.Encrypted || recipient != "")
	if f.Encrypted == made.Encrypted {
		err = a.copyTo(ctx, f.Path, false, made.Path)
	} else {
		var to seal.Recipients
		if to, err = seal.ParseRecipients(strings.NewReader(recipient)); err == nil {
			err = a.sealTo(ctx, f.Path, false, to, made.Path)
		}
	}
	if err != nil {
		return copied, err
	}
	return f, far.Prune(append(spare, f.Path)...)
}

var errNoFolder = errors.New("the backup folder is not there")

// plainly is what went wrong with a file, without a name that says it a second time.
func plainly(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// warn tells what went wrong beside what was asked for, also to those who want to hear nothing else.
func (a *app) warn(what, hint string) {
	a.tell(render.SafeLines(sentenceCase(what)))
	a.hint(hint)
}

// tellError warns of an error, if it is one.
func (a *app) tellError(what string, err error) {
	if err != nil {
		a.warn(what+": "+plainly(err), "see to the backups: rel backup --list")
	}
}

// checkBackupFolder refuses a backup folder that cannot be one, and says where it protects from less than one may think.
func (a *app) checkBackupFolder(path string) error {
	if !isFolder(path) {
		return journal.Bad("make the folder first, or plug in what it is on", "there is no folder %s", path)
	}
	for _, own := range []string{filepath.Dir(a.journalPath()), a.backups().Folder} {
		if sameFile(path, own) {
			return journal.Bad("name one on another disk, or one that is kept in step with another place",
				"%s is the journal's own folder: what happens to it happens to the copies", path)
		}
	}
	probe, err := os.CreateTemp(path, ".rel-*.tmp")
	if err == nil {
		err = errors.Join(probe.Close(), os.Remove(probe.Name()))
	}
	if err != nil {
		return fileFailure("the folder "+path+" cannot be written", err, "name a folder of yours; nothing was changed")
	}
	if _, syncing := store.Syncing(path); !syncing && store.SameDisk(path, filepath.Dir(a.journalPath())) {
		a.talk("It lies on the same disk as the journal: that helps when the journal is spoiled, but not when the disk is lost.")
	}
	return nil
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
