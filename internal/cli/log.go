package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// The orders of notes.
const (
	newest = "newest"
	oldest = "oldest"
)

var noteSorts = []string{newest, oldest}

func newLog(a *app) *cobra.Command {
	var filter filterFlags
	var sort string
	var heard bool
	cmd := &cobra.Command{
		Use:        "log [WHO]",
		SuggestFor: []string{"notes"},
		Long: `Notes, newest first: all of them, or those with or about WHO. On a terminal they read as a journal does, day by day and
through your pager; in a pipe, or with --columns, they are a table. CSV, JSON and Markdown leave private ones out, and count
them, unless --include-private. Of those who moved since, the position they held then stands behind the name, and in then.

With --heard, what was heard instead, line by line with who said it: all of it, or what WHO said.

rel help formats lists the columns.`,
		Example: `  rel log dana
  rel log --since "3 weeks ago" --via call
  rel log --tag qris --format json
  rel log luis --heard --since "march 1"
  rel log --deleted`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				filter.who = args[0]
			}
			f, err := filter.notes(cmd.Context(), a)
			if err != nil {
				return err
			}
			if sort, err = oneOf("order", sort, noteSorts); err != nil {
				return err
			}
			f.Oldest = sort == oldest
			if heard {
				return a.logHeard(cmd.Context(), f, filter.columns)
			}
			return a.log(cmd.Context(), f, filter.columns)
		},
	}
	filter.bind(cmd, a, "initiative", "group", "tag", "via", "since", "until", "columns", "limit", "deleted", "include-private")
	cmd.Flags().BoolVar(&heard, "heard", false, "what was heard, with who said it")
	cmd.Flags().StringVar(&sort, "sort", newest, "which come `first`: "+joinWords(noteSorts))
	complete(cmd, "sort", words(noteSorts))
	return cmd
}

func (a *app) log(ctx context.Context, f store.NoteFilter, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	f.Then = true
	restore := a.page()
	n, err := a.printLog(s.Notes(ctx, f), keys)
	if err := errors.Join(err, restore()); err != nil {
		return err
	}
	return a.logFooter(ctx, s, n, f)
}

// printLog prints notes as a journal where a person reads them, and as a list elsewhere.
func (a *app) printLog(notes iter.Seq2[journal.Note, error], keys []string) (int, error) {
	if a.asDiary(keys) {
		return a.printDiary(notes)
	}
	return a.printNotes(notes, keys)
}

// asDiary reports whether notes are to read as a journal does.
func (a *app) asDiary(keys []string) bool { return !a.machine() && a.env.Out.TTY && len(keys) == 0 }

// page sends the answer through the person's pager, where a list may be long and is for a person.
func (a *app) page() func() error {
	if a.machine() {
		return func() error { return nil }
	}
	return a.env.Page()
}

// logFooter says what was left out, and what to do where there is nothing.
func (a *app) logFooter(ctx context.Context, s *store.Store, n int, f store.NoteFilter) error {
	all, private, err := s.CountNotes(ctx, f)
	if err != nil {
		return err
	}
	if private > 0 {
		a.leftOut(private)
	}
	switch {
	case a.machine():
	case n == 0 && f.Deleted:
		a.talk("No note like that was removed.")
	case n == 0:
		a.talk("There is no note like that. rel note WHO TEXT makes one.")
	case all > n:
		a.more(all-n, true)
	}
	return nil
}

// more says how many notes there are besides those listed, as far as they were counted, and how to see them, where there
// is a way.
func (a *app) more(left int, listable bool) {
	switch {
	case left > store.MostCounted && !listable:
		a.talk("More than %d more.", store.MostCounted)
	case left > store.MostCounted:
		a.talk("More than %d more (--limit 0 lists all).", store.MostCounted)
	default:
		a.talk("%d more (--limit 0 lists all).", left)
	}
}

// leftOut says how many private notes are not in the answer. It is said whatever else is not, so that nobody takes a
// part for the whole.
func (a *app) leftOut(private int) {
	fmt.Fprintf(a.env.Err, "%s left out (--include-private).\n", countOf(private, "private note"))
}
