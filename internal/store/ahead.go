package store

import "iter"

// A batch is so many rows, and there are so many batches between the one who reads and the one who writes: enough for
// neither to wait for the other at every row, and little to hold.
const batchRows, batchesAhead = 64, 2

// batch is rows that were read, and the error that ended the reading.
type batch[T any] struct {
	rows []T
	err  error
}

// ahead reads rows in a goroutine of its own, a few batches before they are used, so that the next are put together while
// the last are written. When the loop over them ends, the reading has ended too, and its snapshot with it.
func ahead[T any](rows iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		read, left := make(chan batch[T], batchesAhead), make(chan struct{})
		go func() {
			defer close(read)
			readBatches(rows, read, left)
		}()
		defer func() {
			close(left)
			for range read { // until the reader has seen it
			}
		}()
		for b := range read {
			for _, row := range b.rows {
				if !yield(row, nil) {
					return
				}
			}
			if b.err != nil {
				var none T
				yield(none, b.err)
				return
			}
		}
	}
}

// readBatches sends rows on until they end, or nobody wants more.
func readBatches[T any](rows iter.Seq2[T, error], to chan<- batch[T], left <-chan struct{}) {
	next := batch[T]{rows: make([]T, 0, batchRows)}
	send := func() bool {
		select {
		case to <- next:
		case <-left:
			return false
		}
		next.rows = make([]T, 0, batchRows)
		return true
	}
	for row, err := range rows {
		if next.err = err; err != nil {
			break
		}
		if next.rows = append(next.rows, row); len(next.rows) == batchRows && !send() {
			return
		}
	}
	send()
}
