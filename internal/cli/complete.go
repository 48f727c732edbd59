package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// completer gives what may follow what was typed. Completion helps and nothing depends on it, so a journal that
// cannot be read simply gives nothing.
type completer = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// mostCompleted is how many names a shell is given: more take it longer to digest than a person to type.
const mostCompleted = 100

// setArgs gives the arguments that are to be run. What a shell asks to have completed is made safe first: cobra prints
// what it cannot read of that on the real standard error.
func setArgs(root *cobra.Command, args []string) {
	if len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) {
		args = each(args, render.Safe)
		plainUsages(root)
	}
	root.SetArgs(args)
}

func complete(cmd *cobra.Command, flag string, c completer) {
	if err := cmd.RegisterFlagCompletionFunc(flag, c); err != nil {
		panic(err) // the flag was bound a line before
	}
}

// words completes one of a short list.
func words[T ~string](list []T) completer {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return fitting(typed, each(list, func(w T) string { return string(w) })), cobra.ShellCompDirectiveNoFileComp
	}
}

// fitting is those completions that begin as typed, or whose words do: a shell takes all that it is given for fitting.
func fitting(typed string, all []string) []string {
	start := journal.NameKey(typed)
	return slices.DeleteFunc(all, func(c string) bool {
		name, _, _ := strings.Cut(c, "\t")
		key := journal.NameKey(name)
		return !strings.HasPrefix(key, start) && !journal.MatchKey(key, start)
	})
}

// plainUsages has the flags of all commands described as their help does, without the marks round a value's name.
func plainUsages(cmd *cobra.Command) {
	plain := func(f *pflag.Flag) { _, f.Usage = pflag.UnquoteUsage(f) }
	cmd.Flags().VisitAll(plain)
	cmd.PersistentFlags().VisitAll(plain)
	for _, c := range cmd.Commands() {
		plainUsages(c)
	}
}

// files leaves it to the shell to complete the names of files.
func files(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// joinWords is a short list for a sentence of help.
func joinWords[T ~string](list []T) string {
	return strings.Join(each(list, func(w T) string { return string(w) }), ", ")
}

// completeFirst completes each argument by the completer in its place, and nothing beyond them.
func (a *app) completeFirst(each ...completer) completer {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) < len(each) {
			return each[len(args)](cmd, args, typed)
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
}

// lister is what of the journal may follow what was typed.
type lister = func(ctx context.Context, s *store.Store, typed string) ([]string, error)

// fromJournal completes by what the journal gives.
func (a *app) fromJournal(list lister, more cobra.ShellCompDirective) completer {
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		directive := cobra.ShellCompDirectiveNoFileComp
		a.hushed = true // a shell is no place for a welcome
		s, err := a.reading(cmd.Context())
		if err != nil || s.Absent() {
			return nil, directive
		}
		out, err := list(cmd.Context(), s, typed)
		if err != nil {
			return nil, directive
		}
		return out, directive | more
	}
}

// each is what f makes of every element.
func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}
