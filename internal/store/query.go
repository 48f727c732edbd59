package store

import (
	"encoding/json"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// query is a statement being put together, its arguments in the order of its question marks.
type query struct {
	sql  strings.Builder
	args []any
}

func newQuery(sql string, args ...any) *query {
	q := &query{}
	q.add(sql, args...)
	return q
}

func (q *query) add(sql string, args ...any) {
	q.sql.WriteString(sql)
	q.args = append(q.args, args...)
}

// limit cuts the answer after n rows; zero does not.
func (q *query) limit(n int) {
	if n > 0 {
		q.add(" LIMIT ?", n)
	}
}

func (q *query) stmt() db.Stmt { return db.S(q.sql.String(), q.args...) }

// toJSON is a list as one argument, to be taken apart by json_each. The absent list is an empty one there: a
// null would be taken for a list of one.
func toJSON[T any](v []T) string {
	if v == nil {
		return "[]"
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // lists of numbers and words always have a JSON form
	}
	return string(b)
}

// fromJSON reads what json_group_array wrote; an empty array leaves the list nil.
func fromJSON[T any](text string, into *[]T) error {
	if text == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
