package journal

import (
	"strings"
	"testing"
)

// An assumption is confirmed as it is, or in better words; behind a question stands what was said to it.
func TestConfirmed(t *testing.T) {
	for _, tt := range []struct {
		kind              FactKind
		text, words, want string
	}{
		{Assume, "Thinks of us as regulators", "", "Thinks of us as regulators"},
		{Assume, "Thinks of us as regulators", " Thinks of us\nas partners", "Thinks of us as partners"},
		{Ask, "Who signs?", "The deputy.", "Who signs? The deputy."},
	} {
		f, err := Fact{Kind: tt.kind, Text: tt.text}.Confirmed(tt.words, sunday)
		if err != nil || f.Text != tt.want || f.Kind != Known || f.Day != sunday || f.Open() {
			t.Errorf("%s %q, confirmed by %q, is %+v, %v", tt.kind, tt.text, tt.words, f, err)
		}
	}
	long := strings.Repeat("x", MaxFollowUp-2)
	_, err := Fact{Kind: Ask, Text: long}.Confirmed("yes", sunday)
	wantProblem(t, err, "the fact is 502 characters long, and at most 500 are taken")
	_, err = Fact{Kind: Assume, Text: long}.Confirmed("\xff", sunday)
	wantProblem(t, err, "the fact is not valid UTF-8 text")
}

// Only assumptions and questions are open, until they are dropped.
func TestOpenFacts(t *testing.T) {
	for _, kind := range FactKinds {
		if got := (Fact{Kind: kind}).Open(); got != (kind == Assume || kind == Ask) {
			t.Errorf("%s is open: %v", kind, got)
		}
		if (Fact{Kind: kind, Dropped: sunday}).Open() {
			t.Errorf("%s is open, and was dropped", kind)
		}
	}
}

// FuzzCleanFact: what is kept of a fact is one line, kept as it is from then on, or refused.
func FuzzCleanFact(f *testing.F) {
	addAll(f, "chairs the committee", " two\nlines", "\x00", "\xff", "e\u0301")
	f.Fuzz(func(t *testing.T, given string) {
		text, err := CleanFact(given)
		if err != nil {
			wantProblem(t, err, "")
			return
		}
		if again, err := CleanFact(text); err != nil || again != text || strings.Contains(text, "\n") {
			t.Fatalf("%q is %q, which is %q, %v", given, text, again, err)
		}
	})
}
