package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// seatFlags say which vacant seat somebody takes, and from when on.
type seatFlags struct{ text, on string }

// firstSeat gives a contact who is to be added the position of a vacant seat; nil where none is named.
func (a *app) firstSeat(ctx context.Context, c *journal.Contact, f seatFlags) (*store.Seat, error) {
	switch {
	case f.text == "" && f.on != "":
		return nil, journal.Bad("rel move says what somebody holds from a day on", "--on goes with --seat")
	case f.text == "":
		return nil, nil
	case len(c.Positions) > 0:
		return nil, journal.Bad("leave one of them out", "--seat says the title and the organization already")
	case c.Kind == journal.Organization:
		return nil, journal.Bad("leave --seat out", "an organization holds no position")
	}
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	seat, err := findSeat(ctx, s, f.text)
	if err != nil {
		return nil, err
	}
	on := a.today()
	if f.on != "" {
		if on, err = a.day(ctx, f.on, journal.Exact); err != nil {
			return nil, err
		}
	}
	c.Positions = []journal.Position{{Title: seat.Title, Organization: seat.Organization, From: on}}
	return &seat, nil
}

// onlySeat is the number of the vacant seat that a text names, where it names nothing else: err is why it is no other thing.
func onlySeat(text string, err error) (int64, bool) {
	r, ok := journal.ParseRef(text)
	var p *journal.Problem
	return r.Number, ok && r.Letter == journal.RefSeat && errors.As(err, &p) && p.Code == journal.Usage
}

// showSeat shows a vacant seat, and how it is filled.
func (a *app) showSeat(ctx context.Context, id int64) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	seat, err := s.Seat(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		_, err := printList(a, seatColumns(), nil, render.Rows([]store.Seat{seat}))
		return err
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	left := fmt.Sprintf("%s (%d)", seat.Left.Name, seat.Left.ID)
	if seat.Left.Position != "" {
		left += ", now " + seat.Left.Position
	}
	err = render.Card(a.env.Out, style, []render.Line{
		{Label: "Seat", Text: fmt.Sprintf("%s (%s)", seat, seatRef(seat.ID)), Tint: render.Bold},
		{Label: "Vacant since", Text: dayInFull(seat.Since, style)},
		{Label: "Left by", Text: left},
	})
	a.fillSeat(seat)
	return err
}

// fillSeat says how a vacant seat is filled, and let go.
func (a *app) fillSeat(seat store.Seat) {
	a.talk("rel move WHO --seat %s --on DATE fills it, and so does rel add NAME --seat %[1]s; rel drop %[1]s lets it go.", seatRef(seat.ID))
}

// seatColumns are a vacant seat for a program.
func seatColumns() []render.Column[store.Seat] {
	type S = store.Seat
	return []render.Column[S]{
		{Key: "number", Title: "#", Rigid: true, Value: func(s S) any { return s.ID }},
		{Key: "title", Title: "Title", Value: func(s S) any { return s.Title }},
		{Key: "organization", Title: "Organization", Value: func(s S) any { return s.Organization }},
		{Key: "vacant_since", Title: "Vacant since", Rigid: true, Value: func(s S) any { return s.Since }},
		{Key: "left_by", Title: "Left by", Value: func(s S) any { return s.Left.Name }},
		{Key: "contact", Value: func(s S) any { return s.Left.ID }},
	}
}

// sayVacantAt says which seats are vacant at an organization where nobody is listed, and whether there are any.
func (a *app) sayVacantAt(ctx context.Context, s *store.Store, organization string) (bool, error) {
	seats, err := s.VacantSeats(ctx)
	vacant := false
	for _, seat := range seats {
		if (journal.Position{Organization: seat.Organization}).At(organization) {
			if !vacant {
				a.talk("Nobody is listed there.")
			}
			vacant = true
			a.talk("Vacant: %s %s, since %s (%s left); rel move WHO --seat %[1]s --on DATE fills it.",
				seatRef(seat.ID), seat, nearDay(seat.Since, a.today()), seat.Left.Name)
		}
	}
	return vacant, err
}
