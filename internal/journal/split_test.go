package journal

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitNames(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{" , ;; ", nil},
		{" Dana Whitcomb ", []string{"Dana Whitcomb"}},
		{"dana w; luis", []string{"dana w", "luis"}},
		{"dana, luis,, ana,", []string{"dana", "luis", "ana"}},
		{"Whitcomb, Dana; Ortega, Luis", []string{"Whitcomb, Dana", "Ortega, Luis"}},
		{"Whitcomb, Dana,; luis", []string{"Whitcomb, Dana", "luis"}},
		{"Luis Ortega, Jr.", []string{"Luis Ortega, Jr."}},
		{"Luis Ortega,Jr", []string{"Luis Ortega, Jr"}},
		{"Luis Ortega, Jr., Dana Whitcomb, Ph.D., MPH, Ana Vale",
			[]string{"Luis Ortega, Jr.", "Dana Whitcomb, Ph.D., MPH", "Ana Vale"}},
		{"Dana Whitcomb, MD MPH, luis", []string{"Dana Whitcomb, MD MPH", "luis"}},
		{"Bright Start, Inc., Hart & Vale, L.L.C., luis", []string{"Bright Start, Inc.", "Hart & Vale, L.L.C.", "luis"}},
		{"luis, J.R.", []string{"luis", "J.R."}},
		{"luis, Jr. Whitcomb", []string{"luis", "Jr. Whitcomb"}},
		{"Jr., luis", []string{"Jr.", "luis"}},
		{"Yo-Yo, Ma", []string{"Yo-Yo", "Ma"}},
		{"王小明, 김민수", []string{"王小明", "김민수"}},
		{"👨‍👩‍👧; dana", []string{"👨‍👩‍👧", "dana"}},
	} {
		if got := SplitNames(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("SplitNames(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSuffixesHoldTogether(t *testing.T) {
	for suffix := range strings.FieldsSeq(`Jr. Sr. II III IV PhD Ph.D. MD M.D. EdD Ed.D. Esq. MPH MPA MSW RN R.N. JD
		CPA Inc. LLC L.L.C. Ltd. Corp. Co. LLP PC P.C. LCSW MBA M.Ed. 3rd`) {
		bare := strings.TrimSuffix(suffix, ".")
		for _, s := range []string{suffix, bare, strings.ToLower(suffix), strings.ToUpper(bare), bare + "."} {
			name := "Luis Ortega, " + s
			if got := SplitNames(name); !slices.Equal(got, []string{name}) {
				t.Errorf("SplitNames(%q) = %q, want one name", name, got)
			}
		}
	}
}

func FuzzSplitNames(f *testing.F) {
	for _, s := range []string{"", "dana, luis", "a; b, c", "Luis Ortega, Jr., Dana", ",;,", "Inc.,Inc.,x", "\xff,\u00a0;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names := SplitNames(s)
		for _, name := range names {
			if name == "" || strings.TrimSpace(name) != name || strings.Contains(name, ";") {
				t.Errorf("SplitNames(%q) has the name %q", s, name)
			}
			if again := SplitNames(name); !strings.Contains(s, ";") && !slices.Equal(again, []string{name}) {
				t.Errorf("SplitNames(%q) has %q, which splits into %q", s, name, again)
			}
		}
		if got, want := letters(strings.Join(names, ",")), letters(s); got != want {
			t.Errorf("SplitNames(%q) = %q keeps %q, want %q", s, names, got, want)
		}
	})
}

// letters is s without all that may go or come between names.
func letters(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ';' || isStray(r) }), "")
}

func TestTurned(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"Whitcomb, Dana", "Dana Whitcomb"},
		{"Whitcomb,Dana", "Dana Whitcomb"},
		{" Whitcomb ,  Dana  M. ", "Dana M. Whitcomb"},
		{"Whitcomb Jr., Dana", "Dana Whitcomb Jr."},
		{"Whitcomb, Dana, Jr.", "Dana Whitcomb, Jr."},
		{"Whitcomb, Jr., Dana", "Dana Whitcomb, Jr."},
		{"Whitcomb, Dana Jr.", "Dana Whitcomb Jr."},
		{"Whitcomb, Dana, Jr., PhD", "Dana Whitcomb, Jr., PhD"},
		{"Whitcomb, J.R.", "J.R. Whitcomb"},
		{"Ortega Vega, Luis", "Luis Ortega Vega"},
		{"Díaz-Canto, Ana María", "Ana María Díaz-Canto"},
		{"O’Brien, Siobhan", "Siobhan O’Brien"},
		{"王, 小明", "小明 王"},
		{"Dana Whitcomb", ""},
		{"Luis Ortega, Jr.", ""},
		{"Luis Ortega, MD, PhD", ""},
		{"Bright Start, Inc.", ""},
		{"Whitcomb,", ""},
		{", Dana", ""},
		{"Dana, Luis, Ana", ""},
		{"", ""},
	} {
		got, ok := Turned(tt.in)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Turned(%q) = %q, %t, want %q", tt.in, got, ok, tt.want)
		}
	}
}
