package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/seal"
	"github.com/rel-journal/rel/internal/store"
	"github.com/rel-journal/rel/internal/term"
)

// backupFlags are what can be said of a backup.
type backupFlags struct {
	list, force bool
	encrypt     []string
}

func newBackup(a *app) *cobra.Command {
	var f backupFlags
	cmd := &cobra.Command{
		Use: "backup [FILE]",
		Long: `Make a backup of the journal as it is now, and check it: one file, which rel restore puts back. Without FILE it goes
into the folder of backups beside the journal, and a copy to the backup folder where rel config has one. Others may go on
writing meanwhile.

--encrypt makes it a file that only the owner of a key can open, or who knows the passphrase: WHOM is a public key of age
(age1…), a file of such keys, or the word passphrase. rel help backups says more.`,
		Example: `  rel backup
  rel backup --list
  rel backup /media/stick/journal.db.age --encrypt passphrase
  rel config backup-folder /media/stick`,
		Args:              slots(0, 1),
		ValidArgsFunction: files,
		RunE:              func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args, f) },
	}
	fs := cmd.Flags()
	fs.BoolVar(&f.list, "list", false, "list the backups there are, newest first")
	listVar(fs, &f.encrypt, "encrypt", "encrypt it to `WHOM`; may be given again")
	fs.BoolVar(&f.force, "force", false, "write over a FILE that is there")
	complete(cmd, "encrypt", files)
	return cmd
}

func (a *app) backup(ctx context.Context, args []string, f backupFlags) error {
	if f.list {
		if len(args) > 0 || len(f.encrypt) > 0 || f.force {
			return journal.Bad("rel backup --list", "--list goes alone: it makes no backup")
		}
		return a.listBackups(ctx)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	file := s.File()
	if file == nil {
		a.hushed = true // what follows says it
		return journal.Missing("the first rel add, note or import makes it",
			"there is no journal at %s yet, so nothing to back up", a.journalPath())
	}
	to, err := a.recipients(ctx, f.encrypt)
	if err != nil {
		return err
	}
	if len(args) > 0 {
		return a.backUpTo(ctx, file, args[0], f.force, to)
	}
	made, err := a.keep(ctx, file, backups.Asked, to)
	if err != nil {
		return err
	}
	if err := a.sayBackedUp(made.Path, made.Size, to); err != nil || made.copied.Path == "" {
		return err
	}
	how := "not encrypted"
	if made.copied.Encrypted {
		how = "encrypted"
	}
	return a.say("A copy went to the backup folder %s (%s)", filepath.Dir(made.copied.Path), how)
}

// backUpTo makes a backup where the person wants it, and rel never touches it again.
func (a *app) backUpTo(ctx context.Context, file *store.File, path string, force bool, to seal.Recipients) error {
	if err := a.checkTarget(path); err != nil {
		return err
	}
	if err := a.writeBackup(ctx, file, backupTarget{path: path, force: force, to: to}); err != nil {
		return notBackedUp(path, err)
	}
	return a.sayBackedUp(path, sizeOf(path), to)
}

func (a *app) sayBackedUp(path string, size int64, to seal.Recipients) error {
	how := "checked"
	if to != nil {
		how = "checked, then encrypted"
	}
	return a.say("Backed up to %s (%s, %s)", path, humanSize(size), how)
}

// keptBackup is a backup beside the journal, and its copy in the backup folder, which has no path where there is none.
type keptBackup struct {
	backups.File
	copied backups.File
}

// keep makes a backup in the folder beside the journal, and a copy in the backup folder; then it lets older ones go.
func (a *app) keep(
	ctx context.Context, file *store.File, why backups.Why, to seal.Recipients, spare ...string,
) (made keptBackup, err error) {
	series := a.backups()
	if err := makePrivateFolder(series.Folder); err != nil {
		return made, fileFailure("the folder of backups, "+series.Folder+", cannot be made", err, checkFile)
	}
	quick := why == backups.Import || why == backups.Migration
	for err := fs.ErrExist; err != nil; { // another rel may take the same name at the same moment
		made.File = series.Free(a.env.Time(), why, to != nil)
		err = a.writeBackup(ctx, file, backupTarget{path: made.Path, to: to, ours: true, quick: quick})
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return made, notBackedUp(made.Path, err)
		}
	}
	made.Size = sizeOf(made.Path)
	made.copied = a.copyOff(ctx, file, made.File, spare...)
	a.tellError("an old backup could not be deleted", series.Prune(append(spare, made.Path)...))
	a.tellError("what was left of a backup could not be deleted", series.Sweep(a.env.Time()))
	return made, nil
}

// backups is the journal's backups beside it.
func (a *app) backups() backups.Series { return backups.Beside(a.journalPath()) }

// backupTarget is where a backup goes, and how it is to be.
type backupTarget struct {
	path  string
	force bool
	to    seal.Recipients // nil leaves it as it is
	ours  bool            // in the folder beside the journal, so on its disk
	quick bool            // check it less closely
}

// writeBackup makes a backup, whole or not at all. It is copied and checked beside the journal first: what is to be
// encrypted is seen as it is by no other place, and what is killed midway leaves nothing there.
func (a *app) writeBackup(ctx context.Context, file *store.File, t backupTarget) (err error) {
	switch info, err := os.Lstat(t.path); { // before any work is done for it
	case err == nil && info.IsDir():
		return errors.New("it is a folder")
	case err == nil && !t.force:
		return fs.ErrExist
	}
	scratch, err := a.newScratch()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	copied := filepath.Join(scratch.Folder, "copy.db")
	if err := a.copyJournal(ctx, file, copied, t.quick); err != nil {
		return err
	}
	switch {
	case t.to != nil:
		return a.sealTo(ctx, t.path, t.force, t.to, copied)
	case t.ours:
		return term.Place(copied, t.path)
	default:
		return a.copyTo(ctx, t.path, t.force, copied)
	}
}

// copyJournal copies a journal to a file that is not there yet, and checks the copy.
func (a *app) copyJournal(ctx context.Context, file *store.File, path string, quick bool) error {
	empty, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := empty.Close(); err != nil {
		return err
	}
	progress := a.env.Progress("Backing up")
	defer progress.Done()
	return file.BackUp(ctx, path, quick, progress.Set)
}
