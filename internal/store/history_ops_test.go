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
	{"open a follow-up again", func(h *history) error { return h.editFollowUp(FollowUpPatch{Reopen: true}) }},
	{"remove a follow-up", func(h *history) error {
		return h.withFollowUp(func(f journal.FollowUp) error { return h.s.RemoveFollowUp(h.Context(), f.ID) })
	}},

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

func (h *history) add(kind journal.Kind) error {
	_, err := h.s.AddContact(h.Context(), h.contact(kind))
	return err
}

// withContact does something to a contact, if there is one.
func (h *history) withContact(do func(journal.Contact) error) error {
	if len(h.world.Contacts) == 0 {
		return errNotNow
	}
	return do(pick(h, h.world.Contacts))
}

func (h *history) withNote(do func(journal.Note) error) error {
	if len(h.world.Notes) == 0 {
		return errNotNow
	}
	return do(pick(h, h.world.Notes))
}

func (h *history) withGroup(do func(journal.Group) error) error {
	if len(h.world.Groups) == 0 {
		return errNotNow
	}
	return do(pick(h, h.world.Groups))
}

func (h *history) withFollowUp(do func(journal.FollowUp) error) error {
	if len(h.world.FollowUps) == 0 {
		return errNotNow
	}
	return do(pick(h, h.world.FollowUps))
}

// owe makes a follow-up, now and then with somebody new.
func (h *history) owe(by journal.Initiator) error {
	f := journal.FollowUp{OwedBy: by, Text: h.text(), Due: h.day(60)}
	if h.chance(4) {
		c := h.contact(journal.Person)
		f.Who = journal.Someone{UID: c.UID, Name: c.Name}
		_, err := h.s.AddFollowUps(h.Context(), []journal.FollowUp{f}, []journal.Contact{c})
		return err
	}
	_, err := h.s.AddFollowUps(h.Context(), append(h.owed(), f), nil)
	return err
}

// owed is a follow-up with somebody, or with nobody.
func (h *history) owed() []journal.FollowUp {
	f := journal.FollowUp{OwedBy: pick(h, journal.Initiators), Text: h.text()}
	for _, w := range h.whos(1) {
		f.Who = journal.Someone{ID: w.ID, UID: w.UID, Name: w.Name}
	}
	return []journal.FollowUp{f}
}

// closeFollowUps closes one or two that are open.
func (h *history) closeFollowUps(to journal.State) error {
	ids := []int64{}
	for _, f := range h.world.FollowUps {
		if f.State == journal.Open && len(ids) < 2 && h.chance(2) {
			ids = append(ids, f.ID)
		}
	}
	return h.s.CloseFollowUps(h.Context(), ids, to, h.day(0))
}

func (h *history) editFollowUp(p FollowUpPatch) error {
	return h.withFollowUp(func(f journal.FollowUp) error {
		_, err := h.s.EditFollowUp(h.Context(), f.ID, p)
		return err
	})
}

func (h *history) edit(p ContactPatch) error {
	return h.withContact(func(c journal.Contact) error {
		_, err := h.s.EditContact(h.Context(), c.ID, p)
		return err
	})
}

func (h *history) removeDetail() error {
	return h.withContact(func(c journal.Contact) error {
		var all []string
		all = append(append(append(all, c.Aliases...), c.Tags...), c.Groups...)
		for _, p := range c.Points {
			all = append(all, p.Value)
		}
		for _, p := range c.Positions {
			all = append(all, p.String())
		}
		for _, d := range c.Dates {
			all = append(all, d.Label)
		}
		for _, f := range c.Fields {
			all = append(all, f.Name)
		}
		if len(all) == 0 {
			return errNotNow
		}
		_, err := h.s.EditContact(h.Context(), c.ID, ContactPatch{Remove: []string{pick(h, all)}})
		return err
	})
}

// contactIDs is the numbers of at most so many contacts.
func (h *history) contactIDs(most int) []int64 {
	ids := []int64{}
	for _, w := range h.whos(most) {
		ids = append(ids, w.ID)
	}
	return ids
}

func (h *history) noteIDs(most int) []int64 {
	ids := []int64{}
	for range min(len(h.world.Notes), h.rand.IntN(most+1)) {
		ids = append(ids, pick(h, h.world.Notes).ID)
	}
	return ids
}

// whos is at most so many different contacts.
func (h *history) whos(most int) (out []Who) {
	for i, at := range h.rand.Perm(len(h.world.Contacts)) {
		if i == most {
			break
		}
		c := h.world.Contacts[at]
		out = append(out, Who{ID: c.ID, UID: c.UID, Name: c.Name})
	}
	return out
}

// present is at most so many participants, some of whom a note is only about.
func (h *history) present(most int) []journal.Participant {
	out := participants(h.whos(1+h.rand.IntN(most)), journal.Present)
	for i := range out {
		if i > 0 && h.chance(3) {
			out[i].Role = journal.About
		}
	}
	return out
}

func (h *history) heard() []journal.Heard {
	out := []journal.Heard{{Text: h.text()}}
	for _, w := range h.whos(1) {
		out = append(out, journal.Heard{SpeakerUID: w.UID, Text: h.text()})
	}
	return out
}

// note writes a note down with these participants and new contacts.
func (h *history) note(with []journal.Participant, add []journal.Contact) error {
	if len(with) == 0 {
		return errNotNow
	}
	n := journal.Note{
		Day: h.day(0), Channel: pick(h, append([]journal.Channel{""}, journal.Channels...)), Body: h.text(),
		Tried: h.chance(6), Private: h.chance(6), Participants: with,
	}
	if h.chance(3) {
		n.Heard, n.Tags = h.heard(), []string{pick(h, tags)}
	}
	n.Touch = journal.Touches(n.Channel, n.Tried, len(n.Present()))
	var owed []journal.FollowUp
	if h.chance(3) {
		owed = h.owed()
	}
	_, err := h.s.AddNote(h.Context(), n, add, owed...)
	return err
}

func (h *history) noteWithNew() error {
	person, organization := h.contact(journal.Person), h.contact(journal.Organization)
	with := append(h.present(2),
		journal.Participant{UID: person.UID, Role: journal.Present}, journal.Participant{UID: organization.UID, Role: journal.About})
	return h.note(with, []journal.Contact{person, organization})
}

// gathering is a note of so many that it touches nobody; all but one are new.
func (h *history) gathering() error {
	if !h.chance(3) { // a few of them fill a journal
		return errNotNow
	}
	with, add := h.present(1), []journal.Contact{}
	for range journal.LargestTouch + 1 {
		c := journal.Contact{UID: NewUID(), Name: h.name()}
		with, add = append(with, journal.Participant{UID: c.UID, Role: journal.Present}), append(add, c)
	}
	return h.note(with, add)
}

func (h *history) editNote(p NotePatch) error {
	return h.withNote(func(n journal.Note) error {
		_, err := h.s.EditNote(h.Context(), n.ID, p, nil)
		return err
	})
}

// without takes somebody out of a note of several.
func (h *history) without() error {
	return h.withNote(func(n journal.Note) error {
		if len(n.Participants) < 2 {
			return errNotNow
		}
		p := pick(h, n.Participants)
		_, err := h.s.EditNote(h.Context(), n.ID, NotePatch{Without: []Who{{ID: p.ContactID, UID: p.UID}}}, nil)
		return err
	})
}

func (h *history) editNoteWithNew() error {
	return h.withNote(func(n journal.Note) error {
		c := h.contact(journal.Person)
		_, err := h.s.EditNote(h.Context(), n.ID, NotePatch{With: []Who{{UID: c.UID, Name: c.Name}}}, []journal.Contact{c})
		return err
	})
}

func (h *history) importCards() error {
	var cards []journal.Card
	for i := range 1 + h.rand.IntN(5) {
		c := h.contact(pick(h, journal.Kinds))
		if len(h.world.Contacts) > 0 && h.chance(2) {
			known := pick(h, h.world.Contacts)
			c.Kind, c.Name, c.UID = known.Kind, known.Name, known.UID
		}
		card := journal.Card{Line: i + 2, Contact: c}
		if h.chance(2) {
			card.LastContact, card.Channel = h.day(0), journal.Call
		}
		cards = append(cards, card)
	}
	o := ImportOptions{File: "cards.csv", Tags: []string{pick(h, tags)}}
	if h.chance(3) {
		o.Groups = []string{h.groupName()}
	}
	plan, err := h.s.PlanImport(h.Context(), cards, o)
	if err != nil {
		return err
	}
	return h.s.Import(h.Context(), plan, nil)
}
