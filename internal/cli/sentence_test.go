package cli

import (
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// A path is never broken, so that it can be copied, whatever its folders are called.
func TestFlowedKeepsPathsWhole(t *testing.T) {
	to := &term.Output{TTY: true, Width: 40}
	for text, want := range map[string]string{
		"Backed up to /media/My Stick/June/j.db (4 KB, checked)":               "Backed up to /media/My Stick/June/j.db\n(4 KB, checked)",
		`there is no journal at C:\Users\Dana W\rel\j.db`:                      "there is no journal at\nC:\\Users\\Dana W\\rel\\j.db",
		`Kept in \\files\Our Share\June, and that is where it will stay`:       "Kept in \\\\files\\Our Share\\June, and that\nis where it will stay",
		`See "/a/b c/d.db" and/or the list that comes with it, today`:          "See \"/a/b c/d.db\" and/or the list that\ncomes with it, today",
		"What is in /a is now, or soon will be, found to be in /b b/c":         "What is in /a is now, or soon will be,\nfound to be in /b b/c",
		"It lies in /a/very long/name that is/wider than any/terminal is/here": "It lies in /a/very long/name that is/wider than any/terminal is/here",
	} {
		if got := flowed(text, to, 0); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}
