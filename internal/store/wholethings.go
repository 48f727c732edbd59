package store

import (
	"github.com/rel-journal/rel/internal/journal"
)

// The things in a file of everything that others name: the settings, groups, contacts, indicators and initiatives. Keys are as
// the schema has them; what is null or missing is nothing.

type wholeSettings struct {
	wholeHead

	Every     int64         `json:"every"`
	DateOrder journal.Order `json:"date_order"`
	Author    string        `json:"author"`
	SheetMaps []wholeMap    `json:"sheet_maps"`
}

type wholeMap struct {
	Name      string         `json:"name"`
	Sort      string         `json:"sort"`
	DateOrder journal.Order  `json:"date_order"`
	Columns   []MappedColumn `json:"columns"`
}

func (x *wholeSettings) title() string { return "settings" }

func (x *wholeSettings) check(c *shape) {
	c.need(x.Every != 0, "every is missing")
	c.every(&x.Every)
	orders := []journal.Order{journal.MDY, journal.DMY}
	wordOrNone(c, "date_order", x.DateOrder, orders)
	c.free(x.Author)
	for _, m := range x.SheetMaps {
		c.name(m.Name)
		c.text("sort", m.Sort)
		wordOrNone(c, "date_order", m.DateOrder, orders)
		for _, column := range m.Columns {
			c.free(column.Column, column.As)
		}
	}
}

type wholeGroup struct {
	wholeHead

	Name   string `json:"name"`
	Wanted *int64 `json:"wanted"`
	Every  *int64 `json:"every"`
}

func (x *wholeGroup) title() string { return x.Name }

func (x *wholeGroup) check(c *shape) {
	c.name(x.Name)
	c.need(x.Wanted == nil || *x.Wanted > 0, "wanted is a number above none")
	c.every(x.Every)
}

type wholeIndicator struct {
	wholeHead

	Name string `json:"name"`
}

func (x *wholeIndicator) title() string { return x.Name }

func (x *wholeIndicator) check(c *shape) { c.name(x.Name) }

type wholeInitiative struct {
	wholeHead

	Name    string                  `json:"name"`
	Aim     string                  `json:"aim"`
	State   journal.InitiativeState `json:"state"`
	Members []wholeMember           `json:"members"`
}

type wholeMember struct {
	Contact string `json:"contact"`
	Role    string `json:"role"`
}

func (x *wholeInitiative) title() string { return x.Name }

func (x *wholeInitiative) check(c *shape) {
	c.name(x.Name)
	c.free(x.Aim)
	wordOf(c, "state", x.State, journal.InitiativeStates)
	for _, m := range x.Members {
		c.uid("contact", m.Contact)
		c.free(m.Role)
	}
}

func (x *wholeInitiative) named(names func(table, uid string)) {
	for _, m := range x.Members {
		names("contacts", m.Contact)
	}
}

type wholeContact struct {
	wholeHead

	Kind       journal.Kind       `json:"kind"`
	Name       string             `json:"name"`
	Stage      journal.Stage      `json:"stage"`
	Every      *int64             `json:"every"`
	Snooze     journal.Day        `json:"snooze"`
	Added      journal.Day        `json:"added"`
	MergedInto string             `json:"merged_into"`
	Aliases    []string           `json:"aliases"`
	Points     []journal.Point    `json:"points"`
	Positions  []journal.Position `json:"positions"`
	Dates      []journal.Yearly   `json:"dates"`
	Groups     []string           `json:"groups"`
	Tags       []string           `json:"tags"`
	Fields     []journal.Field    `json:"fields"`
	LeftSeats  []struct {
		Seat string `json:"seat"`
		Key  string `json:"key"`
	} `json:"left_seats"`
	KeptAside []struct {
		Name string `json:"name"`
		Line string `json:"line"`
	} `json:"kept_aside"`
	NotTheSame []string `json:"not_the_same"`
}

func (x *wholeContact) title() string { return x.Name }

func (x *wholeContact) check(c *shape) {
	wordOf(c, "kind", x.Kind, journal.Kinds)
	c.name(x.Name)
	wordOf(c, "stage", x.Stage, journal.Stages)
	c.every(x.Every)
	c.there("added", x.Added)
	c.need(x.MergedInto != x.UID, "merged_into is the contact itself")
	for _, p := range x.Points {
		wordOf(c, "points.kind", p.Kind, journal.PointKinds)
		c.text("points.value", p.Value)
		c.free(p.Label)
	}
	for _, p := range x.Positions {
		c.text("positions.title", p.Title+p.Organization)
		c.need(p.From.IsZero() || p.To.IsZero() || !p.To.Before(p.From), "a position ends before it begins")
	}
	for _, d := range x.Dates {
		c.need(d.Year >= 0 && !d.Next(journal.Day{Year: 2000, Month: 1, Dom: 1}).IsZero(), "dates: there is no such day")
		c.text("dates.label", d.Label)
	}
	for _, f := range x.Fields {
		c.name(f.Name)
		c.free(f.Value)
	}
	for _, s := range x.LeftSeats {
		c.text("left_seats.seat", s.Seat)
		c.text("left_seats.key", s.Key)
	}
	for _, k := range x.KeptAside {
		c.text("kept_aside.name", k.Name)
		c.free(k.Line)
	}
	for _, text := range append(x.Aliases, x.Tags...) {
		c.text("an alias or tag", text)
	}
}

func (x *wholeContact) named(names func(table, uid string)) {
	if x.MergedInto != "" {
		names("contacts", x.MergedInto)
	}
	for _, uid := range x.NotTheSame {
		names("contacts", uid)
	}
	for _, uid := range x.Groups {
		names("groups", uid)
	}
}

// contact is what hangs off it, groups apart.
func (x *wholeContact) contact() journal.Contact {
	c := journal.Contact{Aliases: x.Aliases, Points: x.Points, Positions: x.Positions, Dates: x.Dates, Tags: x.Tags, Fields: x.Fields}
	for _, k := range x.KeptAside {
		c.Kept = append(c.Kept, journal.Aside(k.Name, k.Line))
	}
	return c
}
