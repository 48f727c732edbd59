package db

import (
	"context"
	"errors"
	"testing"
	"time"
)

// contract holds every DB to what the interface says. open gives a new, empty one that can be read
// while it is written.
func contract(t *testing.T, open func() DB) {
	tests := map[string]func(*testing.T, DB){
		"a read is one snapshot":                testReadIsOneSnapshot,
		"rows of a read are owned":              testReadRowsAreOwned,
		"answers come in order":                 testAnswersInOrder,
		"pages stream in order":                 testPagesStream,
		"a page's row is reused":                testPagesRowIsReused,
		"a loop over pages can be left":         testPagesCanBeLeft,
		"pages are a snapshot while one writes": testPagesWhileWriting,
		"cursors stand abreast in one snapshot": testAbreast,
		"a cursor tells its error":              testAbreastError,
		"pages yield their error last":          testPagesError,
		"an error halfway is told":              testErrorHalfway,
		"a write is all or nothing":             testWriteAllOrNothing,
		"a batch can fail":                      testBatchFails,
		"a batch that panics leaves nothing":    testBatchPanics,
		"what a commit refuses is told":         testCommitRefuses,
		"reads see what is committed":           testReadsSeeCommitted,
		"a batch may read":                      testBatchReads,
		"many texts in one batch":               testManyTexts,
		"values go there and back":              testValues,
		"foreign arguments are refused":         testForeignArguments,
		"compacting keeps what is there":        testCompact,
		"a trigger raises":                      testRaised,
		"constraints are told apart":            testConstraints,
		"an ended context stays itself":         testContext,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := open()
			t.Cleanup(func() { _ = d.Close() })
			write(t, d, S("CREATE TABLE n (v INTEGER NOT NULL) STRICT"))
			test(t, d)
		})
	}
}

func testContext(t *testing.T, d DB) {
	write(t, d, insert(1))
	ctx, cancel := context.WithCancel(t.Context())
	endless := S("WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT max(i) FROM r")
	err := d.Write(ctx, func(yield func(Stmt) bool) {
		if yield(insert(2)) {
			cancel()
			yield(S("INSERT INTO n " + endless.SQL))
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("write: %v", err)
	}
	if _, err := d.Read(ctx, insert(3)); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
	for _, err := range d.Pages(ctx, insert(3)) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("pages: %v", err)
		}
	}
	testInterrupt(t, d, endless)
	testCancelBeforeCommit(t, d)
	if n := number(t, d, "SELECT sum(v) FROM n"); n != 1 {
		t.Errorf("sum is %d: a cancelled call left something", n)
	}
}

func testInterrupt(t *testing.T, d DB, endless Stmt) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := d.Read(ctx, endless); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a read without end: %v", err)
	}
}

func testCancelBeforeCommit(t *testing.T, d DB) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	err := d.Write(ctx, func(yield func(Stmt) bool) {
		yield(insert(4))
		cancel()
		time.Sleep(20 * time.Millisecond) // long enough for whoever listens to take the write back
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before the commit: %v", err)
	}
}

func write(t *testing.T, d DB, statements ...Stmt) {
	t.Helper()
	if err := d.Write(t.Context(), Batch(statements...)); err != nil {
		t.Fatal(err)
	}
}

func insert(v int) Stmt { return S("INSERT INTO n VALUES (?1)", v) }

// numbers inserts 1 to n.
func numbers(n int) Stmt {
	return S("WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ?1) INSERT INTO n SELECT i FROM r", n)
}

func number(t *testing.T, d DB, sql string) int {
	t.Helper()
	answers, err := d.Read(t.Context(), S(sql))
	if err != nil {
		t.Fatal(err)
	}
	return scanInt(t, answers[0][0])
}

func scanInt(t *testing.T, row Row) (n int) {
	t.Helper()
	if err := row.Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
