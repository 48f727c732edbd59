package store

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// purge erases somebody, a note, or the oldest notes, removed ones too. What is left is what was there without it, and
// all changes of which anything is left are there to be undone; of the others that is refused, and changes nothing.
func (h *history) purge() {
	h.Helper()
	what, p, err := h.purgeable()
	do(h, err)
	if len(p.Who)+p.Notes+len(p.FollowUps)+len(p.Facts)+len(p.Assessments)+len(p.Initiatives) == 0 {
		return
	}
	want, last := h.world.without(p), h.lastChange()
	do(h, h.s.Purge(h.Context(), p))
	if h.chance(4) {
		do(h, h.s.Compact(h.Context()))
	}
	h.look()
	if id := h.lastChange(); id != last+1 {
		h.Fatalf("%s: made %d changes", what, id-last)
	}
	if have := h.world.without(Purge{}).snapshot(h); have != want.snapshot(h) {
		h.Fatalf("%s: what is left is not what was there without it\n%s", what, differences(have, want.snapshot(h)))
	}
	h.done[what]++
	h.forget()
}

// purgeable is something to purge.
func (h *history) purgeable() (what string, p Purge, err error) {
	one := func(table string) int64 {
		ids := rows(h, h.s, "SELECT id FROM "+table, func(id *int64) []any { return []any{id} })
		if len(ids) == 0 {
			return 0
		}
		return pick(h, ids)
	}
	switch n := h.rand.IntN(9); {
	case n == 8 && one("initiatives") != 0:
		p, err = h.s.PurgeInitiative(h.Context(), one("initiatives"))
		return "purge an initiative", p, err
	case n < 2 && one("contacts") != 0:
		p, err = h.s.PurgeContact(h.Context(), one("contacts"))
		return "purge a contact", p, err
	case n < 4 && one("notes") != 0:
		p, err = h.s.PurgeNote(h.Context(), one("notes"))
		return "purge a note", p, err
	case n < 5 && one("followups") != 0:
		p, err = h.s.PurgeFollowUp(h.Context(), one("followups"))
		return "purge a follow-up", p, err
	case n < 6 && one("facts") != 0:
		p, err = h.s.PurgeFact(h.Context(), one("facts"))
		return "purge a fact", p, err
	case n < 7 && one("assessments") != 0:
		p, err = h.s.PurgeAssessment(h.Context(), one("assessments"))
		return "purge an assessment", p, err
	default:
		p, err = h.s.PurgeBefore(h.Context(), h.s.Today().Add(-30-h.rand.IntN(30)))
		return "purge before a day", p, err
	}
}

// without is the world without what a purge erases, and without what is reckoned from it, which checkDerived checks.
func (w world) without(p Purge) world {
	gone := func(uid string) bool { return slices.ContainsFunc(p.Who, func(x Who) bool { return x.UID == uid }) }
	w.Contacts = fewer(w.Contacts, func(c journal.Contact) bool { return gone(c.UID) })
	for i := range w.Contacts {
		c := &w.Contacts[i]
		c.LastTouched, c.Due = journal.Day{}, journal.Day{}
	}
	w.Groups = slices.Clone(w.Groups)
	for i := range w.Groups {
		w.Groups[i].Members = 0
	}
	w.Tags = nil
	w.Notes = fewer(w.Notes, func(n journal.Note) bool {
		return slices.Contains(p.Erased, n.ID) || n.Day.Before(p.Before)
	})
	disbanded := func(in *journal.InitiativeName) {
		if slices.Contains(p.Initiatives, in.ID) {
			*in = journal.InitiativeName{}
		}
	}
	w.Initiatives = fewer(w.Initiatives, func(in journal.Initiative) bool { return slices.Contains(p.Initiatives, in.ID) })
	for i := range w.Initiatives {
		in := &w.Initiatives[i]
		in.Members = fewer(in.Members, func(m journal.Member) bool { return gone(m.Who.UID) })
		for m := range in.Members {
			in.Members[m].Who.Shared = false
		}
		in.Open, in.Came, in.LastNote = 0, 0, journal.Day{}
	}
	w.FollowUps = fewer(w.FollowUps, func(f journal.FollowUp) bool { return slices.Contains(p.FollowUps, f.ID) })
	for i := range w.FollowUps {
		disbanded(&w.FollowUps[i].Initiative)
	}
	w.Facts = fewer(w.Facts, func(f journal.Fact) bool { return slices.Contains(p.Facts, f.ID) })
	for i := range w.FollowUps {
		w.FollowUps[i].Who.Shared = false
	}
	for i := range w.Facts {
		w.Facts[i].Who.Shared = false
	}
	w.Assessed = fewer(w.Assessed, func(x journal.Assessment) bool { return slices.Contains(p.Assessments, x.ID) })
	for i := range w.Assessed {
		w.Assessed[i].Was, w.Assessed[i].Who.Shared = "", false // the first is that of the one before
	}
	w.Reviews = slices.Clone(w.Reviews)
	for i := range w.Reviews {
		r := &w.Reviews[i]
		r.Lines = fewer(r.Lines, func(l journal.ReviewLine) bool { return gone(l.Who.UID) })
		for l := range r.Lines {
			r.Lines[l].Who.Shared = false
		}
	}
	for i := range w.Notes {
		n := &w.Notes[i]
		disbanded(&n.Initiative)
		n.Participants = fewer(n.Participants, func(x journal.Participant) bool { return gone(x.UID) })
		n.Heard = fewer(n.Heard, func(x journal.Heard) bool { return gone(x.SpeakerUID) })
	}
	return w
}

// fewer is a list without some of it; nil when that leaves nothing.
func fewer[T any](list []T, gone func(T) bool) []T {
	var out []T
	for _, v := range list {
		if !gone(v) {
			out = append(out, v)
		}
	}
	return out
}

// forget is a history after a purge: what was seen before it is no more, and of some changes nothing is left.
func (h *history) forget() {
	h.Helper()
	h.undone = nil
	left := h.force[:0]
	for _, c := range h.force {
		now, err := h.s.Change(h.Context(), c.id)
		do(h, err)
		if !now.Purged() {
			left = append(left, step{id: c.id, what: c.what})
			continue
		}
		before := h.seen
		p := problem(h, h.s.Undo(h.Context(), c.id), journal.Usage)
		h.look()
		if h.expect("undo of what was purged", before); !strings.HasPrefix(p.What, "nothing of c") {
			h.Fatalf("undo of what was purged: %v", p)
		}
		h.done["purge of a whole change"]++
	}
	h.force = left
}
