package journal

import (
	"slices"
	"testing"
)

func held(t *testing.T, title, from, to string) Position {
	t.Helper()
	p := Position{Title: title, Organization: "Office"}
	for text, day := range map[string]*Day{from: &p.From, to: &p.To} {
		if text != "" {
			if err := day.UnmarshalText([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return p
}

func TestTerms(t *testing.T) {
	a := func(from, to string) Position { return held(t, "A", from, to) }
	for name, tt := range map[string]struct{ terms, want []Position }{
		"a month apart":          {[]Position{a("2001-01-01", "2002-12-31"), a("2003-01-31", "2004-12-31")}, []Position{a("2001-01-01", "2004-12-31")}},
		"more than a month":      {[]Position{a("2001-01-01", "2002-12-31"), a("2003-02-01", "")}, []Position{a("2001-01-01", "2002-12-31"), a("2003-02-01", "")}},
		"in any order":           {[]Position{a("2003-01-01", ""), a("2001-01-01", "2002-12-31")}, []Position{a("2001-01-01", "")}},
		"one within another":     {[]Position{a("2001-01-01", ""), a("2003-01-01", "2004-01-01")}, []Position{a("2001-01-01", "")}},
		"of two seats":           {[]Position{a("2001-01-01", "2002-12-31"), held(t, "B", "2003-01-01", "")}, []Position{a("2001-01-01", "2002-12-31"), held(t, "B", "2003-01-01", "")}},
		"of one seat by its key": {[]Position{a("2001-01-01", "2002-12-31"), held(t, " a ", "2003-01-01", "")}, []Position{a("2001-01-01", "")}},
	} {
		if got := Terms(tt.terms); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}

// To fill a history in twice is to fill it in once.
func TestFillHistory(t *testing.T) {
	today := Day{2026, 11, 23}
	a := func(from, to string) Position { return held(t, "A", from, to) }
	for name, tt := range map[string]struct {
		have, terms, want []Position
		differs           int
		again             int // how many more a second time
	}{
		"nothing there":           {nil, []Position{a("2020-01-01", "")}, []Position{a("2020-01-01", "")}, 0, 0},
		"dated":                   {[]Position{a("", "")}, []Position{a("2020-01-01", "2027-01-01")}, []Position{a("2020-01-01", "2027-01-01")}, 0, 0},
		"not dated by what ended": {[]Position{a("", "")}, []Position{a("2020-01-01", "2024-01-01")}, []Position{a("", "")}, 1, 0},
		"closed here":             {[]Position{a("", "2026-10-31")}, []Position{a("2020-01-01", "2027-01-01")}, []Position{a("2020-01-01", "2026-10-31")}, 1, 0},
		"closed here within a term": {
			[]Position{a("2020-01-01", "2026-10-31")}, []Position{a("2020-01-01", "2027-01-01"), a("2027-01-02", "2030-01-01")},
			[]Position{a("2020-01-01", "2026-10-31")}, 1, 0,
		},
		"longer by a term":  {[]Position{a("2020-01-01", "2024-01-01")}, []Position{a("2024-01-02", "2028-01-01")}, []Position{a("2020-01-01", "2028-01-01")}, 0, 0},
		"earlier by a term": {[]Position{a("2020-01-01", "")}, []Position{a("2016-01-01", "2019-12-31")}, []Position{a("2016-01-01", "")}, 0, 1},
		"begun otherwise":   {[]Position{a("2020-01-01", "")}, []Position{a("2019-06-01", "")}, []Position{a("2020-01-01", "")}, 1, 0},
		"held before, too":  {[]Position{a("2020-01-01", "")}, []Position{a("2001-01-01", "2004-01-01")}, []Position{a("2020-01-01", ""), a("2001-01-01", "2004-01-01")}, 0, 0},
	} {
		for again := range 2 { // what was taken is not taken twice
			var f Filling
			f.FillHistory(tt.have, tt.terms, today)
			tt.have = slices.DeleteFunc(slices.Clone(tt.have), func(p Position) bool { return slices.Contains(f.Gone, p) })
			tt.have = append(tt.have, f.Add.Positions...)
			if !slices.Equal(tt.have, tt.want) {
				t.Errorf("%s: %v, want %v", name, tt.have, tt.want)
			}
			if len(f.Differs) != tt.differs+again*tt.again {
				t.Errorf("%s: differs %q", name, f.Differs)
			}
		}
	}
}
