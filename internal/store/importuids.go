package store

import (
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// uidsOf is what a contact is called: by us, and by other programs, whose uids are the keys of properties and like none of
// ours.
func uidsOf(c journal.Contact) (uids []string) {
	if c.UID != "" {
		uids = append(uids, c.UID)
	}
	for _, k := range c.Kept {
		if k.Name == journal.PropertyUID {
			uids = append(uids, k.Key)
		}
	}
	return uids
}

// called is the one uid by which a file tells a contact from its others; empty when it gives none.
func called(c journal.Contact) string {
	if uids := uidsOf(c); uids != nil {
		return uids[0]
	}
	return ""
}

// knowUIDs makes a person findable by what they are called.
func (p *planner) knowUIDs(x *person, c journal.Contact) {
	for _, uid := range uidsOf(c) {
		p.byUID[uid] = x
	}
}

// byUIDs is whom a card names by a uid, if anybody.
func (p *planner) byUIDs(c journal.Contact) *person {
	for _, uid := range uidsOf(c) {
		if x := p.byUID[uid]; x != nil {
			return x
		}
	}
	return nil
}

// isRemoved reports whether a card is of somebody who was removed here.
func (p *planner) isRemoved(c journal.Contact) bool {
	return p.byUIDs(c) == nil && slices.ContainsFunc(uidsOf(c), func(uid string) bool { return p.removed[uid] })
}
