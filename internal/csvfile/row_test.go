package csvfile

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestNames(t *testing.T) {
	for _, tt := range []struct{ name, sheet, want string }{
		{"one column", "Name\n\"  Dana \t Whitcomb\"\n", "Dana Whitcomb"},
		{"a comma stays", "Name\n\"Whitcomb, Dana\"\n", "Whitcomb, Dana"},
		{"a comma the heading explains", "\"Last, First\"\n\"Whitcomb, Dana\"\n", "Dana Whitcomb"},
		{"a suffix is not turned", "\"Last, First\"\n\"Luis Ortega, Jr.\"\n", "Luis Ortega, Jr."},
		{"parts", "Last,First,Middle,Suffix\nWhitcomb,Dana,M.,Jr.\n", "Dana M. Whitcomb Jr."},
		{"first alone", "First,Last\nDana,\n", "Dana"},
		{"last alone", "First,Last\n,Whitcomb\n", "Whitcomb"},
		{"suffix of a full name", "Name,Suffix\nDana Whitcomb,PhD\n", "Dana Whitcomb PhD"},
		{"suffix that is there", "Name,Suffix\n\"Luis Ortega, Jr.\",Jr\n", "Luis Ortega, Jr."},
		{"name beside its parts", "Name,First,Last\nDana M. Whitcomb,Dana,Whitcomb\n", "Dana M. Whitcomb"},
		{"parts where the name is missing", "Name,First,Last\n,Dana,Whitcomb\n", "Dana Whitcomb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := one(t, tt.sheet).Contact
			if c.Name != tt.want || c.Kind != journal.Person || c.Fields != nil {
				t.Errorf("got %s %q with fields %v, want the person %q", c.Kind, c.Name, c.Fields, tt.want)
			}
		})
	}
}

func TestNothingIsLost(t *testing.T) {
	for _, tt := range []struct {
		name, sheet string
		want        []journal.Field
	}{
		{"parts that say something else", "Name,First,Last\nDee,Dana,Whitcomb\n", []journal.Field{{Name: "First", Value: "Dana"}, {Name: "Last", Value: "Whitcomb"}}},
		{"title of nobody", "Company,Title\nBright Steps,Director\n", []journal.Field{{Name: "Title", Value: "Director"}}},
		{"suffix of nobody", "Company,Suffix\nBright Steps,Jr.\n", []journal.Field{{Name: "Suffix", Value: "Jr."}}},
		{"second organization", "Name,Company,Agency\nDana,Bright Steps,State\n", []journal.Field{{Name: "Agency", Value: "State"}}},
		{"uid of another program", "Name,UID\nDana,4711\n", []journal.Field{{Name: "UID", Value: "4711"}}},
		{"empty cells are no fields", "Name,City,State\nDana,,IL\n", []journal.Field{{Name: "State", Value: "IL"}}},
		{"notes of several lines", "Name,Notes\nDana,\"a\r\nb\"\n", []journal.Field{{Name: "Notes", Value: "a\nb"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, tt.sheet).Contact.Fields; !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestOrganizations(t *testing.T) {
	for _, tt := range []struct {
		name, sheet string
		kind        journal.Kind
		positions   int
	}{
		{"no name", "Name,Organization\n,Bright Steps\n", journal.Organization, 0},
		{"no column of names", "Organization,Phone\nBright Steps,5\n", journal.Organization, 0},
		{"by kind", "Name,Kind\nBright Steps,Organization\n", journal.Organization, 0},
		{"person in one", "Name,Organization\nDana,Bright Steps\n", journal.Person, 1},
		{"person with a title", "Name,Title\nDana,Director\n", journal.Person, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := one(t, tt.sheet).Contact
			if c.Kind != tt.kind || len(c.Positions) != tt.positions {
				t.Errorf("got %s with positions %v, want %s with %d", c.Kind, c.Positions, tt.kind, tt.positions)
			}
		})
	}
}

func TestPoints(t *testing.T) {
	email := func(v, label string) journal.Point {
		return journal.Point{Kind: journal.PointEmail, Value: v, Label: label}
	}
	phone := func(v string) journal.Point { return journal.Point{Kind: journal.PointPhone, Value: v} }
	for _, tt := range []struct {
		name, sheet string
		want        []journal.Point
	}{
		{"mailto", "Name,Email\nDana,MAILTO:dana@example.org\n", []journal.Point{email("dana@example.org", "")}},
		{"several e-mails", "Name,Email\nDana,\"a@x.org; b@x.org\nc@x.org\"\n", []journal.Point{email("a@x.org", ""), email("b@x.org", ""), email("c@x.org", "")}},
		{"the same twice", "Name,Email,Work email\nDana,a@x.org,a@x.org\n", []journal.Point{email("a@x.org", "")}},
		{"labels", "Name,Email,Work email\nDana,,a@x.org\n", []journal.Point{email("a@x.org", "work")}},
		{"several phones", "Name,Phone\nDana,5-1; 5-2\n", []journal.Point{phone("5-1"), phone("5-2")}},
		{"a phone with an extension", "Name,Phone\nDana,+1-202-555-0142;ext=12; 5-2\n", []journal.Point{phone("+1-202-555-0142;ext=12"), phone("5-2")}},
		{"phones with extensions in words", "Name,Phone\nDana,5-1; x12;5-2 ; Ext. 7;5-3 extension 4\n",
			[]journal.Point{phone("5-1; x12"), phone("5-2 ; Ext. 7"), phone("5-3 extension 4")}},
		{"a phone as a URI", "Name,Phone\nDana,tel:5-1;phone-context=+1;ext=3\n", []journal.Point{phone("5-1;phone-context=+1;ext=3")}},
		{"phones with commas between them", "Name,Phone\nDana,\"555-0101, 555-0102 x12; 555-0103\"\n",
			[]journal.Point{phone("555-0101"), phone("555-0102 x12"), phone("555-0103")}},
		{"what is dialed behind a number", "Name,Phone\nDana,\"+1 202-555-0142,,12; 555-0103, 1234567#; 555-0104, at home\"\n",
			[]journal.Point{phone("+1 202-555-0142,,12"), phone("555-0103, 1234567#"), phone("555-0104, at home")}},
		{"an extension of nothing", "Name,Phone\nDana,x12\n", []journal.Point{phone("x12")}},
		{"defused phone", "Name,Phone\nDana,'+1 217 555 0101\n", []journal.Point{phone("+1 217 555 0101")}},
		{"an address is one", "Name,Address\nDana,\"1 Main St; Suite 4\nIL\"\n", []journal.Point{{Kind: journal.PointAddress, Value: "1 Main St; Suite 4\nIL"}}},
		{"a web address keeps its semicolon", "Name,Web\nDana,https://x.org/a;b\n", []journal.Point{{Kind: journal.PointWeb, Value: "https://x.org/a;b"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, tt.sheet).Contact.Points; !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLists(t *testing.T) {
	c := one(t, "Name,Group,Category,Labels,Nickname\nDana,\"Funders, Board\",board,#QRIS; Budget Season,Dee; D. W.\n").Contact
	if want := []string{"Funders", "Board"}; !reflect.DeepEqual(c.Groups, want) {
		t.Errorf("groups %q, want %q", c.Groups, want)
	}
	if want := []string{"qris", "budget-season"}; !reflect.DeepEqual(c.Tags, want) {
		t.Errorf("tags %q, want %q", c.Tags, want)
	}
	if want := []string{"Dee", "D. W."}; !reflect.DeepEqual(c.Aliases, want) {
		t.Errorf("aliases %q, want %q", c.Aliases, want)
	}
	if got := one(t, "Name,Labels\nDana,* myContacts ::: Board\n").Contact.Tags; !reflect.DeepEqual(got, []string{"mycontacts", "board"}) {
		t.Errorf("tags of Google's labels %q", got)
	}
}

func TestLastChannel(t *testing.T) {
	for cell, want := range map[string]journal.Channel{
		"Meeting": journal.Meeting, "E-mail": journal.Email, "Phone call": journal.Call, "in person": journal.Meeting, "": "",
	} {
		if got := one(t, "Name,Last contact,Last channel\nDana,2025-11-01,"+cell+"\n").Channel; got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}

// A row of many columns takes about as long for each as one of few: what is allocated tells it, whatever else runs.
func TestManyColumns(t *testing.T) {
	cost := func(n int) float64 {
		heads, cells := []string{"Name"}, []string{"Dana Whitcomb"}
		for i := range n {
			heads, cells = append(heads, fmt.Sprintf("Field %d", i)), append(cells, "x")
		}
		sheet := strings.Join(heads, ",") + "\n" + strings.Join(cells, ",") + "\n"
		return testing.AllocsPerRun(1, func() {
			if c := one(t, sheet).Contact; len(c.Fields) != n {
				t.Errorf("of %d columns, %d are fields", n, len(c.Fields))
			}
		})
	}
	if few, more := cost(50), cost(400); more > 3*8*few {
		t.Errorf("eight times as many columns took %.0f allocations, and before %.0f", more, few)
	}
}
