package textfile

import (
	"errors"
	"io"
)

// Measured is a text of which is known on which line each byte stands, and of which no more than Left is read. It is for what
// reads ahead, as a decoder of JSON does.
type Measured struct {
	R    io.Reader
	Left int64

	read   int64
	ends   []int64 // where lines end that were read and not yet asked for
	passed int     // how many ends were asked for
}

// ErrTooMuch is the error of a text of which more than Left would be read.
var ErrTooMuch = errors.New("there is more of it than may be read")

func (m *Measured) Read(p []byte) (int, error) {
	if m.Left <= 0 {
		return 0, ErrTooMuch
	}
	n, err := m.R.Read(p[:min(int64(len(p)), m.Left)])
	for i, b := range p[:n] {
		if b == '\n' {
			m.ends = append(m.ends, m.read+int64(i))
		}
	}
	m.read += int64(n)
	m.Left -= int64(n)
	return n, err
}

// Line is the line, from 1, of the byte at this offset; offsets are asked for in their order.
func (m *Measured) Line(offset int64) int {
	n := 0
	for n < len(m.ends) && m.ends[n] < offset {
		n++
	}
	m.passed += n
	m.ends = m.ends[n:]
	return m.passed + 1
}
