package store

import "github.com/rel-journal/rel/internal/journal"

// assess assesses the relationship with somebody, now and then as a note shows it.
func (h *history) assess() error {
	who := h.whos(1)
	if len(who) == 0 {
		return errNotNow
	}
	x := journal.Assessment{
		Who: journal.Someone{ID: who[0].ID, UID: who[0].UID, Name: who[0].Name}, Day: h.day(0),
		Trust: pick(h, journal.Trusts), Fairness: pick(h, journal.Fairnesses), Evidence: h.text(),
	}
	if x.Fairness != journal.FairnessUnknown {
		x.From = pick(h, []journal.FairnessFrom{journal.TheySaid, journal.MyGuess})
	}
	for _, g := range journal.Grounds {
		switch h.rand.IntN(3) {
		case 0:
			x.Rests = append(x.Rests, g)
		case 1:
			x.Question = append(x.Question, g)
		}
	}
	if len(h.world.Notes) > 0 && h.chance(2) {
		x.Note = pick(h, h.world.Notes).ID
	}
	_, err := h.s.AddAssessments(h.Context(), []journal.Assessment{x})
	return err
}

// unassess takes an assessment out again.
func (h *history) unassess() error {
	if len(h.world.Assessed) == 0 {
		return errNotNow
	}
	return h.s.RemoveAssessment(h.Context(), pick(h, h.world.Assessed).ID)
}
