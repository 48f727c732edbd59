package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newMerge(a *app) *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use:        "merge WHO WHO",
		SuggestFor: []string{"join", "combine", "same"},
		Long: `Make two contacts one: the second becomes a part of the first, whose number and name stay. What will be is shown first,
field by field, and asked about; --yes merges without asking, --dry-run only shows it.

Nothing is lost. Notes, what they said, facts, follow-ups, assessments, initiatives, groups and tags of both come together; who
was in one note twice is in it once. Where each has a value of its own, the first's counts: the name of the second becomes
an alias, another field or date stands behind it as "State (2)", and what a contact has one of, stage, cadence and snooze, is
taken from the second only where the first has none, or is a prospect. Its number and uid still find the contact it became.

rel undo takes all of it back. A person and an organization cannot be merged.`,
		Example: `  rel merge dana "dana m whitcomb"
  rel merge 3 17 --dry-run
  rel merge 3 17 --yes`,
		Args:              slots(2, 2),
		ValidArgsFunction: a.completeFirst(slices.Repeat([]completer{a.completeContacts}, 2)...),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.merge(cmd.Context(), args[0], args[1], dryRun)
		},
	}
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "show what would be, and change nothing")
	return cmd
}

func (a *app) merge(ctx context.Context, first, second string, dryRun bool) error {
	m, err := a.planMerge(ctx, first, second)
	switch {
	case err != nil:
		return err
	case dryRun:
		return a.showMerge(m)
	case !a.yes && !a.env.Interactive():
		return journal.Bad(fmt.Sprintf("rel merge %d %d --yes merges them, --dry-run shows what that does", m.First.ID, m.Second.ID),
			"there is nobody here to ask whether to merge %s into %s; nothing was changed", label(m.Second), label(m.First))
	case !a.yes:
		if err := a.agreeToMerge(ctx, m); err != nil {
			return err
		}
	}
	return a.doMerge(ctx, m)
}

// planMerge finds out whom to merge, and what comes of it.
func (a *app) planMerge(ctx context.Context, first, second string) (m store.Merge, err error) {
	var who [2]store.Who
	for i, text := range []string{first, second} {
		if who[i], err = a.who(ctx, text); err != nil {
			return m, err
		}
	}
	if one := who[0]; one.ID == who[1].ID {
		return m, journal.Bad("rel dupes lists who may be the same", "%s and %s are one contact already, %s (%d)",
			journal.AsTyped(first), journal.AsTyped(second), one.Name, one.ID)
	}
	s, err := a.reading(ctx)
	if err != nil {
		return m, err
	}
	return s.PlanMerge(ctx, who[0].ID, who[1].ID)
}

// agreeToMerge shows what a merge does, and asks whether to do it.
func (a *app) agreeToMerge(ctx context.Context, m store.Merge) error {
	if !a.machine() {
		if err := a.showMerge(m); err != nil {
			return err
		}
	}
	yes, err := a.confirm(ctx, fmt.Sprintf("Merge %s into %s?", label(m.Second), label(m.First)))
	if err == nil && !yes {
		err = &journal.Problem{
			Code: journal.Failure, What: "nothing was changed",
			Hint: fmt.Sprintf("rel merge %d %d keeps the other; rel dupes %[2]d --not %[1]d remembers that they are two",
				m.Second.ID, m.First.ID),
		}
	}
	return err
}

// doMerge merges, and says what came over.
func (a *app) doMerge(ctx context.Context, m store.Merge) error {
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	c, err := s.Merge(ctx, m)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("Merged %s into %s", label(m.Second), label(m.First))
	if with := cameOver(m); len(with) > 0 {
		text += ", with " + and(with)
	}
	return a.answerContact(c, text+"   (rel undo to take back)")
}

// cameOver is how much hung off the second contact.
func cameOver(m store.Merge) (out []string) {
	for _, t := range m.Shares {
		switch {
		case t.Second == 0:
		case t.What == shareHeard:
			out = append(out, countOf(t.Second, "line")+" heard")
		default:
			out = append(out, countOf(t.Second, strings.TrimSuffix(t.What, "s")))
		}
	}
	return out
}

// shareHeard is the share of what was heard.
const shareHeard = "heard"

// label tells a contact apart from another of the same name.
func label(c journal.Contact) string { return fmt.Sprintf("%s (%d)", c.Name, c.ID) }

// showMerge shows field by field what will be.
func (a *app) showMerge(m store.Merge) error {
	_, err := printList(a, mergeColumns(m), nil, render.Rows(mergeLines(m)))
	return err
}
