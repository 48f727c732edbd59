package db

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// The endings of the files beside a database that belong to it: the log, the index of the log that those share who
// have it open, and the journal of a database that has no log.
const (
	logEnding      = "-wal"
	indexEnding    = "-shm"
	rollbackEnding = "-journal"
)

// OpenCopy opens a database that somebody may have open, to read it, and changes nothing of it. What its log holds is
// read too, for which a copy of both is made in folder; without a folder, one that has a log is not opened.
func OpenCopy(ctx context.Context, path, folder string) (*SQLite, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, classify(path, err)
	}
	if hasMore(path+logEnding) || hasMore(path+rollbackEnding) {
		if folder == "" {
			return nil, &Failure{Kind: Locked, Path: path}
		}
		if path, err = gather(ctx, path, folder); err != nil {
			return nil, err
		}
	}
	return Open(ctx, path, Options{Still: true})
}

// hasMore reports whether a file is there with something in it.
func hasMore(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// gather copies a database with what its log holds to one file in folder, and returns its path. Where there is an
// index, a program may be using the file, and it is copied as a reader among others; else nobody is, or ever was, as
// of a copy of both: then the bytes are copied, and the log goes into the copy.
func gather(ctx context.Context, path, folder string) (string, error) {
	to := filepath.Join(folder, "gathered.db")
	if _, err := os.Stat(path + indexEnding); err == nil {
		return to, copyLive(ctx, path, to)
	}
	for _, ending := range []string{"", logEnding, rollbackEnding} {
		err := copyFile(path+ending, to+ending)
		if ending != "" && errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", classify(path, err)
		}
	}
	s, err := Open(ctx, to, Options{})
	if err != nil {
		return "", atPath(path, err)
	}
	_, err = s.Read(ctx, S("PRAGMA journal_mode = delete"))
	return to, atPath(path, errors.Join(err, s.Close()))
}

// copyLive copies a database that other programs may be writing, and opens it only to read.
func copyLive(ctx context.Context, path, to string) (err error) {
	s := &SQLite{path: path, wait: usualWait, mode: url.Values{"mode": {"ro"}}}
	if err := s.connect(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := newFile(to); err != nil {
		return classify(to, err)
	}
	_, err = s.copyTo(ctx, to, CopyOptions{})
	return err
}

// atPath says of a failure met in a copy that it is one of the database itself.
func atPath(path string, err error) error {
	if f, ok := errors.AsType[*Failure](err); ok {
		return &Failure{Kind: f.Kind, Path: path, Err: f.Err}
	}
	return err
}

// newFile makes an empty file for its owner alone.
func newFile(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// copyFile copies bytes to a new file for its owner alone.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}
