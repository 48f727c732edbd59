package store

import (
	"cmp"
	"crypto/sha256"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
)

// person is a contact as the journal will have it.
type person struct {
	Contact journal.Contact // of what is kept aside the keys alone
	Row     int             // the row of the plan that makes it, -1 when it is there already
	Line    int             // the line of that row
	UID     string          // the one the file gives; empty when it gives none

	at int // its place among the people
}

// folk are all whom a planner knows: of themselves, and of what they are found by, as many as there is room for are in memory.
type folk struct {
	signs
	shelf *shelf[person]
}

// The sorts of signs.
const (
	byUID     = "uid"
	byName    = "name"
	byEmail   = "email"
	byFormer  = "former"
	byProfile = "profile"
	byDetail  = "detail"

	byCareer   = "career"   // in a file of positions, the career of whom the planner knows
	byStranger = "stranger" // and somebody nobody knows, of whom that was said
)

func signOf(sort, text string) sign {
	sum := sha256.Sum256([]byte(sort + "\x00" + text))
	return sign(sum[:signSize])
}

func newFolk(o ImportOptions) folk {
	return folk{
		signs{spill: o.Spill, room: cmp.Or(o.room, mostSigns), first: map[sign]int32{}, more: map[sign][]int32{}},
		newShelf[person](o),
	}
}

// get is who is at a place.
func (p *folk) get(at int) (*person, error) {
	x, err := p.shelf.get(at)
	x.at = at
	withKeys(x.Contact.Kept)
	return &x, err
}

// add makes somebody known.
func (p *folk) add(x *person) error {
	x.at = p.shelf.len()
	return p.shelf.add(onShelf(*x), bytesOf(x.Contact))
}

// set has somebody as they are now.
func (p *folk) set(x *person) error { return p.shelf.set(x.at, onShelf(*x)) }

// onShelf is a person with the keys alone of what is kept aside.
func onShelf(x person) person {
	x.Contact.Kept = slices.Clone(x.Contact.Kept)
	for i, k := range x.Contact.Kept {
		x.Contact.Kept[i] = journal.Aside(k.Name, k.Key)
	}
	return x
}

// withKeys gives what is kept aside its keys, which are not written down with it.
func withKeys(kept []journal.Property) {
	for i, k := range kept {
		if k.Key == "" {
			kept[i] = journal.Aside(k.Name, k.Line)
		}
	}
}

// bytesOf is about how many bytes a contact takes.
func bytesOf(c journal.Contact) int {
	const one = 500 // of the contact itself
	n := one + len(c.Name)
	for _, list := range [][]string{c.Aliases, c.Groups, c.Tags} {
		for _, text := range list {
			n += 16 + len(text)
		}
	}
	for _, p := range c.Points {
		n += 48 + len(p.Value) + len(p.Label)
	}
	for _, p := range c.Positions {
		n += 80 + len(p.Title) + len(p.Organization)
	}
	for _, f := range c.Fields {
		n += 32 + len(f.Name) + len(f.Value)
	}
	for _, k := range c.Kept {
		n += 48 + len(k.Name) + len(k.Key) + len(k.Line)
	}
	return n + 40*len(c.Dates)
}

// touch moves the person along as a touch on this day will, their latest, and says what that changes.
func (x *person) touch(day journal.Day) []string {
	var moves []string
	c := &x.Contact
	c.LastTouched = day
	if c.Stage == journal.Prospect || c.Stage == journal.Dormant {
		c.Stage, moves = journal.Developing, append(moves, "stage developing")
	}
	if !c.Snooze.IsZero() {
		c.Snooze, moves = journal.Day{}, append(moves, "snooze ended")
	}
	return moves
}
