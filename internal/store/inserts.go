package store

import (
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// rowsAtOnce is how many rows one statement of a bulk import inserts.
const rowsAtOnce = 64

// inserts gathers rows of one table, to be inserted many with one statement.
type inserts struct {
	into string // "heard(note_id, speaker, text)"
	one  string // "(?, ?, ?)"
	many string // the whole statement for rowsAtOnce of them
	wide int
	args []any // nil, int64 and string
}

func newInserts(into string) inserts {
	n := inserts{into: into, wide: strings.Count(into, ",") + 1}
	n.one = "(?" + strings.Repeat(", ?", n.wide-1) + ")"
	n.many = n.sql(rowsAtOnce)
	return n
}

func (n *inserts) sql(rows int) string {
	return "INSERT INTO " + n.into + " VALUES " + n.one + strings.Repeat(", "+n.one, rows-1)
}

// add adds a row.
func (n *inserts) add(values ...any) {
	if n.args == nil {
		n.args = make([]any, 0, n.wide*rowsAtOnce)
	}
	n.args = append(n.args, values...)
}

// rows is how many rows wait.
func (n *inserts) rows() int { return len(n.args) / n.wide }

// full inserts those that fill a whole statement; the rest goes on waiting. It is false when nothing more is wanted.
func (n *inserts) full(yield func(db.Stmt) bool) bool {
	size := n.wide * rowsAtOnce
	for len(n.args) >= size {
		if !yield(db.Stmt{SQL: n.many, Args: n.args[:size:size]}) {
			return false
		}
		n.args = append(make([]any, 0, size), n.args[size:]...) // what was yielded is not ours any more
	}
	return true
}

// all inserts those that wait.
func (n *inserts) all(yield func(db.Stmt) bool) bool {
	if !n.full(yield) {
		return false
	}
	last := n.args
	n.args = nil
	return len(last) == 0 || yield(db.Stmt{SQL: n.sql(len(last) / n.wide), Args: last})
}
