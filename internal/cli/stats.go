package cli

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualMonths is how many months are counted unless --since says otherwise, this one among them.
const usualMonths = 12

func newStats(a *app) *cobra.Command {
	var filter filterFlags
	cmd := &cobra.Command{
		Use: "stats [WHO]",
		Long: `How many notes there are by month and by channel, who began the conversations, and in how many something was heard: of
all notes, or those with or about WHO, in the last twelve months unless --since says otherwise.

They count what was written down, and nothing about how a relationship stands. CSV, JSON and Markdown have the numbers, one
row for all, each month and each channel, and leave private notes out, unless --include-private.`,
		Example: `  rel stats
  rel stats dana --since 2024-01-01
  rel stats --group Providers --tag qris
  rel stats --format csv`,
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
			return a.stats(cmd.Context(), f, filter.columns)
		},
	}
	filter.bind(cmd, a, "group", "tag", "via", "since", "until", "columns", "include-private")
	return cmd
}

func (a *app) stats(ctx context.Context, f store.NoteFilter, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	if f, err = a.counted(ctx, s, f); err != nil {
		return err
	}
	progress := a.env.Progress("Counting notes")
	tallies, private, err := s.Stats(ctx, f, progress.Add)
	progress.Done()
	if err != nil {
		return err
	}
	sums := sumUp(f, tallies)
	if a.machine() || len(keys) > 0 {
		_, err = printList(a, statColumns(), keys, render.Rows(sums.rows()))
	} else {
		err = a.printStats(f, sums)
	}
	if private > 0 && err == nil {
		a.leftOut(private)
	}
	return err
}

// counted is the filter with its period: up to today, and from as many months before as are usual, or from --since on, but
// not before the first note there is.
func (a *app) counted(ctx context.Context, s *store.Store, f store.NoteFilter) (store.NoteFilter, error) {
	if f.Until.IsZero() || f.Until.After(a.today()) {
		f.Until = a.today()
	}
	if f.Since.After(f.Until) {
		return f, journal.Bad("--since takes a day gone by", "%s is still to come", f.Since)
	}
	usual := (journal.MonthOf(f.Until) - usualMonths + 1).First()
	if f.Since.IsZero() {
		f.Since = usual
		return f, nil
	}
	first, err := s.FirstDay(ctx)
	if first.IsZero() || first.After(usual) {
		first = usual
	}
	if f.Since.Before(first) {
		f.Since = first
	}
	return f, err
}

// sums is notes counted up: all of them, by month from the first to the last, and by channel, the most used first.
type sums struct {
	all      store.Tally
	months   []store.Tally
	channels []store.Tally
}

// sumUp counts up tallies of the filter's months.
func sumUp(f store.NoteFilter, tallies []store.Tally) sums {
	var x sums
	first := journal.MonthOf(f.Since)
	for m := first; m <= journal.MonthOf(f.Until); m++ {
		x.months = append(x.months, store.Tally{Month: m.First()})
	}
	for _, t := range tallies {
		x.all = x.all.Plus(t)
		month := &x.months[journal.MonthOf(t.Month)-first]
		*month = month.Plus(t)
		i := slices.IndexFunc(x.channels, func(c store.Tally) bool { return c.Channel == t.Channel })
		if i < 0 {
			i = len(x.channels)
			x.channels = append(x.channels, store.Tally{Channel: t.Channel})
		}
		x.channels[i] = x.channels[i].Plus(t)
	}
	slices.SortStableFunc(x.channels, func(a, b store.Tally) int {
		return cmp.Or(cmp.Compare(b.Notes, a.Notes), cmp.Compare(a.Channel, b.Channel))
	})
	return x
}
