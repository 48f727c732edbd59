package cli

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/csvfile"
	"github.com/rel-journal/rel/internal/render"
)

// FuzzFormulaCells holds the two ends of a CSV file together: what export does to a cell, import takes back, and in
// between no cell begins as a formula does.
func FuzzFormulaCells(f *testing.F) {
	for _, seed := range []string{"", "=1+1", "'=1", "''@x", "'", "plain", "＋", "-5", "\tx", "\r\n", "+1 202-555-0142", "'plain", "\xff="} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		safe := render.Defuse(cell)
		if strings.ContainsAny(safe[:min(len(safe), 1)], "=+-@\t\r\n") || strings.HasPrefix(safe, "＝") {
			t.Errorf("%q goes out as %q, a formula", cell, safe)
		}
		if back := csvfile.Restore(safe); back != cell {
			t.Errorf("%q comes back as %q", cell, back)
		}
	})
}
