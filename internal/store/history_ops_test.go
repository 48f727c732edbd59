package store

import (
	"errors"

	"github.com/rel-journal/rel/internal/journal"
)

// errNotNow says that there is nothing yet to do an operation on.
var errNotNow = errors.New("not now")

// operation is one thing a person can do to a journal, with its details left to chance.
type operation struct {
	name string
	do   func(h *history) error
}

var operations = []operation{
	{"add a person", func(h *history) error { return h.add(journal.Person) }},
	{"add another person", func(h *history) error { return h.add(journal.Person) }},
	{"add an organization", func(h *history) error { return h.add(journal.Organization) }},
	{"remove a contact", func(h *history) error {
		return h.withContact(func(c journal.Contact) error { return h.s.RemoveContact(h.Context(), c.ID) })
	}},

	{"rename", func(h *history) error { return h.edit(ContactPatch{Name: new(h.name())}) }},
	{"rename to an organization's name", func(h *history) error { return h.edit(ContactPatch{Name: new(pick(h, organizations))}) }},
	{"change the kind", func(h *history) error { return h.edit(ContactPatch{Kind: new(pick(h, journal.Kinds))}) }},
	{"change the stage", func(h *history) error { return h.edit(ContactPatch{Stage: new(pick(h, journal.Stages))}) }},
	{"change the cadence", func(h *history) error { return h.edit(ContactPatch{Every: new(h.cadence())}) }},
	{"change the snooze", func(h *history) error { return h.edit(ContactPatch{Snooze: new(h.day(60))}) }},
	{"end the snoozes", func(h *history) error { return h.s.Snooze(h.Context(), h.contactIDs(100), journal.Day{}) }},
	{"change the day added", func(h *history) error { return h.edit(ContactPatch{Added: new(h.day(0))}) }},
	{"change the position", func(h *history) error { return h.edit(ContactPatch{Position: new(h.position())}) }},
	{"change the title", func(h *history) error {
		return h.edit(ContactPatch{Position: &journal.Position{Title: pick(h, titles)}})
	}},
	{"add details", func(h *history) error { return h.edit(ContactPatch{Add: h.details()}) }},
	{"add an alias", func(h *history) error {
		return h.edit(ContactPatch{Add: journal.Contact{Aliases: []string{pick(h, organizations)}}})
	}},
	{"remove a detail", (*history).removeDetail},
	{"edit several at once", func(h *history) error {
		return h.edit(ContactPatch{Name: new(h.name()), Stage: new(pick(h, journal.Stages)), Position: new(h.position()), Add: h.details()})
	}},
	{"move", (*history).move},
	{"leave a seat", func(h *history) error {
		left := journal.Position{Title: pick(h, titles), Organization: h.name(), To: h.s.Today().Add(-1)}
		return h.edit(ContactPatch{Add: journal.Contact{Positions: []journal.Position{left}}})
	}},
	{"let vacant seats go", (*history).dismiss},
	{"snooze", func(h *history) error { return h.s.Snooze(h.Context(), h.contactIDs(3), h.day(60)) }},
	{"tag contacts", func(h *history) error {
		return h.s.TagContacts(h.Context(), h.contactIDs(3), []string{pick(h, tags)}, []string{pick(h, tags)})
	}},

	{"note", func(h *history) error { return h.note(h.present(3), nil) }},
	{"another note", func(h *history) error { return h.note(h.present(2), nil) }},
	{"note with new contacts", (*history).noteWithNew},
	{"note of a gathering", (*history).gathering},
	{"redate a note", func(h *history) error { return h.editNote(NotePatch{Day: new(h.day(0))}) }},
	{"edit a note's words", func(h *history) error { return h.editNote(NotePatch{Body: new(h.text()), Time: new("14:30")}) }},
	{"edit a note's channel", func(h *history) error { return h.editNote(NotePatch{Channel: new(pick(h, journal.Channels))}) }},
	{"edit whether it was tried", func(h *history) error { return h.editNote(NotePatch{Tried: new(h.chance(2))}) }},
	{"edit whether it touches", func(h *history) error {
		return h.editNote(NotePatch{Touch: new(h.chance(2)), Tried: new(false)}) // an attempt is no touch
	}},
	{"edit whether it is private", func(h *history) error { return h.editNote(NotePatch{Private: new(h.chance(2))}) }},
	{"edit who began", func(h *history) error { return h.editNote(NotePatch{Began: new(pick(h, journal.Initiators))}) }},
	{"edit who was there", func(h *history) error { return h.editNote(NotePatch{With: h.whos(2), About: h.whos(1)}) }},
	{"edit who was not there", (*history).without},
	{"edit a note, adding a contact", (*history).editNoteWithNew},
	{"add what was heard", func(h *history) error { return h.editNote(NotePatch{Heard: h.heard()}) }},
	{"edit a note's tags", func(h *history) error {
		return h.editNote(NotePatch{Tag: []string{pick(h, tags)}, Untag: []string{pick(h, tags)}})
	}},
	{"tag notes", func(h *history) error {
		return h.s.TagNotes(h.Context(), h.noteIDs(3), []string{pick(h, tags)}, []string{pick(h, tags)})
	}},
	{"remove a note", func(h *history) error {
		return h.withNote(func(n journal.Note) error { return h.s.RemoveNote(h.Context(), n.ID) })
	}},

	{"owe", func(h *history) error { return h.owe(pick(h, journal.Initiators)) }},
	{"note what is owed", func(h *history) error { return h.editNote(NotePatch{Owed: h.owed()}) }},
	{"close follow-ups", func(h *history) error { return h.closeFollowUps(pick(h, journal.States[1:])) }},
	{"edit a follow-up", func(h *history) error {
		return h.editFollowUp(FollowUpPatch{Text: new(h.text()), Due: new(h.day(60)), OwedBy: new(pick(h, journal.Initiators))})
	}},
	{"give a follow-up to somebody else", func(h *history) error {
		whos := append(h.whos(2), Who{}) // or to nobody
		return h.editFollowUp(FollowUpPatch{Who: &whos[h.rand.IntN(len(whos))]})
	}},
	{"open a follow-up again", func(h *history) error {
		for _, f := range h.world.FollowUps {
			if f.State != journal.Open {
				_, err := h.s.EditFollowUp(h.Context(), f.ID, FollowUpPatch{State: new(journal.Open), Closed: &journal.Day{}})
				return err
			}
		}
		return errNotNow
	}},
	{"remove a follow-up", func(h *history) error {
		return h.withFollowUp(func(f journal.FollowUp) error { return h.s.RemoveFollowUp(h.Context(), f.ID) })
	}},

	{"know", (*history).know}, {"know more", (*history).know}, // since what is done with facts is often not to be done yet
	{"confirm facts", (*history).confirm},
	{"drop facts", (*history).drop}, {"drop more facts", (*history).drop},
	{"edit a fact", func(h *history) error {
		return h.editFact(FactPatch{Text: new(h.text()), Day: new(h.day(0)), Kind: new(pick(h, journal.FactKinds))})
	}},
	{"let a fact stand again", func(h *history) error {
		for _, f := range h.world.Facts {
			if !f.Dropped.IsZero() {
				_, err := h.s.EditFact(h.Context(), f.ID, FactPatch{Stand: true})
				return err
			}
		}
		return errNotNow
	}},
	{"remove a fact", func(h *history) error {
		return h.withFact(func(f journal.Fact) error { return h.s.RemoveFact(h.Context(), f.ID) })
	}},

	{"assess", (*history).assess}, {"assess anew", (*history).assess},
	{"remove an assessment", (*history).unassess},
	{"initiate", (*history).initiate},
	{"edit an initiative", func(h *history) error {
		return h.editInitiative(InitiativePatch{
			Name: new(h.initiativeName()), Aim: new(h.text()), State: new(pick(h, journal.InitiativeStates)),
		})
	}},
	{"join an initiative", func(h *history) error {
		return h.editInitiative(InitiativePatch{Join: h.members(2, ""), Role: h.members(2, pick(h, roles))})
	}},
	{"leave an initiative", func(h *history) error { return h.editInitiative(InitiativePatch{Out: h.contactIDs(3)}) }},
	{"commit", (*history).commit},
	{"commit a follow-up to an initiative, or to none", func(h *history) error {
		return h.withInitiative(func(in journal.Initiative) error {
			if h.chance(3) {
				return h.editFollowUp(FollowUpPatch{Initiative: new(journal.InitiativeName{}), Gives: new(journal.Gift)})
			}
			return h.editFollowUp(FollowUpPatch{Initiative: new(in.Named()), Gives: new(pick(h, journal.Gifts))})
		})
	}},
	{"put a note in an initiative, or take it out", (*history).noteInInitiative},
	{"remove an initiative", func(h *history) error {
		return h.withInitiative(func(in journal.Initiative) error { return h.s.RemoveInitiative(h.Context(), in.ID) })
	}},

	{"review", (*history).review}, {"review more", (*history).review}, {"go on with a review", (*history).review},
	{"remove a review", (*history).removeReview},
	{"set indicators", (*history).indicator},
	{"merge", (*history).merge},
	{"tell apart", (*history).tellApart},

	{"add a group", func(h *history) error {
		return h.s.AddGroup(h.Context(), journal.Group{Name: h.groupName(), Every: h.cadence()}, h.contactIDs(3))
	}},
	{"edit a group", func(h *history) error {
		return h.withGroup(func(g journal.Group) error {
			g.Name, g.Every, g.Wanted = h.groupName(), h.cadence(), h.rand.IntN(20)
			return h.s.EditGroup(h.Context(), g, h.contactIDs(3), h.contactIDs(2))
		})
	}},
	{"remove a group", func(h *history) error {
		return h.withGroup(func(g journal.Group) error { return h.s.RemoveGroup(h.Context(), g.ID) })
	}},
	{"change the settings", func(h *history) error {
		order := pick(h, []journal.Order{journal.OrderUnset, journal.MDY, journal.DMY})
		return h.s.SetSettings(h.Context(), Settings{Every: pick(h, []journal.Cadence{30, 90, 365, journal.Never}), DateOrder: order, Author: pick(h, []string{"", "Dana"})})
	}},
	{"import", (*history).importCards},
}
