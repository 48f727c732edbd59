package store

import (
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// assignments is the columns that an edit names, each with its new value. A column that nobody named is never
// written: what another process has put there since it was read stands.
type assignments struct {
	columns []string
	values  []any
}

// set names a column.
func (a *assignments) set(column string, v any) {
	a.columns = append(a.columns, column+" = ?")
	a.values = append(a.values, v)
}

// update is the batch that sets the columns of one row; empty when none is named.
func (a assignments) update(table string, id int64) []db.Stmt {
	if len(a.columns) == 0 {
		return nil
	}
	return []db.Stmt{db.S("UPDATE "+table+" SET "+strings.Join(a.columns, ", ")+" WHERE id = ?", append(a.values, id)...)}
}

// setNamed names a column where the edit has a value for it.
func setNamed[T any](a *assignments, column string, v *T, value func(T) any) {
	if v != nil {
		a.set(column, value(*v))
	}
}
