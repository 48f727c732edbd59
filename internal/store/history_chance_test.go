package store

import (
	"fmt"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// What histories are made of: few enough words that they meet again.
var (
	first         = []string{"Dana", "José", "Luis", "Mai-Lan", "O’Neil", "Ana", "Priya"}
	last          = []string{"Whitcomb", "Ortega", "Núñez", "Okafor", "Sørensen", "de la Cruz"}
	organizations = []string{"Office of Early Learning", "OEL", "Bright Starts Coalition", "Bright Starts", "Child Care Aware of Ohio"}
	titles        = []string{"Director", "Program Lead", "Deputy Secretary"}
	tags          = []string{"qris", "budget", "home-visiting"}
	vocabulary    = []string{"pilot", "rates", "license", "budget", "families"}
)

func pick[T any](h *history, from []T) T { return from[h.rand.IntN(len(from))] }

// chance is true once in so many times.
func (h *history) chance(n int) bool { return h.rand.IntN(n) == 0 }

func (h *history) name() string { return pick(h, first) + " " + pick(h, last) }

// day is a day of the two months until so many days from now.
func (h *history) day(ahead int) journal.Day { return h.s.Today().Add(ahead - h.rand.IntN(60)) }

func (h *history) cadence() journal.Cadence {
	return pick(h, []journal.Cadence{0, 0, 7, 30, 90, journal.Never})
}

func (h *history) text() string {
	words := make([]string, 1+h.rand.IntN(5))
	for i := range words {
		words[i] = pick(h, vocabulary)
	}
	return strings.Join(words, " ")
}

// position is at an organization, from and to days around those of the notes.
func (h *history) position() journal.Position {
	p := journal.Position{Title: pick(h, titles), Organization: pick(h, organizations)}
	if h.chance(2) {
		p.From = h.day(-10)
	}
	if h.chance(2) {
		p.To = h.day(60).Add(60)
	}
	return p
}

// groupName is a group's name that no other group has, or in a loose history, has had.
func (h *history) groupName() string {
	for {
		h.groups++
		name := fmt.Sprintf("Group %d", h.groups)
		if !h.loose {
			name = fmt.Sprintf("Group %d", h.rand.IntN(6+len(h.world.Groups)))
		}
		taken := false
		for _, g := range h.world.Groups {
			taken = taken || g.Name == name
		}
		if !taken {
			return name
		}
	}
}

// details is a few of all sorts of details.
func (h *history) details() (c journal.Contact) {
	some := func(add func()) {
		if h.chance(3) {
			add()
		}
	}
	some(func() { c.Aliases = []string{h.name()} })
	some(func() {
		c.Points = []journal.Point{
			{Kind: journal.PointEmail, Value: pick(h, first) + "@example.org", Label: "work"},
			{Kind: journal.PointPhone, Value: fmt.Sprintf("202-555-01%02d", h.rand.IntN(100))},
		}
	})
	some(func() { c.Positions = []journal.Position{h.position(), h.position()} })
	some(func() {
		c.Dates = []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: 1 + h.rand.IntN(28)}}
	})
	some(func() { c.Tags = []string{pick(h, tags)} })
	some(func() {
		c.Fields = []journal.Field{{Name: pick(h, []string{"State", "District"}), Value: pick(h, first)}}
	})
	if len(h.world.Groups) > 0 {
		some(func() { c.Groups = []string{pick(h, h.world.Groups).Name} })
	}
	return c
}

func (h *history) contact(kind journal.Kind) journal.Contact {
	c := h.details()
	c.UID, c.Kind, c.Name = NewUID(), kind, h.name()
	if kind == journal.Organization {
		c.Name = pick(h, organizations)
	}
	c.Stage, c.Every, c.Added = pick(h, journal.Stages), h.cadence(), h.day(0)
	if h.chance(4) {
		c.Snooze = h.day(60)
	}
	return c
}
