package store

import (
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// roles are what contacts are in initiatives.
var roles = []string{"", "convener", "funder"}

func (h *history) withInitiative(do func(journal.Initiative) error) error {
	if len(h.world.Initiatives) == 0 {
		return errNotNow
	}
	return do(pick(h, h.world.Initiatives))
}

// initiativeName is a name that no other initiative has, or in a loose history, has had.
func (h *history) initiativeName() string {
	for {
		h.groups++
		name := fmt.Sprintf("Initiative %d", h.groups)
		if !h.loose {
			name = fmt.Sprintf("Initiative %d", h.rand.IntN(6+len(h.world.Initiatives)))
		}
		if !slices.ContainsFunc(h.world.Initiatives, func(in journal.Initiative) bool { return in.Name == name }) {
			return name
		}
	}
}

// members is at most so many contacts as members of an initiative.
func (h *history) members(most int, role string) (out []journal.Member) {
	for _, w := range h.whos(most) {
		out = append(out, journal.Member{Who: journal.Someone{ID: w.ID, UID: w.UID, Name: w.Name}, Role: role})
	}
	return out
}

// initiate makes an initiative, now and then with somebody new in it.
func (h *history) initiate() error {
	in := journal.Initiative{Name: h.initiativeName(), Aim: h.text(), State: pick(h, journal.InitiativeStates), Members: h.members(2, pick(h, roles))}
	var add []journal.Contact
	if h.chance(3) {
		c := h.contact(journal.Person)
		in.Members, add = append(in.Members, journal.Member{Who: journal.Someone{UID: c.UID, Name: c.Name}}), []journal.Contact{c}
	}
	_, err := h.s.AddInitiative(h.Context(), in, add)
	return err
}

func (h *history) editInitiative(p InitiativePatch) error {
	return h.withInitiative(func(in journal.Initiative) error {
		_, err := h.s.EditInitiative(h.Context(), in.ID, p, nil)
		return err
	})
}

// commit writes down what somebody, or nobody, commits to an initiative.
func (h *history) commit() error {
	f := h.owed()[0]
	f.Gives, f.Due = pick(h, journal.Gifts), h.day(60)
	p := InitiativePatch{Committed: []journal.FollowUp{f}}
	if f.Who.UID != "" {
		p.Join = []journal.Member{{Who: f.Who}}
	}
	return h.editInitiative(p)
}

// noteInInitiative puts a note in an initiative, with something that is owed out of it from then on; or takes it out of one.
func (h *history) noteInInitiative() error {
	for _, n := range h.world.Notes {
		if n.Initiative.ID != 0 && h.chance(2) {
			_, err := h.s.EditNote(h.Context(), n.ID, NotePatch{Initiative: new(journal.InitiativeName{})}, nil)
			return err
		}
	}
	return h.withInitiative(func(in journal.Initiative) error {
		return h.editNote(NotePatch{Initiative: new(in.Named()), Owed: h.owed()})
	})
}
