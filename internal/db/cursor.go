package db

import (
	"context"
	"database/sql"
)

// querier is a connection, or a transaction on one.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// each runs a statement and visits its rows until visit returns false. All visits see the same row, with
// new values in it.
func (s *SQLite) each(ctx context.Context, q querier, st Stmt, visit func(Row) bool) error {
	if err := st.check(); err != nil {
		return err
	}
	rows, err := q.QueryContext(ctx, st.SQL, st.Args...)
	if err != nil {
		return s.failure(ctx, err)
	}
	defer rows.Close()
	row, into, err := blank(rows)
	if err != nil {
		return s.failure(ctx, err)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return s.failure(ctx, err)
		}
		if !visit(row) {
			return nil
		}
	}
	return s.failure(ctx, rows.Err())
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
