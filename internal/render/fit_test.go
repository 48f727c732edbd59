package render

import (
	"slices"
	"testing"
)

func TestFit(t *testing.T) {
	number, name := shape{width: 3, rigid: true, right: true}, shape{width: 30}
	text, phone := shape{width: 50}, shape{width: 12, rigid: true}
	for _, test := range []struct {
		what    string
		columns []shape
		total   int
		keep    []int
		widths  []int
	}{
		{"all fits", []shape{number, name}, 80, []int{0, 1}, []int{3, 30}},
		{"exactly", []shape{number, name}, 35, []int{0, 1}, []int{3, 30}},
		{"the widest gives first", []shape{number, name, text, {width: 20}}, 100, []int{0, 1, 2, 3}, []int{3, 30, 41, 20}},
		{"then the next", []shape{number, name, text, {width: 20}}, 69, []int{0, 1, 2, 3}, []int{3, 30, 15, 15}},
		{"names give last", []shape{number, name, text, phone}, 55, []int{0, 1, 2, 3}, []int{3, 22, 12, 12}},
		{"a long name gives like all others", []shape{{width: 60}, {width: 40}}, 70, []int{0, 1}, []int{34, 34}},
		{"a name keeps more than text", []shape{{width: 60}, {width: 40}}, 44, []int{0, 1}, []int{30, 12}},
		{"columns go from the right", []shape{number, name, text, text, text}, 40, []int{0, 1, 2}, []int{3, 21, 12}},
		{"text goes before rigid", []shape{number, name, phone, text}, 45, []int{0, 1, 2}, []int{3, 26, 12}},
		{"rigid goes too", []shape{number, name, phone, phone}, 30, []int{0, 1}, []int{3, 25}},
		{"two stay", []shape{number, name, text}, 12, []int{0, 1}, []int{3, 7}},
		{"what cannot be helped", []shape{number, name, phone}, 8, []int{0, 1}, []int{3, 6}},
		{"a rigid column of prose is cut", []shape{name, {width: 100, rigid: true}}, 60, []int{0, 1}, []int{30, 28}},
		{"a narrow column is not widened", []shape{{width: 2}, {width: 2}}, 3, []int{0, 1}, []int{2, 2}},
	} {
		keep, widths := fit(test.columns, test.total)
		if !slices.Equal(keep, test.keep) || !slices.Equal(widths, test.widths) {
			t.Errorf("%s: keeps %v with widths %v, not %v with %v", test.what, keep, widths, test.keep, test.widths)
		}
	}
}

func TestCut(t *testing.T) {
	for _, test := range []struct {
		text string
		room int
		want string
	}{
		{"Dana Whitcomb", 13, "Dana Whitcomb"},
		{"Dana Whitcomb", 12, "Dana Whitco…"},
		{"Dana Whitcomb", 6, "Dana…"},
		{"王芳張偉", 6, "王芳…"},
		{"王芳張偉", 7, "王芳張…"},
		{"👩‍👩‍👧👨🏽‍💻☺️", 5, "👩‍👩‍👧👨🏽‍💻…"},
		{"👩‍👩‍👧👨🏽‍💻☺️", 4, "👩‍👩‍👧…"},
		{"e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301…"},
		{"שלום עולם", 5, "שלום…"},
	} {
		if got := cut(test.text, test.room); got != test.want {
			t.Errorf("%q cut to %d is %q, not %q", test.text, test.room, got, test.want)
		}
	}
}
