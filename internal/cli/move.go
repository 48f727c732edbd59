package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// moveFlags are what can be said of a move.
type moveFlags struct {
	title, organization, seat string
	on, from                  string
	left                      bool
}

func newMove(a *app) *cobra.Command {
	var f moveFlags
	cmd := &cobra.Command{
		Use:        "move WHO",
		SuggestFor: []string{"promote", "transfer", "job"},
		Long: `Move a person to a new position. The one they held ends the day before --on, the next begins on that day, and both stay
with the person, as do all notes. --title alone is another title at the same organization; with --org alone the title stays
open until rel edit names it. --left is for those of whom nobody knows where they went, and then --on is their last day. The
day needs its year, as a move may be heard of long after it. The same move again with another --on puts the day right: of what
began, and of what ended for it the day before.

Several positions at once are normal: --from says which of them ends, by its organization; --from none ends none.

What somebody left and nobody is known to hold is a vacant seat (s12): rel gaps lists them, rel show s12 shows one.
--seat moves another into it, by its reference or as "Title, Organization"; rel drop s12 lets it go. rel edit --title
puts right what was wrong from the beginning, and keeps no history of it.`,
		Example: `  rel move dana --title Director --org "Department of Health" --on 2026-11-01
  rel move dana --title "Senior director" --on "1 nov 2026"
  rel move luis --from "Little Oaks" --title Chair --org Council --on today
  rel move mei --title Trustee --org "Harbor Fund" --on 2026-09-01 --from none
  rel move samira --seat s12 --on 2026-12-01
  rel move ruth --left --on 2026-06-30
  rel move dana --title Director --org "Department of Health" --on 2026-11-05`,
		Args:              slots(1, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := refuseEmpty(cmd, ""); err != nil {
				return err
			}
			return a.move(cmd.Context(), args[0], f)
		},
	}
	fs := cmd.Flags()
	fs.StringVar(&f.title, "title", "", "`title` of the new position")
	fs.StringVar(&f.organization, "org", "", "`organization` of the new position; that of the one they leave when it is not said")
	fs.StringVar(&f.seat, "seat", "", "the vacant `seat` they take: s12, or \"Title, Organization\"")
	fs.BoolVar(&f.left, "left", false, "they leave, and nobody knows where to")
	fs.StringVar(&f.on, "on", "", "the first `day` of it, with its year; with --left their last day")
	fs.StringVar(&f.from, "from", "", "the `organization` they leave, where they are at several; none leaves none")
	return cmd
}

func (a *app) move(ctx context.Context, who string, f moveFlags) error {
	w, err := a.who(ctx, who)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	c, err := s.Contact(ctx, w.ID)
	if err != nil {
		return err
	}
	m, err := f.read(ctx, a, s, c)
	if err != nil {
		return err
	}
	seat, err := seatTaken(ctx, s, m)
	if err != nil {
		return err
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	was := c
	if c, err = s.Move(ctx, c.ID, m); err != nil {
		return err
	}
	return a.answerMoved(ctx, s, moveMade{Move: m, was: was, now: c, seat: seat})
}

// read is the flags as a move of the contact.
func (f moveFlags) read(ctx context.Context, a *app, s *store.Store, c journal.Contact) (m journal.Move, err error) {
	if err := f.consistent(c); err != nil {
		return m, err
	}
	if m.Open, err = f.next(ctx, s); err != nil {
		return m, err
	}
	if m.On, err = a.day(ctx, f.on, journal.Exact); err != nil {
		return m, err
	}
	if f.left {
		if m.Close, err = a.lastDay(ctx, c, m.On, f.from); err == nil && m.Close == nil {
			err = journal.Bad("--from says which of them", "nothing says which position %s leaves", c.Name)
		}
		m.On = m.On.Add(1)
		return m, err
	}
	if again, err := f.again(c, m); again.Was != nil || err != nil {
		return again, err
	}
	if m.Close, err = a.leaving(ctx, c, m.On, f.from); err != nil {
		return m, err
	}
	if m.Open != nil && m.Open.Organization == "" && m.Close != nil {
		m.Open.Organization = m.Close.Organization
	}
	return m, nil
}

// consistent refuses a move of what does not move, one that leads nowhere, one that leads two ways, and one without a day.
func (f moveFlags) consistent(c journal.Contact) error {
	named := f.title != "" || f.organization != ""
	switch {
	case c.Kind == journal.Organization:
		return journal.Bad(fmt.Sprintf("move the people in it; rel edit %d --name renames it", c.ID),
			"%s is an organization, which holds no position", c.Name)
	case !named && f.seat == "" && !f.left:
		return journal.Bad("--title and --org say it, or --seat; --left where nobody knows", "nothing says what %s moves to", c.Name)
	case named && f.seat != "":
		return journal.Bad("leave one of them out", "--seat says the title and the organization already")
	case f.left && (named || f.seat != ""):
		return journal.Bad("leave --left out, or what they move to", "--left says that nobody knows what %s moves to", c.Name)
	case f.left && f.from == none:
		return journal.Bad("leave one of them out", "--left and --from none cannot both be")
	case f.on == "":
		return f.dayless(c)
	}
	return nil
}

// dayless is the problem of a move without a day.
func (f moveFlags) dayless(c journal.Contact) error {
	if f.left {
		return journal.Bad("--on 2026-10-31, their last day; --on today where it is today", "nothing says when %s leaves", c.Name)
	}
	return journal.Bad("--on 2026-11-01, the first day of it; --on today where it is today", "nothing says when %s moves", c.Name)
}

// next is the title and the organization that begin, nil when none do.
func (f moveFlags) next(ctx context.Context, s *store.Store) (*journal.Position, error) {
	if f.left {
		return nil, nil
	}
	if f.seat != "" {
		seat, err := findSeat(ctx, s, f.seat)
		return &journal.Position{Title: seat.Title, Organization: seat.Organization}, err
	}
	var c journal.Contact
	flags := contactFlags{title: f.title, organization: f.organization}
	if err := flags.readPosition(&c); err != nil {
		return nil, err
	}
	return &c.Positions[0], nil
}
