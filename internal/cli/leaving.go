package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// leaving is which of their positions somebody leaves with a move on a day: the only one, or the one that from names by its
// organization. It is nil where they hold none, or leave none. On a terminal it asks where there are several.
func (a *app) leaving(ctx context.Context, c journal.Contact, on journal.Day, from string) (*journal.Position, error) {
	held := slices.DeleteFunc(slices.Clone(c.Positions), func(p journal.Position) bool { return p.Past(on) })
	fit := held
	switch {
	case strings.EqualFold(from, none):
		return nil, nil
	case from != "":
		fit = fittingPositions(held, from)
	}
	list := strings.Join(each(held, journal.Position.String), "; ")
	switch {
	case len(fit) == 1:
		return &fit[0], nil
	case from == "" && len(fit) == 0:
		return nil, nil
	case len(held) == 0:
		return nil, journal.Bad("leave --from out", "%s holds no position on %s that could end", c.Name, on)
	case len(fit) == 0:
		return nil, journal.Missing("they hold: "+list, "%s holds nothing at %q", c.Name, journal.AsTyped(from))
	case !a.env.Interactive():
		return nil, &journal.Problem{
			Code: journal.Ambiguous, What: fmt.Sprintf("%s holds %d positions, and nothing says which of them ends", c.Name, len(fit)),
			Hint: fmt.Sprintf("--from %s, or --from none; they hold: %s", quote(nameFrom(fit)), list),
		}
	}
	says := append(each(fit, journal.Position.String), "none of them")
	i, err := a.pick(ctx, "Which of them ends?", says, says)
	if err != nil || i == len(fit) {
		return nil, err
	}
	return &fit[i], nil
}

// nameFrom is what --from takes for the first of several positions.
func nameFrom(of []journal.Position) string {
	if of[0].Organization == "" {
		return of[0].Title
	}
	return of[0].Organization
}

// fittingPositions is those of the positions that text names: in full, by their organization, or by the beginnings of its words.
func fittingPositions(held []journal.Position, text string) []journal.Position {
	typed := journal.NameKey(text)
	for _, fits := range []func(journal.Position) bool{
		func(p journal.Position) bool { return journal.NameKey(p.String()) == typed },
		func(p journal.Position) bool { return journal.NameKey(p.Organization) == typed },
		func(p journal.Position) bool { return journal.MatchKey(journal.NameKey(p.Organization), typed) },
		func(p journal.Position) bool { return journal.MatchKey(journal.NameKey(p.Title), typed) },
	} {
		found := slices.DeleteFunc(slices.Clone(held), func(p journal.Position) bool { return !fits(p) })
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func seatRef(id int64) string { return journal.Ref{Letter: journal.RefSeat, Number: id}.String() }

// findSeat is the vacant seat that text names, by its reference or as "Title, Organization".
func findSeat(ctx context.Context, s *store.Store, text string) (store.Seat, error) {
	if r, ok := journal.ParseRef(text); ok && r.Letter == journal.RefSeat {
		return s.Seat(ctx, r.Number)
	}
	return s.SeatCalled(ctx, text)
}

// areSeats reports whether all texts are references of seats.
func areSeats(texts []string) bool {
	return !slices.ContainsFunc(texts, func(text string) bool {
		r, ok := journal.ParseRef(text)
		return !ok || r.Letter != journal.RefSeat
	})
}

// dropSeats lets vacant seats go.
func (a *app) dropSeats(ctx context.Context, texts []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	var seats []store.Seat
	for _, text := range texts {
		seat, err := findSeat(ctx, s, text)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(seats, func(x store.Seat) bool { return x.ID == seat.ID }) {
			seats = append(seats, seat)
		}
	}
	if s, err = a.writing(ctx); err != nil {
		return err
	}
	if err := s.DismissSeats(ctx, seats); err != nil {
		return err
	}
	return a.say("Let go: %s   (rel undo to take back)", strings.Join(each(seats, store.Seat.String), "; "))
}
