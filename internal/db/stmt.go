package db

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
)

// Stmt is one SQL statement and the values for its parameters ?1, ?2, … in their order. The values
// are nil, int64, float64 or string; S makes them of other types.
type Stmt struct {
	SQL  string
	Args []any
}

// S is a statement with its arguments turned into what SQL knows. Strings, whole numbers, floats and
// bools (as 0 and 1) of any named type go by what they are made of, even where they also know how to
// write themselves as text. Of all others, those that do (encoding.TextMarshaler) become that text,
// or NULL if they are zero by their own IsZero and write themselves as "". Any other argument makes a
// statement that fails when it is run, with an error that names the argument.
func S(sql string, args ...any) Stmt {
	s := Stmt{SQL: sql}
	for i, arg := range args {
		value, err := bindable(arg)
		if err != nil {
			return Fail(fmt.Errorf("argument %d: %w", i+1, err))
		}
		s.Args = append(s.Args, value)
	}
	return s
}

// Fail is a statement that cannot be run: a batch that yields it ends there without effect, and Write
// returns err, which may not be nil.
func Fail(err error) Stmt { return Stmt{Args: []any{err}} }

// check refuses arguments that only this implementation's driver would take.
func (s Stmt) check() error {
	for i, arg := range s.Args {
		switch x := arg.(type) {
		case nil, int64, float64, string:
		case error:
			return x
		default:
			return fmt.Errorf("argument %d: %T is not bound as it is; make the statement with S", i+1, x)
		}
	}
	return nil
}

func bindable(arg any) (any, error) {
	switch x := arg.(type) {
	case nil, int64, float64, string:
		return arg, nil
	case int:
		return int64(x), nil
	}
	v := reflect.ValueOf(arg)
	switch {
	case v.Kind() == reflect.String:
		return v.String(), nil
	case v.CanInt():
		return v.Int(), nil
	case v.CanUint() && v.Uint() <= math.MaxInt64:
		return int64(v.Uint()), nil
	case v.CanFloat():
		return v.Float(), nil
	case v.Kind() == reflect.Bool:
		return bit(v.Bool()), nil
	case v.Kind() == reflect.Pointer:
		// A nil pointer would be asked to write itself; what is absent is said with nil.
		return nil, fmt.Errorf("cannot bind a pointer: %T", arg)
	}
	return bindText(arg)
}

func bindText(arg any) (any, error) {
	m, ok := arg.(encoding.TextMarshaler)
	if !ok {
		return nil, fmt.Errorf("cannot bind %T", arg)
	}
	text, err := m.MarshalText()
	if err != nil {
		return nil, err
	}
	if z, ok := arg.(interface{ IsZero() bool }); ok && len(text) == 0 && z.IsZero() {
		return nil, nil
	}
	return string(text), nil
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
