package db

import (
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
)

// day has the shape of a civil day: it writes itself as text and has a zero of its own.
type day struct{ n int }

func (d day) IsZero() bool { return d.n == 0 }

func (d day) MarshalText() ([]byte, error) {
	if d.n == 0 {
		return nil, nil
	}
	return []byte(strings.Repeat("i", d.n)), nil
}

func (d *day) UnmarshalText(b []byte) error {
	if strings.Trim(string(b), "i") != "" {
		return errors.New("not a day")
	}
	d.n = len(b)
	return nil
}

// label writes itself as text, and its empty one is no zero.
type label struct{ text string }

func (l label) MarshalText() ([]byte, error) { return []byte(l.text), nil }

// unsaid writes itself as "" like a zero, and is none.
type unsaid struct{}

func (unsaid) IsZero() bool { return false }

func (unsaid) MarshalText() ([]byte, error) { return nil, nil }

// cadence and stage are a number and a string first, though they know how to write themselves.
type cadence int

func (cadence) MarshalText() ([]byte, error) { return []byte("weekly"), nil }

type stage string

func (stage) MarshalText() ([]byte, error) { return []byte("another text"), nil }

type broken struct{}

func (broken) MarshalText() ([]byte, error) { return nil, errors.New("no words for it") }

func TestS(t *testing.T) {
	tests := map[string]struct{ arg, want any }{
		"nil":                   {nil, nil},
		"int":                   {-3, int64(-3)},
		"int64":                 {int64(math.MinInt64), int64(math.MinInt64)},
		"uint8":                 {uint8(200), int64(200)},
		"named int":             {cadence(14), int64(14)},
		"duration":              {time.Second, int64(1e9)},
		"month":                 {time.May, int64(5)},
		"float":                 {float32(0.5), 0.5},
		"true":                  {true, int64(1)},
		"false":                 {false, int64(0)},
		"string":                {"José", "José"},
		"empty string":          {"", ""},
		"named string":          {stage("dormant"), "dormant"},
		"text marshaler":        {day{3}, "iii"},
		"zero text marshaler":   {day{}, nil},
		"empty, without a zero": {label{}, ""},
		"empty, and not zero":   {unsaid{}, ""},
		"zero, and not empty":   {time.Time{}, "0001-01-01T00:00:00Z"},
	}
	for name, test := range tests {
		s := S("SELECT ?1", test.arg)
		if err := s.check(); err != nil || !reflect.DeepEqual(s.Args, []any{test.want}) {
			t.Errorf("%s: bound %#v (%v), want %#v", name, s.Args, err, test.want)
		}
	}
	args := []any{1, true}
	if S("SELECT ?1, ?2", args...); args[0] != 1 || args[1] != true {
		t.Errorf("the caller's arguments became %v", args)
	}
}

func testForeignArguments(t *testing.T, d DB) {
	n := 1
	tests := map[string]struct {
		st   Stmt
		want string
	}{
		"slice":      {S("SELECT ?1, ?2", 1, []int{2}), "argument 2: cannot bind []int"},
		"pointer":    {S("SELECT ?1", &n), "argument 1: cannot bind a pointer: *int"},
		"too large":  {S("SELECT ?1", uint64(math.MaxUint64)), "argument 1: cannot bind uint64"},
		"marshaler":  {S("SELECT ?1", broken{}), "argument 1: no words for it"},
		"not from S": {Stmt{SQL: "SELECT ?1", Args: []any{time.Time{}}}, "argument 1: time.Time is not bound as it is; make the statement with S"},
	}
	for name, test := range tests {
		_, readErr := d.Read(t.Context(), test.st)
		writeErr := d.Write(t.Context(), Batch(test.st))
		for _, err := range []error{readErr, writeErr} {
			if err == nil || err.Error() != test.want {
				t.Errorf("%s: %v, want %s", name, err, test.want)
			}
		}
	}
}

func testValues(t *testing.T, d DB) {
	write(t, d, S("CREATE TABLE v (i INTEGER, f REAL, s TEXT, b INTEGER, d TEXT, c INTEGER, st TEXT) STRICT"),
		S("INSERT INTO v VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", math.MaxInt64, 1.5, "a\x00'é\"", true, day{2}, cadence(30), stage("prospect")),
		S("INSERT INTO v VALUES (?1, ?1, ?1, ?1, ?2, ?1, ?1)", nil, day{}))
	answers, err := d.Read(t.Context(), S("SELECT * FROM v ORDER BY rowid"), S("SELECT * FROM v WHERE d IS NULL"))
	if err != nil {
		t.Fatal(err)
	}
	if len(answers[1]) != 1 {
		t.Errorf("a zero day is NULL in %d rows, want 1", len(answers[1]))
	}
	type all struct {
		I  int64
		F  float64
		S  string
		B  bool
		D  day
		C  cadence
		St stage
	}
	want := []all{{math.MaxInt64, 1.5, "a\x00'é\"", true, day{2}, 30, "prospect"}, {}}
	for i, row := range answers[0] {
		got := all{1, 1, "x", true, day{1}, 1, "x"} // NULL must overwrite what is there
		if err := row.Scan(&got.I, &got.F, &got.S, &got.B, &got.D, &got.C, &got.St); err != nil || got != want[i] {
			t.Errorf("row %d: %+v (%v), want %+v", i, got, err, want[i])
		}
	}
}

func TestScan(t *testing.T) {
	value := func(dest any) any { return reflect.ValueOf(dest).Elem().Interface() }
	type flag bool
	type share float32
	tests := map[string]struct {
		value, dest, want any
	}{
		"any number":          {int64(5), new(any), any(int64(5))},
		"string":              {"x", new(string), "x"},
		"named string":        {"x", new(stage), stage("x")},
		"int":                 {int64(-5), new(int), -5},
		"int8":                {int64(127), new(int8), int8(127)},
		"uint16":              {int64(65535), new(uint16), uint16(65535)},
		"float of a whole":    {int64(2), new(float64), 2.0},
		"named float":         {0.5, new(share), share(0.5)},
		"bool":                {int64(1), new(bool), true},
		"named bool":          {int64(1), new(flag), flag(true)},
		"text unmarshaler":    {"ii", new(day), day{2}},
		"NULL to unmarshaler": {nil, &day{2}, day{}},
		"NULL to uint":        {nil, new(uint), uint(0)},
	}
	for name, test := range tests {
		if err := (Row{[]any{test.value}}).Scan(test.dest); err != nil || value(test.dest) != test.want {
			t.Errorf("%s: scanned %#v (%v), want %#v", name, value(test.dest), err, test.want)
		}
	}
	var none any = 1
	if err := (Row{[]any{nil}}).Scan(&none); err != nil || none != nil {
		t.Errorf("NULL to any is %v (%v)", none, err)
	}
}

func TestScanRefuses(t *testing.T) {
	tests := map[string]struct {
		values, dest []any
		want         string
	}{
		"too few":        {[]any{int64(1), int64(2)}, []any{new(int)}, "scan: 2 columns into 1 destinations"},
		"too many":       {nil, []any{new(int)}, "scan: 0 columns into 1 destinations"},
		"second column":  {[]any{int64(1), "private"}, []any{new(int), new(int)}, "scan: column 2: want a whole number, have text of 7 bytes"},
		"number to text": {[]any{int64(1)}, []any{new(string)}, "scan: column 1: want text, have int64 1"},
		"float to int":   {[]any{1.5}, []any{new(int64)}, "scan: column 1: want a whole number, have float64 1.5"},
		"text to float":  {[]any{"1"}, []any{new(float64)}, "scan: column 1: want a number, have text of 1 bytes"},
		"two to bool":    {[]any{int64(2)}, []any{new(bool)}, "scan: column 1: want 0 or 1, have int64 2"},
		"overflow":       {[]any{int64(128)}, []any{new(int8)}, "scan: column 1: 128 does not fit int8"},
		"negative":       {[]any{int64(-1)}, []any{new(uint)}, "scan: column 1: -1 does not fit uint"},
		"bad text":       {[]any{"x"}, []any{new(day)}, "scan: column 1: not a day"},
		"number to day":  {[]any{int64(1)}, []any{new(day)}, "scan: column 1: want text, have int64 1"},
		"no pointer":     {[]any{int64(1)}, []any{1}, "scan: column 1: int is nowhere to scan to"},
		"nil pointer":    {[]any{int64(1)}, []any{(*cadence)(nil)}, "scan: column 1: *db.cadence is nowhere to scan to"},
		"struct":         {[]any{"x"}, []any{new(label)}, "scan: column 1: *db.label is nowhere to scan to"},
	}
	for name, test := range tests {
		if err := (Row{test.values}).Scan(test.dest...); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}
