package csvfile

import (
	"errors"
	"fmt"
	"io"

	"github.com/rel-journal/rel/internal/journal"
)

// largestRow is about how many bytes a row may have that is read by itself: a quote that is never closed does not
// bring the whole file into memory.
const largestRow = 16 << 20

var errLongRow = errors.New("a row is too long")

// bounded is a text of which no more than left is read for one row.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errLongRow
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}

// skipLines goes beyond so many lines, a byte at a time: there is one at most, of a few characters.
func (b *bounded) skipLines(lines int) error {
	for one := make([]byte, 1); lines > 0; {
		if _, err := io.ReadFull(b.r, one); err != nil {
			return fmt.Errorf("the line of the delimiter: %w", err)
		}
		if one[0] == '\n' {
			lines--
		}
	}
	return nil
}

func longRow(name string) error {
	return journal.Bad("look for a quote that is opened and never closed", "%s: there is a row of more than 16 MiB", name)
}
