package db

import (
	"errors"
	"math"
	"testing"
)

func testAbreast(t *testing.T, d DB) {
	write(t, d, numbers(2000))
	over := errors.New("seen enough")
	err := d.Abreast(t.Context(), func(cursors []*Cursor) error {
		all, even := cursors[0], cursors[1]
		write(t, d, S("DELETE FROM n WHERE v > 1000"))
		for want := 2; even.Next(); want += 2 {
			for range 2 {
				if !all.Next() {
					t.Fatalf("the first ended before the second, at %d: %v", want, all.Err())
				}
			}
			if a, b := scanInt(t, all.Row()), scanInt(t, even.Row()); a != want || b != want {
				t.Fatalf("cursors stand at %d and %d, want %d", a, b, want)
			}
		}
		if all.Next() || even.Next() || scanInt(t, all.Row()) != 2000 {
			t.Errorf("ended at %v", all.Row())
		}
		if err := errors.Join(all.Err(), even.Err()); err != nil {
			t.Error(err)
		}
		return over
	}, S("SELECT v FROM n ORDER BY v"), S("SELECT v FROM n WHERE v % ?1 = 0 ORDER BY v", 2))
	if !errors.Is(err, over) {
		t.Errorf("error %v, want that of use", err)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 1000 {
		t.Errorf("%d rows after the write", n)
	}
}

func testAbreastError(t *testing.T, d DB) {
	write(t, d, insert(1), insert(2), insert(math.MinInt64), insert(4))
	err := d.Abreast(t.Context(), func(cursors []*Cursor) error {
		rows := 0
		for cursors[0].Next() {
			rows++
		}
		if rows != 2 || cursors[0].Next() {
			t.Errorf("%d rows, want the 2 before the error", rows)
		}
		return cursors[0].Err()
	}, S("SELECT abs(v) FROM n"))
	if err == nil {
		t.Error("no error")
	}
	for _, broken := range []Stmt{S("SELECT v FROM nowhere"), {SQL: "SELECT ?1", Args: []any{[]byte("x")}}} {
		err := d.Abreast(t.Context(), func([]*Cursor) error { t.Error("used"); return nil }, insert(5), broken)
		if err == nil {
			t.Errorf("%s: no error", broken.SQL)
		}
	}
}
