package vcard

import (
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// Outdated is what of that kept beside the details of a contact says otherwise than they do on a day: lines kept whole, and how
// its name was taken apart. No card will have it any more.
func Outdated(c journal.Contact, today journal.Day) (gone []journal.Property) {
	w := NewWriter(nil, V4, today)
	w.say(c)
	said := w.wholes(c)
	for _, k := range c.Kept {
		switch {
		case k.IsWhole():
			if !slices.ContainsFunc(said, func(x *wholeLine) bool { return x.kept == k }) {
				gone = append(gone, k)
			}
		case k.Name == "N":
			if _, ok := partsOf(c, k); !ok {
				gone = append(gone, k)
			}
		}
	}
	return gone
}
