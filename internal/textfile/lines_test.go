package textfile

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestLines(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "",
		"a":                                  "1 a|",
		"a\n":                                "1 a|",
		"a\r\n\nb\r\n":                       "1 a|2 |3 b|",
		"12345\n123456\r\n1":                 "1 12345|2 12345 cut|3 1|",
		"\n\n":                               "1 |2 |",
		strings.Repeat("x", 200_000) + "\ny": "1 xxxxx cut|2 y|",
	} {
		got := ""
		for l, err := range Lines(strings.NewReader(text), 5) {
			if err != nil {
				t.Fatal(err)
			}
			got += fmt.Sprint(l.Number, " ", l.Text, map[bool]string{true: " cut"}[l.Cut], "|")
		}
		if got != want {
			t.Errorf("%.20q: %s, want %s", text, got, want)
		}
	}
}

func TestLinesOfABrokenFile(t *testing.T) {
	broken := errors.New("the disk is gone")
	var last error
	n := 0
	for _, err := range Lines(io.MultiReader(strings.NewReader("a\nb"), iotest.ErrReader(broken)), 5) {
		n, last = n+1, err
	}
	if n != 2 || !errors.Is(last, broken) {
		t.Errorf("%d lines, %v", n, last)
	}
}
