package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every command and topic has a page, each of its flags and examples is in it, and no line of a text is taken for a
// command of man(7).
func TestManual(t *testing.T) {
	d := newDesk(t)
	folder := filepath.Join(t.TempDir(), "made")
	d.rel(t, "", "manual", folder)
	for _, c := range commands(tree()) {
		page, err := os.ReadFile(filepath.Join(folder, pageName(c)))
		if err != nil {
			t.Errorf("%s has no page: %v", c.CommandPath(), err)
			continue
		}
		text := string(page)
		for _, part := range []string{c.Short, c.Example, strings.TrimSpace(c.Long), c.Flags().FlagUsages()} {
			for _, word := range strings.Fields(part) {
				if !strings.Contains(text, strings.TrimPrefix(roff(strings.Trim(word, "`")), `\&`)) {
					t.Errorf("%s: %q is missing", pageName(c), word)
				}
			}
		}
		for line := range strings.Lines(text) {
			macro, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			if strings.HasPrefix(line, "'") || strings.HasPrefix(line, ".") &&
				!slices.Contains([]string{".TH", ".SH", ".PP", ".TP", ".nf", ".fi"}, macro) {
				t.Errorf("%s: the line %q is a command", pageName(c), line)
			}
		}
	}
}

func TestRoff(t *testing.T) {
	for text, want := range map[string]string{
		`%LOCALAPPDATA%\rel`: `%LOCALAPPDATA%\erel`,
		".config, 1.5":       `\&.config, 1.5`,
		"'off'":              `\(aqoff\(aq`,
		"--on ^E ~/x `y`":    `\-\-on \(haE \(ti/x \(gay\(ga`,
		"a\n.b":              "a\n\\&.b",
	} {
		if got := roff(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	if got := quoteRoff(`EVERY "day"`); got != `"EVERY \(dqday\(dq"` {
		t.Errorf("quoted: %s", got)
	}
}
