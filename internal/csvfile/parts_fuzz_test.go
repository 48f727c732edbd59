package csvfile

import (
	"errors"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// refusedWell checks that an error is one with a way out.
func refusedWell(t *testing.T, err error) {
	t.Helper()
	var p *journal.Problem
	if !errors.As(err, &p) || p.Hint == "" {
		t.Fatalf("refused with %v", err)
	}
}

// FuzzMap: what --map says of a column is understood, and says the same again, or is refused.
func FuzzMap(f *testing.F) {
	f.Add("Member", "name")
	f.Add("Seat", "field:District")
	f.Add("Seat", " Field : District ")
	f.Add("x", "ignore")
	f.Add("Phone 2", "work phone")
	f.Add("\xff", "field:\x00")
	f.Add("", "field:")
	f.Add("E-Mail", "e-mail (home)")
	f.Fuzz(func(t *testing.T, column, target string) {
		m, err := ofContacts.readMap(map[string]string{column: target})
		if err != nil {
			refusedWell(t, err)
			return
		}
		mean, ok := m.meaning(column)
		if !ok {
			t.Fatalf("%q is mapped to %q and nothing is known of it", column, target)
		}
		if mean.field != "" {
			if again, err := ofContacts.readTarget(column, mean.String()); err != nil || again != mean {
				t.Fatalf("%q is %v, and that %v, %v", target, mean, again, err)
			}
		}
	})
}

// FuzzSplit: whatever the text, every delimiter makes rows of cells without white space round them, in the order
// of their lines, and the delimiter found is one that was tried.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"a,b\n\"c\n d\",e", "sep=;\na;b", "sep=|\r\n", "\"", "a\"b", "'=x", ",,,\n\n;;", "a\tb\t c", "\r\r\n", "Name;E-mail\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rest, delimiter, lines := cutSep(text)
		if lines > 0 && (delimiter == 0 || !strings.HasSuffix(text, rest)) {
			t.Fatalf("%q begins with %q and leaves %q", text, delimiter, rest)
		}
		if d := findDelimiter(rest, mapping{vocabulary: ofContacts}); !strings.ContainsRune(",;\t", d) {
			t.Fatalf("the delimiter of %q is %q", rest, d)
		}
		for _, d := range ",;\t" {
			rows, _ := split(rest, d, -1)
			last := 0
			for _, r := range rows {
				if r.line <= last {
					t.Fatalf("line %d after %d in %q", r.line, last, rest)
				}
				last = r.line
				for _, c := range r.cells {
					if strings.TrimSpace(c) != c {
						t.Fatalf("the cell %q in %q", c, rest)
					}
				}
			}
		}
	})
}
