package journal

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCleanName(t *testing.T) {
	long := strings.Repeat("é", MaxName)
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Dana Whitcomb", "Dana Whitcomb"},
		{"white space", "\t Dana\r\n\u00a0 Whitcomb ", "Dana Whitcomb"},
		{"composed", "Jose\u0301", "José"},
		{"case and punctuation stay", "O’BRIEN, Jr.", "O’BRIEN, Jr."},
		{"other control characters stay", "Dana\x1b[31m", "Dana\x1b[31m"},
		{"emoji family", "👨‍👩‍👧", "👨‍👩‍👧"},
		{"compatibility forms stay", "ﬁ Ｄ", "ﬁ Ｄ"},
		{"as long as may be", long, long},
		{"as long once composed", strings.Repeat("e\u0301", MaxName), long},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := CleanName(tt.in)
			if err != nil || got != tt.want {
				t.Errorf("CleanName(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
			}
		})
	}
}

func TestCleanText(t *testing.T) {
	long := strings.Repeat("x", MaxText)
	for _, tt := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"blank", " \n\t", ""},
		{"one line", "Walked through the pilot.", "Walked through the pilot."},
		{"line ends", "a\r\nb\rc\n\rd", "a\nb\nc\n\nd"},
		{"space in front stays", "  - a list\n  - of two \r\n\r\n", "  - a list\n  - of two"},
		{"not composed", "e\u0301", "e\u0301"},
		{"as long as may be", long + "\n", long},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := CleanText("note", tt.in)
			if err != nil || got != tt.want {
				t.Errorf("CleanText(%.40q) = %.40q, %v, want %.40q", tt.in, got, err, tt.want)
			}
		})
	}
}

func TestTag(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"qris", "qris"},
		{"#QRIS", "qris"},
		{" ## Budget  Season ", "budget-season"},
		{"budget-season", "budget-season"},
		{"Ju\u0308ly", "jüly"},
		{"c#", "c#"},
		{"👍", "👍"},
		{"李", "李"},
		{strings.Repeat("é", MaxTag), strings.Repeat("é", MaxTag)},
	} {
		got, err := Tag(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("Tag(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
		}
		if again, err := Tag(got); err != nil || again != got {
			t.Errorf("Tag(%q) = %q, %v, want it unchanged", got, again, err)
		}
	}
}

func TestRefusedTexts(t *testing.T) {
	note := func(s string) (string, error) { return CleanText("note", s) }
	for _, tt := range []struct {
		name  string
		clean func(string) (string, error)
		in    string
		want  string
	}{
		{"empty name", CleanName, " \n", "the name is empty"},
		{"long name", CleanName, strings.Repeat("é", MaxName+1), "the name is 201 characters long, and at most 200 are taken"},
		{"name with NUL", CleanName, "Dana\x00", "the name has a NUL character in it"},
		{"name not UTF-8", CleanName, "Jos\xe9", "the name is not valid UTF-8 text"},
		{"long text", note, strings.Repeat("x", MaxText+1), "the note is 1048577 bytes long, and at most 1048576 are taken"},
		{"text with NUL", note, "a\x00", "the note has a NUL character in it"},
		{"text not UTF-8", note, "\xff", "the note is not valid UTF-8 text"},
		{"empty tag", Tag, " # ", "the tag is empty"},
		{"tag with a comma", Tag, "a,b", `the tag "a,b" has a comma or semicolon in it`},
		{"tag with a semicolon", Tag, "a;b", `the tag "a;b" has a comma or semicolon in it`},
		{"long tag", Tag, strings.Repeat("é", MaxTag+1), "the tag is 61 characters long, and at most 60 are taken"},
		{"tag with NUL", Tag, "a\x00", "the tag has a NUL character in it"},
		{"tag not UTF-8", Tag, "\xff", "the tag is not valid UTF-8 text"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.clean(tt.in)
			var problem *Problem
			if !errors.As(err, &problem) {
				t.Fatalf("got %q and error %v, want a *Problem", got, err)
			}
			if got != "" || problem.Code != Usage || problem.What != tt.want || problem.Hint == "" {
				t.Errorf("got %q and %+v, want usage: %s, with a hint", got, problem, tt.want)
			}
		})
	}
}

func TestMatchKey(t *testing.T) {
	for _, tt := range []struct {
		name, typed string
		want        bool
	}{
		{"Dana Whitcomb", "dana w", true},
		{"Dana Whitcomb", "w dana", true},
		{"Dana Whitcomb", "Whitcomb, Dana", true},
		{"Dana Whitcomb", "wh", true},
		{"Dana Whitcomb", "ana", false},
		{"Dana Whitcomb", "dana dana", false},
		{"Dana Whitcomb", "d w c", false},
		{"Dana Whitcomb", "danas", false},
		{"Dana Whitcomb", "", false},
		{"", "", false},
		{"", "dana", false},
		{"Dana Dorsey", "d dana", true},
		{"Dana Dorsey", "dana d", true},
		{"Dorsey Dana", "d dana", true},
		{"Dana Daniel Dorsey", "d da dan", true},
		{"Dorsey Daniel Dana", "d dan dan", true},
		{"Dorsey Daniel Dana", "dan dan dan", false},
		{"José Núñez", "nun jose", true},
		{"Ana Ortega-Vega", "vega", true},
		{"Siobhan O’Brien", "o'b", true},
		{"Cher", "ch", true},
		{"王小明", "王", true},
		{"王小明", "小", false},
		{"김민수", "기", true},
		{"김민수", "김미", true},
		{"김민수", "민", false},
		{"דנה כהן", "כה ד", true},
		{"Dana 👨‍👩‍👧", "👨‍👩‍👧", true},
		{"!!!", "!!!", true},
	} {
		if got := MatchKey(NameKey(tt.name), NameKey(tt.typed)); got != tt.want {
			t.Errorf("MatchKey(%q, %q) = %t, want %t", tt.name, tt.typed, got, tt.want)
		}
	}
}

func FuzzMatchKey(f *testing.F) {
	f.Add("Dana Whitcomb", uint8(1))
	f.Add("Dana Dorsey D. Daniel Dan", uint8(3))
	f.Add("d da dan dana d da", uint8(2))
	f.Add("José Núñez-Ibáñez, Jr.", uint8(4))
	f.Add("김민수 👨‍👩‍👧 王小明", uint8(2))
	f.Add("! !", uint8(1))
	f.Fuzz(func(t *testing.T, name string, length uint8) {
		key := NameKey(name)
		words := Words(key)
		if MatchKey(key, key) != (len(words) > 0) {
			t.Errorf("%+q does not match itself", key)
		}
		slices.Reverse(words)
		typed := ""
		for i, word := range words {
			typed += " " + start(word, 1+(int(length)+i)%utf8.RuneCountInString(word))
			if !MatchKey(key, typed) {
				t.Errorf("%+q does not match %+q", key, typed)
			}
		}
		if MatchKey(key, typed+" x") {
			t.Errorf("%+q matches %+q, which has a word more", key, typed+" x")
		}
	})
}

// start is the first n characters of a word.
func start(word string, n int) string { return string([]rune(word)[:n]) }

func TestAgree(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Dana Whitcomb", "dana  WHITCOMB", true},
		{"Dana Whitcomb", "Whitcomb, Dana", true},
		{"Dana Whitcomb", "Whitcomb Dana", true},
		{"Dana Whitcomb", "D. Whitcomb", true},
		{"Dana Whitcomb", "Whitcomb, D.", true},
		{"Dana Whitcomb", "Dana W.", true},
		{"Dana Whitcomb", "Dana M. Whitcomb", true},
		{"Dana Whitcomb", "Whitcomb, Dana M.", true},
		{"Dana Whitcomb", "Whitcomb", true},
		{"Dana Whitcomb", "Luis Whitcomb", false},
		{"Dana Whitcomb", "L. Whitcomb", false},
		{"Dana Whitcomb", "D. W.", false},
		{"Dana Whitcomb", "Dan Whitcomb", false},
		{"Dana Whitcomb", "Dana Ortega", false},
		{"Dana M. Whitcomb", "D. Marie Whitcomb", true},
		{"Dana M. Whitcomb", "D. Louise Whitcomb", false},
		{"D. D. Whitcomb", "Dana Whitcomb", true},
		{"D. L. Whitcomb", "Dana M. Whitcomb", false},
		{"D. D. Whitcomb", "Dana Dorsey Whitcomb", true},
		{"Dana D. Whitcomb", "D. Dorsey Whitcomb", true},
		{"D. Dana Vale", "Dana David Vale", true},
		{"M. Dana Vale", "M. David Vale", false},
		{"José Núñez", "Jose Nunez", true},
		{"Luis Ortega", "Luis Ortega-Vega", true},
		{"Luis Ortega Vega", "Luis Ortega-Vega", true},
		{"Siobhan O'Brien", "Siobhan O’Brien", true},
		{"Luis Ortega", "Luis Ortega, Jr.", true},
		{"Luis Ortega Jr.", "Luis Ortega, Sr.", false},
		{"Ortega Jr., Luis", "Ortega, Luis, Sr.", false},
		{"Ortega Jr., Luis", "L. Ortega Jr", true},
		{"Luis Ortega III", "Luis Ortega 3rd", true},
		{"Luis Ortega II", "Luis Ortega III", false},
		{"Luis Ortega, Jr., PhD", "Luis Ortega, MD, Sr.", false},
		{"Dana Whitcomb, PhD", "Dana M. Whitcomb", true},
		{"Dana Whitcomb, Ph.D.", "Dana Whitcomb, MPH", true},
		{"Bright Start, Inc.", "Bright Start", true},
		{"Vy Co", "Vy Tran", false},
		{"Cher", "Cher", true},
		{"Cher", "Chen", false},
		{"Cher", "C", false},
		{"Cher Jr.", "Cher", true},
		{"Jr.", "Sr.", false},
		{"王小明", "王小明", true},
		{"王小明", "王大明", false},
		{"김 민수", "김 민수", true},
		{"", "", false},
		{"", "Dana", false},
	} {
		if got := Agree(tt.a, tt.b); got != tt.want {
			t.Errorf("Agree(%q, %q) = %t, want %t", tt.a, tt.b, got, tt.want)
		}
		if got := Agree(tt.b, tt.a); got != tt.want {
			t.Errorf("Agree(%q, %q) = %t, want %t", tt.b, tt.a, got, tt.want)
		}
	}
}

// TestAgreeTriesEveryPairing compares the words chosen one by one with a plain search of all pairings.
func TestAgreeTriesEveryPairing(t *testing.T) {
	words := []string{"a", "b", "ann", "abe", "bea"}
	var names [][]string
	for _, x := range words {
		for _, y := range words {
			for _, z := range words {
				names = append(names, []string{x, y}, []string{x, y, z})
			}
		}
	}
	for _, few := range names {
		for _, many := range names {
			if len(few) > len(many) {
				continue
			}
			want := pairs(few, many) && slices.ContainsFunc(few, func(word string) bool {
				return len(word) > 1 && slices.Contains(many, word)
			})
			if got := within(few, many); got != want {
				t.Fatalf("within(%q, %q) = %t, want %t", few, many, got, want)
			}
		}
	}
}

func pairs(few, many []string) bool {
	if len(few) == 0 {
		return true
	}
	for i, word := range many {
		if few[0] != word && !standsFor(few[0], word) {
			continue
		}
		if pairs(few[1:], slices.Concat(many[:i], many[i+1:])) {
			return true
		}
	}
	return false
}

func BenchmarkMatchKey(b *testing.B) {
	key := NameKey("Dana Marie Whitcomb-Hart")
	b.ReportAllocs()
	for b.Loop() {
		MatchKey(key, "w dana")
	}
}
