package journal

import (
	"strings"
	"testing"
)

func TestParseFollowUp(t *testing.T) {
	tests := []struct{ given, text, due string }{
		{"send the memo by friday", "send the memo", "2026-11-27"},
		{"send the memo by Fri.", "send the memo", "2026-11-27"},
		{"send the memo, by 4 dec", "send the memo", "2026-12-04"},
		{"Send it By tomorrow", "Send it", "2026-11-23"},
		{"send it by in 2 weeks", "send it", "2026-12-06"},
		{"send it by next month", "send it", "2026-12-22"},
		{"send it by today", "send it", "2026-11-22"},
		{"send it by 2020-01-01", "send it", "2020-01-01"},
		{"stop by the office", "stop by the office", ""},
		{"stop by the office by monday", "stop by the office", "2026-11-23"},
		{"read the book by May", "read the book by May", ""},
		{"tell the board that it is delayed by 2 weeks", "tell the board that it is delayed by 2 weeks", ""},
		{"send it by the end of the year", "send it", "2026-12-31"},
		{"send it by end of october", "send it", "2027-10-31"},
		{"send it by oct 2027", "send it", "2027-10-31"},
		{"send it by next quarter", "send it", "2027-03-31"},
		{"send it by friday after next", "send it by friday after next", ""},
		{"grow by 2030", "grow by 2030", ""},
		{"by friday", "by friday", ""},
		{"two\n lines  of it", "two lines of it", ""},
		{"İ by friday", "İ", "2026-11-27"},
	}
	g := Dates{Today: sunday, Toward: Forward}
	for _, tt := range tests {
		text, due, err := g.ParseFollowUp(tt.given)
		if err != nil || text != tt.text || due.String() != tt.due {
			t.Errorf("%q is %q by %q, %v; want %q by %q", tt.given, text, due, err, tt.text, tt.due)
		}
	}
}

func TestParseFollowUpRefuses(t *testing.T) {
	g := Dates{Today: sunday, Toward: Forward}
	for given, want := range map[string]string{
		"":                                 "the follow-up is empty",
		" \n":                              "the follow-up is empty",
		"; by friday":                      "the follow-up is empty",
		"send it by sunday":                `"sunday" can mean two days, as today is a Sunday`,
		"send it by next friday":           `"next friday" can mean two days, as today is a Sunday`,
		"send it by 5/12":                  "",
		"send it by 31 nov":                `there is no day "31 nov"`,
		strings.Repeat("x", MaxFollowUp+1): "the follow-up is 501 characters long, and at most 500 are taken",
		"a\x00b":                           "the follow-up has a NUL character in it",
		"\xff":                             "the follow-up is not valid UTF-8 text",
	} {
		_, _, err := g.ParseFollowUp(given)
		wantProblem(t, err, want)
	}
}

// FuzzFollowUp: what is owed is read into a text that is kept as it is, and a day, or refused.
func FuzzFollowUp(f *testing.F) {
	addAll(f, "send the memo by friday", "by friday", "x by sunday", "x by 5/12", "stop by", "a by b by in 2 weeks", "x by\tmonday", "x by friday.", "; by today")
	f.Fuzz(func(t *testing.T, given string) {
		text, due, err := Dates{Today: sunday, Toward: Forward}.ParseFollowUp(given)
		if err != nil {
			wantProblem(t, err, "")
			return
		}
		if again, err := CleanFollowUp(text); err != nil || again != text {
			t.Fatalf("%q is %q, which is %q, %v", given, text, again, err)
		}
		if whole, err := CleanFollowUp(given); err != nil || !strings.HasPrefix(whole, text) || due.IsZero() && whole != text {
			t.Fatalf("%q is %q by %v", given, text, due)
		}
	})
}
