package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"modernc.org/sqlite"
)

// CopyOptions say how a copy is made. The zero value copies, and looks closely.
type CopyOptions struct {
	Same     []Stmt                // must find the same in the copy as in what was copied
	Quick    bool                  // check that all can be read, but not every index against its table
	Progress func(done, all int64) // is told how many pages are copied; may be nil
}

// Backup copies the database as it is now into the file at path, which the caller has made, empty and for whom it is
// to be; then it opens the copy and checks it. Writers go on meanwhile, and change nothing of the copy. It is one file
// that needs no log, and is not to be taken for a backup until Backup has returned without an error: it is not brought
// to the disk, and what is there after an error is worth nothing.
func (s *SQLite) Backup(ctx context.Context, path string, o CopyOptions) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return classify(path, err)
	}
	same, err := s.copyTo(ctx, path, o)
	if err == nil {
		err = checkCopy(ctx, path, same, o)
	}
	if err != nil {
		_ = os.Remove(path + logEnding) // left only where making it one file went wrong
	}
	return err
}

// copyTo copies one snapshot, and returns what o.Same finds in it. The transaction holds the snapshot: without it the
// copy would begin anew with every write of another program.
func (s *SQLite) copyTo(ctx context.Context, path string, o CopyOptions) ([][]Row, error) {
	c, err := s.conn(ctx)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	tx, err := c.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.failure(ctx, err)
	}
	defer rollback(tx)
	if _, err := s.readAll(ctx, tx, []Stmt{S("SELECT count(*) FROM sqlite_schema")}); err != nil {
		return nil, err
	}
	same, err := s.readAll(ctx, tx, o.Same)
	if err != nil {
		return nil, err
	}
	err = c.Raw(func(conn any) error {
		b, err := conn.(copier).NewBackup(targetURI(path))
		if err != nil {
			return classify(path, err)
		}
		if err := step(ctx, b, o.Progress); err != nil {
			_ = b.Finish() // err says more
			return ended(ctx, path, err)
		}
		return ended(ctx, path, finish(ctx, b))
	})
	return same, s.failure(ctx, err)
}

// copier is what the driver's connection can do beyond what database/sql knows.
type copier interface {
	NewBackup(target string) (*sqlite.Backup, error)
	NewRestore(source string) (*sqlite.Backup, error)
}

// targetURI names the file a copy goes to. Nobody else knows of it, so it is not locked by turns, which would need
// memory that a disk of another machine cannot share; nor is it to outlive a loss of power before it is complete.
func targetURI(path string) string {
	return uri(path, url.Values{"mode": {"rw"}, pragma: {"locking_mode(exclusive)", "journal_mode(off)", "synchronous(off)"}})
}

// stepPages is how many pages are copied at a time: 1 MiB of the usual pages.
const stepPages = 256

// step copies until all is copied, or ctx ends.
func step(ctx context.Context, b *sqlite.Backup, progress func(done, all int64)) error {
	for {
		more, err := b.Step(stepPages)
		if err != nil {
			return err
		}
		if progress != nil {
			all := int64(b.PageCount())
			progress(all-int64(b.Remaining()), all)
		}
		if !more {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// finish ends a copy and makes it one file: its header, as it was copied, still says that a log belongs to it. SQLite
// knows of that once it has read the header.
func finish(ctx context.Context, b *sqlite.Backup) (err error) {
	target, err := b.Commit()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	for _, query := range []string{"SELECT count(*) FROM sqlite_schema", "PRAGMA journal_mode = delete"} {
		if _, err := target.(driver.ExecerContext).ExecContext(ctx, query, nil); err != nil {
			return err
		}
	}
	return nil
}

// ended is the error of what was done to path: the context's own where that has ended.
func ended(ctx context.Context, path string, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return classify(path, err)
}

// checkCopy opens a copy as anybody would who wants it back, and checks it.
func checkCopy(ctx context.Context, path string, same [][]Row, o CopyOptions) (err error) {
	c, err := Open(ctx, path, Options{Still: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	check := c.Check
	if o.Quick {
		check = c.CheckQuickly
	}
	switch found, err := check(ctx); {
	case err != nil:
		return err
	case len(found) > 0:
		return &Failure{Kind: Damaged, Path: path, Err: errors.New(found[0])}
	}
	again, err := c.Read(ctx, o.Same...)
	if err != nil {
		return err
	}
	if !slices.EqualFunc(again, same, func(a, b []Row) bool { return reflect.DeepEqual(a, b) }) {
		return &Failure{Kind: Damaged, Path: path, Err: fmt.Errorf("the copy holds %v, and not %v", again, same)}
	}
	return nil
}

// Overwrite makes the database, which must be written with a log, what from is, in one transaction: another program that
// has it open sees the one or the other whole. from must not change meanwhile. Once nobody else can write any more, and
// before anything has changed, guard is asked, which may read: its error leaves all as it was. progress is told how many
// pages are copied; it may be nil. As far as nobody reads what was there before, the file holds all of it afterwards, and
// not its log alone.
func (s *SQLite) Overwrite(ctx context.Context, from *SQLite, guard func() error, progress func(done, all int64)) error {
	c, err := s.conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	moveLog(ctx, c)
	defer moveLog(ctx, c)
	return c.Raw(func(conn any) error {
		b, err := conn.(copier).NewRestore(from.dsn())
		if err != nil {
			return ended(ctx, s.path, err)
		}
		if _, err = b.Step(0); err == nil { // takes the lock, and copies nothing
			err = guard()
		}
		if err == nil {
			err = step(ctx, b, progress)
		}
		if finished := b.Finish(); err == nil {
			err = finished
		}
		return ended(ctx, s.path, err)
	})
}
