package store

import "github.com/rel-journal/rel/internal/journal"

func (h *history) withFact(do func(journal.Fact) error) error {
	if len(h.world.Facts) == 0 {
		return errNotNow
	}
	return do(pick(h, h.world.Facts))
}

// know makes a few facts, now and then of somebody new, or out of a note.
func (h *history) know() error {
	f := journal.Fact{Kind: pick(h, journal.FactKinds), Text: h.text(), Day: h.day(0)}
	if len(h.world.Notes) > 0 && h.chance(2) {
		f.Note = pick(h, h.world.Notes).ID
	}
	var add []journal.Contact
	if who := h.whos(1); len(who) > 0 {
		f.Who = journal.Someone{ID: who[0].ID, UID: who[0].UID, Name: who[0].Name}
	} else {
		c := h.contact(journal.Person)
		f.Who, add = journal.Someone{UID: c.UID, Name: c.Name}, []journal.Contact{c}
	}
	all := []journal.Fact{f, f, f}
	all[1].Kind, all[2].Kind = journal.Assume, pick(h, journal.FactKinds)
	_, err := h.s.AddFacts(h.Context(), all, add)
	return err
}

// confirm makes a fact known that was still to be found out.
func (h *history) confirm() error {
	for _, f := range h.world.Facts {
		if f.Open() {
			known, err := f.Confirmed(h.text(), h.day(0))
			do(h, err)
			return h.s.ConfirmFacts(h.Context(), []journal.Fact{known})
		}
	}
	return errNotNow
}

// drop lets go of one or two facts.
func (h *history) drop() error {
	ids := []int64{}
	for _, f := range h.world.Facts {
		if f.Dropped.IsZero() && len(ids) < 2 {
			ids = append(ids, f.ID)
		}
	}
	if len(ids) == 0 {
		return errNotNow
	}
	return h.s.DropFacts(h.Context(), ids, h.day(0))
}

func (h *history) editFact(p FactPatch) error {
	return h.withFact(func(f journal.Fact) error {
		_, err := h.s.EditFact(h.Context(), f.ID, p)
		return err
	})
}
