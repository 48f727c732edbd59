package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// TestImportCutOff: a file that was cut off is refused with a way out and nothing written, or what stands in it whole comes in.
// Readers are tried at every byte where they are; here it is where they meet the journal.
func TestImportCutOff(t *testing.T) {
	for _, name := range []string{
		"ical/google.ics", "ical/outlook.ics", "jrnl/diary.txt", "jrnl/diary.json", "friends/friends.md", "mutt/aliases", "abook/addressbook",
		"monica/export.json", "google-new.csv",
	} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("..", "..", "testdata", "import", name))
			if err != nil {
				t.Fatal(err)
			}
			d := newDesk(t)
			d.rel(t, "", "add", "Dana Whitcomb", "--email", "dana.whitcomb@childcare.example")
			refused := 0
			for cut := range 5 {
				at := len(text) * (cut + 1) / 6
				file := filepath.Join(t.TempDir(), filepath.Base(name))
				if err := os.WriteFile(file, text[:at], 0o600); err != nil {
					t.Fatal(err)
				}
				before, _ := d.rel(t, "", "history", "--format", "json")
				code, said := d.try("import", file, "--no-backup")
				after, _ := d.rel(t, "", "history", "--format", "json")
				switch {
				case code == 0:
				case after != before || !strings.Contains(said, "\nhint: "):
					t.Fatalf("cut off at byte %d: exit code %d, %s\n%s", at, code, said, after)
				default:
					refused++
				}
			}
			if whole := strings.HasSuffix(name, ".ics") || strings.HasSuffix(name, ".json"); whole && refused < 5 {
				t.Errorf("only %d of 5 were refused", refused)
			}
		})
	}
}

// try runs one command, however it goes.
func (d *desk) try(args ...string) (code int, said string) {
	var out, errs bytes.Buffer
	env := &term.Env{
		Args: append([]string{"--db", d.db}, args...), Now: d.now,
		In: &term.Input{R: strings.NewReader("")}, Out: &term.Output{W: &out}, Err: &term.Output{W: &errs},
	}
	return Main(context.Background(), env), errs.String()
}
