package main

import (
	"context"
	"database/sql"
	"os"
	"strconv"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
	_ "modernc.org/sqlite" // the driver, for databases that are not rel's
)

// runSQL carries out a statement on a database that need not be a journal, and makes it when it is not there:
// sql other.db 'CREATE TABLE n (v)'. With -f, the statements in a file: sql other.db -f tables.sql.
func runSQL(ts *testscript.TestScript, neg bool, args []string) {
	if !neg && len(args) == 3 && args[1] == "-f" {
		args = []string{args[0], ts.ReadFile(args[2])}
	}
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql file statement, or sql file -f file")
	}
	pool, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = pool.Exec(args[1])
	ts.Check(err)
	ts.Check(pool.Close())
}

// hold begins a write on a database, as another program does, and leaves it unfinished until the script ends:
// hold journal.db.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: hold file")
	}
	ctx := context.Background()
	pool, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	conn, err := pool.Conn(ctx)
	ts.Check(err)
	_, err = conn.ExecContext(ctx, "BEGIN IMMEDIATE")
	ts.Check(err)
	ts.Defer(func() {
		_ = conn.Close() // what was begun is given up
		_ = pool.Close()
	})
}

// reading begins to read a database, as another program does, and goes on until closed: reading journal.db.
func reading(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: reading file")
	}
	pool, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	tx, err := pool.Begin()
	ts.Check(err)
	var n int
	ts.Check(tx.QueryRow("SELECT count(*) FROM changes").Scan(&n))
	stop := sync.OnceFunc(func() {
		_ = tx.Rollback() // it has only read
		_ = pool.Close()
	})
	ts.Defer(stop)
	readers.Store(ts, stop)
}

// readers are what ends the reading of each script.
var readers sync.Map

// closed ends what reading began.
func closed(ts *testscript.TestScript, neg bool, args []string) {
	stop, ok := readers.LoadAndDelete(ts)
	if neg || len(args) != 0 || !ok {
		ts.Fatalf("usage: closed, after reading")
	}
	stop.(func())()
}

// truncate cuts a file off after so many bytes: truncate journal.db 5000.
func truncate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: truncate file bytes")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}
