package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

func newRestore(a *app) *cobra.Command {
	var identity string
	cmd := &cobra.Command{
		Use: "restore FILE",
		Long: `Make the journal what FILE holds: a backup, encrypted or not, or any other journal of rel. FILE is checked first and
stays as it is; of a backup beside the journal its name will do. What is there now is kept as a backup of its own, and rel
says where, so that there is a way back. Another rel that has the journal open sees the old content or the new, never a
mixture.

A hold stays on, and backup-folder and backup-recipient stay as they are.`,
		Example: `  rel backup --list
  rel restore journal-20261120T120000Z-asked.db
  rel restore /media/stick/journal.db.age --identity key.txt`,
		Args:              slots(1, 1),
		ValidArgsFunction: files,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.restore(cmd.Context(), args[0], identity)
		},
	}
	cmd.Flags().StringVar(&identity, "identity", "", "the `file` with the secret key that opens FILE")
	complete(cmd, "identity", files)
	return cmd
}

func (a *app) restore(ctx context.Context, path, identity string) (err error) {
	path = a.named(path)
	if err := a.checkSource(path); err != nil {
		return err
	}
	scratch, err := a.newScratch()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	from, err := a.openSource(ctx, path, identity, scratch.Folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	r, err := a.lookBefore(ctx, path, from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if err := a.checkRestore(ctx, r); err != nil {
		return err
	}
	return a.carryOutRestore(ctx, r, scratch.Folder)
}

// restoring is a restore under way: what is to come, and what is there.
type restoring struct {
	path   string // as it was typed
	from   *store.File
	new    store.Holding
	live   *store.File // nil where there is none, or none that can be opened
	old    store.Holding
	broken error    // why what is there cannot be opened
	stays  []string // what of it stays as it is, in words
}

// close lets go of what is there, where it is open.
func (r *restoring) close() error {
	if r.live == nil {
		return nil
	}
	live := r.live
	r.live = nil
	return live.Close()
}

// replaces reports whether there is something now that would not be there afterwards.
func (r *restoring) replaces() bool { return r.broken != nil || r.old.Changes > 0 || r.old.Newer }

// lookBefore looks at what is to come and at what is there.
func (a *app) lookBefore(ctx context.Context, path string, from *store.File) (*restoring, error) {
	r := &restoring{path: path, from: from}
	var err error
	if r.new, err = from.Holding(ctx); err != nil {
		return nil, notRestorable(path, err)
	}
	if r.new.Newer {
		return nil, &journal.Problem{
			Code: journal.Failure, What: fmt.Sprintf("%s was written by a newer rel (its schema is %d)", path, r.new.Schema),
			Hint: "install the newest rel and try again; nothing was changed",
		}
	}
	if err := from.Check(ctx); err != nil {
		return nil, notRestorable(path, err)
	}
	err = store.CheckLog(ctx, a.journalPath())
	var problem *journal.Problem
	if errors.As(err, &problem) { // the log is another's, or all there is: opening it would spoil it
		r.broken = err
		return r, nil
	}
	if err != nil {
		return nil, err
	}
	if r.live, err = store.OpenFile(ctx, a.journalPath()); err == nil {
		if r.old, err = r.live.Holding(ctx); err != nil {
			err = errors.Join(err, r.close())
		}
	}
	switch {
	case errors.Is(err, store.ErrDamaged):
		r.broken = err
	case errors.Is(err, store.ErrAbsent):
	case err != nil:
		return nil, err
	}
	return r, nil
}

// checkRestore says what would be replaced by what, and asks whether to go on. Where nothing is replaced, nothing is asked.
func (a *app) checkRestore(ctx context.Context, r *restoring) error {
	if !r.replaces() {
		return nil
	}
	what := a.describeSource(r) + "\n" + a.describeLive(r)
	if a.yes {
		a.talk("%s", what)
		return nil
	}
	if !a.env.Interactive() {
		a.talk("%s", what)
		return journal.Bad("rel restore "+quote(r.path)+" --yes does it without asking; what is there now is kept",
			"rel restore would replace the journal; there is nobody here to ask")
	}
	yes, err := a.confirm(ctx, what+"\nReplace the journal? What is there now is kept.")
	if err == nil && !yes {
		err = &journal.Problem{Code: journal.Failure, What: "nothing was changed", Hint: "rel backup --list shows the other backups"}
	}
	return err
}

func (a *app) describeSource(r *restoring) string {
	made := ""
	if at, ok := backups.MadeAt(r.path); ok {
		made = ", made " + a.moment(at)
	} else if info, err := os.Stat(r.path); err == nil {
		made = ", last written " + a.moment(info.ModTime())
	}
	return filepath.Base(r.path) + made + ": " + a.describeHolding(r.new)
}

func (a *app) describeLive(r *restoring) string {
	switch {
	case r.broken != nil:
		return "The journal now: it cannot be opened, and will be set aside as it is"
	case r.old.Newer:
		return "The journal now: written by a newer rel, which this one cannot read"
	default:
		return "The journal now: " + a.describeHolding(r.old)
	}
}

func (a *app) describeHolding(h store.Holding) string {
	text := countOf(h.Contacts, "contact") + ", " + countOf(h.Notes, "note")
	if h.Changes > 0 {
		text += ", last changed " + a.moment(h.Last)
	}
	return text
}

// carryOutRestore keeps what is there, and puts in its place what is to come.
func (a *app) carryOutRestore(ctx context.Context, r *restoring, scratch string) error {
	kept, err := a.keepReplaced(ctx, r)
	if errors.Is(err, store.ErrDamaged) {
		r.broken = err // in the middle, where it was not seen before
	}
	switch {
	case r.broken != nil:
		kept, err = a.setAside(ctx, r, scratch)
	case err == nil:
		err = a.replaceJournal(ctx, r, scratch)
	}
	if err != nil {
		return err
	}
	if err := a.say("Restored %s: %s", r.path, a.describeHolding(r.new)); err != nil {
		return err
	}
	for _, line := range r.stays {
		if err := a.say("%s", line); err != nil {
			return err
		}
	}
	if kept == "" {
		return nil
	}
	if r.broken != nil {
		return a.say("What was there is set aside, as it was: %s", kept)
	}
	return a.say("What was there is kept; to go back: rel restore %s", quote(filepath.Base(kept)))
}

// keepReplaced makes a backup of what is to be replaced, if it can be opened.
func (a *app) keepReplaced(ctx context.Context, r *restoring) (kept string, err error) {
	if r.live == nil || !r.replaces() {
		return "", nil
	}
	made, err := a.keep(ctx, r.live, backups.Restore, nil, r.path)
	if err != nil {
		return "", a.notKept("nothing was restored: what is there now could not be kept", err,
			"free some space and try again; or move the journal away yourself, with all files that begin with its name")
	}
	return made.Path, nil
}

// notKept is the error of a command that is not carried out because no backup could be made before it.
func (a *app) notKept(what string, err error, hint string) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return &journal.Problem{Code: journal.Failure, What: what, Err: err, Hint: hint}
}

// replaceJournal makes the journal what the file holds, for all who have it open.
func (a *app) replaceJournal(ctx context.Context, r *restoring, scratch string) (err error) {
	if r.live == nil {
		if r.live, err = store.MakeFile(ctx, a.journalPath()); err != nil {
			return err
		}
	}
	from, err := a.withWhatStays(ctx, r, scratch)
	if err != nil {
		return err
	}
	if from != r.from {
		defer func() { err = errors.Join(err, from.Close()) }()
	}
	progress := a.env.Progress("Restoring")
	defer progress.Done()
	return r.live.Replace(ctx, from, r.old, progress.Set)
}

// setAside keeps a journal that cannot be read, byte for byte, and puts the file in its place.
func (a *app) setAside(ctx context.Context, r *restoring, scratch string) (aside string, err error) {
	if err := r.close(); err != nil {
		return "", err
	}
	series := a.backups()
	if err := makePrivateFolder(series.Folder); err != nil {
		return "", fileFailure("the folder of backups, "+series.Folder+", cannot be made", err, checkFile)
	}
	fresh := filepath.Join(scratch, "fresh.db")
	if err := a.copyJournal(ctx, r.from, fresh, false); err != nil {
		return "", notBackedUp(fresh, err)
	}
	aside = series.Free(a.env.Time(), "damaged", false).Path
	return aside, store.SetAside(a.journalPath(), aside, fresh)
}
