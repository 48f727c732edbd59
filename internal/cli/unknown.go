package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rel-journal/rel/internal/journal"
)

// unknownCommand is the error of a command there is none of, with those that may be meant.
func unknownCommand(root *cobra.Command, typed string) error {
	hint := "rel help lists the commands"
	if near := nearest(typed, root.Commands()); len(near) > 0 {
		hint = "did you mean rel " + strings.Join(near, ", or rel ") + "? " + hint
	}
	return journal.Bad(hint, "there is no command %q", typed)
}

// nearest is the names of the commands that may be meant by what was typed: those that go by it elsewhere, or else
// those spelled like it.
func nearest(typed string, commands []*cobra.Command) []string {
	var names []string
	for _, c := range commands {
		if slices.Contains(c.SuggestFor, strings.ToLower(typed)) {
			return []string{c.Name()}
		}
		names = append(names, c.Name())
	}
	return journal.Nearest(typed, names, 2)
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
	if near := journal.Nearest(typed, names, 2); len(near) > 0 {
		hint = fmt.Sprintf("did you mean --%s? %s", strings.Join(near, ", or --"), hint)
	}
	return journal.Bad(hint, "%s has no flag --%s", cmd.CommandPath(), typed)
}

// dashed is a flag as it is typed.
func dashed(f *pflag.Flag) string { return "--" + f.Name }
