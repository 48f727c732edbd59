package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// completer gives what may follow what was typed. Completion helps and nothing depends on it, so a journal that
// cannot be read simply gives nothing.
type completer = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// mostCompleted is how many names a shell is given: more take it longer to digest than a person to type.
const mostCompleted = 100

// completable is the arguments as they are to be run. What a shell asks to have completed is made safe first: cobra
// prints what it cannot read of that on the real standard error.
func completable(args []string) []string {
	if len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) {
		return each(args, render.Safe)
	}
	return args
}

func complete(cmd *cobra.Command, flag string, c completer) {
	if err := cmd.RegisterFlagCompletionFunc(flag, c); err != nil {
		panic(err) // the flag was bound a line before
	}
}

// words completes one of a short list.
func words[T ~string](list []T) completer {
	return cobra.FixedCompletions(each(list, func(w T) string { return string(w) }), cobra.ShellCompDirectiveNoFileComp)
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
