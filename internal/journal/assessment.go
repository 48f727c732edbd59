package journal

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

	Private bool // as the note that shows it
	Deleted bool
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

// FairnessFrom is how it is known how fairly they find they are treated.
type FairnessFrom string

// Who says how fair it is.
const (
	TheySaid FairnessFrom = "they said"
	MyGuess  FairnessFrom = "my guess"
)
