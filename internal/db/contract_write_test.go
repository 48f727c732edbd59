package db

import (
	"errors"
	"fmt"
	"iter"
	"testing"
)

func testWriteAllOrNothing(t *testing.T, d DB) {
	write(t, d, insert(1))
	for name, broken := range map[string]Stmt{
		"syntax":     S("INSERT INTO"),
		"constraint": S("INSERT INTO n VALUES (?1)", nil),
		"argument":   {SQL: "INSERT INTO n VALUES (?1)", Args: []any{[]byte("x")}},
	} {
		if err := d.Write(t.Context(), Batch(insert(2), insert(3), broken, insert(4))); err == nil {
			t.Errorf("%s: no error", name)
		}
		if n := number(t, d, "SELECT count(*) FROM n"); n != 1 {
			t.Fatalf("%s: %d rows, want the one from before", name, n)
		}
	}
	write(t, d, insert(5))
}

func testBatchFails(t *testing.T, d DB) {
	over := errors.New("line 3 cannot be read")
	read := 0
	err := d.Write(t.Context(), func(yield func(Stmt) bool) {
		for _, st := range []Stmt{insert(1), Fail(over), insert(2)} {
			if read++; !yield(st) {
				return
			}
		}
	})
	if !errors.Is(err, over) {
		t.Errorf("error %v, want the batch's own", err)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 0 || read != 2 {
		t.Errorf("%d rows, %d statements read", n, read)
	}
}

func testBatchPanics(t *testing.T, d DB) {
	func() {
		defer func() {
			if recover() != "the caller's" {
				t.Error("the panic did not come through")
			}
		}()
		_ = d.Write(t.Context(), func(yield func(Stmt) bool) {
			yield(insert(1))
			panic("the caller's")
		})
	}()
	write(t, d, insert(2))
	if n := number(t, d, "SELECT sum(v) FROM n"); n != 2 {
		t.Errorf("sum is %d, want the second write's 2 alone", n)
	}
}

func testCommitRefuses(t *testing.T, d DB) {
	write(t, d, S("CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT"),
		S("CREATE TABLE b (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED) STRICT"))
	err := d.Write(t.Context(), Batch(S("INSERT INTO b VALUES (?1)", 12)))
	if !IsConstraint(err) {
		t.Errorf("error %v, want the foreign key", err)
	}
	write(t, d, S("INSERT INTO b VALUES (?1)", 13), S("INSERT INTO a VALUES (?1)", 13))
	if n := number(t, d, "SELECT sum(a) FROM b"); n != 13 {
		t.Errorf("sum is %d: the refused write left something", n)
	}
}

func testReadsSeeCommitted(t *testing.T, d DB) {
	err := d.Write(t.Context(), func(yield func(Stmt) bool) {
		if yield(insert(1)) {
			if n := number(t, d, "SELECT count(*) FROM n"); n != 0 {
				t.Errorf("%d rows seen before the commit", n)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 1 {
		t.Errorf("%d rows seen after the commit", n)
	}
}

func testBatchReads(t *testing.T, d DB) {
	write(t, d, numbers(1000))
	err := d.Write(t.Context(), func(yield func(Stmt) bool) {
		for row, err := range d.Pages(t.Context(), S("SELECT v FROM n")) {
			if err != nil || !yield(insert(1000+scanInt(t, row))) {
				t.Error("the batch was stopped:", err)
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := number(t, d, "SELECT sum(v) FROM n"); n != 2000*2001/2 {
		t.Errorf("sum is %d", n)
	}
}

func testManyTexts(t *testing.T, d DB) {
	texts := 3*keepPrepared + 1
	var batch iter.Seq[Stmt] = func(yield func(Stmt) bool) {
		for i := range 2 * texts {
			// Text i comes round again after all others; its comment makes it a text of its own.
			if !yield(S(fmt.Sprintf("INSERT INTO n VALUES (?1) /* %d */", i%texts), i)) {
				return
			}
		}
	}
	if err := d.Write(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if n := number(t, d, "SELECT count(DISTINCT v) FROM n"); n != 2*texts {
		t.Errorf("%d rows, want %d", n, 2*texts)
	}
}
