package journal

import (
	"regexp"
	"testing"
)

func TestParsePhone(t *testing.T) {
	for text, want := range map[string]string{
		"202-555-0142":               "+12025550142",
		"(202) 555-0142":             "+12025550142",
		"202.555.0142":               "+12025550142",
		"2025550142":                 "+12025550142",
		"1-202-555-0142":             "+12025550142",
		"+1 202 555 0142":            "+12025550142",
		"+1 (202) 555-0142 x12":      "+12025550142 x12",
		"202-555-0142 ext. 12":       "+12025550142 x12",
		"tel:+1-202-555-0142;ext=12": "+12025550142 x12",
		"202-555-0142 (cell)":        "+12025550142",
		"Office: 202-555-0142":       "+12025550142",
		"001 202 555 0142":           "+12025550142",
		"+44 20 7946 0958":           "+442079460958",
		"+44 (0)20 7946 0958":        "+442079460958",
		"011 44 20 7946 0958":        "+442079460958",
		"00 44 20 7946 0958":         "+442079460958",
		"+52 55 1234 5678":           "+525512345678",
		"(+49) 30 901820":            "+4930901820",

		"":                            "",
		"no phone":                    "",
		"555-0142":                    "", // of which area?
		"020 7946 0958":               "", // of which country?
		"102-555-0142":                "", // no area begins so
		"202-155-0142":                "",
		"+1 202 555 014":              "",
		"+0 20 7946 0958":             "",
		"+1234567":                    "",
		"+1234567890123456":           "",
		"202-555-0142 / 202-555-0143": "",
		"1-800-FLOWERS":               "",
	} {
		p, ok := ParsePhone(text)
		if got := p.String(); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %t; want %q", text, got, ok, want)
		}
	}
}

func TestReach(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"202-555-0142", "+1 (202) 555 0142", true},
		{"202-555-0142 x12", "12025550142 ext 12", true},
		{"202-555-0142", "202-555-0142 x12", false},
		{"202-555-0142,,12", "202-555-0142 x12", true},
		{"202-555-0142", "202-555-0142,", true},
		{"202-555-0142 x12", "202-555-0142 x13", false},
		{"555-0142", "5550142", true}, // no area, and all of it the same
		{"555-0142", "202-555-0142", false},
		{"020 7946 0958", "+44 20 7946 0958", false},
		{"12", "12", false},
		{"ask her", "ask her", false},
	} {
		if got := reach(tt.a) != "" && reach(tt.a) == reach(tt.b); got != tt.same {
			t.Errorf("%q (%q) and %q (%q) are the same: %t", tt.a, reach(tt.a), tt.b, reach(tt.b), got)
		}
	}
}

// FuzzPhone: what is read is a number of the world, which is read as itself, and has the key it had.
func FuzzPhone(f *testing.F) {
	addAll(f, "202-555-0142", "+44 (0)20 7946 0958 x12", "0011", "tel:+1-202-555-0142;ext=12", "+", "(0)", "+(0)", "#12", "x1", "00", "1+1")
	world := regexp.MustCompile(`^\+[1-9][0-9]{7,14}$`)
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := ParsePhone(text)
		if !ok {
			if p != (Phone{}) {
				t.Fatalf("%q is no number, and %+v", text, p)
			}
			return
		}
		if !world.MatchString(p.Number) || len(p.Extension) > 6 {
			t.Fatalf("%q is %+v", text, p)
		}
		if again, ok := ParsePhone(p.String()); !ok || again != p {
			t.Fatalf("%q is %+v, which is %+v, %t", text, p, again, ok)
		}
		if reach(text) != p.String() {
			t.Fatalf("%q is %v, and compared as %q", text, p, reach(text))
		}
	})
}
