package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Settings are how the owner wants the journal to be.
type Settings struct {
	Every     journal.Cadence // for persons with no cadence of their own or their groups'
	DateOrder journal.Order   // how 5/12 is read; unset until it is said
	Author    string          // in whose name notes are written; empty is the user of the machine

	BackupFolder    string // where a copy of every backup goes, an absolute path of this computer; empty is nowhere
	BackupRecipient string // the age recipient that those copies are encrypted to; empty leaves them as they are
	Hold            bool   // whether nothing may be erased
}

// Settings reads them.
func (s *Store) Settings(ctx context.Context) (Settings, error) {
	v, _, err := readOne(ctx, s, db.S(`SELECT every, date_order, author,
		backup_folder, backup_recipient, hold FROM settings`), func(row db.Row) (v Settings, err error) {
		err = row.Scan(&v.Every, &v.DateOrder, &v.Author, &v.BackupFolder, &v.BackupRecipient, &v.Hold)
		return v, err
	})
	return v, err
}

// SetSettings writes them. What is as v has it already is not written, so that whoever changes it at the same time
// keeps what they set.
func (s *Store) SetSettings(ctx context.Context, v Settings) error {
	was, err := s.Settings(ctx)
	if err != nil {
		return err
	}
	var a assignments
	if v.Every != was.Every {
		a.set("every", v.Every)
	}
	if v.DateOrder != was.DateOrder {
		a.set("date_order", orNull(v.DateOrder))
	}
	if v.Author != was.Author {
		a.set("author", orNull(v.Author))
	}
	if v.BackupFolder != was.BackupFolder {
		a.set("backup_folder", orNull(v.BackupFolder))
	}
	if v.BackupRecipient != was.BackupRecipient {
		a.set("backup_recipient", orNull(v.BackupRecipient))
	}
	if v.Hold != was.Hold {
		a.set("hold", v.Hold)
	}
	return s.write(ctx, a.update("settings", onlyRow)...)
}

// onlyRow is the number of the one row of settings.
const onlyRow = 1

// Unguarded reports whether something is in the journal, and no copy of its backups is kept anywhere else.
func (s *Store) Unguarded(ctx context.Context) (bool, error) {
	v, _, err := readOne(ctx, s, db.S("SELECT backup_folder IS NULL AND EXISTS (SELECT 1 FROM changes) FROM settings"), scanOne[bool])
	return v, err
}
