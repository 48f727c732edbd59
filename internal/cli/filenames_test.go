package cli

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

func TestFileNames(t *testing.T) {
	names := []string{
		"", "Dana Whitcomb", "José Núñez", "Jose Nunez", "dana  x", "Dana Whitcomb (4)", "CON", "con.txt", "COM1", "COM10", "lpt²",
		"../../etc/passwd", "..", "-rf", "Inc.", "a\u202eb", `[x] "y" | <z>`, "100%", strings.Repeat("東", 100), "DANA WHITCOMB",
	}
	var all []journal.Someone
	for i, name := range names {
		all = append(all, journal.Someone{ID: int64(i), Name: name})
	}
	got := fileNames(all)
	for i, want := range []string{
		"(0)", "Dana Whitcomb (1)", "José Núñez (2)", "Jose Nunez (3)", "dana  x", "Dana Whitcomb (4)", "CON (6)", "con.txt (7)", "COM1 (8)", "COM10",
		"lpt² (10)", "etc-passwd", "(12)", "rf", "Inc", "ab", "(x) 'y' - -z-", "100-", strings.Repeat("東", 40), "DANA WHITCOMB (19)",
	} {
		if got[int64(i)] != want {
			t.Errorf("the file of %q is called %q, want %q", names[i], got[int64(i)], want)
		}
	}
}

// Whatever the names, each contact has a file of their own that every system takes.
func FuzzFileNames(f *testing.F) {
	f.Add("Dana", "dana (1)", "DANA")
	f.Add("a (2)", "a", "A")
	f.Add("CON", "\xff", "../x")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		got := fileNames([]journal.Someone{{ID: 1, Name: a}, {ID: 2, Name: b}, {ID: 3, Name: c}})
		taken := map[string]bool{}
		for _, name := range got {
			key := journal.Fold(name)
			if taken[key] || reserved(name) || len(name) > 200 || !utf8.ValidString(name) || strings.ContainsAny(name, "/\\:*?\"<>|[]#^\x00\n") ||
				strings.Trim(name, ".") != name || strings.TrimSpace(name) != name {
				t.Errorf("%q, %q, %q: %v", a, b, c, got)
			}
			taken[key] = true
		}
	})
}
