package render

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Column is one column of a list of T: what it holds, and how a person reads it.
type Column[T any] struct {
	Key   string // the name in csv, json and --columns, lower_snake; empty for a column that is only for people
	Title string // the heading for people; empty keeps it out of tables until it is asked for by its key

	// Value is the exact value: nil, string, int, int64, float64, bool, journal.Day, journal.Cadence or
	// []string, and for JSON also structs with json tags and slices of them. A nil Value is of no value.
	Value func(T) any

	// Show is what a person reads. A nil Show is made from Value: days as Style.Day tells them, lists
	// joined with "; ", true as "yes", and whatever is zero or empty as nothing.
	Show func(T, Style) string

	Right bool // aligned right
	Rigid bool // never cut, as half a telephone number is none; only what is no wider than 40 columns can be

	// Below has the column stand whole on lines of its own below each row, on a terminal that is too narrow for the
	// table as it is.
	Below bool

	// Named has the heading stand before what is below a row, where it could be taken for something else: "Left: Chair".
	Named bool

	Tint func(T) Tint // the color of the cell on a terminal; nil is Plain

	// Lit is the parts of a text in the column, from byte to byte and one behind the other, that stand out where there is
	// color. It is asked for each line as it is printed.
	Lit func(text string) [][2]int

	picked bool // asked for by its key, so that it stands in a table even when there is nothing in it
}

// Pick is the columns with the given keys, in that order; all columns when there are no keys. A column
// without a title gets its key for a heading. An unknown key, or one given twice, is a usage problem.
func Pick[T any](cols []Column[T], keys []string) ([]Column[T], error) {
	if len(keys) == 0 {
		return cols, nil
	}
	picked := make([]Column[T], 0, len(keys))
	for _, key := range keys {
		col, err := find(cols, key)
		if err != nil {
			return nil, err
		}
		if _, err := find(picked, col.Key); err == nil {
			return nil, journal.Bad("name each column once", "column %q is asked for twice", col.Key)
		}
		picked = append(picked, col)
	}
	return picked, nil
}

// find is the column with a key, which may be typed in any case and with hyphens for underscores.
func find[T any](cols []Column[T], typed string) (Column[T], error) {
	key := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(typed)), "-", "_")
	i := slices.IndexFunc(cols, func(c Column[T]) bool {
		return c.Key != "" && (strings.EqualFold(c.Key, strings.TrimSpace(typed)) || c.Key == key)
	})
	if i < 0 {
		return Column[T]{}, unknown(typed, keys(cols))
	}
	col := cols[i]
	col.picked = true
	if col.Title == "" {
		col.Title = titleOf(col.Key)
	}
	return col, nil
}

// titleOf is a key as a heading: "Last touched" of last_touched. Names with capitals in them stay as they are.
func titleOf(key string) string {
	if strings.ContainsFunc(key, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') }) {
		return key
	}
	return strings.ReplaceAll(strings.ToUpper(key[:1])+key[1:], "_", " ")
}

// unknown is the problem of a column that is not among keys.
func unknown(typed string, keys []string) error {
	hint := journal.DidYouMean(journal.Nearest(typed, keys, 1), "the columns are "+strings.Join(keys, ", "))
	return journal.Bad(hint, "there is no column %q", typed)
}

// keyed are the columns that programs read.
func keyed[T any](cols []Column[T]) []Column[T] {
	return slices.DeleteFunc(slices.Clone(cols), func(c Column[T]) bool { return c.Key == "" })
}

// titled are the columns that people read.
func titled[T any](cols []Column[T]) []Column[T] {
	return slices.DeleteFunc(slices.Clone(cols), func(c Column[T]) bool { return c.Title == "" })
}

func keys[T any](cols []Column[T]) []string {
	var keys []string
	for _, c := range keyed(cols) {
		keys = append(keys, c.Key)
	}
	return keys
}

// value is the exact value of the column in a row.
func (c Column[T]) value(row T) any {
	if c.Value == nil {
		return nil
	}
	return c.Value(row)
}

// show is what a person reads in the column; it is not yet safe to print.
func (c Column[T]) show(row T, s Style) string {
	if c.Show != nil {
		return c.Show(row, s)
	}
	return s.shown(c.value(row))
}

// tint is the color of the column in a row.
func (c Column[T]) tint(row T) Tint {
	if c.Tint == nil {
		return Plain
	}
	return c.Tint(row)
}
