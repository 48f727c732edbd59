package store

import (
	"errors"
	"reflect"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// What goes is what was named, and nothing else that is called so.
func TestGoneIsJustThat(t *testing.T) {
	s := open(t)
	if err := s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil); err != nil {
		t.Fatal(err)
	}
	full := journal.Contact{
		UID: NewUID(), Name: "Dana Whitcomb", Aliases: []string{"Providers", "Dee"}, Tags: []string{"providers", "qris"}, Groups: []string{"Providers"},
		Points: []journal.Point{
			{Kind: journal.PointPhone, Value: "202", Label: "work"}, {Kind: journal.PointAddress, Value: "202"},
		},
		Positions: []journal.Position{{Title: "Chief", From: on("2020-01-01"), To: on("2021-01-01")}, {Title: "Chief", From: on("2022-01-01")}},
		Dates:     []journal.Yearly{{Label: "providers", Month: 2, Day: 29}, {Label: "birthday", Month: 5, Day: 12, Year: 1968}},
		Fields:    []journal.Field{{Name: "Providers", Value: "x"}},
	}
	was, err := s.AddContact(t.Context(), full)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		gone journal.Contact
		take func(*journal.Contact)
	}{
		{journal.Contact{Tags: []string{"providers"}}, func(c *journal.Contact) { c.Tags = []string{"qris"} }},
		{journal.Contact{Aliases: []string{"Providers"}}, func(c *journal.Contact) { c.Aliases = []string{"Dee"} }},
		{journal.Contact{Groups: []string{"Providers"}}, func(c *journal.Contact) { c.Groups = nil }},
		{journal.Contact{Points: full.Points[:1]}, func(c *journal.Contact) { c.Points = full.Points[1:] }},
		{journal.Contact{Positions: full.Positions[:1]}, func(c *journal.Contact) { c.Positions = full.Positions[1:] }},
		{journal.Contact{Dates: full.Dates[1:]}, func(c *journal.Contact) { c.Dates = full.Dates[:1] }},
		{journal.Contact{Fields: full.Fields}, func(c *journal.Contact) { c.Fields = nil }},
	} {
		want := was
		tt.take(&want)
		got, err := s.EditContact(t.Context(), was.ID, ContactPatch{Gone: tt.gone})
		if err != nil {
			t.Fatal(err)
		}
		want.Cadence, want.CadenceFrom, want.Due = got.Cadence, got.CadenceFrom, got.Due
		if !reflect.DeepEqual(listsOf(got), listsOf(want)) {
			t.Errorf("without %+v:\n%+v\nwant\n%+v", tt.gone, got, want)
		}
		was = got
	}
	if _, err := s.EditContact(t.Context(), was.ID, ContactPatch{Gone: journal.Contact{Tags: []string{"nothing"}}}); !errors.Is(err, ErrUnchanged) {
		t.Errorf("what was not there: %v", err)
	}
}

// listsOf is a contact's details, an empty list of them none.
func listsOf(c journal.Contact) [][]any {
	lists := []any{c.Aliases, c.Tags, c.Groups, c.Points, c.Positions, c.Dates, c.Fields}
	out := make([][]any, len(lists))
	for i, l := range lists {
		v := reflect.ValueOf(l)
		for j := range v.Len() {
			out[i] = append(out[i], v.Index(j).Interface())
		}
	}
	return out
}
