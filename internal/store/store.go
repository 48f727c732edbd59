// Package store keeps a journal in a database: all of rel's SQL is here, one file per noun, beside the
// code that reads its rows. A write is one batch that begins with its change, so that everything a
// command did can be undone as one; what a read-then-write transaction would have checked is a guard
// inside the batch (see expect). Values that are derived are kept by triggers and never written here.
package store

import (
	"context"
	"errors"
	"iter"
	"time"

	"github.com/google/uuid"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Options say which journal to open and in whose name to write.
type Options struct {
	Path    string
	Create  bool             // make the journal when it is not there; else an absent journal reads as an empty one
	Now     func() time.Time // the clock; read once per write
	Author  string           // who writes; the journal's own setting goes before it
	Command string           // what the change is called in the history

	// Outdated tells what is kept of other programs' cards beside details that say otherwise by now: it goes with the change
	// after which it is so. Where it is nil all stays.
	Outdated journal.Outdated

	// Migrating is called before the schema of a journal that holds something is changed; its error stops that, and
	// with it the opening. It may be nil.
	Migrating func(context.Context, *Store) error
}

// Store is an open journal.
type Store struct {
	db       db.DB
	file     *db.SQLite // the same, where it is a file
	path     string
	now      func() time.Time
	author   string
	command  string
	outdated journal.Outdated
	absent   bool
	fresh    bool
	wrote    bool
	exposed  bool
}

// Open opens the journal, brings its schema up to date, and refuses one that a newer rel has written.
func Open(ctx context.Context, o Options) (*Store, error) {
	s, err := openJournal(ctx, o, o.Path, o.Create)
	if !o.Create && (db.KindOf(err) == db.Absent || errors.Is(err, errEmpty)) {
		if s, err = openJournal(ctx, o, db.Memory, true); err == nil {
			s.absent, s.fresh = true, false
		}
	}
	return s, explain(err)
}

// On is the journal in a database that is open already and up to date: for a program that watches what is asked of it.
func On(d db.DB, o Options) *Store {
	return &Store{db: d, now: o.Now, author: o.Author, command: o.Command, outdated: o.Outdated}
}

func openJournal(ctx context.Context, o Options, path string, create bool) (*Store, error) {
	if err := checkLog(ctx, path); err != nil {
		return nil, err
	}
	lite, err := db.Open(ctx, path, db.Options{Create: create})
	if err != nil {
		return nil, err
	}
	s := &Store{
		db: lite, file: lite, path: path, now: o.Now, author: o.Author, command: o.Command, outdated: o.Outdated,
		exposed: lite.Exposed(),
	}
	if err := s.prepare(ctx, o, create); err != nil {
		_ = lite.Discard() // err says more
		return nil, err
	}
	return s, nil
}

// errEmpty is the error of a file in which nothing was ever made, for somebody who only looks.
var errEmpty = errors.New("the file is empty")

// prepare makes sure that the file is a journal this program can use, before anything in it is changed.
func (s *Store) prepare(ctx context.Context, o Options, create bool) error {
	have, err := s.version(ctx, s.path)
	switch {
	case err != nil:
		return err
	case have == 0 && !create:
		return errEmpty
	case have > schemaVersion:
		return newer(s.path, have)
	}
	if have > 0 && have < schemaVersion && o.Migrating != nil {
		if err := o.Migrating(ctx, s); err != nil {
			return err
		}
	}
	// The log comes last: a journal that could not be made is then an empty file, which can be taken away again.
	if err := s.migrate(ctx, have); err != nil {
		return err
	}
	return s.file.WAL(ctx)
}

// Close closes the journal; what was written is in its one file afterwards.
func (s *Store) Close() error { return explain(s.db.Close()) }

// Absent reports whether there is no journal yet, and an empty one stands in for it.
func (s *Store) Absent() bool { return s.absent }

// Fresh reports whether opening the journal made it.
func (s *Store) Fresh() bool { return s.fresh && !s.absent }

// Exposed reports whether the permissions of the journal let others on this computer read or write it.
func (s *Store) Exposed() bool { return s.exposed }

// Syncing names the service that keeps the folder of path in step with other computers; ok is false when none is known to.
func Syncing(path string) (service string, ok bool) { return db.Syncing(path) }

// SameDisk reports whether two paths are on one disk, as far as that is easily told.
func SameDisk(a, b string) bool { return db.SameDisk(a, b) }

// Wrote reports whether a change was made through this Store.
func (s *Store) Wrote() bool { return s.wrote }

// Today is the civil day of the clock.
func (s *Store) Today() journal.Day { return journal.DayOf(s.now()) }

// ErrUnchanged is the error of a write after which all would be as it was; no change was made.
var ErrUnchanged = errors.New("nothing would change")

// write carries out one change: its header, then the batch, all or nothing. The error is ErrUnchanged where the
// batch changes nothing, so that the history holds none that undo would take back to no effect.
func (s *Store) write(ctx context.Context, batch ...db.Stmt) error {
	return explain(s.change(ctx, db.Batch(append(batch, effect)...)))
}

// effect aborts the batch where it has changed nothing.
var effect = db.S("INSERT INTO effect(ok) SELECT EXISTS (SELECT 1 FROM change_rows WHERE change_id = " + current + ")")

// change is write for a batch of any length; what goes wrong is told as the database has it.
func (s *Store) change(ctx context.Context, batch iter.Seq[db.Stmt]) error {
	return s.writeBatch(ctx, func(yield func(db.Stmt) bool) {
		if !yield(s.header(nil)) {
			return
		}
		batch(yield)
	})
}

// writeBatch carries out a batch that begins with the header of its change.
func (s *Store) writeBatch(ctx context.Context, batch iter.Seq[db.Stmt]) error {
	err := s.db.Write(ctx, batch)
	s.wrote = s.wrote || err == nil
	return err
}

// header makes the change that the rest of its batch belongs to. undoes is nil but for undo and redo.
func (s *Store) header(undoes any) db.Stmt {
	command := s.command
	return db.S(`INSERT INTO changes(uid, at, author, command, undoes)
		SELECT ?, ?, coalesce(author, ?), ?, ? FROM settings`, newUID(), instant(s.now()), s.author, command, undoes)
}

// expect aborts the batch unless the condition holds when the batch is carried out.
func expect(condition string, args ...any) db.Stmt {
	return db.S("INSERT INTO expect(ok) SELECT "+condition, args...)
}

// current is the change being written.
const current = "(SELECT id FROM change)"

func (s *Store) read(ctx context.Context, q db.Stmt) ([]db.Row, error) {
	sets, err := s.db.Read(ctx, q)
	if err != nil {
		return nil, explain(err)
	}
	return sets[0], nil
}

// readAll is what each row of a query holds.
func readAll[T any](ctx context.Context, s *Store, q db.Stmt, scan func(db.Row) (T, error)) ([]T, error) {
	rows, err := s.read(ctx, q)
	if err != nil {
		return nil, err
	}
	out := make([]T, len(rows))
	for i, row := range rows {
		if out[i], err = scan(row); err != nil {
			return nil, explain(err)
		}
	}
	return out, nil
}

// readOne is what the first row of a query holds; ok is false when there is none.
func readOne[T any](ctx context.Context, s *Store, q db.Stmt, scan func(db.Row) (T, error)) (v T, ok bool, err error) {
	all, err := readAll(ctx, s, q, scan)
	if err != nil || len(all) == 0 {
		return v, false, err
	}
	return all[0], true, nil
}

// stream reads rows of any number, one at a time, in one snapshot.
func stream[T any](ctx context.Context, s *Store, q db.Stmt, scan func(db.Row) (T, error)) iter.Seq2[T, error] {
	return scanned(s.db.Pages(ctx, q), scan)
}

// All is the rows of a list that is known to be short, in one piece.
func All[T any](rows iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, nil
}

// scanned is what is made of rows.
func scanned[T any](rows iter.Seq2[db.Row, error], scan func(db.Row) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for row, err := range rows {
			var v T
			if err == nil {
				v, err = scan(row)
			}
			if !yield(v, explain(err)) || err != nil {
				return
			}
		}
	}
}

// scanOne reads a row of one column.
func scanOne[T any](row db.Row) (v T, err error) {
	err = row.Scan(&v)
	return v, err
}

// instant is a moment as the journal keeps it: UTC, of fixed width, so that text order is time order.
func instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

func newUID() string { return uuid.Must(uuid.NewV7()).String() }

// nameUID is the uid of what only one thing of a table can have the name of. Made in two copies of a journal it is one thing, as
// the groups are that rel suggests.
func nameUID(table, name string) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte("rel "+table+" "+journal.NameKey(name))).String()
}

// uidOfName is the SQL of that uid, its first parameter; of the second where a thing has it that was called so once.
func uidOfName(table string) string {
	return "(SELECT iif(EXISTS (SELECT 1 FROM " + table + " WHERE uid = u), other, u) FROM (SELECT ? AS u, ? AS other))"
}

// orNull is v, or NULL when v is its type's zero value.
func orNull[T comparable](v T) any {
	var zero T
	if v == zero {
		return nil
	}
	return v
}
