package db

import (
	"context"
	"database/sql"
	"maps"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// Memory is the path of an empty database that is in no file and ends with its SQLite. It has one
// connection, so that nothing else can be done with it while Pages or Write is under way.
const Memory = ":memory:"

// usualWait is how long another program's write is waited for.
const usualWait = 5 * time.Second

// Options say how a file is opened. The zero value opens one that is there.
type Options struct {
	Create      bool          // make the file, and the folders it lacks, for their owner alone
	ReadOnly    bool          // only read it: nothing in the file can change
	Still       bool          // only read the file itself, without its log or locks, as if nobody else used it; it may lie anywhere
	BusyTimeout time.Duration // how long to wait for another program's write; 5 s when zero
}

// mode is what SQLite is told of the file, where that is not the usual.
func (o Options) mode() url.Values {
	switch {
	case o.Still:
		return url.Values{"mode": {"ro"}, "immutable": {"1"}}
	case o.ReadOnly:
		return url.Values{"mode": {"ro"}}
	}
	return nil
}

// SQLite is a DB in one file, or in memory.
type SQLite struct {
	path string
	wait time.Duration
	mode url.Values // how the file is opened, where that is not the usual way
	file fileState  // as Open found it

	// The pool has no limit: it grows to one connection for each Pages or Write that is under way
	// inside another, which a limit would turn into a wait without end.
	pool *sql.DB
}

var _ DB = (*SQLite)(nil)

// Open opens the file at path, or Memory. What is wrong with the file is found out here, as a *Failure,
// and not at its first use.
func Open(ctx context.Context, path string, o Options) (*SQLite, error) {
	s := &SQLite{path: path, wait: o.BusyTimeout, mode: o.mode()}
	if s.wait == 0 {
		s.wait = usualWait
	}
	if path != Memory {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, classify(path, err)
		}
		s.path = abs
		if s.file, err = prepareFile(abs, o); err != nil {
			return nil, err
		}
	}
	if err := s.connect(ctx); err != nil {
		return nil, err
	}
	return s, nil
}

// connect makes the first connection, which reads the file's header and its schema. The header is not
// read any other way: closing the file would drop the locks that SQLite holds on it in this process,
// https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_.
func (s *SQLite) connect(ctx context.Context) error {
	connector, err := sqlite.NewConnector(s.dsn())
	if err != nil {
		return classify(s.path, err)
	}
	s.pool = sql.OpenDB(connector)
	if s.path == Memory {
		s.pool.SetMaxOpenConns(1)
	}
	c, err := s.conn(ctx)
	if err != nil {
		_ = s.pool.Close() // err says more
		return err
	}
	return c.Close()
}

// pragma is the driver's word for a setting that is made on every connection, in their order.
const pragma = "_pragma"

// dsn holds all settings, because it alone reaches every connection of the pool.
func (s *SQLite) dsn() string {
	q := url.Values{"mode": {"rw"}, "_txlock": {"immediate"}, "_dqs": {"0"}, pragma: {
		"busy_timeout(" + strconv.FormatInt(s.wait.Milliseconds(), 10) + ")",
		"synchronous(full)",
		"foreign_keys(1)",
		"trusted_schema(0)",
		"schema_version", // has the header read, so that a file of another sort is known at once
	}}
	if runtime.GOOS == "darwin" {
		// There, a plain fsync leaves what was written in the disk's own memory.
		q.Add(pragma, "fullfsync(1)")
	}
	maps.Copy(q, s.mode)
	if s.path == Memory {
		q.Del("mode")
		return (&url.URL{Scheme: "file", Opaque: Memory, RawQuery: q.Encode()}).String()
	}
	return uri(s.path, q)
}

// uri names a file to SQLite, with what it is told of it.
func uri(path string, q url.Values) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… becomes file:///C:/…
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}).String()
}

// WAL turns the file to a write-ahead log, which it then keeps: a reader never waits for a writer, nor a writer for a
// reader. Open does not, so that a file which turns out to be somebody else's stays as it was. While another program
// turns the same file, SQLite does not wait by itself.
func (s *SQLite) WAL(ctx context.Context) error {
	wait, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	for {
		_, err := s.Read(ctx, S("PRAGMA journal_mode = wal"))
		if KindOf(err) != Locked {
			return err
		}
		select {
		case <-wait.Done():
			return s.failure(ctx, err)
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// conn takes a connection out of the pool; closing it puts it back. Where there is but one, it is
// waited for no longer than for another program.
func (s *SQLite) conn(ctx context.Context) (*sql.Conn, error) {
	wait, cancel := context.WithTimeout(ctx, s.wait)
	defer cancel()
	c, err := s.pool.Conn(wait)
	if err != nil && wait.Err() != nil && ctx.Err() == nil {
		return nil, &Failure{Kind: Locked, Path: s.path}
	}
	return c, s.failure(ctx, err)
}

// giveBack puts a connection back into the pool. To call off a statement sets a mark on its connection that only the
// next statement takes away, and that would call off, too, the moving of the log when the connection is closed.
func giveBack(ctx context.Context, c *sql.Conn) {
	if ctx.Err() != nil {
		_, _ = c.ExecContext(context.WithoutCancel(ctx), "SELECT 1") // it has gone already where its write was called off
	}
	_ = c.Close()
}

// Close is DB's. The last connection of any program to leave the file moves the log into it and removes
// the log; one that Pages still holds leaves when Pages ends.
func (s *SQLite) Close() error {
	err := s.pool.Close()
	for range leaving {
		if s.pool.Stats().OpenConnections == 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if s.file.made {
		removeEmptyLog(s.path)
	}
	return classify(s.path, err)
}

// leaving is for how many milliseconds Close waits for connections to leave. One whose write was called off leaves by
// itself, a moment later, and a program that ends before that leaves the log behind.
const leaving = 1000

// failure is the error to return for err: the context's own where that has ended.
func (s *SQLite) failure(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return classify(s.path, err)
}
