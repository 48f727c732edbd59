package cli

import (
	"context"
	"fmt"
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
		Use:   "history [REF]",
		Short: "What was changed, by whom and when",
		Long:  `What was changed, newest first: every change, or those that had to do with one contact or note. rel undo c12 takes one back.`,
		Example: `  rel history
  rel history dana
  rel history n841 --format json`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.history(cmd.Context(), args, filter)
		},
	}
	filter.bind(cmd, a, "since", "columns", "limit")
	filter.limit = usualHistory
	cmd.Flags().Lookup("limit").DefValue = fmt.Sprint(usualHistory)
	return cmd
}

func (a *app) history(ctx context.Context, args []string, filter filterFlags) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	f := store.HistoryFilter{Limit: filter.limit}
	if f.Since, err = a.day(ctx, filter.since, journal.Back); err != nil {
		return err
	}
	if len(args) == 1 {
		t, err := a.ref(ctx, args[0])
		if err != nil {
			return err
		}
		f.Contact, f.Note, f.Change = t.who.ID, t.note, t.change
	}
	changes, err := s.History(ctx, f)
	if err != nil {
		return err
	}
	n, err := printList(a, a.changeColumns(), filter.columns, render.Rows(changes))
	if err == nil && n == 0 && !a.machine() {
		a.talk("Nothing was changed yet.")
	}
	return err
}

func (a *app) changeColumns() []render.Column[store.Change] {
	type C = store.Change
	zone := a.env.Now().Location()
	return []render.Column[C]{
		{Title: "#", Right: true, Rigid: true, Value: func(c C) any { return fmt.Sprintf("c%d", c.ID) }},
		{Key: "number", Value: func(c C) any { return c.ID }},
		{Key: "uid", Value: func(c C) any { return c.UID }},
		{
			Key: "at", Title: "When", Rigid: true,
			Value: func(c C) any { return c.At.Format(time.RFC3339) },
			Show:  func(c C, _ render.Style) string { return c.At.In(zone).Format("2006-01-02 15:04") },
		},
		{Key: "author", Title: "Who", Value: func(c C) any { return c.Author }},
		{Key: "command", Title: "Command", Rigid: true, Value: func(c C) any { return c.Command }},
		{Key: "what", Title: "What", Value: func(c C) any { return c.What }},
		{Key: "records", Title: "Records", Right: true, Value: func(c C) any { return c.Records }},
		{Key: "undoes", Value: func(c C) any { return c.Undoes }},
		{Key: "undone", Title: "Undone", Rigid: true, Value: func(c C) any { return c.Undone }},
	}
}
