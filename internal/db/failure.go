package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"syscall"

	sqlite3 "modernc.org/sqlite/lib"
)

// FailureKind says what is wrong with a place, so that whoever talks to a person can say the way out.
type FailureKind int

// The kinds of failure.
const (
	Other        FailureKind = iota // anything else, such as a statement that is wrong
	Absent                          // nothing is there, and it was not to be made
	IsFolder                        // a folder is there
	NotRegular                      // a pipe, a socket or a device is there
	NotReadable                     // reading it is not permitted
	NotWritable                     // writing it, or next to it, is not permitted or not possible
	NotSQLite                       // a file of another sort is there
	Damaged                         // it is a SQLite file, and broken
	Locked                          // another program was writing for longer than the busy timeout
	Full                            // there is no room left
	Refused                         // the disk did not take what was written: a quota, or a disk that fails
	NetworkShare                    // it is on another machine's disk, where a write-ahead log cannot work
)

var kindWords = [...]string{
	Other: "failed", Absent: "is not there", IsFolder: "is a folder", NotRegular: "is not a regular file",
	NotReadable: "cannot be read", NotWritable: "cannot be written", NotSQLite: "is not a SQLite database",
	Damaged: "is damaged", Locked: "is locked by another program", Full: "has no room left to grow",
	Refused: "is not taken by its disk", NetworkShare: "is on a network share",
}

// String is the kind in words that follow a path.
func (k FailureKind) String() string { return kindWords[k] }

// Failure is an error of a place.
type Failure struct {
	Kind FailureKind
	Path string
	Err  error // the cause, or nil where the kind says it all
}

func (f *Failure) Error() string {
	switch {
	case f.Kind == Other && f.Err != nil:
		return f.Err.Error()
	case f.Err == nil:
		return f.Path + " " + f.Kind.String()
	}
	return f.Path + " " + f.Kind.String() + ": " + f.Err.Error()
}

func (f *Failure) Unwrap() error { return f.Err }

// KindOf is the kind of the Failure that err is or wraps, and Other if it is none.
func KindOf(err error) FailureKind {
	if f, ok := errors.AsType[*Failure](err); ok {
		return f.Kind
	}
	return Other
}

// classify makes a Failure of whatever went wrong at path. The end of a context, and what is a Failure
// already, stay as they are.
func classify(path string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*Failure](err); ok {
		return err
	}
	kind := kindOfOS(err)
	if code, ok := codeOf(err); ok {
		kind = kindOfCode(path, code)
	}
	return &Failure{Kind: kind, Path: path, Err: err}
}

// kindOfLook is the kind of an error of the operating system met while looking at what is there.
func kindOfLook(err error) FailureKind {
	if errors.Is(err, fs.ErrPermission) {
		return NotReadable
	}
	return kindOfOS(err)
}

// kindOfOS is the kind of an error of the operating system met while making something.
func kindOfOS(err error) FailureKind {
	for _, known := range osErrors {
		if errors.Is(err, known.errno) {
			return known.kind
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission):
		return NotWritable
	case errors.Is(err, fs.ErrNotExist):
		return Absent
	}
	return Other
}

type osError struct {
	errno syscall.Errno
	kind  FailureKind
}

// engineError is an error of SQLite: a text, and an extended result code.
type engineError interface {
	error
	Code() int
}

// codeOf is the extended result code, where err is or wraps an error of SQLite.
func codeOf(err error) (int, bool) {
	if e, ok := errors.AsType[engineError](err); ok {
		return e.Code(), true
	}
	return 0, false
}

// kindOfCode is the kind of an extended result code, https://www.sqlite.org/rescode.html. SQLite says
// FULL itself where a write meets a disk without room.
func kindOfCode(path string, code int) FailureKind {
	switch code {
	case sqlite3.SQLITE_IOERR_SHMSIZE: // the index of the log is the one thing it cannot grow by a write
		return Full
	case sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_DIR_FSYNC,
		sqlite3.SQLITE_IOERR_SHMOPEN, sqlite3.SQLITE_IOERR_SHMMAP:
		return Refused
	case sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS, sqlite3.SQLITE_IOERR_DATA:
		return Damaged
	}
	switch code & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return NotSQLite
	case sqlite3.SQLITE_CORRUPT:
		return Damaged
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return Locked
	case sqlite3.SQLITE_FULL:
		return Full
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return NotWritable
	case sqlite3.SQLITE_CANTOPEN:
		return whyNotOpened(path)
	}
	return Other
}

// whyNotOpened finds out what SQLite does not say. If the file can be read, what could not be opened is
// the log next to it.
func whyNotOpened(path string) FailureKind {
	f, err := os.Open(path)
	if err != nil {
		return kindOfLook(err)
	}
	_ = f.Close()
	return NotWritable
}
