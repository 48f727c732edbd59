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

// byUIDs is whom a card names by a uid, -1 for nobody.
func (p *planner) byUIDs(c journal.Contact) int {
	for _, uid := range uidsOf(c) {
		if x := p.people.one(signOf(byUID, uid)); x >= 0 {
			return x
		}
	}
	return -1
}

// isRemoved reports whether a card is of somebody who was removed here.
func (p *planner) isRemoved(c journal.Contact) bool {
	return p.byUIDs(c) < 0 && slices.ContainsFunc(uidsOf(c), func(uid string) bool { return p.removed[signOf(byUID, uid)] })
}
