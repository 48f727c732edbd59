package db

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

// code stands for an error of SQLite.
type code int

func (c code) Error() string { return fmt.Sprintf("the engine's words (%d)", int(c)) }
func (c code) Code() int     { return int(c) }

func TestFailureKindsOfSQLite(t *testing.T) {
	// The numbers are SQLite's own, https://www.sqlite.org/rescode.html.
	for code, want := range map[code]FailureKind{
		1: Other, 3: NotWritable, 5: Locked, 6: Locked, 7: Other, 8: NotWritable, 9: Other, 11: Damaged,
		13: Full, 15: Locked, 19: Other, 26: NotSQLite,
		261: Locked, 262: Locked, 267: Damaged, 517: Locked, 522: Damaged, 776: NotWritable, 1032: NotWritable,
		778: Refused, 1811: Other, 4874: Full, 4618: Refused, 1034: Refused, 8202: Damaged, 8458: Damaged,
	} {
		err := classify("/home/dana/rel.db", fmt.Errorf("noting: %w", code))
		if KindOf(err) != want {
			t.Errorf("code %d is %v, want %v", int(code), KindOf(err), want)
		}
		if !errors.Is(err, code) {
			t.Errorf("code %d is lost", int(code))
		}
	}
}

func TestFailureToOpen(t *testing.T) {
	file := put(t, []byte("something"))
	for path, want := range map[string]FailureKind{
		file:                                    NotWritable, // readable, so it is the log that could not be made
		filepath.Join(t.TempDir(), "not there"): Absent,
	} {
		for _, cannotOpen := range []code{14, 270, 526} {
			if err := classify(path, cannotOpen); KindOf(err) != want {
				t.Errorf("%v: %v, want it %s", cannotOpen, err, want)
			}
		}
	}
}

func TestFailuresStayWhatTheyAre(t *testing.T) {
	full := &Failure{Kind: Full, Path: "elsewhere"}
	for _, err := range []error{nil, context.Canceled, context.DeadlineExceeded, full} {
		if got := classify("/home/dana/rel.db", err); any(got) != any(err) { // the same, and not around it
			t.Errorf("%v became %v", err, got)
		}
	}
	if KindOf(fmt.Errorf("opening: %w", full)) != Full || KindOf(nil) != Other || KindOf(errors.New("x")) != Other {
		t.Error("the kind of a wrapped failure, or of none, is wrong")
	}
}

func TestFailureWords(t *testing.T) {
	for want, f := range map[string]Failure{
		"/r.db is not there":                 {Kind: Absent, Path: "/r.db"},
		"/r.db is damaged: page 3":           {Kind: Damaged, Path: "/r.db", Err: errors.New("page 3")},
		"no such table: n":                   {Kind: Other, Path: "/r.db", Err: errors.New("no such table: n")},
		"/r.db is locked by another program": {Kind: Locked, Path: "/r.db"},
	} {
		if got := f.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for k := Other; k <= NetworkShare; k++ {
		if k.String() == "" {
			t.Errorf("kind %d has no words", k)
		}
	}
}
