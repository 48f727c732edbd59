package cli

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/rel-journal/rel/internal/store"
)

// withWhatStays is the file to restore from, or a copy of it that follows what is there, and in which is set what stays as
// it is in the journal: a hold, which no backup may lift, and where copies of backups go, which is about this computer. It
// is set before anything is replaced, so that nothing can come between.
func (a *app) withWhatStays(ctx context.Context, r *restoring, scratch string) (*store.File, error) {
	if !r.replaces() {
		return r.from, nil
	}
	now, err := r.live.Settings(ctx)
	if err != nil {
		return nil, err
	}
	v, err := r.from.Settings(ctx)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(scratch, "staying.db")
	if err := a.copyJournal(ctx, r.from, path, true); err != nil {
		return nil, notBackedUp(path, err)
	}
	if r.stays = keepSettings(&v, now); r.stays != nil {
		if err := a.setIn(ctx, path, now); err != nil {
			return nil, err
		}
	}
	return following(ctx, path, r.live)
}

// following opens a copy that is to take the place of the journal.
func following(ctx context.Context, path string, live *store.File) (*store.File, error) {
	f, err := store.OpenFile(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := f.Follow(ctx, live); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// keepSettings makes v what stays of now, and says what of v is otherwise.
func keepSettings(v *store.Settings, now store.Settings) (stays []string) {
	if now.Hold && !v.Hold {
		v.Hold, stays = true, append(stays, "The hold stays on.")
	}
	folder, recipient := v.BackupFolder != now.BackupFolder, v.BackupRecipient != now.BackupRecipient
	v.BackupFolder, v.BackupRecipient = now.BackupFolder, now.BackupRecipient
	switch {
	case folder && recipient:
		stays = append(stays, "backup-folder and backup-recipient stay as they were here.")
	case folder:
		stays = append(stays, "backup-folder stays as it was here.")
	case recipient:
		stays = append(stays, "backup-recipient stays as it was here.")
	}
	return stays
}

// setIn sets in a copy what stays of now, as a change like any other.
func (a *app) setIn(ctx context.Context, path string, now store.Settings) error {
	s, err := store.Open(ctx, store.Options{Path: path, Create: true, Now: a.env.Time, Author: a.env.User(), Command: a.command})
	if err != nil {
		return err
	}
	v, err := s.Settings(ctx)
	if err == nil {
		keepSettings(&v, now)
		err = s.SetSettings(ctx, v)
	}
	return errors.Join(err, s.Close())
}
