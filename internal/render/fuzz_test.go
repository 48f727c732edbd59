package render

import (
	"strings"
	"testing"
	"unicode"
)

// FuzzMarkdown: whatever is in it, a cell of Markdown stays one cell, and nothing in it is a link, HTML or a control.
func FuzzMarkdown(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	for _, s := range []string{"[a](javascript:x)", "<img src=x>", "![x](y)", `\|`, "`|`", "a\n|b", "\\", "<br>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := list(t, Style{Format: Markdown}, columns(), listed{number: 1, name: s, note: s})
		lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
		if len(lines) != 3 {
			t.Fatalf("%q makes %d lines:\n%s", s, len(lines), got)
		}
		if strings.ContainsFunc(strings.Join(lines, ""), unicode.IsControl) || strings.ContainsFunc(got, misleads) {
			t.Errorf("%q is not safe", got)
		}
		bare := strings.NewReplacer(`\\`, "", `\|`, "", `\<`, "", `\[`, "", "\\`", "", `\*`, "").Replace(lines[2])
		if n := strings.Count(bare, "|"); n != strings.Count(lines[0], "|") {
			t.Errorf("%q makes %d bars: %s", s, n, lines[2])
		}
		if strings.ContainsAny(strings.ReplaceAll(bare, "<br>", ""), "<[`*") {
			t.Errorf("%q is not escaped: %s", s, lines[2])
		}
	})
}

// FuzzCard: a card on a terminal fits it and is safe, whatever is in its labels and its lines.
func FuzzCard(f *testing.F) {
	for _, s := range nasty {
		f.Add(s, "Phone", 80)
		f.Add("202-555-0142", s, 20)
	}
	f.Fuzz(func(t *testing.T, text, label string, columns int) {
		columns = 40 + int(uint(columns)%100)
		var b strings.Builder
		if err := Card(&b, Style{TTY: true, Width: columns}, []Line{{Label: label, Text: text}, {Text: text}}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			if width(line) > columns || strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsFunc(line, misleads) {
				t.Errorf("a line of %d columns in %d: %q", width(line), columns, line)
			}
		}
	})
}

// FuzzPick: what is typed for a format or a column is one, or is refused.
func FuzzPick(f *testing.F) {
	for _, s := range append([]string{"CSV ", "name", "Name", "nr", "NAME,name", "\u212Aname"}, nasty...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		if format, err := ParseFormat(typed); err == nil {
			if again, err := ParseFormat(string(format)); err != nil || again != format {
				t.Errorf("%q is the format %q, which is %q, %v", typed, format, again, err)
			}
		}
		picked, err := Pick(columns(), []string{typed})
		if err == nil && len(picked) != 1 {
			t.Errorf("%q picks %d columns", typed, len(picked))
		}
		if _, err := Pick(columns(), []string{typed, typed}); err == nil {
			t.Errorf("%q is picked twice", typed)
		}
	})
}
