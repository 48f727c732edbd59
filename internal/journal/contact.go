package journal

import (
	"fmt"
	"strings"
	"time"
)

// Contact is a person or an organization, with all that is known of how to reach and place them.
type Contact struct {
	ID      int64  // the number people type; never used twice
	UID     string // what the contact is called outside this journal (UUIDv7)
	Kind    Kind
	Name    string
	Aliases []string // other names they go by

	Stage  Stage
	Every  Cadence // the contact's own cadence; zero when it has none
	Snooze Day     // not due before this day; zero when not snoozed
	Added  Day     // the day the contact came into the journal

	Points    []Point    // how to reach them, in the order they were added
	Positions []Position // in the order they were added
	Dates     []Yearly   // birthdays and the like
	Groups    []string   // names of the kinds of stakeholder they belong to
	Tags      []string
	Fields    []Field    // any other named value, by name
	Kept      []Property // what only other programs have a place for; read where it is asked for alone

	// What follows is derived by the store and never written by a caller.

	LastTouched Day           // the day of the latest touch; zero when there was none
	Cadence     Cadence       // the cadence in force
	CadenceFrom CadenceSource // whose cadence it is
	Due         Day           // zero when never due
	Deleted     bool
}

// Position is the position held on today, the one held longest where there are several, nil when there is none. One whose
// first day is not known is taken for longer than any other: it was there before the rest was heard of.
func (c Contact) Position(today Day) *Position {
	return c.PositionAt(today, "")
}

// PositionAt is Position at the organization of this name, or one whose name begins so; at any where it is empty.
func (c Contact) PositionAt(today Day, organization string) *Position {
	var found *Position
	for i, p := range c.Positions {
		if p.Current(today) && p.At(organization) && (found == nil || p.From.Before(found.From)) {
			found = &c.Positions[i]
		}
	}
	return found
}

// Point is the first way of this kind to reach the contact; empty when there is none.
func (c Contact) Point(kind PointKind) string {
	for _, p := range c.Points {
		if p.Kind == kind {
			return p.Value
		}
	}
	return ""
}

// PointKind is a way to reach a contact.
type PointKind string

// The ways to reach a contact.
const (
	PointEmail   PointKind = "email"
	PointPhone   PointKind = "phone"
	PointWeb     PointKind = "web"
	PointAddress PointKind = "address"
)

// PointKinds are all of them.
var PointKinds = []PointKind{PointEmail, PointPhone, PointWeb, PointAddress}

// Point is one way to reach a contact.
type Point struct {
	Kind  PointKind `json:"kind"`
	Value string    `json:"value"`
	Label string    `json:"label"` // "work", "home", or empty
}

// Position is a title at an organization for a time. Several at once are normal.
type Position struct {
	Title        string `json:"title"`
	Organization string `json:"organization"`
	From         Day    `json:"from"` // zero when not known
	To           Day    `json:"to"`   // the last day; zero when it has not ended
}

// Current reports whether the position is held on today: it has no end, or one that is not past, and has begun.
func (p Position) Current(today Day) bool { return !p.Past(today) && !p.From.After(today) }

// Past reports whether the position has ended.
func (p Position) Past(today Day) bool { return !p.To.IsZero() && p.To.Before(today) }

// At reports whether the position is at the organization of this name, or at one whose name begins so.
func (p Position) At(organization string) bool {
	return organization == "" || strings.HasPrefix(NameKey(p.Organization), NameKey(organization))
}

// Seat reports whether q is the same title at the same organization, whoever holds it and when.
func (p Position) Seat(q Position) bool { return p.SeatKey() == q.SeatKey() }

// SeatKey is what seats are compared by: title and organization as names are compared, with a slash between them.
func (p Position) SeatKey() string { return NameKey(p.Title) + "/" + NameKey(p.Organization) }

// String is "Title, Organization", or whichever of the two is known.
func (p Position) String() string {
	if p.Title == "" || p.Organization == "" {
		return p.Title + p.Organization
	}
	return p.Title + ", " + p.Organization
}

// Yearly is a date that comes round every year: a birthday, an anniversary.
type Yearly struct {
	Label string     `json:"label"` // "birthday", "anniversary", …
	Month time.Month `json:"month"`
	Day   int        `json:"day"`
	Year  int        `json:"year"` // the year it began; zero when not known
}

// Key is what dates are compared by, whatever the year.
func (y Yearly) Key() string { return fmt.Sprintf("%s %d-%d", y.Label, y.Month, y.Day) }

// Birthday labels the yearly date of a birth.
const Birthday = "birthday"

// Anniversary labels that of a wedding.
const Anniversary = "anniversary"

// Field is a named value that has no place of its own, kept from an import or given by hand.
type Field struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Key is what fields are compared by.
func (f Field) Key() string { return NameKey(f.Name) + "\x00" + f.Value }

// Group is a kind of stakeholder.
type Group struct {
	ID      int64
	UID     string
	Name    string
	Wanted  int     // how many contacts it should have; zero when not said
	Every   Cadence // the cadence of its members who have none of their own; zero when it has none
	Members int     // how many contacts are in it; derived
}
