package textfile

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// FuzzLines holds that the lines are those of the text, and that a byte is known to be on its line.
func FuzzLines(f *testing.F) {
	f.Add("a\r\nb\n\nc")
	f.Add(strings.Repeat("x", 70_000) + "\n")
	f.Fuzz(func(t *testing.T, text string) {
		var all []string
		for l, err := range Lines(strings.NewReader(text), len(text)+1) {
			if err != nil || l.Cut {
				t.Fatalf("%+v, %v", l, err)
			}
			all = append(all, l.Text)
		}
		want := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		for i, line := range want {
			want[i] = strings.TrimSuffix(line, "\r")
		}
		if got := strings.Join(all, "\n"); got != strings.Join(want, "\n") {
			t.Fatalf("%q is read as %q", text, got)
		}
		m := &Measured{R: strings.NewReader(text), Left: int64(len(text)) + 1}
		for buffer := make([]byte, 7); ; {
			if _, err := m.Read(buffer); errors.Is(err, io.EOF) {
				break
			}
		}
		if got := m.Line(int64(len(text))); got != 1+strings.Count(text, "\n") {
			t.Fatalf("the end of %q is on line %d", text, got)
		}
	})
}
