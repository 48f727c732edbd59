package textfile

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// FuzzDecode: whatever the bytes, they are text that is valid and holds no NUL, or are refused.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"Name\n", "\ufeffName", "\xff\xfeN\x00a\x00", "\xfe\xff\x00N\x00a", "N\x00a\x00m\x00e\x00", "\x00N\x00a", "\xff\xfe\x00\xd8a\x00", "Jos\xe9\n",
		"Jos\u00e9 \xe9", "\x80\x81", "a\rb\r", "\xff\xfe", "\xef\xbb", "%PDF-1.7", "PK\x03\x04", "{\"a\":1}", "\xd0\xcf\x11\xe0",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, encoding, err := Decode(data, "f.csv")
		if err != nil {
			var p *journal.Problem
			if !errors.As(err, &p) || p.Hint == "" {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || encoding == "" {
			t.Fatalf("%q is %q in %q", data, text, encoding)
		}
		feeds := make([]byte, len(text))
		if n, _ := (lineFeeds{strings.NewReader(text)}).Read(feeds); string(feeds[:n]) != strings.ReplaceAll(text, "\r", "\n") {
			t.Fatalf("the line ends of %q are %q", text, feeds[:n])
		}
		if head := Head(data); !utf8.ValidString(head) || strings.ContainsRune(head, 0) {
			t.Fatalf("the head of %q is %q", data, head)
		}
	})
}
