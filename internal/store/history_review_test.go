package store

import (
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
)

// review begins a review, or goes on with the one that is open: asks about somebody, rates something, or finishes it.
func (h *history) review() error {
	r, open, err := h.s.OpenReview(h.Context())
	do(h, err)
	if !open {
		_, err := h.s.BeginReview(h.Context())
		return err
	}
	waiting := r.Waiting()
	switch {
	case len(waiting) > 0 && h.chance(2):
		return h.s.AnswerReview(h.Context(), r.ID, waiting[0].Who, h.decision())
	case h.chance(2):
		return h.rate(r)
	default:
		return h.s.FinishReview(h.Context(), r)
	}
}

// decision is what may be decided about a contact.
func (h *history) decision() Decision {
	d := Decision{Answer: pick(h, journal.Answers), Until: h.s.Today().Add(1 + h.rand.IntN(60))}
	d.FollowUp = journal.FollowUp{OwedBy: journal.Me, Text: h.text(), Due: h.day(60)}
	d.Assessment = journal.Assessment{
		Day: h.day(0), Trust: pick(h, journal.Trusts), Fairness: journal.Fair, From: journal.MyGuess, Evidence: h.text(),
	}
	return d
}

// rate rates an indicator, which may have been rated before.
func (h *history) rate(r journal.Review) error {
	all, err := h.s.Indicators(h.Context())
	do(h, err)
	return h.s.RateReview(h.Context(), r.ID, []journal.Rated{{
		Indicator: pick(h, all).Name, Rating: pick(h, journal.Ratings), Remark: h.text(),
	}})
}

// indicator adds an indicator, or renames or takes away one there is.
func (h *history) indicator() error {
	all, err := h.s.Indicators(h.Context())
	do(h, err)
	own := all[len(journal.GivenIndicators()):]
	switch {
	case len(own) == 0 || h.chance(2):
		return h.s.AddIndicator(h.Context(), h.indicatorName())
	case h.chance(2):
		return h.s.RenameIndicator(h.Context(), pick(h, own).ID, h.indicatorName())
	default:
		return h.s.RemoveIndicator(h.Context(), pick(h, own).ID)
	}
}

// indicatorName is a name that no indicator has had.
func (h *history) indicatorName() string {
	h.groups++
	return fmt.Sprintf("Indicator %d", h.groups)
}

func (h *history) removeReview() error {
	if len(h.world.Reviews) == 0 {
		return errNotNow
	}
	return h.s.RemoveReview(h.Context(), pick(h, h.world.Reviews).ID)
}
