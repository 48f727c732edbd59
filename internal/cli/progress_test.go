package cli

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestProgress runs on a clock that goes on 20 ms each time it is read, so that everything takes long.
func TestProgress(t *testing.T) {
	d := newDesk(t)
	start := d.now()
	d.tty, d.now = true, func() time.Time {
		start = start.Add(20 * time.Millisecond)
		return start
	}
	var people strings.Builder
	people.WriteString("Name,Last contact\n")
	for i := range 200 {
		fmt.Fprintf(&people, "Person %d,2026-11-02\n", i)
	}
	_, talk := d.rel(t, people.String(), "import", "-")
	for _, want := range []string{"Comparing: ", "Importing: ", " of 400 ("} {
		if !strings.Contains(talk, want) {
			t.Errorf("an import does not say %q: %q", want, talk)
		}
	}
	file := filepath.Join(t.TempDir(), "out.csv")
	if _, talk := d.rel(t, "", "export", "contacts", "-o", file); !strings.Contains(talk, "Exporting: ") {
		t.Errorf("an export to a file does not say how far it is: %q", talk)
	}
	if _, talk := d.rel(t, "", "export", "notes"); !strings.Contains(talk, "Exporting: ") {
		t.Errorf("an export to standard output does not say how far it is: %q", talk)
	}
}
