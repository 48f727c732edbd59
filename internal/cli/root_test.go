package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
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

// What people try leads to one command in a tree made for it, and is no slip away from another command or topic.
func TestAlsoCalled(t *testing.T) {
	a := &app{env: &term.Env{}}
	var names []string
	for _, c := range newRoot(a).Commands() {
		names = append(names, c.Name())
	}
	seen := map[string]bool{}
	for _, m := range makers() {
		others := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return name == m.name })
		for _, also := range alsoCalled(m.name) {
			if got, _, err := newTree(a, []string{also}).Find([]string{also}); err != nil || got.Name() != m.name {
				t.Errorf("rel %s leads to %q (%v), not to %s", also, got.Name(), err, m.name)
			}
			near := slices.DeleteFunc(journal.Nearest(also, others, 3), func(name string) bool {
				return also == "remove" && name == "move" // two letters more are no slip
			})
			if len(near) > 0 || seen[also] || slices.Contains(names, also) {
				t.Errorf("rel %s for %s could also be %q", also, m.name, near)
			}
			seen[also] = true
		}
	}
	if len(seen) == 0 {
		t.Error("nothing else is tried")
	}
}

// Help, completion scripts and the version need no journal, and none is opened for them: where it should be there is a
// folder, which would be an error.
func TestNoJournalIsOpenedForHelp(t *testing.T) {
	folder := t.TempDir()
	lines := [][]string{{"--help"}, {"help"}, {"version"}, {"completion", "bash"}, {"completion", "zsh"}, {"help", "who"}, {"help", "backups"}}
	for _, m := range makers() {
		lines = append(lines, []string{m.name, "--help"}, []string{"help", m.name})
	}
	for _, words := range lines {
		var out, talk strings.Builder
		env := &term.Env{
			Args: append(words, "--db", folder), In: &term.Input{}, Out: &term.Output{W: &out}, Err: &term.Output{W: &talk},
		}
		if code := Main(t.Context(), env); code != 0 || talk.Len() > 0 || out.Len() == 0 {
			t.Errorf("rel %q ends with %d and says %q", words, code, talk.String())
		}
	}
	env := &term.Env{Args: []string{"list", "--db", folder}, In: &term.Input{}, Out: &term.Output{}, Err: &term.Output{}}
	if Main(t.Context(), env) == 0 {
		t.Error("a folder passes for a journal")
	}
}
