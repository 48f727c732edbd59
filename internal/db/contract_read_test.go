package db

import (
	"errors"
	"math"
	"slices"
	"testing"
)

func testReadIsOneSnapshot(t *testing.T, d DB) {
	// Each write keeps the number of rows even, so that a snapshot never shows an odd one, and two
	// counts in one snapshot never differ.
	done := make(chan error, 1)
	go func() {
		var err error
		for i := 0; i < 50 && err == nil; i++ {
			err = d.Write(t.Context(), Batch(insert(i), insert(i)))
		}
		done <- err
	}()
	for running := true; running; {
		select {
		case err := <-done:
			running = false
			if err != nil {
				t.Fatal(err)
			}
		default:
		}
		count := S("SELECT count(*) FROM n")
		a, b := oneSnapshot(t, d, count)
		if a != b || a%2 != 0 {
			t.Fatalf("two counts in one read: %d and %d", a, b)
		}
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 100 {
		t.Errorf("%d rows after all writes, want 100", n)
	}
}

func oneSnapshot(t *testing.T, d DB, count Stmt) (first, last int) {
	t.Helper()
	answers, err := d.Read(t.Context(), count, S("SELECT v FROM n"), count)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(answers[0][0].Scan(&first), answers[2][0].Scan(&last)); err != nil {
		t.Fatal(err)
	}
	return first, last
}

func testReadRowsAreOwned(t *testing.T, d DB) {
	write(t, d, insert(1), insert(2), insert(3))
	answers, err := d.Read(t.Context(), S("SELECT v FROM n ORDER BY v"))
	if err != nil {
		t.Fatal(err)
	}
	var got []int
	for _, row := range answers[0] {
		got = append(got, scanInt(t, row))
	}
	if !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("read %v after the last row was read", got)
	}
}

func testAnswersInOrder(t *testing.T, d DB) {
	write(t, d, insert(7))
	answers, err := d.Read(t.Context(), S("SELECT v FROM n WHERE v = ?1", 1), S("SELECT ?2 - ?1", 1, 9), S("SELECT v FROM n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(answers) != 3 || len(answers[0]) != 0 || scanInt(t, answers[1][0]) != 8 || scanInt(t, answers[2][0]) != 7 {
		t.Errorf("answers %v", answers)
	}
	if answers, err := d.Read(t.Context()); err != nil || len(answers) != 0 {
		t.Errorf("no statements: %v, %v", answers, err)
	}
}

func testPagesStream(t *testing.T, d DB) {
	write(t, d, numbers(5000))
	want := 0
	for row, err := range d.Pages(t.Context(), S("SELECT v FROM n WHERE v > ?1 ORDER BY v", 0)) {
		if err != nil {
			t.Fatal(err)
		}
		if want++; scanInt(t, row) != want {
			t.Fatalf("row %d holds %d", want, scanInt(t, row))
		}
	}
	if want != 5000 {
		t.Errorf("%d rows, want 5000", want)
	}
}

func testPagesRowIsReused(t *testing.T, d DB) {
	write(t, d, numbers(2000))
	allocs := testing.AllocsPerRun(3, func() {
		for _, err := range d.Pages(t.Context(), S("SELECT 1 FROM n")) {
			if err != nil {
				t.Fatal(err)
			}
		}
	})
	if allocs > 1000 {
		t.Errorf("%.0f allocations for 2000 rows of a small number", allocs)
	}
}

func testPagesCanBeLeft(t *testing.T, d DB) {
	write(t, d, numbers(1000))
	for range 20 {
		for row, err := range d.Pages(t.Context(), S("SELECT v FROM n ORDER BY v")) {
			if err != nil || scanInt(t, row) != 1 {
				t.Fatal(err)
			}
			break
		}
	}
	write(t, d, insert(1001))
	if n := number(t, d, "SELECT count(*) FROM n"); n != 1001 {
		t.Errorf("%d rows", n)
	}
}

func testPagesWhileWriting(t *testing.T, d DB) {
	write(t, d, numbers(3000))
	rows := 0
	for row, err := range d.Pages(t.Context(), S("SELECT v FROM n")) {
		if err != nil {
			t.Fatal(err)
		}
		if rows%1000 == 0 {
			write(t, d, insert(scanInt(t, row)))
		}
		rows++
	}
	if rows != 3000 {
		t.Errorf("pages showed %d rows, want the 3000 that were there", rows)
	}
	if n := number(t, d, "SELECT count(*) FROM n"); n != 3003 {
		t.Errorf("%d rows after the writes, want 3003", n)
	}
}

func testPagesError(t *testing.T, d DB) {
	steps := 0
	for row, err := range d.Pages(t.Context(), S("SELECT v FROM nowhere")) {
		if err == nil || len(row.values) != 0 {
			t.Errorf("row %v, error %v", row, err)
		}
		steps++
	}
	if steps != 1 {
		t.Errorf("%d steps, want the error alone", steps)
	}
}

func testErrorHalfway(t *testing.T, d DB) {
	// The third row holds the one number that has no absolute value.
	write(t, d, insert(1), insert(2), insert(math.MinInt64), insert(4))
	st := S("SELECT abs(v) FROM n")
	var rows, failures int
	for _, err := range d.Pages(t.Context(), st) {
		if err != nil {
			failures++
		} else {
			rows++
		}
	}
	if rows != 2 || failures != 1 {
		t.Errorf("%d rows and %d errors, want 2 and 1", rows, failures)
	}
	if answers, err := d.Read(t.Context(), st); err == nil {
		t.Errorf("read %v without an error", answers)
	}
}
