package store

import (
	"errors"
	"iter"
	"slices"
	"testing"
)

// counting yields the numbers below n, then the error if there is one, and tells when it has ended.
func counting(n int, err error, ended *bool) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		defer func() { *ended = true }()
		for i := range n {
			if !yield(i, nil) {
				return
			}
		}
		if err != nil {
			yield(0, err)
		}
	}
}

func TestAheadYieldsEveryRowInOrder(t *testing.T) {
	for _, n := range []int{0, 1, batchRows - 1, batchRows, batchRows + 1, 10*batchRows + 3} {
		var ended bool
		var got, want []int
		for v, err := range ahead(counting(n, nil, &ended)) {
			if err != nil {
				t.Fatal(err)
			}
			got, want = append(got, v), append(want, len(want))
		}
		if len(got) != n || !slices.Equal(got, want) || !ended {
			t.Errorf("of %d rows came %v, ended: %t", n, got, ended)
		}
	}
}

func TestAheadEndsWithTheError(t *testing.T) {
	broken := errors.New("broken")
	for _, n := range []int{0, 5, 3 * batchRows} {
		var ended bool
		rows, errs := 0, 0
		for _, err := range ahead(counting(n, broken, &ended)) {
			if err == nil {
				rows++
				continue
			}
			if errs++; !errors.Is(err, broken) {
				t.Error(err)
			}
		}
		if rows != n || errs != 1 || !ended {
			t.Errorf("of %d rows came %d, and %d errors", n, rows, errs)
		}
	}
}

func TestAheadStopsReadingWhenLeft(t *testing.T) {
	var ended bool
	for v, err := range ahead(counting(1<<40, nil, &ended)) {
		if err != nil || v == 3 {
			break
		}
	}
	if !ended {
		t.Error("the reading goes on")
	}
}
