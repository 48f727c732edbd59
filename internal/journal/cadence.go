package journal

import (
	"strconv"
	"strings"
)

// Cadence is how often to be in touch, in days. Zero is no cadence of one's own.
type Cadence int

// Never is the cadence of a contact who is not to be called.
const Never Cadence = -1

// Default is the journal's cadence until it is set to another.
const Default Cadence = 90

// Longest is the longest cadence that is taken: ten years.
const Longest Cadence = 3650

// CadenceSource says whose cadence is in force.
type CadenceSource string

// The sources of a cadence, the strongest first.
const (
	FromContact CadenceSource = "contact"
	FromGroup   CadenceSource = "group"
	FromJournal CadenceSource = "journal"
)

// unitDays is how many days a unit of a cadence has. A cadence is a rhythm and not a day of the calendar,
// so its months and years are all of one length.
var unitDays = map[unit]Cadence{inDays: 1, inWeeks: 7, inMonths: 30, inYears: 365}

// cadenceWords are the cadences that have a name, and the units that may follow "every" without a number.
var cadenceWords = map[string]Cadence{
	"never":  Never,
	"weekly": 7, "every week": 7,
	"biweekly": 14, "fortnightly": 14,
	"monthly": 30, "every month": 30,
	"quarterly": 90, "every quarter": 90,
	"yearly": 365, "annually": 365, "every year": 365,
}

// ParseCadence reads how often to be in touch: 10d, 2w, 3m, 1y, "2 weeks", "every 2 weeks", weekly,
// biweekly, fortnightly, monthly, quarterly, yearly, annually or never. A month is 30 days, a quarter 90,
// a year 365. Less than a day and more than Longest are refused. Errors are *Problem of code Usage.
func ParseCadence(text string) (Cadence, error) {
	plain := plainDate(text)
	if c, ok := cadenceWords[plain]; ok {
		return c, nil
	}
	amount := strings.TrimPrefix(plain, "every ")
	if allDigits(amount) {
		return 0, Bad("add d, w, m or y: "+AsTyped(amount)+"d is so many days", "%q has no unit", AsTyped(text))
	}
	s, ok := readSpan(strings.Fields(strings.TrimPrefix(amount, "-")))
	if !ok {
		return 0, Bad("write 10d, 2w, 3m, 1y, weekly, monthly, quarterly, yearly or never",
			"%q is not a cadence rel can read", AsTyped(text))
	}
	days := Cadence(s.n) * unitDays[s.unit]
	switch {
	case days == 0 || strings.HasPrefix(amount, "-"):
		return 0, Bad("the shortest is 1d; never means not at all", "%q is too short a cadence", AsTyped(text))
	case days > Longest:
		return 0, Bad("the longest is "+Longest.String()+"; never means not at all", "%q is too long a cadence", AsTyped(text))
	}
	return days, nil
}

// String is the cadence as people write it: "weekly", "2w", "10d", "never". ParseCadence reads it back
// as the same cadence. No cadence is the empty string.
func (c Cadence) String() string {
	switch c {
	case 0:
		return ""
	case Never:
		return "never"
	case 7:
		return "weekly"
	case 30:
		return "monthly"
	case 90:
		return "quarterly"
	case 365:
		return "yearly"
	}
	return c.inLargestUnit()
}

// inLargestUnit is the cadence in the largest unit that it is a whole number of.
func (c Cadence) inLargestUnit() string {
	for _, u := range []unit{inYears, inMonths, inWeeks} {
		if days := unitDays[u]; c%days == 0 {
			return strconv.Itoa(int(c/days)) + unitLetters[u]
		}
	}
	return strconv.Itoa(int(c)) + unitLetters[inDays]
}

var unitLetters = map[unit]string{inDays: "d", inWeeks: "w", inMonths: "m", inYears: "y"}
