package cli

import (
	"testing"

	"github.com/rel-journal/rel/internal/term"
)

// A command is found by the name it is listed under, in a tree made for it alone as in the whole one.
func TestTreeHasTheCommand(t *testing.T) {
	a := &app{env: &term.Env{}}
	all := newRoot(a)
	for _, c := range makers() {
		for _, words := range [][]string{{c.name}, {"--db", "x.db", c.name, "dana"}, {"note", c.name}, {"-q", c.name, "--help"}} {
			tree := newTree(a, words)
			want, _, err := all.Find(words)
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := tree.Find(words)
			if err != nil || got.CommandPath() != want.CommandPath() || got.GroupID != want.GroupID || got.UseLine() != want.UseLine() {
				t.Errorf("%q leads to %q, in the whole tree to %q (%v)", words, got.CommandPath(), want.CommandPath(), err)
			}
		}
		if one := newTree(a, []string{c.name}); len(one.Commands()) >= len(all.Commands()) {
			t.Errorf("for rel %s all commands are made", c.name)
		}
	}
	for _, words := range [][]string{nil, {"--help"}, {"help", "note"}, {"__complete", "note", ""}, {"nothing"}} {
		if tree := newTree(a, words); len(tree.Commands()) != len(all.Commands()) {
			t.Errorf("%q has %d commands, the whole tree %d", words, len(tree.Commands()), len(all.Commands()))
		}
	}
}
