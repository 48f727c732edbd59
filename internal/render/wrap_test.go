package render

import (
	"strings"
	"testing"
	"unicode"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		what, text string
		width      int
		indent     string
		want       string
	}{
		{"fits", "Walked through the pilot.", 40, "", "Walked through the pilot."},
		{"between words", "Walked through the pilot.", 14, "", "Walked through\nthe pilot."},
		{"the indent counts", "Walked through the pilot.", 16, "  ", "  Walked through\n  the pilot."},
		{"no width", "Walked through the pilot.", 0, "  ", "  Walked through the pilot."},
		{"paragraphs", "one\n\ntwo\r\nthree\n", 20, "  ", "  one\n\n  two\n  three\n"},
		{"lists", "  - walked through the pilot", 16, "", "  - walked\n  through the\n  pilot"},
		{"deep lists", "        - walked through", 12, "", "- walked\nthrough"},
		{"a selector widens no space", "aaaaaaa \uFE0Fbb", 10, "", "aaaaaaa\n\u25CC\uFE0Fbb"},
		{"inner spaces stay where a line fits", "a   b", 20, "", "a   b"},
		{"and go where it is broken", "a   b   ccccccccc", 12, "", "a b\nccccccccc"},
		{"long words", "see https://example.org/a/long/path now", 12, "", "see\nhttps://exam\nple.org/a/lo\nng/path now"},
		{"wide characters", "王芳張偉李娜王芳張偉", 11, "", "王芳張偉李\n娜王芳張偉"},
		{"joined emoji stay whole", strings.Repeat("👩‍👩‍👧", 6), 10, "", strings.Repeat("👩‍👩‍👧", 5) + "\n👩‍👩‍👧"},
		{"accents stay on", strings.Repeat("e\u0301", 12), 10, "", strings.Repeat("e\u0301", 10) + "\n" + strings.Repeat("e\u0301", 2)},
		{"never less than ten", "Walked through", 3, "      ", "      Walked\n      through"},
		{"safe", "a\tb\x1b", 20, "", "a    b␛"},
		{"nothing", "", 20, "  ", ""},
	} {
		if got := Wrap(test.text, test.width, test.indent); got != test.want {
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, s := range nasty {
		f.Add(s, "  ")
		f.Add("  - "+s+" "+s, "")
	}
	f.Fuzz(func(t *testing.T, text, indent string) {
		const columns = 24
		indent = spaces(len(indent) % 8)
		wrapped := Wrap(text, columns, indent)
		for line := range strings.SplitSeq(wrapped, "\n") {
			if width(line) > columns || strings.HasSuffix(line, " ") || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%q does not fit, ends in a space, or holds a control character", line)
			}
			if line != "" && !strings.HasPrefix(line, indent) {
				t.Errorf("%q is not indented", line)
			}
		}
		if got, want := letters(wrapped), letters(SafeLines(text)); got != want {
			t.Errorf("wrapping changes %q to %q", want, got)
		}
	})
}

// letters is what wrapping must keep: all but spaces, line ends, and the helpers that keep marks apart.
func letters(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u25CC", "", "\u200C", "").Replace(s)
}
