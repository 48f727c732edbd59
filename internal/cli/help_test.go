package cli

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/term"
)

// tree is the tree of commands of a rel that prints into nothing.
func tree() *cobra.Command {
	return newRoot(&app{env: &term.Env{In: &term.Input{}, Out: &term.Output{}, Err: &term.Output{}}})
}

// commands is every command and topic a person can ask for, rel itself first.
func commands(root *cobra.Command) []*cobra.Command {
	all := []*cobra.Command{root}
	for i := 0; i < len(all); i++ {
		all = append(all, helped(all[i])...)
	}
	return all
}

func TestEveryCommandHasHelp(t *testing.T) {
	all := commands(tree())
	if len(all) < 25 {
		t.Fatalf("only %d commands and topics", len(all))
	}
	for _, c := range all {
		if c.Short == "" || c.Long == "" || c.Runnable() && c.Example == "" {
			t.Errorf("%s: short %q, long %q, example %q", c.CommandPath(), c.Short, c.Long, c.Example)
		}
		if strings.HasSuffix(c.Short, ".") || len(c.Short) > 60 {
			t.Errorf("%s: %q is no line of a list", c.CommandPath(), c.Short)
		}
		if c.HasParent() && c.GroupID == "" {
			t.Errorf("%s is in no group, so that rel help does not list it", c.CommandPath())
		}
	}
}

func TestHelpFits(t *testing.T) {
	root := tree()
	for _, c := range commands(root) {
		var out bytes.Buffer
		a := &app{env: &term.Env{Out: &term.Output{W: &out}}}
		a.showHelp(c)
		if !strings.Contains(out.String(), "\n") {
			t.Errorf("%s has no help", c.CommandPath())
		}
		for line := range strings.Lines(out.String()) {
			if len([]rune(line)) > usualHelp+1 {
				t.Errorf("%s: wider than %d columns: %s", c.CommandPath(), usualHelp, line)
			}
		}
	}
}

func TestExamplesParse(t *testing.T) {
	lines := 0
	for _, c := range commands(tree()) {
		for line := range strings.Lines(c.Example) {
			lines++
			if !strings.HasPrefix(line, "  ") {
				t.Errorf("%s: the example is not indented: %s", c.CommandPath(), line)
			}
			if err := parses(line); err != nil {
				t.Errorf("%s: %s: %v", c.CommandPath(), line, err)
			}
		}
	}
	if lines < 50 {
		t.Errorf("only %d examples", lines)
	}
}

func TestExamplesThatDoNotParse(t *testing.T) {
	for _, line := range []string{"rel", "  rel stael", "  rel stale --nope", "  rel stale dana", "  rel snooze dana", "  rel stale --limit many"} {
		if err := parses(line); (err == nil) != (line == "rel") {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// parses runs an example up to where its command would begin.
func parses(line string) error {
	_, line, _ = strings.Cut(line, "rel")
	line, _, _ = strings.Cut(line, " >")
	root := tree()
	root.SetArgs(shellWords(line))
	for _, c := range commands(root) {
		if c.Runnable() {
			c.RunE = func(*cobra.Command, []string) error { return nil }
		}
	}
	return root.Execute()
}

var shellWord = regexp.MustCompile(`"[^"]*"|\S+`)

// shellWords is a line as a shell parts it, as far as examples go.
func shellWords(line string) []string {
	return each(shellWord.FindAllString(line, -1), func(w string) string { return strings.Trim(w, `"`) })
}

// A flag that takes a value says of what sort it is, in a word of its own.
func TestFlagsNameTheirValues(t *testing.T) {
	for _, c := range commands(tree()) {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			name, usage := pflag.UnquoteUsage(f)
			if usage == "" || strings.HasSuffix(usage, ".") {
				t.Errorf("%s --%s: %q", c.CommandPath(), f.Name, usage)
			}
			if slices.Contains([]string{"string", "strings", "stringArray", "int"}, name) {
				t.Errorf("%s --%s %s", c.CommandPath(), f.Name, name)
			}
		})
	}
}

var mentioned = regexp.MustCompile(`--[a-z][a-z-]*`)

// What the help tells of, there is.
func TestFlagsInHelpExist(t *testing.T) {
	all := commands(tree())
	known := map[string]bool{"--help": true}
	for _, c := range all {
		c.Flags().VisitAll(func(f *pflag.Flag) { known["--"+f.Name] = true })
		c.PersistentFlags().VisitAll(func(f *pflag.Flag) { known["--"+f.Name] = true })
	}
	for _, c := range all {
		for _, flag := range mentioned.FindAllString(c.Long, -1) {
			if !known[flag] {
				t.Errorf("the help of %s tells of %s, which no command has", c.CommandPath(), flag)
			}
		}
	}
}
