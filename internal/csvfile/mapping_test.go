package csvfile

import (
	"reflect"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestMap(t *testing.T) {
	const sheet = "Who,Emp,Reach,Salutation,Secret,Name\nDana Whitcomb,Bright Steps,555-0101,Dr.,x,DW\n"
	s := read(t, sheet, Options{Map: map[string]string{
		"who": "Full name", "Emp": "company", "REACH": "mobile phone", "Salutation": "field:Prefix", "Secret": "ignore", "name": "field",
	}})
	want := journal.Contact{
		Kind:      journal.Person,
		Name:      "Dana Whitcomb",
		Points:    []journal.Point{{Kind: journal.PointPhone, Value: "555-0101", Label: "mobile"}},
		Positions: []journal.Position{{Organization: "Bright Steps"}},
		Fields:    []journal.Field{{Name: "Prefix", Value: "Dr."}, {Name: "Name", Value: "DW"}},
	}
	if len(s.Cards) != 1 || !reflect.DeepEqual(s.Cards[0].Contact, want) {
		t.Errorf("got  %+v\nwant %+v", s.Cards, want)
	}
}

// What --map says of one column moves the column that would have been taken aside.
func TestMapTakesTheNameAway(t *testing.T) {
	s := read(t, "Name,Preferred\nDW,Dana Whitcomb\n", Options{Map: map[string]string{"Preferred": "name"}})
	c := s.Cards[0].Contact
	if c.Name != "Dana Whitcomb" || !reflect.DeepEqual(c.Fields, []journal.Field{{Name: "Name", Value: "DW"}}) {
		t.Errorf("got %+v", c)
	}
}

func TestMapOfColumnsWithoutHeading(t *testing.T) {
	s := read(t, "Name,,Notes,Notes\nDana Whitcomb,555-0101,a,b\n",
		Options{Map: map[string]string{"Column 2": "phone", "Notes (2)": "field:More"}})
	c := s.Cards[0].Contact
	if len(c.Points) != 1 || !reflect.DeepEqual(c.Fields, []journal.Field{{Name: "Notes", Value: "a"}, {Name: "More", Value: "b"}}) {
		t.Errorf("got %+v", c)
	}
}

// A column that is left out leaves its name to another.
func TestMapReplacesAColumn(t *testing.T) {
	s := read(t, "Name,State,Code\nDana,Illinois,IL\n", Options{Map: map[string]string{"State": "ignore", "Code": "field:State"}})
	if got, want := s.Cards[0].Contact.Fields, []journal.Field{{Name: "State", Value: "IL"}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMapProblems(t *testing.T) {
	const sheet = "Name,Employer,Reach\nDana Whitcomb,Bright Steps,555-0101\n"
	for _, tt := range []struct {
		name       string
		said       map[string]string
		what, hint string
	}{
		{"no such column", map[string]string{"Employr": "company"}, `no column "Employr"`, `did you mean "Employer"?`},
		{"nothing like it", map[string]string{"Zebra": "company"}, `no column "Zebra"`, "the columns are Name, Employer, Reach"},
		{"no such field", map[string]string{"Reach": "pigeon"}, `no field "pigeon"`, "last name"},
		{"field without a name", map[string]string{"Reach": "field: "}, "the name is empty", "field:Other name"},
		{"one column twice", map[string]string{"Reach": "phone", "reach": "email"}, "says of one column", "say it once"},
		{"two columns for one thing", map[string]string{"Name": "birthday", "Reach": "birthday", "Employer": "name"},
			`both "Name" and "Reach" as the birthday`, "field"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := problem(t, sheet, Options{Map: tt.said})
			hint := strings.ReplaceAll(tt.hint, "last name", "last, suffix, title, organization, email, phone, web, address")
			if !strings.Contains(p.What, tt.what) || !strings.Contains(p.Hint, hint) {
				t.Errorf("got %q, hint %q", p.What, p.Hint)
			}
		})
	}
}

// Every word that the error offers must be taken.
func TestTargetsAreTaken(t *testing.T) {
	for _, word := range targets() {
		word = strings.Trim(strings.TrimSuffix(word, " (kept under its heading)"), `"`)
		m, err := ofContacts.readTarget("Column", word)
		if err != nil || string(m.use) != strings.Split(word, ":")[0] {
			t.Errorf("%q is taken as %q, %v", word, m, err)
		}
	}
}
