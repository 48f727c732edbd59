package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newAdd(a *app) *cobra.Command {
	var f contactFlags
	var another bool
	var seat seatFlags
	cmd := &cobra.Command{
		Use: "add NAME",
		Long: `Add a person, or with --kind organization an organization.

A name that is there already is asked about; --another adds a second contact of that name. --seat has them take a vacant seat,
which rel gaps lists, in the same change, from today or the day of --on.`,
		Example: `  rel add "Dana Whitcomb" --org "Office of Child Care" --phone 202-555-0142
  rel add "Luis Ortega" --group Providers --every quarterly --tag qris
  rel add "Priya Raman" --seat s12 --on 2026-11-15
  rel add "Early Learning Fund" --kind organization --every yearly`,
		Args:              slots(1, 1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.add(cmd.Context(), args[0], f, seat, another)
		},
	}
	f.bind(cmd, a)
	cmd.Flags().StringVar(&seat.text, "seat", "", "the vacant `seat` they take: s12, or \"Title, Organization\"")
	cmd.Flags().StringVar(&seat.on, "on", "", "with --seat: the first `day` in it; today where it is not said")
	cmd.Flags().BoolVar(&another, "another", false, "add a second contact of a name that is there already")
	return cmd
}

func (a *app) add(ctx context.Context, name string, f contactFlags, from seatFlags, another bool) error {
	name, err := journal.CleanName(name)
	if err != nil {
		return err
	}
	if another, err = a.checkNew(ctx, name, another); err != nil {
		return err
	}
	c, err := f.contact(ctx, a)
	if err != nil {
		return err
	}
	c.Name = name
	seat, err := a.firstSeat(ctx, &c, from)
	if err != nil {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	add := s.AddUnlike
	if another {
		add = s.AddContact
	}
	if c, err = add(ctx, c); err != nil {
		return err
	}
	added := c.Name
	if seat != nil {
		added += fmt.Sprintf(": %s, from %s on", seat, c.Positions[0].From.Format(inFull))
	}
	if err := a.answerContact(c, fmt.Sprintf("Added %s   (%d, rel undo to take back)", added, c.ID)); err != nil {
		return err
	}
	return a.inSeat(seat)
}

// checkNew asks about, or refuses, a name that somebody bears already, and says whether there is to be another.
func (a *app) checkNew(ctx context.Context, name string, another bool) (bool, error) {
	if another || a.yes {
		return true, nil
	}
	s, err := a.reading(ctx)
	if err != nil {
		return false, err
	}
	same, err := s.SameName(ctx, name)
	if err != nil || len(same) == 0 {
		return false, err
	}
	there := fmt.Sprintf("%s is in the journal already: %s", name,
		strings.Join(each(same, func(w store.Who) string { return describe(w, a.today()) }), "; "))
	refusal := &journal.Problem{
		Code: journal.Ambiguous,
		What: there,
		Hint: fmt.Sprintf("--another adds a second one of that name; rel edit %d changes the one there is", same[0].ID),
	}
	if !a.env.Interactive() {
		return false, refusal
	}
	yes, err := a.confirm(ctx, there+". Add another?")
	if err == nil && !yes {
		refusal.What = "nothing was added"
		err = refusal
	}
	return yes, err
}

// answerContact says what was done to a contact, or prints the contact where a format for programs was asked for.
func (a *app) answerContact(c journal.Contact, sentence string) error {
	if !a.machine() {
		return a.say("%s", sentence)
	}
	_, err := a.printContacts(render.Rows([]journal.Contact{c}))
	return err
}
