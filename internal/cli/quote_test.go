package cli

import "testing"

func TestQuote(t *testing.T) {
	for _, tt := range []struct{ text, unix, windows string }{
		{"dana", "dana", "dana"},
		{"luis@littleoaks.example", "luis@littleoaks.example", "luis@littleoaks.example"},
		{"", `""`, `""`},
		{"Dana Whitcomb", `"Dana Whitcomb"`, `"Dana Whitcomb"`},
		{"dana; luis", `"dana; luis"`, `"dana; luis"`},
		{"Ruth O'Malley", `"Ruth O'Malley"`, `"Ruth O'Malley"`},
		{`Dana "Dee" Whitcomb`, `'Dana "Dee" Whitcomb'`, `"Dana ""Dee"" Whitcomb"`},
		{`the "mayor's" aide`, `'the "mayor'\''s" aide'`, `"the ""mayor's"" aide"`},
		{"Hello!", "'Hello!'", `"Hello!"`},
		{"$5", "'$5'", `"$5"`},
		{`C:\rel\journal.db`, `'C:\rel\journal.db'`, `C:\rel\journal.db`},
		{"a,b", "a,b", `"a,b"`},
		{"50%", "50%", `"50%"`},
	} {
		for system, want := range map[string]string{"linux": tt.unix, "darwin": tt.unix, "windows": tt.windows} {
			if got := quoteFor(system, tt.text); got != want {
				t.Errorf("on %s, %s is quoted as %s, want %s", system, tt.text, got, want)
			}
		}
	}
}
