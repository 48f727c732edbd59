package store

import (
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// placeThing finds out what is to be done with a thing of which nothing is wrong.
func (p *wholePlanner) placeThing(x *PlannedThing, uid string) {
	there, known := x.thing.head(), p.edits.of(x.table, uid)
	removed, here := p.there[x.table+" "+uid]
	if removed && p.retaken(x, known[removal]) {
		return
	}
	switch {
	case here && p.prune(x.thing):
		if x.Bad = p.bring(x, removed); x.brought.visible() && (!removed || x.brought.back) {
			x.Action = Updating
			return
		}
		x.Action, x.Removed = Leaving, removed
	case here:
		x.Action, x.Removed = Leaving, removed
	case known[purged] != "" || !p.prune(x.thing) || known[removal] > there.Edited[removal] && nameOf(x.thing) != "":
		x.Action, x.Removed = Leaving, true
		p.absent[x.table+" "+uid] = true
	case known[removal] > there.Edited[removal]:
		x.Action, x.Removed = Hiding, true
		p.joins(x, there)
	default:
		p.add(x, uid)
	}
}

// joins is told of a thing that is added.
func (p *wholePlanner) joins(x *PlannedThing, there *wholeHead) {
	x.brought = &brought{edited: there.Edited}
	c, ok := x.thing.(*wholeContact)
	if !ok {
		return
	}
	c.Number = p.numberFor(there.Number)
	p.numbers[c.UID] = c.Number
	if k := p.kin[c.UID]; k != nil {
		x.brought, x.Bad = p.kinJoins(k, c)
	} else if c.MergedInto != "" { // in a file that somebody put into another order
		c.MergedInto = p.called("contacts", c.MergedInto)
		p.parts[c.UID] = c.MergedInto
	}
}

// numberFor is the number of a contact that is added: its own, unless that was given here before or is another's. Who became a
// part of another stands behind those with higher numbers.
func (p *wholePlanner) numberFor(own int64) int64 {
	_, taken := p.given[own]
	if own <= p.began || taken {
		own = p.last + 1
	}
	p.last = max(p.last, own)
	p.given[own] = struct{}{}
	return own
}

// prune takes out of a thing what names one that was removed here, or elsewhere, and of which nothing is here. It reports
// whether the thing is anything without that.
func (p *wholePlanner) prune(x wholeThing) bool {
	if len(p.absent) == 0 {
		return true
	}
	gone := func(table, uid string) bool { return uid != "" && p.absent[table+" "+uid] }
	nobody := func(uid string) bool { return gone("contacts", uid) }
	if origin := originOf(x); origin != nil {
		return !nobody(origin.Contact) && !gone("notes", origin.Note)
	}
	switch x := x.(type) {
	case *wholeContact:
		x.Groups = slices.DeleteFunc(x.Groups, func(uid string) bool { return gone("groups", uid) })
		x.NotTheSame = slices.DeleteFunc(x.NotTheSame, nobody)
		return !nobody(x.MergedInto)
	case *wholeInitiative:
		x.Members = slices.DeleteFunc(x.Members, func(m wholeMember) bool { return nobody(m.Contact) })
	case *wholeReview:
		x.Contacts = slices.DeleteFunc(x.Contacts, func(l wholeLine) bool { return nobody(l.Contact) })
		x.Answers = slices.DeleteFunc(x.Answers, func(a wholeAnswer) bool { return nobody(a.Contact) })
	case *wholeNote:
		were := len(x.Participants)
		x.Participants = slices.DeleteFunc(x.Participants, func(w wholeParticipant) bool { return nobody(w.Contact) })
		x.Heard = slices.DeleteFunc(x.Heard, func(h wholeHeard) bool { return nobody(h.Speaker) })
		return were == 0 || len(x.Participants) > 0
	}
	return true
}

// called is what a uid is called here: that of whom a contact is a part of, or of a group or an initiative of the name.
func (p *wholePlanner) called(table, uid string) string {
	if table == "contacts" {
		for of := p.parts[uid]; of != ""; of = p.parts[uid] {
			uid = of
		}
		return uid
	}
	if here, ok := p.as[uid]; ok {
		return here
	}
	return uid
}

// bring finds out what becomes of a thing here as the file has it.
func (p *wholePlanner) bring(x *PlannedThing, removed bool) error {
	shape, uid := wholeShapes()[x.Entry.Type], x.thing.head().UID
	here, err := stateOf(p.here[x.Entry.Type+" "+uid])
	if err != nil {
		return err
	}
	here.edited = p.edits.of(x.table, uid)
	there, err := stateOf(x.thing)
	if err != nil {
		return err
	}
	shape.called(there, p.called)
	p.groupsAs(x, there)
	if contact, ok := p.here[x.Entry.Type+" "+uid].(*wholeContact); ok {
		x.brought, err = p.bringContact(contact, here, there)
	} else {
		x.brought = p.bringOther(x.Entry.Type, here, there)
	}
	if err != nil {
		return err
	}
	delete(x.brought.edited, also+uid)
	at, is := here.edited[removal], there.edited[removal]
	x.brought.back = removed && (is > at || at == "")
	p.keepName(x, removed)
	if nameOnly(x.Entry.Type) { // of which another can come that is the same
		for field, at := range x.brought.edited {
			p.edits.put(x.table, uid, field, at)
		}
	}
	return nil
}

// bringOther is what becomes of a thing here, which is no contact, as the file has it.
func (p *wholePlanner) bringOther(kind string, here, there wholeState) *brought {
	shape := wholeShapes()[kind]
	if kind != "review" { // which names whom it named on its day
		shape.called(here, p.called)
	}
	var said, attributed []any
	if kind == "note" {
		said, attributed = attribute(here, there)
	}
	b := shape.bring(here, there)
	b.swap("heard", said, attributed)
	return b
}

// bringContact is what becomes of a contact here as the file has it, and who else it is not the same as.
func (p *wholePlanner) bringContact(contact *wholeContact, here, there wholeState) (b *brought, err error) {
	if k := p.kin[contact.UID]; k != nil {
		b, err = p.kinBrought(k, contact, here, there)
	} else {
		shape := wholeShapes()["contact"]
		is := shape.joined(here, there)
		is.is["merged_into"] = ""
		b = shape.difference(here, is)
		b.know(here, is.edited)
	}
	if err != nil {
		return nil, err
	}
	known := p.apartFrom(contact)
	others, _ := there.is["not_the_same"].([]any)
	for _, o := range others {
		uid, _ := o.(string)
		if uid = p.called("contacts", uid); uid != p.called("contacts", contact.UID) && !slices.Contains(known, uid) {
			b.come["not_the_same"] = append(b.come["not_the_same"], uid)
		}
	}
	return b, nil
}

// apartFrom is who a contact, with those it is one with, is not the same as here.
func (p *wholePlanner) apartFrom(contact *wholeContact) (known []string) {
	all := slices.Values([]*wholeContact{contact})
	if k := p.kin[contact.UID]; k != nil {
		all = maps.Values(k.here)
	}
	for c := range all {
		for _, uid := range c.NotTheSame {
			known = append(known, p.called("contacts", uid))
		}
	}
	return known
}

// number is the number that a contact has, or will have.
func (p *wholePlanner) number(uid string) (int64, error) {
	if n, ok := p.numbers[uid]; ok {
		return n, nil
	}
	n, ok, err := readOne(p.ctx, p.s, db.S("SELECT id FROM contacts WHERE uid = ?", uid), scanOne[int64])
	if err == nil && !ok {
		err = journal.Bad("export it anew", "a contact is a part of %s, whom nobody knows", journal.AsTyped(uid))
	}
	return n, err
}

// keepName leaves a group, an indicator or an initiative with the name it has here, or removed, where another has the name.
func (p *wholePlanner) keepName(x *PlannedThing, removed bool) {
	b, uid, was := x.brought, x.thing.head().UID, nameOf(p.here[x.Entry.Type+" "+x.thing.head().UID])
	if was == "" || removed && !b.back {
		return
	}
	is := was
	if name, ok := b.fields["name"].(string); ok {
		is = name
	}
	key := x.table + " " + journal.NameKey(is)
	if holder, taken := p.named[key]; taken && holder != uid {
		b.back = false
		delete(b.fields, "name")
		delete(b.edited, "name")
		return
	}
	if old := x.table + " " + journal.NameKey(was); p.named[old] == uid {
		delete(p.named, old)
	}
	p.named[key] = uid
}

// nameOf is the name that only one thing of its kind can have; empty where many can.
func nameOf(x wholeThing) string {
	switch x := x.(type) {
	case *wholeGroup:
		return x.Name
	case *wholeIndicator:
		return x.Name
	case *wholeInitiative:
		return x.Name
	default:
		return ""
	}
}

// add adds a thing, or takes it for another that is here.
func (p *wholePlanner) add(x *PlannedThing, uid string) {
	if here := p.holder(x.thing, x.table); here != "" {
		p.takeFor(x, here)
		return
	}
	if name := nameOf(x.thing); name != "" {
		p.named[x.table+" "+journal.NameKey(name)] = uid
	}
	p.joins(x, x.thing.head())
}

// placeGone finds out what is to be done about what was removed elsewhere.
func (p *wholePlanner) placeGone(x *PlannedThing, gone *wholeGone) {
	known := p.edits.of(x.table, gone.UID)
	removed, here := p.there[x.table+" "+gone.UID]
	x.Action, x.brought = "", &brought{edited: map[string]string{}}
	switch {
	case gone.Purged && !here && gone.At > known[purged]:
		x.brought.edited[purged] = gone.At
	case gone.At >= known[removal]: // of one moment, it is gone in every copy
		if gone.At > known[removal] {
			x.brought.edited[removal] = gone.At
		}
		x.brought.unsaid = gone.Purged && gone.Of == "contact" && here
		if x.brought.removed = here && !removed; x.brought.removed {
			x.Action = Removing
			p.unname(x.table, gone.UID)
		}
	}
	if !here {
		p.absent[x.table+" "+gone.UID] = true
	}
}

// unname frees the name of a thing that is removed.
func (p *wholePlanner) unname(table, uid string) {
	maps.DeleteFunc(p.named, func(key, holder string) bool { return holder == uid && strings.HasPrefix(key, table+" ") })
}
