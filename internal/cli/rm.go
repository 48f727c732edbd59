package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
)

func newRm(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "rm REF",
		Short: "Remove a contact or a note",
		Long: `Remove a contact (by number or name) or a note (n841). What is removed is hidden, not erased: rel undo brings it
back, and rel list --deleted and rel log --deleted show it. The notes of a contact who is removed stay.`,
		Example: `  rel rm n841
  rel rm "dana w"`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.rm(cmd.Context(), args[0]) },
	}
}

func (a *app) rm(ctx context.Context, text string) error {
	ref, err := a.ref(ctx, text)
	if err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if ref.note == 0 {
		if err := s.RemoveContact(ctx, ref.who.ID); err != nil {
			return err
		}
		return a.say("Removed %s (%d)   (rel undo to take back)", ref.who.Name, ref.who.ID)
	}
	n, err := s.Note(ctx, ref.note)
	if err != nil {
		return err
	}
	if n.Deleted {
		return journal.Missing("rel undo brings back what was removed last", "%s was removed already", noteRef(n.ID))
	}
	if err := s.RemoveNote(ctx, n.ID); err != nil {
		return err
	}
	return a.say("Removed %s, %s: %s   (rel undo to take back)", noteRef(n.ID), n.Day.Format("Mon 2 Jan 2006"), and(names(n.Participants)))
}
