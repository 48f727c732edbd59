package db

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
)

// Row is one row of an answer.
type Row struct {
	values []any // nil, int64, float64 or string
}

// Clone is a row of its own with the same values.
func (r Row) Clone() Row { return Row{slices.Clone(r.values)} }

// Misread is the error of a column that holds what it should not, as in a file in which something was changed past us.
type Misread struct {
	Column int // counted from 1
	Err    error
}

func (m *Misread) Error() string { return fmt.Sprintf("scan: column %d: %v", m.Column, m.Err) }

func (m *Misread) Unwrap() error { return m.Err }

// Scan copies the columns of the row, in their order, to where dest points: one destination for each
// column. A destination points to a string, a whole number, a float or a bool (stored as 0 and 1), or
// to a named type of these; to any, for the value as it is; or is an encoding.TextUnmarshaler. NULL
// makes it "", 0, 0.0 or false, and is the empty text to an unmarshaler. A whole number fits a float;
// nothing else is converted. The error names the first column, counted from 1, that does not fit.
func (r Row) Scan(dest ...any) error {
	if len(dest) != len(r.values) {
		return fmt.Errorf("scan: %d columns into %d destinations", len(r.values), len(dest))
	}
	for i, d := range dest {
		if err := assign(d, r.values[i]); err != nil {
			return &Misread{i + 1, err}
		}
	}
	return nil
}

// Int64 is one column of the row, counted from 0, as a whole number; NULL is 0. With Text it serves where Scan would have
// to be told of columns that are not wanted, row by row.
func (r Row) Int64(column int) (int64, error) { return whole(r.values[column]) }

// Text is one column of the row, counted from 0, as text; NULL is empty.
func (r Row) Text(column int) (string, error) { return text(r.values[column]) }

// assign is the quick way for the types that most columns go to.
func assign(dest, value any) (err error) {
	switch d := dest.(type) {
	case *any:
		*d = value
	case *string:
		*d, err = text(value)
	case *int64:
		*d, err = whole(value)
	case *float64:
		*d, err = real64(value)
	case *bool:
		*d, err = truth(value)
	default:
		err = assignKind(dest, value)
	}
	return err
}

// assignKind goes by what the destination is made of; like S, it asks for text only after that.
func assignKind(dest, value any) error {
	p := reflect.ValueOf(dest)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return fmt.Errorf("%T is nowhere to scan to", dest)
	}
	d := p.Elem()
	switch {
	case d.Kind() == reflect.String:
		s, err := text(value)
		d.SetString(s)
		return err
	case d.CanInt(), d.CanUint():
		return assignWhole(d, value)
	case d.CanFloat():
		f, err := real64(value)
		d.SetFloat(f)
		return err
	case d.Kind() == reflect.Bool:
		b, err := truth(value)
		d.SetBool(b)
		return err
	}
	return assignText(dest, value)
}

func assignWhole(d reflect.Value, value any) error {
	n, err := whole(value)
	switch {
	case err != nil:
		return err
	case d.CanInt() && !d.OverflowInt(n):
		d.SetInt(n)
	case d.CanUint() && n >= 0 && !d.OverflowUint(uint64(n)):
		d.SetUint(uint64(n))
	default:
		return fmt.Errorf("%d does not fit %s", n, d.Type())
	}
	return nil
}

func assignText(dest, value any) error {
	u, ok := dest.(encoding.TextUnmarshaler)
	if !ok {
		return fmt.Errorf("%T is nowhere to scan to", dest)
	}
	s, err := text(value)
	if err != nil {
		return err
	}
	return u.UnmarshalText([]byte(s))
}

func text(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	}
	return "", misfit("text", value)
}

func whole(value any) (int64, error) {
	switch v := value.(type) {
	case nil:
		return 0, nil
	case int64:
		return v, nil
	}
	return 0, misfit("a whole number", value)
}

func real64(value any) (float64, error) {
	switch v := value.(type) {
	case nil:
		return 0, nil
	case float64:
		return v, nil
	case int64:
		return float64(v), nil
	}
	return 0, misfit("a number", value)
}

func truth(value any) (bool, error) {
	n, err := whole(value)
	if err != nil || n < 0 || n > 1 {
		return false, misfit("0 or 1", value)
	}
	return n == 1, nil
}

func misfit(want string, value any) error {
	if s, ok := value.(string); ok {
		return fmt.Errorf("want %s, have text of %d bytes", want, len(s)) // what it says is nobody's business here
	}
	return fmt.Errorf("want %s, have %T %v", want, value, value)
}
