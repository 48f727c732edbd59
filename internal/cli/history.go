package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// usualHistory is how many changes are listed unless --limit says otherwise.
const usualHistory = 20

func newHistory(a *app) *cobra.Command {
	var filter filterFlags
	cmd := &cobra.Command{
		Use:        "history [REF]",
		SuggestFor: []string{"changes"},
		Long: `What was changed, newest first: every change, or those that had to do with one contact (also a removed one, by
number), one note, one follow-up, one fact, one assessment or one initiative. rel undo c12 takes one back.`,
		Example: `  rel history
  rel history dana
  rel history n841 --format json`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeRefs),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := a.historyFilter(cmd.Context(), args, filter.since)
			if err != nil {
				return err
			}
			if f.Limit = filter.most(cmd, a); f.Limit < 0 {
				return journal.Bad("--limit 0 lists all", "a list cannot have %d lines", f.Limit)
			}
			return a.history(cmd.Context(), f, filter.columns)
		},
	}
	filter.bind(cmd, a, "since", "columns", "limit")
	filter.screenful(cmd, usualHistory)
	return cmd
}

// historyFilter is the history of what args name, since a day.
func (a *app) historyFilter(ctx context.Context, args []string, since string) (f store.HistoryFilter, err error) {
	if f.Since, err = a.edge(ctx, since, journal.Back, journal.FirstDay); err != nil || len(args) == 0 {
		return f, err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return f, err
	}
	if n, ok := journal.ParseNumber(args[0]); ok {
		if c, err := s.Contact(ctx, n); err == nil && c.Deleted {
			f.Contact = n
			return f, nil
		}
	}
	t, err := a.ref(ctx, args[0])
	if err != nil {
		return f, err
	}
	f.Contact, f.Of = t.who.ID, t.Ref
	if t.Letter != 0 {
		err = s.Lookup(ctx, t.Ref)
	}
	return f, err
}

func (a *app) history(ctx context.Context, f store.HistoryFilter, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	limit := f.Limit
	if limit > 0 {
		f.Limit++ // one more, to know whether there is any
	}
	changes, err := s.History(ctx, f)
	if err != nil {
		return err
	}
	more := limit > 0 && len(changes) > limit
	if more {
		changes = changes[:limit]
	}
	n, err := printList(a, a.changeColumns(), keys, render.Rows(changes))
	switch {
	case err != nil || a.machine():
		return err
	case n == 0 && f.Since.IsZero():
		a.talk("Nothing was changed yet.")
	case n == 0:
		a.talk("Nothing was changed since %s.", f.Since.Format("Mon 2 Jan 2006"))
	case more:
		a.talk("The latest %d; --limit 0 lists all.", n)
	}
	return nil
}

func changeRef(id int64) string { return journal.Ref{Letter: journal.RefChange, Number: id}.String() }

func (a *app) changeColumns() []render.Column[store.Change] {
	type C = store.Change
	zone := a.env.Time().Location()
	return []render.Column[C]{
		{Title: "#", Right: true, Rigid: true, Value: func(c C) any { return changeRef(c.ID) }},
		{Key: "number", Value: func(c C) any { return c.ID }},
		{Key: "uid", Value: func(c C) any { return c.UID }},
		{
			Key: "at", Title: "When", Rigid: true,
			Value: func(c C) any { return c.At.Format(time.RFC3339) },
			Show:  func(c C, _ render.Style) string { return c.At.In(zone).Format("2006-01-02 15:04") },
		},
		{Key: "author", Title: "Who", Value: func(c C) any { return c.Author }},
		{Key: "command", Title: "Command", Rigid: true, Value: func(c C) any { return c.Command }},
		{Key: "what", Title: "What", Below: true, Value: func(c C) any { return c.What }},
		{Key: "records", Title: "Records", Right: true, Value: func(c C) any { return c.Records }},
		{Key: "undoes", Value: func(c C) any { return c.Undoes }},
		{Key: "undone", Title: "Undone", Rigid: true, Value: func(c C) any { return c.Undone }},
	}
}
