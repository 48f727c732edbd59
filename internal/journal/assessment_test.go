package journal

import (
	"errors"
	"strings"
	"testing"
)

// An assessment says how far, and what shows it; how fair they find it is of no use without who says so.
func TestCheckAssessment(t *testing.T) {
	whole := Assessment{
		Trust: Growing, Rests: []Ground{Intent}, Question: []Ground{Record}, Fairness: Fair, From: TheySaid, Evidence: "called first",
	}
	for _, c := range []struct {
		spoil func(*Assessment)
		want  string // the beginning of what is wrong; empty for nothing
	}{
		{func(*Assessment) {}, ""},
		{func(a *Assessment) { a.Trust = "" }, "it is not said how far"},
		{func(a *Assessment) { a.Evidence = "" }, "it is not said what shows it"},
		{func(a *Assessment) { a.From = "" }, "it is not said how you know that they find it fair"},
		{func(a *Assessment) { a.Fairness = FairnessUnknown }, "it is said who finds it so"},
		{func(a *Assessment) { a.Question = []Ground{Record, Intent} }, "trust cannot rest on intent where intent is in question"},
		{func(a *Assessment) { *a = Assessment{Trust: TrustUnknown, Fairness: FairnessUnknown} }, "nothing is known"},
		{func(a *Assessment) {
			*a = Assessment{Trust: TrustUnknown, Fairness: FairnessUnknown, Evidence: "she moved"}
		}, ""},
		{func(a *Assessment) { *a = Assessment{Trust: TrustUnknown, Fairness: FairnessUnknown, Rests: a.Rests} }, "it is not said what shows it"},
	} {
		a := whole
		c.spoil(&a)
		err := a.Check()
		var p *Problem
		switch {
		case c.want == "" && err == nil:
		case c.want == "" || err == nil || !strings.HasPrefix(err.Error(), c.want):
			t.Errorf("of %+v it is said %v, want %q", a, err, c.want)
		case !errors.As(err, &p) || p.Hint == "":
			t.Errorf("%v has no way out", err)
		}
	}
}

// Every word of the scales says what it means, on a line that fits beside it, and no two say the same.
func TestMeanings(t *testing.T) {
	said := map[string]string{}
	mean := func(word, meaning string) {
		if meaning == "" || len(meaning) > 75 || said[meaning] != "" {
			t.Errorf("%s means %q, as %s", word, meaning, said[meaning])
		}
		said[meaning] = word
	}
	for _, w := range Trusts {
		mean(string(w), w.Meaning())
	}
	for _, w := range Grounds {
		mean(string(w), w.Meaning())
	}
	for _, w := range Fairnesses {
		mean(string(w)+" (fairness)", w.Meaning())
	}
}

func TestAlternatives(t *testing.T) {
	for _, c := range []struct {
		words []Fairness
		want  string
	}{{nil, ""}, {Fairnesses[1:2], "fair"}, {Fairnesses[1:3], "fair or mixed"}, {Fairnesses[1:], "fair, mixed or unfair"}} {
		if have := alternatives(c.words); have != c.want {
			t.Errorf("%q are offered as %q, want %q", c.words, have, c.want)
		}
	}
}
