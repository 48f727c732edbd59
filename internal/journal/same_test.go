package journal

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// known is a contact as a journal has it, and accounts of others are told from.
func known(change func(*Contact)) Contact {
	c := Contact{
		Kind: Person, Name: "Dana Whitcomb", Stage: Developing,
		Points:    []Point{{PointEmail, "dana@example.org", ""}, {PointPhone, "202-555-0142", "work"}},
		Positions: []Position{{Organization: "Office of Child Care"}},
		Dates:     []Yearly{{Birthday, 5, 22, 0}},
		Groups:    []string{"Public officials"},
		Fields:    []Field{{"State", "OR"}},
	}
	change(&c)
	return c
}

func TestContradiction(t *testing.T) {
	for _, tt := range []struct {
		what   string
		other  func(*Contact)
		reason string // part of it; empty where nothing contradicts
	}{
		{"the same", func(*Contact) {}, ""},
		{"only the name", func(c *Contact) { *c = Contact{Name: c.Name} }, ""},
		{"an organization", func(c *Contact) { c.Kind = Organization }, "one is a person"},
		{"another birthday", func(c *Contact) { c.Dates = []Yearly{{Birthday, 5, 23, 1980}} }, "birthdays differ"},
		{"the year of the birthday", func(c *Contact) { c.Dates = []Yearly{{Birthday, 5, 22, 1980}} }, ""},
		{"another e-mail address and phone", func(c *Contact) { c.Points = []Point{{PointEmail, "d@example.gov", ""}} }, "e-mail addresses differ"},
		{"another e-mail address, the same phone", func(c *Contact) { c.Points[0].Value = "d@example.gov" }, ""},
		{"another phone alone", func(c *Contact) { c.Points = []Point{{PointPhone, "202-555-0199", ""}} }, ""},
		{"elsewhere now, the same e-mail address", func(c *Contact) { c.Positions = []Position{{Organization: "Harbor Fund"}} }, ""},
		{"where the other was once", func(c *Contact) {
			c.Points, c.Positions = nil, []Position{{Organization: "Office of child care", To: Day{2026, 5, 31}}, {Organization: "Harbor Fund"}}
		}, ""},
		{"elsewhere, nothing shared", func(c *Contact) { c.Points, c.Positions = nil, []Position{{Organization: "Harbor Fund"}} }, "organizations differ"},
	} {
		a, b := known(func(*Contact) {}), known(tt.other)
		for _, got := range []string{Contradiction(a, b, nil), Contradiction(b, a, nil)} {
			if (tt.reason == "") != (got == "") || !strings.Contains(got, tt.reason) {
				t.Errorf("%s: %q, want %q", tt.what, got, tt.reason)
			}
		}
	}
}

// What a contact once had, it has in common with another that has it.
func TestContradictionOfOnce(t *testing.T) {
	had := func(detail, of string) Removed {
		return func(what, key string) bool { return what == detail && key == of }
	}
	for _, tt := range []struct {
		other  func(*Contact)
		detail string
		key    string
	}{
		{func(c *Contact) { c.Points = []Point{{PointEmail, "D@old.example", ""}} }, string(PointEmail), "d@old.example"},
		{func(c *Contact) {
			c.Points, c.Positions = nil, []Position{{Title: "Chair", Organization: "Harbor Fund"}}
		}, DetailPosition, "chair/harbor fund"},
		{func(c *Contact) { c.Dates = []Yearly{{Birthday, 5, 23, 1980}} }, DetailDate, Yearly{Birthday, 5, 23, 1980}.Key()},
	} {
		a, b := known(func(*Contact) {}), known(tt.other)
		if why := Contradiction(a, b, had(tt.detail, tt.key)); why != "" {
			t.Errorf("once of the %s: %s", tt.detail, why)
		}
		if Contradiction(a, b, had(tt.detail, "x")) == "" {
			t.Errorf("another %s contradicts nothing", tt.detail)
		}
	}
}

func TestFill(t *testing.T) {
	for _, tt := range []struct {
		what           string
		from           func(*Contact)
		gains, differs string
	}{
		{"the same again", func(*Contact) {}, "", ""},
		{"a name turned round", func(c *Contact) { c.Name = "Whitcomb, Dana" }, "", ""},
		{"another form of the name", func(c *Contact) { c.Name = "D. Whitcomb" }, "", "name is Dana Whitcomb here, D. Whitcomb in the file"},
		{"a title to the organization", func(c *Contact) { c.Positions[0].Title = "Director" }, "position Director, Office of Child Care", ""},
		{
			"another organization", func(c *Contact) { c.Positions[0].Organization = "Harbor Fund" },
			"", "position is Office of Child Care here, Harbor Fund in the file",
		},
		{"a web page", func(c *Contact) { c.Points = append(c.Points, Point{PointWeb, "https://example.org", ""}) }, "web https://example.org", ""},
		{"another phone", func(c *Contact) { c.Points[1].Value = "202-555-0199" }, "phone 202-555-0199", ""},
		{"the same phone, written otherwise", func(c *Contact) { c.Points[1].Value = "+1 (202) 555 0142" }, "", ""},
		{"the same phone, with an extension", func(c *Contact) { c.Points[1].Value += " x12" }, "phone 202-555-0142 x12", ""},
		{"the same address in another case", func(c *Contact) { c.Points[0].Value = "Dana@Example.org" }, "", ""},
		{"another address twice", func(c *Contact) { c.Points = []Point{{PointEmail, "d@x.org", "home"}, {PointEmail, "d@x.org", "home"}} }, "email d@x.org", ""},
		{"a phone that was removed", func(c *Contact) { c.Points[1].Value = "+1 202 555 0100" }, "", "phone +1 202 555 0100 was removed here"},
		{"an alias that was removed", func(c *Contact) { c.Aliases = []string{"DEE"} }, "", "alias DEE was removed here"},
		{"the year of the birthday", func(c *Contact) { c.Dates[0].Year = 1980 }, "birthday 1980-05-22", ""},
		{"a cadence", func(c *Contact) { c.Every = 30 }, "cadence monthly", ""},
		{"a group more", func(c *Contact) { c.Groups = append(c.Groups, "Advocates", "PUBLIC officials") }, "group Advocates", ""},
		{"another value of a field", func(c *Contact) { c.Fields[0] = Field{"state", "WA"} }, "", "state is OR here, WA in the file"},
		{"a field of several lines", func(c *Contact) { c.Fields[0].Value = "OR\n\nand WA" }, "", "State is OR here, OR and WA in the file"},
		{"another stage", func(c *Contact) { c.Stage = Dormant }, "", "stage is developing here, dormant in the file"},
	} {
		removed := func(what, key string) bool {
			return what == DetailAlias && key == "dee" || what == string(PointPhone) && key == Point{Kind: PointPhone, Value: "(202) 555-0100"}.Reach()
		}
		f := Fill(known(func(*Contact) {}), known(tt.from), Day{2026, 11, 23}, removed, nil)
		if got := strings.Join(f.Gains, "; "); got != tt.gains {
			t.Errorf("%s: gains %q, want %q", tt.what, got, tt.gains)
		}
		if got := strings.Join(f.Differs, "; "); got != tt.differs {
			t.Errorf("%s: differs %q, want %q", tt.what, got, tt.differs)
		}
	}
}

// The position that a fuller one takes the place of must still be known when the contact has changed.
func TestFillKeepsThePositionItCloses(t *testing.T) {
	have := known(func(*Contact) {})
	was := have.Positions[0]
	f := Fill(have, known(func(c *Contact) { c.Positions[0].Title = "Director" }), Day{2026, 11, 23}, nil, nil)
	have.Positions = slices.Delete(have.Positions, 0, 1)
	if len(f.Gone) != 1 || f.Gone[0] != was {
		t.Errorf("takes %v away, want %v", f.Gone, was)
	}
}

// A contact of many details takes about as long for each as one of few: what is allocated tells it, whatever else runs.
func TestFillOfManyDetails(t *testing.T) {
	many := func(n int) (c Contact) {
		for i := range n {
			c.Points = append(c.Points, Point{PointPhone, fmt.Sprintf("202-555-%05d", i), ""}, Point{PointWeb, fmt.Sprintf("https://example.org/%d", i), ""})
			c.Positions = append(c.Positions, Position{Organization: fmt.Sprintf("Harbor Fund %d", i)})
			c.Aliases, c.Tags = append(c.Aliases, fmt.Sprintf("Dee %d", i)), append(c.Tags, fmt.Sprintf("t%d", i))
			c.Groups, c.Fields = append(c.Groups, fmt.Sprintf("Group %d", i)), append(c.Fields, Field{fmt.Sprintf("Field %d", i), "x"})
		}
		return c
	}
	cost := func(n int) float64 {
		have, other := many(n), many(n)
		return testing.AllocsPerRun(1, func() {
			if f := Fill(have, other, Day{}, nil, nil); f.Gains != nil || f.Differs != nil {
				t.Errorf("gained %q, and differs in %q", f.Gains, f.Differs)
			}
		})
	}
	if few, more := cost(50), cost(400); more > 3*8*few {
		t.Errorf("eight times as many details took %.0f allocations, and before %.0f", more, few)
	}
}
