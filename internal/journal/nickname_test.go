package journal

import (
	"slices"
	"strings"
	"testing"
)

func TestSameGiven(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"dana", "dana", true},
		{"bob", "robert", true},
		{"robert", "bob", true},
		{"bob", "rob", true},
		{"alex", "alexandra", true},
		{"alexander", "alexandra", false},
		{"pepe", "jose", true},
		{"lupita", "guadalupe", true},
		{"beto", "roberto", true},
		{"beto", "bob", false},
		{"kate", "kathleen", true},
		{"katherine", "kathleen", false},
		{"dana", "dan", false},
		{"", "bob", false},
	} {
		if got := sameGiven(tt.a, tt.b); got != tt.same || sameGiven(tt.b, tt.a) != got {
			t.Errorf("%s and %s are the same: %t", tt.a, tt.b, got)
		}
	}
}

// The table stays in order, in the letters that names are compared by, and says nothing twice.
func TestNicknamesAreInOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(nicknames), "\n")
	var given []string
	for _, line := range lines {
		names := strings.Split(line, " ")
		given = append(given, names[0])
		called := names[1:]
		if len(called) == 0 || !slices.IsSorted(called) || len(slices.Compact(slices.Clone(called))) != len(called) || slices.Contains(called, names[0]) {
			t.Errorf("%q is out of order", line)
		}
		for _, name := range names {
			if NameKey(name) != name || name == "" {
				t.Errorf("%q of %q is no key", name, line)
			}
		}
	}
	if !slices.IsSorted(given) || len(slices.Compact(given)) != len(lines) {
		t.Error("the given names are out of order")
	}
}
