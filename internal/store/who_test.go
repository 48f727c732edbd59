package store

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// acquaintances are nine contacts: the sixth is removed, the seventh merged into the first.
func acquaintances(t *testing.T) *Store {
	s := open(t)
	all := add(t, s,
		journal.Contact{Name: "Dana Whitcomb", Aliases: []string{"Dee"}, Points: []journal.Point{{Kind: journal.PointEmail, Value: "Dana@example.org"}},
			Positions: []journal.Position{{Title: "Director", Organization: "Office of Early Learning"}}},
		named("José Núñez"), journal.Contact{Name: "Luis Ortega", Points: []journal.Point{{Kind: journal.PointEmail, Value: "luis@example.org"}}},
		named("3"), named("Dana Whitfield"), named("Removed Person"), named("Dana Merged"), named("O’Neil Grant"), named("luis@example.org"))
	do(t, s.RemoveContact(t.Context(), all[5].ID))
	execute(t, s, "INSERT INTO aliases(contact_id, name, name_key) VALUES (6, 'Gone', 'gone')")
	execute(t, s, "UPDATE contacts SET merged_into = 1 WHERE id = 7")
	return s
}

func ids(whos []Who) (out []int64) {
	for _, w := range whos {
		out = append(out, w.ID)
	}
	return out
}

func TestFind(t *testing.T) {
	s := acquaintances(t)
	tests := []struct {
		text string
		want []int64
	}{
		{"1", []int64{1}},
		{"#2", []int64{2}},
		{"3", []int64{3, 4}}, // a number that is also a name
		{"6", nil},           // removed
		{"7", []int64{1}},    // merged
		{"99", nil},
		{"0", nil},
		{"", nil},
		{" ", nil},
		{"Dana Whitcomb", []int64{1}},
		{"dana WHITCOMB", []int64{1}},
		{"Whitcomb, Dana", []int64{1}},
		{"Dee", []int64{1}},
		{"dana@EXAMPLE.org", []int64{1}},
		{"nobody@example.org", nil},
		{"luis@example.org", []int64{9}}, // a name goes before an address
		{"dana", []int64{1, 5}},
		{"dana w", []int64{1, 5}},
		{"w dana", []int64{1, 5}},
		{"dana whitc", []int64{1}},
		{"d d", nil}, // two words want two
		{"de", []int64{1}},
		{"dee whitcomb", nil}, // not of one name
		{"jose", []int64{2}},
		{"José", []int64{2}},
		{"nunez jo", []int64{2}},
		{"NÚÑEZ, JOSÉ", []int64{2}},
		{"oneil", []int64{8}},
		{"o'neil g", []int64{8}},
		{"removed", nil},
		{"Removed Person", nil},
		{"gone", nil},
		{"Dana Merged", nil},
		{"%", nil},
		{"_ana", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			found, err := s.Find(t.Context(), tt.text)
			do(t, err)
			same(t, "found", ids(found), tt.want)
		})
	}
}

func TestFoundAreToldApart(t *testing.T) {
	s := acquaintances(t)
	dana, err := s.Contact(t.Context(), 1)
	do(t, err)
	meet(t, s, "2026-11-20", dana)
	found, err := s.Find(t.Context(), "dana whitc")
	do(t, err)
	want := Who{ID: 1, UID: dana.UID, Name: "Dana Whitcomb", Position: "Director, Office of Early Learning", LastTouched: on("2026-11-20")}
	same(t, "found", found, []Who{want})
}

func TestNamesAndSameName(t *testing.T) {
	s := acquaintances(t)
	names, err := s.Names(t.Context())
	do(t, err)
	same(t, "names", names, []string{"3", "Dana Whitcomb", "Dana Whitfield", "Dee", "José Núñez", "Luis Ortega", "O’Neil Grant", "luis@example.org"})

	for name, want := range map[string][]int64{"dee": {1}, "Whitcomb, Dana": {1}, "jose nunez": {2}, "Dana": nil, "Removed Person": nil} {
		found, err := s.SameName(t.Context(), name)
		do(t, err)
		same(t, name, ids(found), want)
	}
}

func TestComplete(t *testing.T) {
	s := acquaintances(t)
	tests := []struct {
		typed string
		most  int
		want  []int64
	}{
		{"dan", 10, []int64{1, 5}},
		{"dan", 1, []int64{1}},
		{"", 2, []int64{4, 1}}, // the first by name
		{"", 100, []int64{4, 1, 5, 2, 9, 3, 8}},
		{"zz", 10, nil},
		{"7", 10, nil},
	}
	for _, tt := range tests {
		found, err := s.Complete(t.Context(), tt.typed, tt.most)
		do(t, err)
		same(t, tt.typed, ids(found), tt.want)
	}
}

// Of several positions the one held longest is shown, of which one without a first day is, and none that has ended.
func TestPositionShown(t *testing.T) {
	tests := []struct {
		name      string
		positions []journal.Position
		want      string
	}{
		{"none", nil, ""},
		{"title alone", []journal.Position{{Title: "Director"}}, "Director"},
		{"organization alone", []journal.Position{{Organization: "OEL"}}, "OEL"},
		{"ended", []journal.Position{{Title: "Director", To: on("2026-11-22")}}, ""},
		{"ends today", []journal.Position{{Title: "Director", To: on("2026-11-23")}}, "Director"},
		{"held longest", []journal.Position{{Title: "Director", From: on("2026-01-01")}, {Title: "Chair", From: on("2025-01-01")}}, "Chair"},
		{"since who knows when", []journal.Position{{Title: "Chair", From: on("2025-01-01")}, {Title: "Lead"}}, "Lead"},
		{"added first", []journal.Position{{Title: "Lead"}, {Title: "Chair"}}, "Lead"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			c := add(t, s, journal.Contact{Name: "Dana Whitcomb", Positions: tt.positions})[0]
			found, err := s.Find(t.Context(), "dana")
			do(t, err)
			if found[0].Position != tt.want {
				t.Errorf("shown %q, want %q", found[0].Position, tt.want)
			}
			if p := c.Position(s.Today()); (p == nil) != (tt.want == "") || p != nil && p.String() != tt.want {
				t.Errorf("the domain has %v, want %q", p, tt.want)
			}
		})
	}
}
