package db

import (
	"context"
	"database/sql"
	"iter"
)

// Read is DB's. A single statement is a snapshot by itself.
func (s *SQLite) Read(ctx context.Context, statements ...Stmt) ([][]Row, error) {
	c, err := s.conn(ctx)
	if err != nil {
		return nil, err
	}
	defer giveBack(ctx, c)
	if len(statements) < 2 {
		return s.readAll(ctx, c, statements)
	}
	tx, err := c.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, s.failure(ctx, err)
	}
	defer rollback(tx)
	return s.readAll(ctx, tx, statements)
}

func (s *SQLite) readAll(ctx context.Context, q querier, statements []Stmt) ([][]Row, error) {
	answers := make([][]Row, len(statements))
	for i, st := range statements {
		err := s.each(ctx, q, st, func(r Row) bool {
			answers[i] = append(answers[i], r.Clone())
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return answers, nil
}

// Pages is DB's: one cursor.
func (s *SQLite) Pages(ctx context.Context, statement Stmt) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		c, err := s.conn(ctx)
		if err == nil {
			defer giveBack(ctx, c)
			err = s.each(ctx, c, statement, func(r Row) bool { return yield(r, nil) })
		}
		if err != nil {
			yield(Row{}, err)
		}
	}
}

// querier is a connection, or a transaction on one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each runs a statement and visits its rows until visit returns false. All visits see the same row, with
// new values in it.
func (s *SQLite) each(ctx context.Context, q querier, st Stmt, visit func(Row) bool) error {
	c, err := s.cursor(ctx, q, st)
	if err != nil {
		return err
	}
	defer c.rows.Close()
	for c.Next() {
		if !visit(c.row) {
			return nil
		}
	}
	return c.Err()
}

// blank is a row as wide as the answer, and pointers to its values.
func blank(rows *sql.Rows) (row Row, into []any, err error) {
	columns, err := rows.Columns()
	if err != nil {
		return Row{}, nil, err
	}
	row.values, into = make([]any, len(columns)), make([]any, len(columns))
	for i := range row.values {
		into[i] = &row.values[i]
	}
	return row, into, nil
}
