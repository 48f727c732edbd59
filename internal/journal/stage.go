package journal

import "fmt"

// Silence is how many days without a touch suggest that a relationship is dormant: a year.
const Silence = 365

// Steadiness is how far back touches are counted that suggest that a relationship is being sustained, in days: half a year.
const Steadiness = 183

// steady is how many days with a touch within Steadiness suggest it.
const steady = 4

// Standing is what is known of a relationship when another stage is suggested for it.
type Standing struct {
	Stage       Stage
	Cadence     Cadence // the one in force
	LastTouched Day
	Due         Day
	Touches     []Day // the days with a touch within Steadiness, each once, in their order
}

// Suggest is the stage that the record suggests, with why, as a sentence; empty when it suggests none. Four touches
// within half a year, each within the cadence of the one before, suggest sustaining to who is developing; a year of
// silence suggests dormant, to whom it is not the cadence itself. A stage is suggested, and never changed in silence.
func (s Standing) Suggest(today Day) (stage Stage, why string) {
	switch {
	case s.Stage == Developing && s.isSteady(today):
		return Sustaining, fmt.Sprintf("%s conversations in half a year", inWords(len(s.Touches)))
	case s.Stage != Developing && s.Stage != Sustaining, s.LastTouched.IsZero(), s.Due.IsZero(), s.Due.After(today):
		return "", ""
	case today.Sub(s.LastTouched) >= Silence:
		return Dormant, "No conversation for a year or more"
	}
	return "", ""
}

// Without is the standing as it was before the touch of a day.
func (s Standing) Without(day Day) Standing {
	var touches []Day
	for _, d := range s.Touches {
		if d != day {
			touches = append(touches, d)
		}
	}
	s.Touches = touches
	return s
}

// isSteady reports whether there were touches enough, none too long after the one before, nor today after the last.
func (s Standing) isSteady(today Day) bool {
	if len(s.Touches) < steady || s.Cadence <= 0 {
		return false
	}
	next := today
	for i := len(s.Touches) - 1; i >= 0; i-- {
		if next.Sub(s.Touches[i]) > int(s.Cadence) {
			return false
		}
		next = s.Touches[i]
	}
	return true
}

// inWords is a number as a sentence begins with it.
func inWords(n int) string {
	if words := []string{"Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"}; n-steady < len(words) {
		return words[n-steady]
	}
	return fmt.Sprint(n)
}
