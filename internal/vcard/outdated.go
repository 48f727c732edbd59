package vcard

import (
	"bytes"
	"cmp"
	"reflect"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// Outdated is what of that kept beside the details of a contact says otherwise than they do on a day: lines kept whole, how its name
// was taken apart, and an address for an envelope. No card will have it any more. Where two of them do not go together, the first one
// stays.
func Outdated(c journal.Contact, today journal.Day) (gone []journal.Property) {
	w := NewWriter(nil, V4, today)
	w.say(c)
	var still, asked []journal.Property // what surely is said, and what is as long as a card comes back the same with it
	for _, x := range w.wholes(c) {
		if x.name == "NOTE" {
			still = append(still, x.kept)
		} else {
			asked = append(asked, x.kept)
		}
	}
	if n, ok := keptName(c); ok {
		still = append(still, n)
	}
	for _, k := range c.Kept {
		switch k.Name {
		case "LABEL":
			asked = append(asked, k)
		case journal.PropertyUID, "KIND":
			still = append(still, k)
		}
	}
	still = append(still, comingBack(c, still, asked, today)...)
	for _, k := range c.Kept {
		if (k.IsWhole() || k.Name == "N" || k.Name == "LABEL") && !slices.Contains(still, k) {
			gone = append(gone, k)
		}
	}
	return gone
}

// comingBack are those of the properties asked for with which, beside those that still are said, the card of a contact is read again as
// it is without them.
func comingBack(c journal.Contact, still, asked []journal.Property, today journal.Day) []journal.Property {
	if len(asked) == 0 {
		return nil
	}
	c.Kept = still
	without, ok := readBack(c, today)
	if !ok {
		return asked
	}
	var those func(more, asked []journal.Property) []journal.Property
	those = func(more, asked []journal.Property) []journal.Property {
		c.Kept = slices.Concat(still, more, asked)
		with, ok := readBack(c, today)
		switch half := len(asked) / 2; {
		case ok && sameDetails(with, without) && slices.Equal(namesOfKept(with.Kept), namesOfKept(without.Kept, more, asked)):
			return asked
		case half == 0:
			return nil
		default:
			first := those(more, asked[:half])
			return slices.Concat(first, those(slices.Concat(more, first), asked[half:]))
		}
	}
	return those(nil, asked)
}

// readBack is a contact as its own card has it.
func readBack(c journal.Contact, today journal.Day) (journal.Contact, bool) {
	var text bytes.Buffer
	if err := NewWriter(&text, V4, today).Write(c); err != nil { // which a buffer gives no cause for
		return c, false
	}
	for card, err := range Read(&text, Options{}) {
		return card.Contact, err == nil
	}
	return c, false
}

// sameDetails reports whether two contacts have the same details; fields are a set.
func sameDetails(a, b journal.Contact) bool {
	for _, c := range []*journal.Contact{&a, &b} {
		c.Kept = nil
		c.Fields = slices.SortedFunc(slices.Values(c.Fields), func(a, b journal.Field) int { return cmp.Compare(a.Name, b.Name) })
	}
	return reflect.DeepEqual(a, b)
}

// namesOfKept are the names of properties, in order.
func namesOfKept(lists ...[]journal.Property) (names []string) {
	for _, p := range slices.Concat(lists...) {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	return names
}
