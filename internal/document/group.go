package document

import (
	"strconv"

	"github.com/rel-journal/rel/internal/journal"
)

// Wanted is the key of a group that nothing else has.
const Wanted = "wanted"

// GroupForm is the form of a group.
func GroupForm() Form {
	return Form{Noun: "a group", Keys: []Key{
		{Name, One, "the name of the group"},
		{Every, Plain, "the cadence of members who have none of their own: 10d, 2w, monthly, quarterly, never; may be empty"},
		{Wanted, Plain, "how many contacts it should have; empty is no number in particular"},
	}}
}

// OfGroup is a group as a document.
func OfGroup(g journal.Group) (d Document) {
	d.set(Name, g.Name)
	d.set(Every, g.Every.String())
	if g.Wanted > 0 {
		d.set(Wanted, strconv.Itoa(g.Wanted))
	}
	return d
}
