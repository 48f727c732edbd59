package journal

import (
	"slices"
	"strings"
)

// Assessment is how a relationship was on a day: of the relationship, never of the person. Assessments are added, and not
// changed; the next one says what is so now. The words are those of the field: trust and what it rests on after Covey and
// Merrill, fairness as those concerned perceive it after Hicks and others (2008).
type Assessment struct {
	ID       int64
	UID      string
	Who      Someone
	Note     int64 // the number of the note that shows it; zero where none does
	Day      Day
	Trust    Trust
	Rests    []Ground // what trust rests on, in the order of Grounds
	Question []Ground // what is in question, likewise; none is in both
	Fairness Fairness
	From     FairnessFrom // empty where fairness is unknown
	Evidence string       // a line; empty only where trust and fairness are unknown

	Was     Trust // trust as the assessment before it has it; empty where there is none
	Private bool  // as the note that shows it
	Deleted bool
}

// Waiting reports whether nothing is said in it: the relationship waits to be assessed anew, as where it was handed over.
func (a Assessment) Waiting() bool {
	return a.Trust == TrustUnknown && a.Fairness == FairnessUnknown && len(a.Rests)+len(a.Question) == 0 && a.Evidence == ""
}

// Check is nil for an assessment that somebody can make; the error, a *Problem, says what is missing from it, or what in it
// cannot both be.
func (a Assessment) Check() error {
	if err := Clash(a.Rests, a.Question); err != nil {
		return err
	}
	switch {
	case a.Trust == "":
		return Bad("--trust says it: "+alternatives(Trusts), "it is not said how far you trust each other")
	case a.Fairness == FairnessUnknown && a.From != "":
		return Bad("--fairness says it: "+alternatives(Fairnesses[1:]), "it is said who finds it so, and not how fair it is")
	case a.Fairness != FairnessUnknown && a.From == "":
		return Bad("--they-said, or --my-guess", "it is not said how you know that they find it %s", a.Fairness)
	case a.Waiting():
		return Bad("once there is something to say, --evidence says what shows it",
			"nothing is known and nothing is said, so there is nothing to note")
	case a.Evidence == "":
		return Bad(`--evidence "what was said or done that shows it"`, "it is not said what shows it")
	default:
		return nil
	}
}

// Clash is nil unless trust would rest on what is in question; the error then is a *Problem.
func Clash(rests, question []Ground) error {
	for _, g := range rests {
		if slices.Contains(question, g) {
			return Bad("leave one of the two out, and say more in the evidence", "trust cannot rest on %s where %[1]s is in question", g)
		}
	}
	return nil
}

// CleanEvidence is the one form in which evidence is kept: composed (Unicode NFC), on one line. The error, a *Problem, says
// that it is empty, longer than MaxFollowUp or not text at all.
func CleanEvidence(s string) (string, error) {
	return cleanLine("evidence", `say what shows it, such as "she called us before the vote"`, s)
}

// alternatives is words as a hint offers them: "fair, mixed or unfair".
func alternatives[T ~string](words []T) string {
	var text strings.Builder
	for i, w := range words {
		switch i {
		case 0:
		case len(words) - 1:
			text.WriteString(" or ")
		default:
			text.WriteString(", ")
		}
		text.WriteString(string(w))
	}
	return text.String()
}

// Trust is how far two sides trust each other.
type Trust string

// The words for trust, in the order in which it grows, but for the first.
const (
	TrustUnknown Trust = "unknown" // not known yet, or no longer
	Strained     Trust = "strained"
	Guarded      Trust = "guarded"
	Growing      Trust = "growing"
	Strong       Trust = "strong"
)

// Trusts are all of them.
var Trusts = []Trust{TrustUnknown, Strained, Guarded, Growing, Strong}

// Meaning is the word in one short line.
func (t Trust) Meaning() string {
	switch t {
	case Strained:
		return "something has gone wrong between you, and is not put right"
	case Guarded:
		return "polite and careful; each side waits to see what the other does"
	case Growing:
		return "promises are kept, and more is said openly than before"
	case Strong:
		return "each side counts on the other, and bad news is told early"
	default:
		return "too early to say, or not known any longer"
	}
}

// Ground is what trust can rest on.
type Ground string

// The grounds of trust.
const (
	Integrity  Ground = "integrity"    // what is said is what is done
	Intent     Ground = "intent"       // what each is after is open, and good for both
	Capability Ground = "capability"   // being able to do what is promised
	Record     Ground = "track record" // having done so before
)

// Grounds are all of them.
var Grounds = []Ground{Integrity, Intent, Capability, Record}

// Meaning is the ground in one short line.
func (g Ground) Meaning() string {
	switch g {
	case Integrity:
		return "what is said is what is done, and what is meant"
	case Intent:
		return "what each side is after is open, and good for both"
	case Capability:
		return "each side is able to do what it promises"
	default:
		return "what was done so far speaks for itself"
	}
}

// Fairness is how fairly the other side finds it is treated.
type Fairness string

// The words for fairness.
const (
	FairnessUnknown Fairness = "unknown"
	Fair            Fairness = "fair"
	Mixed           Fairness = "mixed"
	Unfair          Fairness = "unfair"
)

// Fairnesses are all of them.
var Fairnesses = []Fairness{FairnessUnknown, Fair, Mixed, Unfair}

// Meaning is the word in one short line.
func (f Fairness) Meaning() string {
	switch f {
	case Fair:
		return "they find that they are heard and treated fairly, whatever the outcome"
	case Mixed:
		return "fair in some things, and not in others"
	case Unfair:
		return "they find that their part does not count, or costs them more than others"
	default:
		return "they have not said, and you would rather not guess"
	}
}

// FairnessFrom is how it is known how fairly they find they are treated.
type FairnessFrom string

// Who says how fair it is.
const (
	TheySaid FairnessFrom = "they said"
	MyGuess  FairnessFrom = "my guess"
)
