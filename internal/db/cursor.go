package db

import (
	"context"
	"database/sql"
)

// Cursor is one of several answers that are read side by side.
type Cursor struct {
	db   *SQLite
	ctx  context.Context // of the call that the cursor lives in
	rows *sql.Rows
	row  Row
	into []any
	err  error
}

// Next moves to the next row, and reports whether there is one. After the last it returns false, as it does after an
// error, which Err tells.
func (c *Cursor) Next() bool {
	if c.err != nil || !c.rows.Next() {
		return false
	}
	c.err = c.rows.Scan(c.into...)
	return c.err == nil
}

// Row is the row that Next has moved to. It is good until the next call of Next.
func (c *Cursor) Row() Row { return c.row }

// Err is the error that ended the answer early; nil when it came to its end.
func (c *Cursor) Err() error {
	if c.err == nil {
		c.err = c.rows.Err()
	}
	return c.db.failure(c.ctx, c.err)
}

// Abreast is DB's: a cursor for each statement, in one transaction that only reads.
func (s *SQLite) Abreast(ctx context.Context, use func(cursors []*Cursor) error, statements ...Stmt) error {
	c, err := s.conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	tx, err := c.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.failure(ctx, err)
	}
	defer rollback(tx)
	var cursors []*Cursor
	defer func() {
		for _, c := range cursors {
			_ = c.rows.Close() // it was only read
		}
	}()
	for _, st := range statements {
		c, err := s.cursor(ctx, tx, st)
		if err != nil {
			return err
		}
		cursors = append(cursors, c)
	}
	return use(cursors)
}

// cursor begins to read one statement.
func (s *SQLite) cursor(ctx context.Context, q querier, st Stmt) (*Cursor, error) {
	if err := st.check(); err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, st.SQL, st.Args...)
	if err != nil {
		return nil, s.failure(ctx, err)
	}
	row, into, err := blank(rows)
	if err != nil {
		_ = rows.Close() // err says more
		return nil, s.failure(ctx, err)
	}
	return &Cursor{db: s, ctx: ctx, rows: rows, row: row, into: into}, nil
}
