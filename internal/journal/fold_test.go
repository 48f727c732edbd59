package journal

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Dana Whitcomb", "dana whitcomb"},
		{"empty", "", ""},
		{"accents", "José Núñez", "jose nunez"},
		{"combining sequence", "Jose\u0301", "jose"},
		{"stacked marks", "Nguye\u0302\u0303n Thị Hồng", "nguyen thi hong"},
		{"sharp s, small and capital", "Groß GROẞ", "gross gross"},
		{"letters without a decomposition", "Łukasz Øyvind Đorđe Æsa Œuvre Þóra Ħal Ŧor Ðan",
			"lukasz oyvind dorde aesa oeuvre thora hal tor dan"},
		{"accent over such a letter", "Ǿrsted Ǽsir", "orsted aesir"},
		{"Turkish dotless and dotted", "Işıl İpek", "isil ipek"},
		{"ligatures", "ﬁeld oﬀice Ǆ Ĳsbrand", "field office dz ijsbrand"},
		{"full width", "Ｄａｎａ", "dana"},
		{"final sigma", "ΝΊΚΟΣ νίκος", "νικοσ νικοσ"},
		{"Cyrillic", "Фёдор", "федор"},
		{"Hebrew points", "שָׁלוֹם", "שלום"},
		{"Arabic points", "مُحَمَّد", "محمد"},
		{"Arabic hamza", "أحمد", "احمد"},
		{"Hangul becomes jamo", "김", "\u1100\u1175\u11b7"},
		{"kana voicing spells", "がぎ", "か\u3099き\u3099"},
		{"half-width kana", "ｶﾞ", "カ\u3099"},
		{"Devanagari vowels and virama spell", "कृष्णा", "कृष्णा"},
		{"Thai vowels and tones spell", "ปู่", "ปู่"},
		{"emoji family", "👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"},
		{"skin tone", "👋🏽", "👋🏽"},
		{"variation selector", "❤️", "❤"},
		{"soft hyphen, byte-order and direction marks", "\ufeff\u200eDa\u00adna\u200f", "dana"},
		{"spacing acute", "O´Brien", "o'brien"},
		{"invalid bytes", "a\xffé", "a\ufffde"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Fold(tt.in); got != tt.want {
				t.Errorf("Fold(%q) = %q (%+q), want %q", tt.in, got, got, tt.want)
			}
		})
	}
}

// assigned goes through all characters but those of the planes where there are none or only private ones.
func assigned(yield func(rune) bool) {
	for r := range unicode.MaxRune + 1 {
		empty := 0x34000 <= r && r < 0xe0000 || r >= 0xe1000
		if utf8.ValidRune(r) && !empty && !yield(r) {
			return
		}
	}
}

// Fold takes each character on its own, so what holds of every character holds of every text.
func TestFoldEveryCharacter(t *testing.T) {
	for r := range assigned {
		s := string(r)
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("%U folds to %+q and that to %+q", r, folded, again)
		}
		if composed := Fold(norm.NFC.String(s)); composed != folded {
			t.Errorf("%U folds to %+q, composed to %+q", r, folded, composed)
		}
		other := string(unicode.SimpleFold(r))
		if got := Fold(other); got != folded && !unicode.IsMark(r) && !unicode.IsMark(unicode.SimpleFold(r)) {
			t.Errorf("%U folds to %+q, its other case %+q to %+q", r, folded, other, got)
		}
		if a, b := Fold("x"+s+"\u0323y"), "x"+folded+"y"; a != b {
			t.Errorf("%U folds to %+q alone, in company to %+q", r, folded, a)
		}
	}
}

func TestNameKey(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "Dana Whitcomb", "dana whitcomb"},
		{"empty", "", ""},
		{"blank", " \t\n", ""},
		{"white space", "  Dana\u00a0\t Whitcomb\u3000", "dana whitcomb"},
		{"typewriter's apostrophe", "Siobhan O'Brien", "siobhan obrien"},
		{"typographic apostrophe", "O’Brien", "obrien"},
		{"opening quote for one", "O‘Brien", "obrien"},
		{"ʻokina", "Keʻala", "keala"},
		{"modifier apostrophe", "Oʼahu", "oahu"},
		{"backtick", "O`Brien", "obrien"},
		{"spacing acute", "O´Brien", "obrien"},
		{"full-width apostrophe", "O＇Brien", "obrien"},
		{"apostrophe inside a letter", "ŉ", "n"},
		{"hyphens of every width", "Ortega-Vega‐Díaz–Cruz", "ortega vega diaz cruz"},
		{"comma", "Whitcomb, Dana", "whitcomb dana"},
		{"initials", "J.R. Díaz", "jr diaz"},
		{"quoted nickname", `Luis "Lucho" Ortega`, "luis lucho ortega"},
		{"brackets at the ends", "(Dana) [Whitcomb]", "dana whitcomb"},
		{"ampersand", "Hart & Vale", "hart vale"},
		{"control characters", "Dana\x1b\x07Whitcomb", "dana whitcomb"},
		{"nothing but punctuation", " !!! ", "!!!"},
		{"nothing but punctuation and gaps", "! \t !", "! !"},
		{"nothing but dots and apostrophes", ".'", ".'"},
		{"nothing but a mark", "\u0301", "\u0301"},
		{"Chinese", "王小明", "王小明"},
		{"Japanese with a middle dot", "ダナ・ウィットコム", "タ\u3099ナ ウィットコム"},
		{"Hebrew acronym", "צה״ל", "צה ל"},
		{"Hebrew geresh", "ג׳ורג׳", "גורג"},
		{"Arabic", "محمد، علي", "محمد علي"},
		{"Persian zero-width non-joiner", "علی\u200cرضا", "علیرضا"},
		{"emoji family", "Dana 👨‍👩‍👧", "dana 👨‍👩‍👧"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := NameKey(tt.in); got != tt.want {
				t.Errorf("NameKey(%q) = %q (%+q), want %q", tt.in, got, got, tt.want)
			}
		})
	}
}

func TestNameKeyIsOneForEveryWayToWriteIt(t *testing.T) {
	for _, s := range []string{"José Núñez", "김민수", "Nguyễn", "がぎ", "ปู่", "Ǿrsted"} {
		want := NameKey(s)
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
			if got := NameKey(form.String(s)); got != want {
				t.Errorf("NameKey(%+q) = %+q, want %+q", form.String(s), got, want)
			}
		}
		if got := NameKey(strings.ToUpper(s)); got != want {
			t.Errorf("NameKey(%q) = %+q, want %+q", strings.ToUpper(s), got, want)
		}
	}
}

func FuzzNameKey(f *testing.F) {
	for _, s := range []string{
		"Dana Whitcomb", "O’Brien-Díaz, J.R.", "!!!", "! !", "\u0301", "'", "김민수", "👨‍👩‍👧", "ปุ'่",
		"e\u0301\u0323", "a\xff", "\u200b", strings.Repeat("\u0301", 40), "ﷺ", "¨´", "Ŋŉ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := NameKey(s)
		if again := NameKey(key); again != key {
			t.Errorf("NameKey(%+q) = %+q, whose key is %+q", s, key, again)
		}
		if strings.Join(Words(key), " ") != key {
			t.Errorf("NameKey(%+q) = %+q has white space to spare", s, key)
		}
		if (key == "") != (strings.TrimSpace(s) == "") {
			t.Errorf("NameKey(%+q) = %+q: only blank text has the empty key", s, key)
		}
		if upper := NameKey(strings.ToUpper(key)); utf8.ValidString(s) && upper != NameKey(strings.ToLower(strings.ToUpper(key))) {
			t.Errorf("NameKey(%+q) depends on case", s)
		}
		if folded := Fold(s); Fold(folded) != folded {
			t.Errorf("Fold(%+q) = %+q, which folds to %+q", s, folded, Fold(folded))
		}
	})
}

func BenchmarkNameKey(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":  "Dana M. Whitcomb-Hart",
		"accent": "José Núñez-Ibáñez",
		"hangul": "김민수",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				NameKey(s)
			}
		})
	}
}

func TestDecomposedIsNFKD(t *testing.T) {
	for r := range assigned {
		if got, want := decomposed(r), norm.NFKD.String(string(r)); got != want {
			t.Errorf("%U decomposes into %+q, want %+q", r, got, want)
		}
	}
}
