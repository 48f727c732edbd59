package journal

import "testing"

func TestParseRef(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want Ref
	}{
		{"n841", Ref{RefNote, 841}},
		{"N841", Ref{RefNote, 841}},
		{"c12", Ref{RefChange, 12}},
		{"t7", Ref{'t', 7}},
		{"f3", Ref{'f', 3}},
		{"i2", Ref{RefInitiative, 2}},
		{"A5", Ref{'a', 5}},
		{"r2", Ref{'r', 2}},
		{"n9223372036854775807", Ref{RefNote, 1<<63 - 1}},
	} {
		if got, ok := ParseRef(tt.in); !ok || got != tt.want {
			t.Errorf("ParseRef(%q) = %v, %t, want %v", tt.in, got, ok, tt.want)
		}
		if again, ok := ParseRef(tt.want.String()); !ok || again != tt.want {
			t.Errorf("ParseRef(%q) = %v, %t, want %v", tt.want.String(), again, ok, tt.want)
		}
	}
	if got := (Ref{RefNote, 841}).String(); got != "n841" {
		t.Errorf("String() = %q, want n841", got)
	}
}

func TestParseRefRefuses(t *testing.T) {
	for _, s := range []string{
		"", "n", "841", "n0", "n01", "n-1", "n+1", " n1", "n1 ", "n 1", "n1x", "nn1", "k9", "N9223372036854775808",
		"n१", "ｎ1", "é1", "\x0e1", ".1", "#n1",
	} {
		if got, ok := ParseRef(s); ok || got != (Ref{}) {
			t.Errorf("ParseRef(%q) = %v, %t, want nothing", s, got, ok)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want int64
	}{
		{"12", 12},
		{"#12", 12},
		{"1", 1},
		{"9223372036854775807", 1<<63 - 1},
		{"0", 0},
		{"012", 0},
		{"+12", 0},
		{"-12", 0},
		{"##12", 0},
		{"#", 0},
		{"", 0},
		{"12a", 0},
		{"1_000", 0},
		{" 12", 0},
		{"9223372036854775808", 0},
	} {
		if got, ok := ParseNumber(tt.in); ok != (tt.want > 0) || ok && got != tt.want {
			t.Errorf("ParseNumber(%q) = %d, %t, want %d", tt.in, got, ok, tt.want)
		}
	}
}

func TestIsEmail(t *testing.T) {
	for s, want := range map[string]bool{
		"a@b":                      true,
		" Dana.W+qris@Example.org": true,
		"dána@exämple.org":         true,
		"dana":                     false,
		"@dana":                    false,
		"dana@":                    false,
		"@":                        false,
		"":                         false,
		"a@b@c":                    false,
		"a@b; c@d":                 false,
		"dana w@example.org":       false,
		"Dana <dana@example.org>":  false,
		"mailto:dana@example.org":  false,
		"dana@exam\u00a0ple.org":   false,
		"dana@example.org\x1b":     false,
	} {
		if got := IsEmail(s); got != want {
			t.Errorf("IsEmail(%q) = %t, want %t", s, got, want)
		}
	}
}

func TestEmailKey(t *testing.T) {
	if got := EmailKey(" Dana@Example.ORG\n"); got != "dana@example.org" {
		t.Errorf("EmailKey gives %q, want dana@example.org", got)
	}
}

func TestPhoneKey(t *testing.T) {
	for s, want := range map[string]string{
		"202-555-0143":              "2025550143",
		"(202) 555 0143":            "2025550143",
		"+1 202.555.0143":           "2025550143",
		"1-202-555-0143":            "2025550143",
		"tel:+1-202-555-0143":       "2025550143",
		"202-555-0143 x12":          "2025550143",
		"202-555-0143x12":           "2025550143",
		"202-555-0143 X 12 ":        "2025550143",
		"202-555-0143 ext. 12":      "2025550143",
		"202-555-0143ext12":         "2025550143",
		"202-555-0143, Extension 4": "2025550143",
		"202-555-0143 #12":          "2025550143",
		"+1-202-555-0143;ext=12":    "2025550143",
		"# 202 555 0143":            "2025550143",
		"#2025550143":               "2025550143",
		"+44 20 7946 0123":          "442079460123",
		"02079460123":               "02079460123",
		"555-0143":                  "5550143",
		"1-555-0143":                "15550143",
		"ask Luis":                  "",
		"":                          "",
	} {
		if got := PhoneKey(s); got != want {
			t.Errorf("PhoneKey(%q) = %q, want %q", s, got, want)
		}
	}
}
