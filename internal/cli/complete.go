package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// completer gives what may follow what was typed. Completion helps and nothing depends on it, so a journal that
// cannot be read simply gives nothing.
type completer = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// mostCompleted is how many names a shell is given: more take it longer to digest than a person to type.
const mostCompleted = 100

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

// fromJournal completes by what the journal gives.
func (a *app) fromJournal(list func(ctx context.Context, s *store.Store, typed string) ([]string, error), more cobra.ShellCompDirective) completer {
	return func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		s, err := a.open(cmd.Context(), false)
		if err != nil || s.Absent() {
			a.welcomed = true // a shell is no place for a welcome
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		out, err := list(cmd.Context(), s, typed)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return out, cobra.ShellCompDirectiveNoFileComp | more
	}
}

// completeContacts completes names, each with its position; of several parted by ; the last.
func (a *app) completeContacts(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	before := ""
	if i := strings.LastIndex(typed, ";"); i >= 0 {
		before, typed = typed[:i]+"; ", strings.TrimSpace(typed[i+1:])
	}
	return a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		found, err := s.Complete(ctx, typed, mostCompleted)
		return each(found, func(w store.Who) string {
			return cobra.CompletionWithDesc(before+render.Safe(w.Name), render.Safe(w.Position))
		}), err
	}, 0)(cmd, args, typed)
}

// completeRefs completes contacts, and the latest notes once the letter of notes is typed.
func (a *app) completeRefs(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	out, directive := a.completeContacts(cmd, args, typed)
	if _, ok := journal.ParseRef(typed + "1"); !ok || !strings.HasPrefix(strings.ToLower(typed), string(journal.RefNote)) {
		return out, directive
	}
	notes, directive := a.fromJournal(func(ctx context.Context, s *store.Store, typed string) ([]string, error) {
		var out []string
		for n, err := range s.Notes(ctx, store.NoteFilter{Limit: mostCompleted}) {
			if err != nil {
				return nil, err
			}
			if ref := noteRef(n.ID); strings.HasPrefix(ref, strings.ToLower(typed)) {
				out = append(out, cobra.CompletionWithDesc(ref, render.Safe(n.Day.Format("Mon 2 Jan")+", "+with(n))))
			}
		}
		return out, nil
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
	return append(notes, out...), directive
}

// completeChanges completes the numbers of the latest changes, each with what it was.
func (a *app) completeChanges(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, _ string) ([]string, error) {
		changes, err := s.History(ctx, store.HistoryFilter{Limit: mostCompleted})
		changes = slices.DeleteFunc(changes, func(c store.Change) bool { return c.Undoes != 0 })
		return each(changes, func(c store.Change) string {
			return cobra.CompletionWithDesc(changeRef(c.ID), render.Safe(c.Command+" "+c.What))
		}), err
	}, cobra.ShellCompDirectiveKeepOrder)(cmd, args, typed)
}

func (a *app) completeGroups(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, _ string) ([]string, error) {
		groups, err := s.Groups(ctx)
		return each(groups, func(g journal.Group) string { return render.Safe(g.Name) }), err
	}, 0)(cmd, args, typed)
}

func (a *app) completeTags(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, _ string) ([]string, error) {
		tags, err := s.Tags(ctx)
		return each(tags, func(t store.TagCount) string { return render.Safe(t.Tag) }), err
	}, 0)(cmd, args, typed)
}

func (a *app) completeFields(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	return a.fromJournal(func(ctx context.Context, s *store.Store, _ string) ([]string, error) {
		names, err := s.FieldNames(ctx)
		return each(names, func(n string) string { return render.Safe(n) + "=" }), err
	}, cobra.ShellCompDirectiveNoSpace)(cmd, args, typed)
}

// each is what f makes of every element.
func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}
