package vcard

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestOutdated(t *testing.T) {
	full := journal.Contact{
		Kind: journal.Person, Name: "Dana Whitcomb",
		Points: []journal.Point{{Kind: journal.PointPhone, Value: "202-555-0142", Label: "mobile"}},
		Fields: []journal.Field{{Name: "Notes", Value: "Sample"}},
		Kept: []journal.Property{
			journal.Aside("UID", "UID:of another program"),
			journal.Aside("N", "N:Whitcomb;Dana;;;"),
			journal.Whole("FN", "FN;LANGUAGE=en:Dana Whitcomb"),
			journal.Whole("TEL", "TEL;TYPE=cell;PREF=10:202-555-0142"),
			journal.Whole("NOTE", "NOTE;LANGUAGE=en:Sample"),
			journal.Aside("PHOTO", "PHOTO:data:image/png;base64,AAAA"),
		},
	}
	for _, tt := range []struct {
		change func(*journal.Contact)
		want   string
	}{
		{func(*journal.Contact) {}, ""},
		{func(c *journal.Contact) { c.Points = nil }, "TEL+ "},
		{func(c *journal.Contact) { c.Points[0].Label = "work" }, "TEL+ "},
		{func(c *journal.Contact) { c.Fields = nil }, "NOTE+ "},
		{func(c *journal.Contact) { c.Name = "Dee Ortega" }, "N FN+ "},
		{func(c *journal.Contact) { c.Points, c.Fields, c.Name = nil, nil, "Dee Ortega" }, "N FN+ TEL+ NOTE+ "},
	} {
		c := journal.Contact{}.With(full)
		c.Kind, c.Name = full.Kind, full.Name
		tt.change(&c)
		got := ""
		for _, k := range Outdated(c, journal.Day{Year: 2026, Month: 11, Dom: 23}) {
			got += k.Name + " "
		}
		if got != tt.want {
			t.Errorf("of %+v: %q, want %q", c, got, tt.want)
		}
	}
}
