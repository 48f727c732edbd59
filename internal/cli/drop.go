package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newDrop(a *app) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:        "drop REF…",
		SuggestFor: []string{"cancel", "dismiss"},
		Long: `Let follow-ups (t7) go that nobody waits for any more, or facts (f3) that turned out to be wrong or matter no longer.
They are remembered as dropped, and listed with --all: rel todo --all, rel fact --all. rel edit t7 --open opens one again,
and lets a fact stand again; rel rm t7 removes one that was a mistake.

A vacant seat (s12, as rel gaps lists them) is let go, too: nobody is asked who holds it until somebody else leaves it.`,
		Example: `  rel drop t7
  rel drop t7 t9
  rel drop f3
  rel drop s12`,
		Args:              slots(1, mostRefs),
		ValidArgsFunction: a.completeDroppable,
		RunE: func(cmd *cobra.Command, args []string) error {
			if areSeats(args) {
				return a.dropSeats(cmd.Context(), args)
			}
			facts := slices.ContainsFunc(args, isFactRef)
			if facts && slices.ContainsFunc(args, func(text string) bool { return !isFactRef(text) }) {
				return journal.Bad("drop the facts first, then the others",
					"facts are dropped by themselves, and %s was among others", firstFact(args))
			}
			if facts {
				return a.dropFacts(cmd.Context(), args, on)
			}
			return a.closeFollowUps(cmd.Context(), args, journal.Dropped, on)
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "the `day` it was dropped; today when it is not said")
	return cmd
}

// isFactRef reports whether text names a fact by its letter.
func isFactRef(text string) bool {
	r, ok := journal.ParseRef(text)
	return ok && r.Letter == journal.RefFact
}

func firstFact(texts []string) string { return texts[slices.IndexFunc(texts, isFactRef)] }

// dropFacts lets go of the facts that texts name; those that were dropped already are left as they are.
func (a *app) dropFacts(ctx context.Context, texts []string, on string) error {
	day, err := a.closedOn(ctx, on)
	if err != nil {
		return err
	}
	all, err := a.factsNamed(ctx, texts, func(f journal.Fact) (bool, error) {
		if !f.Dropped.IsZero() {
			a.talk("%s is dropped already, since %s: %s.", factRef(f.ID), f.Dropped.Format("Mon 2 Jan 2006"), journal.AsTyped(f.Text))
		}
		return !f.Dropped.IsZero(), nil
	})
	if err != nil || len(all) == 0 {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.DropFacts(ctx, each(all, func(f journal.Fact) int64 { return f.ID }), day); err != nil {
		return err
	}
	if a.machine() {
		for i := range all {
			all[i].Dropped = day
		}
		return a.printFacts(all, false)
	}
	return a.sayEach(each(all, func(f journal.Fact) string { return "Dropped: " + factLine(f) }))
}
