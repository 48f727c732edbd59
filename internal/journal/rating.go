package journal

import (
	"cmp"
	"slices"
	"strings"
)

// Indicator is something that the engagement of stakeholders shows in, and that a review has rated.
type Indicator struct {
	ID   int64 // zero of one that is given
	UID  string
	Name string
}

// GivenIndicators are the two that every journal has: those that the self-assessment of state and territory leaders has for
// engagement. What else a journal is to be judged by, its owner adds.
func GivenIndicators() []Indicator {
	return []Indicator{{Name: Stakeholders}, {Name: LocalPresence}}
}

// The names of the given indicators.
const (
	Stakeholders  = "Relationships with stakeholders"
	LocalPresence = "Local community presence"
)

// Rating is how far along something is.
type Rating string

// The ratings, from the one that asks for most to the one that asks for least.
const (
	ClearNeed Rating = "clear need"
	Basic     Rating = "basic"
	Moderate  Rating = "moderate"
	High      Rating = "high"
)

// Ratings are all of them, in that order.
var Ratings = []Rating{ClearNeed, Basic, Moderate, High}

// Rated is an indicator as it was rated in a review.
type Rated struct {
	Indicator string // as it was called then
	Rating    Rating
	Author    string // by whom
	Remark    string // a line; empty where nothing was added
	Numbers   string // those that stood beside it
}

// CleanRemark is the one form in which a remark is kept: composed (Unicode NFC), on one line. The error, a *Problem, says
// that it is empty, longer than MaxFollowUp or not text at all.
func CleanRemark(s string) (string, error) { return cleanLine("remark", "leave it out, or say why", s) }

// Count is something that a review counted.
type Count struct {
	Of   string // the name of a group; empty of the whole journal
	What Counted
	N    int
}

// Counted is what can be counted. Of people by stage and by trust, it is the stage, or the trust, itself.
type Counted string

// What a review counts besides stages and trust.
const (
	CountPeople        Counted = "people"
	CountOrganizations Counted = "organizations"
	CountWanted        Counted = "wanted"       // how many a group should have
	CountAsked         Counted = "with cadence" // those developing or sustaining who have a cadence
	CountTouched       Counted = "touched"      // of these, those who were touched within it
	CountMet           Counted = "in touch"     // contacts touched since the review before

	CountNotes         Counted = "notes"         // since the review before
	CountConversations Counted = "conversations" // of these, those that were more than an attempt
	CountInPerson      Counted = "in person"     // of these, those not over a wire or on paper
	CountGatherings    Counted = "forums"
	CountHeard         Counted = "with something heard"

	CountSeats Counted = "vacant seats"

	MineKept      Counted = "I kept"
	MineLate      Counted = "I kept late"
	MineDropped   Counted = "I dropped"
	MineOverdue   Counted = "I owe, overdue"
	TheirsKept    Counted = "they kept"
	TheirsLate    Counted = "they kept late"
	TheirsDropped Counted = "they dropped"
	TheirsOverdue Counted = "they owe, overdue"
)

// FewestTold is from how many assessed people on it is told how many of them are trusted how far: of fewer, the numbers
// would say it of each.
const FewestTold = 5

// Counts are what was counted, to be looked up.
type Counts []Count

// N is how many there were; zero where it was not counted.
func (c Counts) N(of string, what Counted) int {
	for _, x := range c {
		if x.Of == of && x.What == what {
			return x.N
		}
	}
	return 0
}

// SinceBefore reports whether it is counted since the review before, and not as of the day.
func (c Counted) SinceBefore() bool {
	switch c {
	case CountMet, CountNotes, CountConversations, CountInPerson, CountGatherings, CountHeard,
		MineKept, MineLate, MineDropped, TheirsKept, TheirsLate, TheirsDropped:
		return true
	}
	return false
}

// SortRatings puts ratings in the order in which a review asks for them: the given indicators first, the others by name.
func SortRatings(all []Rated) {
	place := func(x Rated) int {
		given := GivenIndicators()
		if i := slices.IndexFunc(given, func(g Indicator) bool { return g.Name == x.Indicator }); i >= 0 {
			return i
		}
		return len(given)
	}
	slices.SortStableFunc(all, func(a, b Rated) int {
		return cmp.Or(place(a)-place(b), strings.Compare(NameKey(a.Indicator), NameKey(b.Indicator)))
	})
}

// Sort puts them in the order in which they are told: those of the whole journal first, then group by group by name.
func (c Counts) Sort() {
	place := map[Counted]int{}
	for i, what := range AllCounted() {
		place[what] = i
	}
	slices.SortStableFunc(c, func(a, b Count) int { return cmp.Or(strings.Compare(a.Of, b.Of), place[a.What]-place[b.What]) })
}

// Has reports whether something was counted.
func (c Counts) Has(of string, what Counted) bool {
	for _, x := range c {
		if x.Of == of && x.What == what {
			return true
		}
	}
	return false
}

// Groups are the names of the groups that something was counted of, in their order.
func (c Counts) Groups() (names []string) {
	seen := map[string]bool{"": true}
	for _, x := range c {
		if !seen[x.Of] {
			seen[x.Of] = true
			names = append(names, x.Of)
		}
	}
	return names
}

// AllCounted are all numbers of a review, in the order in which they are told.
func AllCounted() []Counted {
	all := []Counted{CountPeople}
	for _, s := range Stages {
		all = append(all, Counted(s))
	}
	all = append(all, CountOrganizations, CountWanted, CountAsked, CountTouched, CountMet,
		CountNotes, CountConversations, CountInPerson, CountGatherings, CountHeard,
		MineKept, MineLate, MineDropped, MineOverdue, TheirsKept, TheirsLate, TheirsDropped, TheirsOverdue, CountSeats)
	for _, t := range Trusts {
		all = append(all, Counted(t))
	}
	return all
}
