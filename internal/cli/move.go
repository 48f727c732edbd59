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
open until rel edit names it. --left is for those of whom nobody knows where they went. The day needs its year, as a move
may be heard of long after it.

Several positions at once are normal: --from says which of them ends, by its organization; --from none ends none.

What somebody left and nobody is known to hold is a vacant seat (s12). --seat moves another into it, by its reference or as
"Title, Organization"; rel drop s12 lets it go. rel edit --title puts right what was wrong from the beginning, and keeps no
history of it.`,
		Example: `  rel move dana --title Director --org "Department of Health" --on 2026-11-01
  rel move dana --title "Senior director" --on "1 nov 2026"
  rel move luis --from "Little Oaks" --title Chair --org Council --on today
  rel move mei --title Trustee --org "Harbor Fund" --on 2026-09-01 --from none
  rel move samira --seat s12 --on 2026-12-01
  rel move ruth --left --on 2026-06-30`,
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
	fs.StringVar(&f.on, "on", "", "the first `day` of it, with its year")
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
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if c, err = s.Move(ctx, c.ID, m); err != nil {
		return err
	}
	return a.answerMoved(ctx, s, c, m)
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
	if m.Close, err = a.leaving(ctx, c, m.On, f.from); err != nil {
		return m, err
	}
	if f.left && m.Close == nil {
		return m, journal.Bad(fmt.Sprintf("rel show %d lists what they held", c.ID),
			"%s holds no position on %s that could end", c.Name, m.On)
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
		return journal.Bad("--on 2026-11-01, the first day of it; --on today where it is today", "nothing says when %s moves", c.Name)
	}
	return nil
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

// answerMoved says what is held from now on, what is held no more, and which seat nobody is known to hold for it.
func (a *app) answerMoved(ctx context.Context, s *store.Store, c journal.Contact, m journal.Move) error {
	const long = "Mon 2 Jan 2006"
	const back = "   (rel undo to take back)"
	if m.Open == nil {
		was := m.Closed()
		text := fmt.Sprintf("Left: %s (%d), %s, until %s%s", c.Name, c.ID, was, was.To.Format(long), back)
		if err := a.answerContact(c, text); err != nil {
			return err
		}
	} else {
		since := "since"
		if m.On.After(a.today()) {
			since = "from"
		}
		text := fmt.Sprintf("Moved %s (%d): %s, %s %s%s", c.Name, c.ID, m.Opened(), since, m.On.Format(long), back)
		if err := a.answerContact(c, text); err != nil {
			return err
		}
	}
	if a.machine() || m.Close == nil {
		return nil
	}
	if was := m.Closed(); m.Open != nil {
		if err := a.say("  Until %s: %s", was.To.Format(long), was); err != nil {
			return err
		}
	}
	seats, err := s.VacantSeats(ctx)
	if seat := store.Vacated(seats, *m.Close); err == nil && seat != nil {
		a.talk("Vacant now: %s. rel move WHO --seat %s says who follows; rel drop %[2]s lets it go.", seat, seatRef(seat.ID))
	}
	return err
}
