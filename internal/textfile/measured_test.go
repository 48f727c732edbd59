package textfile

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestMeasured(t *testing.T) {
	m := &Measured{R: strings.NewReader("a\nb\n\nc"), Left: 100}
	if all, err := io.ReadAll(m); err != nil || string(all) != "a\nb\n\nc" || m.Left != 94 {
		t.Errorf("%q, %v, %d left", all, err, m.Left)
	}
	for offset, want := range []int{1, 1, 2, 2, 3, 4} {
		if got := m.Line(int64(offset)); got != want {
			t.Errorf("byte %d is on line %d, want %d", offset, got, want)
		}
	}
	m = &Measured{R: strings.NewReader("12345"), Left: 3}
	if all, err := io.ReadAll(m); !errors.Is(err, ErrTooMuch) || string(all) != "123" {
		t.Errorf("%q, %v", all, err)
	}
}
