package store

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

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
		return h.editContact(c.ID, p)
	})
}

// editContact edits, and fails the test unless the contact has become what is said beforehand that it will.
func (h *history) editContact(id int64, p ContactPatch) error {
	was, err := h.s.Contact(h.Context(), id)
	if err != nil {
		return err
	}
	gone, err := p.gone(was)
	if err != nil {
		return err
	}
	will := p.after(was, gone, h.s.Today())
	is, err := h.s.EditContact(h.Context(), id, p)
	if err != nil {
		return err
	}
	for _, more := range []journal.Contact{is.Without(will), will.Without(is)} {
		if slices.ContainsFunc(listsOf(more), func(l []any) bool { return len(l) > 0 }) || is.Name != will.Name || is.Kind != will.Kind {
			h.Errorf("edited by %+v: %+v, said to be %+v", p, is, will)
		}
	}
	return nil
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
		return h.editContact(c.ID, ContactPatch{Remove: []string{pick(h, all)}})
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
	if len(h.world.Initiatives) > 0 && h.chance(2) {
		n.Initiative = pick(h, h.world.Initiatives).Named()
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
		for _, line := range []string{"UID:" + h.name(), "X-SPOUSE:" + h.name(), "PHOTO:" + strings.Repeat(h.text(), 20)} {
			if name, _, _ := strings.Cut(line, ":"); h.chance(4) {
				c.Kept = append(c.Kept, journal.Aside(name, line))
			}
		}
		card := journal.Card{Line: i + 2, Contact: c}
		if h.chance(2) {
			card.LastContact, card.Channel = h.day(0), journal.Call
		}
		cards = append(cards, card)
	}
	o := ImportOptions{File: "cards.csv", Given: Given{Tags: []string{pick(h, tags)}}}
	if h.chance(3) {
		o.Groups = []string{h.groupName()}
	}
	plan, err := h.s.PlanImport(h.Context(), sheetOf(cards...), o)
	if err != nil {
		return err
	}
	if plan.Count(Leaving) == plan.Len() {
		return errNotNow // rel import says so, and writes nothing
	}
	return h.s.Import(h.Context(), plan, nil)
}
