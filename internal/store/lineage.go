package store

import (
	"bytes"
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// A database does not know its log: SQLite takes one that was left by an earlier copy, or is of another database, for its
// own, and moves it into the file. So every write leaves a mark in the journal, which no other write ever has, and beside
// it the mark it found (migrations/0003_4_lineage.sql). A log begins where a file ended, and holds all that was written
// since. The file's mark is then the one that the log's first write found, or, as far as the log was moved into the file
// already, that of one of its writes; else the log is not the file's.

// stamp leaves the mark of a write that is no change; a change leaves its own. What it finds in a journal of before there
// were marks is the last change.
func stamp() db.Stmt {
	return db.S("UPDATE state SET before = coalesce(stamp, (SELECT uid FROM changes ORDER BY id DESC LIMIT 1)), stamp = ?", newUID())
}

// checkLog makes sure that the log beside a journal was written for it.
func checkLog(ctx context.Context, path string) error {
	if path == db.Memory || !db.HasLog(path) {
		return nil
	}
	was := mark{}
	for misses := 0; misses < enoughMisses; misses++ {
		m, err := markOf(ctx, path)
		if db.KindOf(err) == db.Absent {
			return lonelyLog(path)
		}
		if err != nil { // the file is half written, perhaps, as another program moves the log into it: opening it tells
			return ctx.Err()
		}
		if m != was {
			was, misses = m, 0
		}
		switch named, told, err := inLog(path, m); {
		case err != nil:
			return err
		case named:
			return nil
		case !told:
			return sameWithLog(ctx, path, m)
		}
	}
	return foreignLog(path)
}

// enoughMisses is how often the file's mark must be missed in the log before that says anything: other programs may be
// moving the log into the file meanwhile, and begin another. While the file has the same mark, they can do so once.
const enoughMisses = 3

// CheckLog is an error where what lies beside the journal at path is no log of it, or all that is left of it.
func CheckLog(ctx context.Context, path string) error { return checkLog(ctx, path) }

// mark is what the journal's file tells, without its log, of the last write in it.
type mark struct {
	version int64
	stamp   string // in a journal of before there were any, the last change's uid
	page    int64  // where it stands
	id      int64  // the last change, and its uid
	uid     string
}

// markOf is the mark of the journal's file without its log.
func markOf(ctx context.Context, path string) (m mark, err error) {
	file, err := db.Open(ctx, path, db.Options{Still: true})
	if err != nil {
		return m, err
	}
	defer func() { _ = file.Close() }() // it was only read
	rows, err := file.Read(ctx, db.S(`SELECT s.version, t.rootpage, coalesce(c.id, 0), coalesce(c.uid, '')
		FROM state s JOIN sqlite_schema t ON t.type = 'table' AND t.name = 'state'
		LEFT JOIN changes c ON c.id = (SELECT max(id) FROM changes)`))
	if err != nil || len(rows[0]) == 0 {
		return m, err
	}
	if err := rows[0][0].Scan(&m.version, &m.page, &m.id, &m.uid); err != nil || m.version < marked {
		m.stamp = m.uid
		return m, err
	}
	rows, err = file.Read(ctx, db.S("SELECT coalesce(stamp, '') FROM state"))
	if err == nil && len(rows[0]) > 0 {
		err = rows[0][0].Scan(&m.stamp)
	}
	return m, err
}

// marked is the first version of the schema with marks.
const marked = 3

// inLog reports whether the log names the mark; told is false where nothing in it tells, as no write of rel is in it, or the
// file has no mark.
func inLog(path string, m mark) (named, told bool, err error) {
	if m.stamp == "" {
		return false, false, nil
	}
	for page, err := range db.InLog(path, m.page) {
		if err != nil || bytes.Contains(page, []byte(m.stamp)) {
			return err == nil, true, err
		}
		told = m.version >= marked
	}
	return false, told, nil
}

// sameWithLog is for what no mark tells: changes are only ever added, so that the file's last one must be found with its
// log, too, and by a write that changes the schema it would be marked. Nothing of the log is moved by looking.
func sameWithLog(ctx context.Context, path string, m mark) error {
	found, err := withLog(ctx, path, m)
	switch kind := db.KindOf(err); {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil && !found && m.id > 0:
		return foreignLog(path)
	case err != nil && (kind == db.Damaged || kind == db.NotSQLite || kind == db.Other):
		return foreignLog(path) // the file is sound, and with the log it is not
	}
	return nil // what else there may be is told when the journal is opened
}

// withLog reports whether the journal with its log has the file's last change, under the file's schema.
func withLog(ctx context.Context, path string, m mark) (bool, error) {
	file, err := db.Open(ctx, path, db.Options{ReadOnly: true})
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // it was only read
	rows, err := file.Read(ctx, db.S("SELECT 1 FROM changes c JOIN state ON version = ? WHERE c.id = ? AND c.uid = ?",
		m.version, m.id, m.uid))
	return err == nil && len(rows[0]) > 0, err
}

// Follow makes the journal in the file, a copy that nobody else uses, the one that comes after another: put in its place,
// it is known by the other's mark. Its schema is the newest then.
func (f *File) Follow(ctx context.Context, other *File) error {
	if err := f.bringUp(ctx); err != nil {
		return err
	}
	if err := other.bringUp(ctx); err != nil {
		return err
	}
	before, _, err := readOne(ctx, other.s, db.S("SELECT coalesce(stamp, '') FROM state"), scanOne[string])
	if err != nil {
		return err
	}
	return explain(f.lite.Write(ctx, db.Batch(db.S("UPDATE state SET before = ?, stamp = ?", orNull(before), newUID()))))
}

// bringUp brings the journal in the file to the newest schema.
func (f *File) bringUp(ctx context.Context) error {
	have, err := f.s.version(ctx, f.path)
	if err != nil || have > schemaVersion {
		return err
	}
	return f.s.migrate(ctx, have)
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
