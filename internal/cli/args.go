package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

// slots refuses fewer than least or more than most arguments.
func slots(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return journal.Bad(howToUse(cmd)+"; "+cmd.CommandPath()+" --help shows examples",
				"something is missing after %s", strings.Join(append([]string{cmd.CommandPath()}, each(args, quote)...), " "))
		case len(args) > most && most == 0:
			return journal.Bad(cmd.CommandPath()+" --help shows how it is used",
				"%s is typed without %q", cmd.CommandPath(), args[0])
		case len(args) > most:
			return &lostQuote{cmd: cmd, most: most}
		default:
			return nil
		}
	}
}

// howToUse is the line to type: for a command that takes one of a few words, each of those lines.
func howToUse(cmd *cobra.Command) string {
	list := cmd.ValidArgs
	if first, ok := cmd.Annotations[firstWords]; ok {
		list = strings.Fields(first)
	}
	if len(list) == 0 {
		return cmd.UseLine()
	}
	return strings.Join(each(list, func(word string) string { return cmd.CommandPath() + " " + word }), ", ")
}

// firstWords is the annotation of a command whose first argument is one of a few words, and that takes others behind
// it: there cobra has no place for both.
const firstWords = "rel_first"

// isMissing reports whether what was named is not there.
func isMissing(err error) bool {
	var p *journal.Problem
	return errors.As(err, &p) && p.Code == journal.NotFound
}

// oneOf reads a word of a short list, in any case and by as little of its beginning as tells it apart.
func oneOf[T ~string](what, text string, list []T) (T, error) {
	var found []T
	words := make([]string, len(list))
	for i, v := range list {
		words[i] = string(v)
		if strings.EqualFold(text, string(v)) {
			return v, nil
		}
		if text != "" && strings.HasPrefix(string(v), strings.ToLower(text)) {
			found = append(found, v)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	hint := journal.DidYouMean(journal.Nearest(text, words, 1), "one of "+strings.Join(words, ", "))
	return "", journal.Bad(hint, "%q is no %s", text, what)
}
