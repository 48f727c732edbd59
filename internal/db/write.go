package db

import (
	"context"
	"database/sql"
	"iter"
)

// Write is DB's: one transaction that takes the write lock at its start.
func (s *SQLite) Write(ctx context.Context, batch iter.Seq[Stmt]) error {
	c, err := s.conn(ctx)
	if err != nil {
		return err
	}
	defer giveBack(ctx, c)
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return s.failure(ctx, err)
	}
	defer rollback(tx)
	if err := s.execAll(ctx, tx, batch); err != nil {
		return err
	}
	return s.failure(ctx, tx.Commit())
}

// A batch of more statements than longBatch gets a page cache of 16 MiB instead of 2: the pages it comes back to
// would else be written to the log, and read from there, again and again.
const (
	longBatch = 1000
	roomier   = "PRAGMA cache_size = -16384"
)

func (s *SQLite) execAll(ctx context.Context, tx *sql.Tx, batch iter.Seq[Stmt]) error {
	p := newPrepared(tx)
	defer p.clear()
	n := 0
	for st := range batch {
		if err := st.check(); err != nil {
			return err
		}
		if n++; n == longBatch {
			if _, err := tx.ExecContext(ctx, roomier); err != nil {
				return s.failure(ctx, err)
			}
		}
		if err := p.exec(ctx, st); err != nil {
			return s.failure(ctx, err)
		}
	}
	return nil
}

// rollback takes back what was not committed. It has nothing to do after a commit, and its own error
// would hide the one that led here; SQLite rolls back by itself where it cannot be told to.
func rollback(tx *sql.Tx) { _ = tx.Rollback() }

// keepPrepared is how many statements a batch keeps. Batches repeat a handful of texts many times; one
// with more different texts than this, such as a migration, does not repeat them.
const keepPrepared = 64

// prepared are the statements of a transaction, by their text, so that each text is parsed once.
type prepared struct {
	tx     *sql.Tx
	byText map[string]*sql.Stmt
}

func newPrepared(tx *sql.Tx) *prepared {
	return &prepared{tx: tx, byText: map[string]*sql.Stmt{}}
}

// exec runs a statement. One that was run before is quick; it is not watched for the end of ctx while it runs, since the
// driver starts a goroutine to do that.
func (p *prepared) exec(ctx context.Context, st Stmt) error {
	again := p.byText[st.SQL] != nil
	s, err := p.get(ctx, st.SQL)
	if err != nil {
		return err
	}
	if again {
		if err := ctx.Err(); err != nil {
			return err
		}
		ctx = context.WithoutCancel(ctx)
	}
	_, err = s.ExecContext(ctx, st.Args...)
	return err
}

func (p *prepared) get(ctx context.Context, text string) (*sql.Stmt, error) {
	if s := p.byText[text]; s != nil {
		return s, nil
	}
	if len(p.byText) == keepPrepared {
		p.clear()
	}
	s, err := p.tx.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	p.byText[text] = s
	return s, nil
}

// clear lets go of all statements. Closing one repeats the error of its last run, which is known.
func (p *prepared) clear() {
	for _, s := range p.byText {
		_ = s.Close()
	}
	clear(p.byText)
}
