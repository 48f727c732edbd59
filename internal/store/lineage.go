package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/backups"
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// checkLog makes sure that the log beside a journal was written for it. A database does not know its log: SQLite takes
// one that was left by an earlier copy, or is of another database, for its own, and moves it into the file. But changes
// are only ever added, so that the file's last one must be found with its log, too; but for a restore, of which the log
// holds all that takes the file's place.
func checkLog(ctx context.Context, path string) error {
	if path == db.Memory || !db.HasLog(path) {
		return nil
	}
	id, uid, err := lastInFile(ctx, path)
	if db.KindOf(err) == db.Absent {
		return lonelyLog(path)
	}
	known := err == nil // else it is half written, perhaps, as another program moves the log into it: opening it tells
	if known {
		return sameWithLog(ctx, path, id, uid)
	}
	return nil
}

// CheckLog is an error where what lies beside the journal at path is no log of it, or all that is left of it.
func CheckLog(ctx context.Context, path string) error { return checkLog(ctx, path) }

// lastInFile is the last change that the journal's file holds without the log beside it.
func lastInFile(ctx context.Context, path string) (id int64, uid string, err error) {
	file, err := db.Open(ctx, path, db.Options{Still: true})
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = file.Close() }() // it was only read
	rows, err := file.Read(ctx, db.S("SELECT id, uid FROM changes ORDER BY id DESC LIMIT 1"))
	if err == nil && len(rows[0]) > 0 {
		err = rows[0][0].Scan(&id, &uid)
	}
	return id, uid, err
}

// sameWithLog looks for a change of the file in the file with its log. Nothing of the log is moved by looking.
func sameWithLog(ctx context.Context, path string, id int64, uid string) error {
	found, err := withLog(ctx, path, id, uid)
	switch kind := db.KindOf(err); {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil && !found && id > 0 && !replaced(ctx, path, id, uid):
		return foreignLog(path)
	case err != nil && (kind == db.Damaged || kind == db.NotSQLite || kind == db.Other):
		return foreignLog(path) // the file is sound, and with the log it is not
	}
	return nil // what else there may be is told when the journal is opened
}

// replaced reports whether a change is in what a restore has kept before it replaced the journal. Until the log is moved
// into the file, for which others have to let go of it, the file has what was there before, or some pages of that.
func replaced(ctx context.Context, path string, id int64, uid string) bool {
	list, _ := backups.Beside(path).List() // none that can be looked into has none
	return slices.ContainsFunc(list, func(f backups.File) bool {
		if f.Why != backups.Restore || f.Encrypted {
			return false
		}
		found, err := has(ctx, f.Path, db.Options{Still: true}, id, uid)
		return err == nil && found
	})
}

// withLog reports whether the journal with its log has a change.
func withLog(ctx context.Context, path string, id int64, uid string) (bool, error) {
	return has(ctx, path, db.Options{ReadOnly: true}, id, uid)
}

// has reports whether a journal, opened in some way, has a change.
func has(ctx context.Context, path string, o db.Options, id int64, uid string) (bool, error) {
	file, err := db.Open(ctx, path, o)
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // it was only read
	rows, err := file.Read(ctx, db.S("SELECT 1 FROM changes WHERE id = ? AND uid = ?", id, uid))
	return err == nil && len(rows[0]) > 0, err
}

func foreignLog(path string) error {
	return &journal.Problem{
		Code: journal.Failure,
		What: path + "-wal was not written for the journal beside it: it is of an earlier copy, or of another journal",
		Hint: "close every program that has it open, copy all files that begin with its name, then rel restore a backup",
	}
}

func lonelyLog(path string) error {
	return &journal.Problem{
		Code: journal.Failure,
		What: fmt.Sprintf("the journal %s is gone, and what was noted last lies in %s-wal", path, path),
		Hint: "put the journal back where it was, or rel restore a backup, which keeps that file too: rel backup --list",
	}
}
