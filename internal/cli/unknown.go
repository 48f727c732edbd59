package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
)

// unknownCommand is the error of a command there is none of, with those that may be meant.
func unknownCommand(ctx context.Context, a *app, typed string) error {
	all := newRoot(a).Commands() // not only those that the line names
	near := nearest("rel ", typed, all)
	if a.allKnown(ctx, typed) {
		near = []string{"rel show " + quote(typed)}
	}
	return journal.Bad(journal.DidYouMean(near, "rel help lists the commands"), "there is no command %q", typed)
}

// nearest is the commands that may be meant by what was typed, as they are typed after some words: those that go by it
// elsewhere, or else those spelled like it.
func nearest(before, typed string, commands []*cobra.Command) []string {
	var names, elsewhere []string
	for _, c := range commands {
		if slices.Contains(c.SuggestFor, strings.ToLower(typed)) {
			elsewhere = append(elsewhere, c.Name())
		}
		names = append(names, c.Name())
	}
	if len(elsewhere) == 0 {
		elsewhere = journal.Nearest(typed, names, 2)
	}
	return each(elsewhere, func(name string) string { return before + name })
}

// flagError is the error of a flag that is not there, or has a value it cannot have.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	hint := cmd.CommandPath() + " --help lists the flags"
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown, hint)
	case errors.As(err, &valueless):
		return journal.Bad(hint, "%s needs a value", dashed(valueless.GetFlag()))
	case errors.As(err, &invalid):
		return journal.Bad(hint, "%q is no value for %s", invalid.GetValue(), dashed(invalid.GetFlag()))
	default:
		return journal.Bad(hint, "%v", err)
	}
}

// unknownFlag is the error of a flag there is none of, with the one that may be meant.
func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError, hint string) error {
	typed := err.GetSpecifiedName()
	if err.GetSpecifiedShortnames() != "" {
		return journal.Bad(hint, "%s has no flag -%s", cmd.CommandPath(), typed)
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	near := each(journal.Nearest(typed, names, 2), func(name string) string { return "--" + name })
	return journal.Bad(journal.DidYouMean(near, hint), "%s has no flag --%s", cmd.CommandPath(), typed)
}

// dashed is a flag as it is typed.
func dashed(f *pflag.Flag) string { return "--" + f.Name }
