package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"os"
)

// shelf is a list of which the first things are held in memory, and those beyond its room lie in a file, as JSON.
type shelf[T any] struct {
	spill func() (*os.File, error) // makes the file; nil where there is room for all
	room  int                      // bytes that may still be held
	held  []T

	file   *os.File
	tail   []byte // the end of the file, still to be written
	size   int64  // of the file, with that
	places places // where those beyond the room are in it
}

// shelfRoom is about how many bytes of a shelf are held in memory.
const shelfRoom = 8 << 20

// mostWaiting is how many bytes wait to be written to the file of a shelf.
const mostWaiting = 256 << 10

func newShelf[T any](o ImportOptions) *shelf[T] {
	return &shelf[T]{spill: o.Spill, room: cmp.Or(o.room, shelfRoom), places: places{spill: o.Spill}}
}

func (s *shelf[T]) len() int { return len(s.held) + s.places.n }

// add puts something at the end that takes about so many bytes.
func (s *shelf[T]) add(x T, bytes int) error {
	if s.room -= bytes; s.spill == nil || s.room >= 0 {
		s.held = append(s.held, x)
		return nil
	}
	s.room = 0
	return s.put(s.places.n, x)
}

// set puts something in the place of what is at i.
func (s *shelf[T]) set(i int, x T) error {
	if i < len(s.held) {
		s.held[i] = x
		return nil
	}
	return s.put(i-len(s.held), x)
}

// put writes something to the end of the file.
func (s *shelf[T]) put(i int, x T) error {
	text, err := json.Marshal(x)
	if err != nil {
		return setAside(err)
	}
	if err := s.places.set(i, s.size, len(text)); err != nil {
		return err
	}
	s.tail, s.size = append(s.tail, text...), s.size+int64(len(text))
	if len(s.tail) < mostWaiting {
		return nil
	}
	if s.file == nil {
		if s.file, err = s.spill(); err != nil {
			return err
		}
	}
	_, err = s.file.WriteAt(s.tail, s.size-int64(len(s.tail)))
	s.tail = s.tail[:0]
	return setAside(err)
}

// get is what is at i.
func (s *shelf[T]) get(i int) (x T, err error) {
	if i < len(s.held) {
		return s.held[i], nil
	}
	at, size, err := s.places.get(i - len(s.held))
	if err != nil {
		return x, err
	}
	text, written := make([]byte, size), s.size-int64(len(s.tail))
	if at >= written {
		copy(text, s.tail[at-written:])
	} else if _, err = s.file.ReadAt(text, at); err != nil {
		return x, fmt.Errorf("reading what was set aside: %w", err)
	}
	return x, json.Unmarshal(text, &x)
}

// all is the list, in its order. An error ends it.
func (s *shelf[T]) all() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for i := range s.len() {
			if x, err := s.get(i); !yield(x, err) || err != nil {
				return
			}
		}
	}
}

// setAside is an error of the files beside the journal.
func setAside(err error) error {
	if err != nil {
		err = fmt.Errorf("setting aside what is imported: %w", err)
	}
	return err
}
