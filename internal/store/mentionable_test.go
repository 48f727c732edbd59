package store

import (
	"reflect"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestMentionable(t *testing.T) {
	s := acquaintances(t)
	tests := []struct {
		words   []string
		numbers []int64
		want    []string
	}{
		{nil, nil, nil},
		{[]string{"dana"}, nil, []string{"Dana Whitcomb", "Dana Whitfield"}}, // not the one merged
		{[]string{"dee", "jose"}, nil, []string{"Dana Whitcomb", "José Núñez"}},
		{[]string{"dan", "whit", "removed", "gone"}, nil, nil}, // whole words, and nobody removed
		{[]string{"oneil"}, []int64{3, 6, 99}, []string{"Luis Ortega", "O’Neil Grant"}},
	}
	for _, tt := range tests {
		found, err := s.Mentionable(t.Context(), tt.words, tt.numbers)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, m := range found {
			names = append(names, m.Name)
		}
		if !reflect.DeepEqual(names, tt.want) {
			t.Errorf("%q, %d: %q, want %q", tt.words, tt.numbers, names, tt.want)
		}
	}
}

func TestMentionableHasAllNamesAndTitlesHeld(t *testing.T) {
	s := open(t)
	add(t, s, journal.Contact{Kind: journal.Person, Name: "Dana Whitcomb", Aliases: []string{"Dee", "Dina"}, Positions: []journal.Position{
		{Title: "Clerk", To: journal.Day{Year: 2001, Month: 1, Dom: 1}}, {Title: "Director"}, {Organization: "Office of Early Learning"},
	}})
	found, err := s.Mentionable(t.Context(), []string{"whitcomb"}, nil)
	want := []Mentionable{{ID: 1, Kind: journal.Person, Name: "Dana Whitcomb", Aliases: []string{"Dee", "Dina"}, Titles: []string{"Director"}}}
	if err != nil || !reflect.DeepEqual(found, want) {
		t.Errorf("%+v, %v, want %+v", found, err, want)
	}
}
