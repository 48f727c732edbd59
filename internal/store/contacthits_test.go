package store

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// contactsFound is whom a search finds, and in what.
func contactsFound(t *testing.T, s *Store, w Words) (out []string) {
	t.Helper()
	search, err := s.Search(t.Context(), w)
	do(t, err)
	hits, err := search.Contacts(t.Context())
	do(t, err)
	for _, h := range hits {
		out = append(out, strings.TrimSpace(h.Name+" "+strings.Join(h.Found, "; ")))
	}
	return out
}

func TestSearchContacts(t *testing.T) {
	s := open(t)
	add(t, s,
		journal.Contact{Name: "Ruth O'Malley", Kind: journal.Person, Stage: journal.Prospect, Aliases: []string{"Ruthie"},
			Positions: []journal.Position{{Title: "State senator", Organization: "Senate Education Committee"}},
			Points:    []journal.Point{{Kind: journal.PointEmail, Value: "Ruth.OMalley@senate.example"}, {Kind: journal.PointPhone, Value: "(202) 555-0109"}}},
		journal.Contact{Name: "José Núñez", Kind: journal.Person, Stage: journal.Prospect,
			Positions: []journal.Position{{Title: "Épicier", Organization: "Women's Network"}, {Title: "Clerk", Organization: "Senate", To: on("2020-01-01")}},
			Fields:    []journal.Field{{Name: "County", Value: "Doña Ana"}},
			Points:    []journal.Point{{Kind: journal.PointAddress, Value: "12 Élan Street"}}},
	)
	gone := add(t, s, named("Removed Senator"))[0]
	do(t, s.RemoveContact(t.Context(), gone.ID))
	for _, tt := range []struct {
		words string
		not   string
		want  string
	}{
		{"o'malley", "", "Ruth O'Malley"},
		{"omalley", "", "Ruth O'Malley Ruth.OMalley@senate.example"},
		{"ruthie", "", "Ruth O'Malley Ruthie"},
		{"senat", "", "José Núñez Clerk, Senate|Ruth O'Malley Ruth.OMalley@senate.example"},
		{"senat", "clerk", "Ruth O'Malley Ruth.OMalley@senate.example"},
		{"senat ruth", "", "Ruth O'Malley Ruthie; Ruth.OMalley@senate.example"},
		{"senator jose", "", ""},
		{"epicier", "", "José Núñez"},
		{"ÉPICIER nunez", "", "José Núñez"},
		{"women's", "", "José Núñez"},
		{"dona", "", "José Núñez County: Doña Ana"},
		{"elan street", "", "José Núñez 12 Élan Street"},
		{"2025550109", "", "Ruth O'Malley"},
		{"ruth.omalley@senate.example", "", "Ruth O'Malley Ruth.OMalley@senate.example"},
		{"senate.example", "", "Ruth O'Malley Ruth.OMalley@senate.example"},
		{"example", "", ""}, // of an e-mail address the beginning is enough, and no less
		{"STREET", "", "José Núñez 12 Élan Street"},
		{"555-0109", "", "Ruth O'Malley (202) 555-0109"},
		{`"education committee"`, "", "Ruth O'Malley"},
		{`"committee education"`, "", ""},
		{"removed", "", ""},
		{"alley", "", ""},
	} {
		w := Words{All: tt.words}
		if tt.not != "" {
			w.Not = []string{tt.not}
		}
		if got := strings.Join(contactsFound(t, s, w), "|"); got != tt.want {
			t.Errorf("%q without %q finds %q, want %q", tt.words, tt.not, got, tt.want)
		}
	}
}

// Of very many contacts some are found, and of very many words all count.
func TestSearchContactsIsBounded(t *testing.T) {
	s := open(t)
	var many []journal.Contact
	for i := range MostContacts + 50 {
		many = append(many, named(fmt.Sprintf("Dana%03d Whitcomb", i)))
	}
	add(t, s, many...)
	if n := len(contactsFound(t, s, Words{All: "whitcomb"})); n != MostContacts+1 {
		t.Errorf("%d contacts", n)
	}
	same(t, "the last", contactsFound(t, s, Words{All: "whit dana149"}), []string{"Dana149 Whitcomb"})
	same(t, "of many words", contactsFound(t, s, Words{All: strings.Repeat("whit ", mostWords-1) + "dana149"}), []string{"Dana149 Whitcomb"})
	same(t, "with one that nobody has", contactsFound(t, s, Words{All: strings.Repeat("whit ", mostWords-1) + "zebra"}), nil)
}
