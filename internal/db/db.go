// Package db runs SQL: it reads rows in one snapshot, streams them, and writes batches that happen
// wholly or not at all. It knows nothing of contacts. What stands behind it is a SQLite file.
//
// There is no transaction to hold open, so that a cluster could stand behind it as well: what must be
// checked before a write is checked by the write itself, with a guard that raises inside the batch.
package db

import (
	"context"
	"iter"
	"slices"
)

// DB is a place that runs SQL. It is safe for use by several goroutines at once. An error about the
// place itself is a *Failure; a context that ended comes back as its own error.
type DB interface {
	// Read runs statements that only read, all in one snapshot, and returns the rows of each in the
	// order of the statements. The rows are the caller's to keep. It suits lists that fit a screen
	// or a page; for more there is Pages.
	Read(ctx context.Context, statements ...Stmt) ([][]Row, error)

	// Pages runs one statement that only reads and yields its rows in constant memory and one
	// snapshot. A row is good until the next step. An error is yielded last, with an empty row.
	Pages(ctx context.Context, statement Stmt) iter.Seq2[Row, error]

	// Abreast runs statements that only read, all in one snapshot, and hands use a cursor for each, in the order of the
	// statements: for long answers that are merged on their way out, in constant memory. The cursors end with use,
	// whose error is returned as it is.
	Abreast(ctx context.Context, use func(cursors []*Cursor) error, statements ...Stmt) error

	// Write runs a batch in its order: all of it takes effect, or none. It returns once the batch is
	// safe against the loss of power. The batch may read from the same DB while it is consumed and
	// sees what was committed before it; it may not write there. A batch that finds it cannot go on
	// yields Fail.
	Write(ctx context.Context, batch iter.Seq[Stmt]) error

	// Compact rewrites the place so that nothing deleted is left in it, not even in its free space. It fails as Locked,
	// and something may be left, while another program reads what was there before.
	Compact(ctx context.Context) error

	// Close lets go of the place. Nothing may be called after it.
	Close() error
}

// Batch is the batch of the statements given, in their order.
func Batch(statements ...Stmt) iter.Seq[Stmt] { return slices.Values(statements) }
