package journal

import (
	"reflect"
	"testing"
)

func TestMerge(t *testing.T) {
	since := Day{2020, 5, 1}
	director := Position{Title: "Director", Organization: "Office of Child Care", From: since}
	for name, tt := range map[string]struct {
		first, second Contact
		want          Contact // what is not zero of it
	}{
		"names": {
			Contact{Name: "Dana Whitcomb", Aliases: []string{"Dee"}},
			Contact{Name: "Dana M. Whitcomb", Aliases: []string{"Dee", "Dana Whitcomb", "DMW"}},
			Contact{Name: "Dana Whitcomb", Aliases: []string{"Dee", "Dana M. Whitcomb", "DMW"}},
		},
		"one name": {Contact{Name: "José Núñez"}, Contact{Name: "José Núñez"}, Contact{Name: "José Núñez"}},
		"accents":  {Contact{Name: "José Núñez"}, Contact{Name: "Jose Nunez"}, Contact{Aliases: []string{"Jose Nunez"}}},
		"a prospect yields": {
			Contact{Stage: Prospect, Added: Day{2026, 5, 1}},
			Contact{Stage: Sustaining, Every: 30, Snooze: Day{2027, 1, 1}, Added: since},
			Contact{Stage: Sustaining, Every: 30, Snooze: Day{2027, 1, 1}, Added: since},
		},
		"the first counts": {
			Contact{Stage: Dormant, Every: 90, Snooze: Day{2026, 12, 1}, Added: since},
			Contact{Stage: Developing, Every: 30, Snooze: Day{2027, 1, 1}, Added: Day{2026, 5, 1}},
			Contact{Stage: Dormant, Every: 90, Snooze: Day{2026, 12, 1}, Added: since},
		},
		"points": {
			Contact{Points: []Point{{PointPhone, "202-555-0142", ""}, {PointEmail, "dana@example.org", "work"}, {PointWeb, "x", ""}}},
			Contact{Points: []Point{
				{PointPhone, "+1 (202) 555-0142", "mobile"}, {PointPhone, "202-555-0142 x12", ""},
				{PointEmail, "Dana@Example.org", "office"}, {PointWeb, "x", ""}, {PointAddress, "x", ""},
			}},
			Contact{Points: []Point{
				{PointPhone, "202-555-0142", "mobile"}, {PointEmail, "dana@example.org", "work, office"}, {PointWeb, "x", ""},
				{PointPhone, "202-555-0142 x12", ""}, {PointAddress, "x", ""},
			}},
		},
		"positions": {
			Contact{Positions: []Position{{Title: "director"}, {Title: "Chair", Organization: "Council"}}},
			Contact{Positions: []Position{director, {Title: "Chair", Organization: "Council", To: since}, {Organization: "council"}}},
			Contact{Positions: []Position{director, {Title: "Chair", Organization: "Council"}, {Title: "Chair", Organization: "Council", To: since}}},
		},
		"dates": {
			Contact{Dates: []Yearly{{Birthday, 5, 12, 0}, {"anniversary", 1, 2, 2000}}},
			Contact{Dates: []Yearly{{Birthday, 5, 12, 1980}, {"anniversary", 1, 3, 0}, {"name day", 3, 4, 0}}},
			Contact{Dates: []Yearly{{Birthday, 5, 12, 1980}, {"anniversary", 1, 2, 2000}, {"anniversary (2)", 1, 3, 0}, {"name day", 3, 4, 0}}},
		},
		"fields": {
			Contact{Fields: []Field{{"State", "OR"}, {"County", "Polk"}, {"County (2)", "Lane"}}},
			Contact{Fields: []Field{{"state", "OR"}, {"County", "Marion"}, {"District", "12"}}},
			Contact{Fields: []Field{{"State", "OR"}, {"County", "Polk"}, {"County (2)", "Lane"}, {"County (3)", "Marion"}, {"District", "12"}}},
		},
		"groups and tags": {
			Contact{Groups: []string{"Providers"}, Tags: []string{"qris"}},
			Contact{Groups: []string{"Advocates", "Providers"}, Tags: []string{"budget", "qris"}},
			Contact{Groups: []string{"Providers", "Advocates"}, Tags: []string{"qris", "budget"}},
		},
	} {
		whole := reflect.ValueOf(Merge(tt.first, tt.second).Whole)
		want := reflect.ValueOf(tt.want)
		for i := range want.NumField() {
			if got := whole.Field(i).Interface(); !want.Field(i).IsZero() && !reflect.DeepEqual(got, want.Field(i).Interface()) {
				t.Errorf("%s: %s is %+v, want %+v", name, want.Type().Field(i).Name, got, want.Field(i))
			}
		}
	}
}

// The details that are there already stay where they are; from the first on that gets more to say, they are added anew, so
// that they keep their order.
func TestMergeKeepsTheOrder(t *testing.T) {
	a, b, c := Point{PointEmail, "a@example.org", ""}, Point{PointEmail, "b@example.org", ""}, Point{PointEmail, "c@example.org", ""}
	labeled := Point{PointEmail, "a@example.org", "work"}
	m := Merge(Contact{Points: []Point{a, b}}, Contact{Points: []Point{c, b}})
	if !reflect.DeepEqual(m.Add.Points, []Point{c}) || len(m.Gone.Points) > 0 {
		t.Errorf("adds %v, takes %v", m.Add.Points, m.Gone.Points)
	}
	m = Merge(Contact{Points: []Point{a, b}}, Contact{Points: []Point{labeled}})
	if !reflect.DeepEqual(m.Add.Points, []Point{labeled, b}) || !reflect.DeepEqual(m.Gone.Points, []Point{a, b}) {
		t.Errorf("adds %v, takes %v", m.Add.Points, m.Gone.Points)
	}
}

// Merging leaves the lists it is given alone.
func TestMergeChangesNothingGiven(t *testing.T) {
	first := Contact{
		Aliases: make([]string, 0, 8), Points: []Point{{PointEmail, "a@example.org", ""}}, Dates: []Yearly{{Birthday, 5, 12, 0}},
		Positions: []Position{{Title: "Director"}},
	}
	second := Contact{
		Name: "Dana", Points: []Point{{PointEmail, "a@example.org", "work"}}, Dates: []Yearly{{Birthday, 5, 12, 1980}},
		Positions: []Position{{Title: "Director", Organization: "x"}},
	}
	Merge(first, second)
	if first.Points[0].Label != "" || first.Dates[0].Year != 0 || first.Positions[0].Organization != "" || len(first.Aliases) > 0 {
		t.Errorf("the first is %+v", first)
	}
}

// What stands behind the host of a web address may differ by case alone, and is another page then.
func TestReachOfWeb(t *testing.T) {
	for value, want := range map[string]string{
		"https://youtu.be/AbCdEf":           "https://youtu.be/AbCdEf",
		"https://youtu.be/aBcDeF":           "https://youtu.be/aBcDeF",
		"HTTPS://Example.ORG/":              "https://example.org",
		" https://Example.org/Board/ ":      "https://example.org/Board",
		"Example.org/Board":                 "example.org/Board",
		"Example.ORG":                       "example.org",
		"https://Example.org?Page=A#Top":    "https://example.org?Page=A#Top",
		"https://Example.org/x?to=HTTP://B": "https://example.org/x?to=HTTP://B",
	} {
		if got := (Point{Kind: PointWeb, Value: value}).Reach(); got != want {
			t.Errorf("%q reaches %q, want %q", value, got, want)
		}
	}
	one := Contact{Points: []Point{{PointWeb, "https://youtu.be/AbCdEf", ""}}}
	two := Contact{Points: []Point{{PointWeb, "https://YOUTU.be/AbCdEf", ""}, {PointWeb, "https://youtu.be/aBcDeF", ""}}}
	if got := Fill(one, two, Day{}, nil).Add.Points; !reflect.DeepEqual(got, two.Points[1:]) {
		t.Errorf("comes in: %v", got)
	}
}
