package journal

import (
	"slices"
	"strings"
)

// Review is a periodic review: whom it found that needs something, what was answered, and, once it is finished, the state of
// the journal on that day. It is a snapshot, and stays as it was whatever becomes of the journal.
type Review struct {
	ID     int64
	UID    string
	Begun  Day
	Since  Day // the day of the review before it; zero where there was none
	Closed Day // the day it was finished, which it is of; zero while it goes on
	Author string

	Lines   []ReviewLine // in the order of Parts, those asked about in their turns
	Ratings []Rated      // by the names of their indicators
	Counts  Counts

	Deleted bool
}

// ReviewLine is a contact whom a review found, in one of its parts.
type ReviewLine struct {
	Who    Someone // the name as it was then
	Part   Part
	Why    string
	Place  int    // the turn in which they are asked about; zero where they are listed alone
	Answer Answer // empty where they were not asked about, or not yet
	Gone   bool   // they have been removed, or became a part of another contact
}

// Part is why a contact stands in a review.
type Part string

// The parts: what there is to sustain, to develop and to initiate.
const (
	WentQuiet  Part = "quiet"       // was touched within cadence at the review before, or since, and is due
	StillQuiet Part = "still quiet" // is due, and was so at the review before
	CameBack   Part = "back"        // was quiet at the review before, and touched since
	IsStrained Part = "strained"    // the latest assessment is strained
	InQuestion Part = "in question" // the latest assessment puts something in question, and is not strained
	IsSlipping Part = "slipping"    // trust is lower than it was assessed the time before
	Promised   Part = "promises"    // a follow-up is overdue, or was late or dropped, on either side
	Unassessed Part = "unassessed"  // not assessed for half a year, though there was a conversation in the meantime
	VacantSeat Part = "seat"        // left a seat that is vacant
	IsProspect Part = "prospect"    // waits for a first conversation
)

// Parts are all of them, in the order in which a review goes through them.
var Parts = []Part{WentQuiet, StillQuiet, CameBack, IsStrained, InQuestion, IsSlipping, Promised, Unassessed, VacantSeat, IsProspect}

// Asks reports whether those in the part are asked about; the others are listed.
func (p Part) Asks() bool { return p != StillQuiet && p != CameBack && p != VacantSeat }

// OfAssessments reports whether the part tells how relationships were assessed.
func (p Part) OfAssessments() bool { return p == IsStrained || p == InQuestion || p == IsSlipping }

// RestsUntil is why somebody whom the review does not ask about is not asked about, where they were let rest until a day.
const RestsUntil = "resting until "

// Rests reports whether the contact rested when the review was begun.
func (l ReviewLine) Rests() bool { return strings.HasPrefix(l.Why, RestsUntil) }

// Asks reports whether the contact is to be asked about because of the line; they are not while they rest.
func (l ReviewLine) Asks() bool { return l.Part.Asks() && !l.Rests() }

// Answer is what was decided about a contact in a review.
type Answer string

// The answers.
const (
	ToCall    Answer = "call"    // a follow-up was made
	ToAssess  Answer = "assess"  // the relationship was assessed
	ToRest    Answer = "rest"    // not due before a day
	ToDormant Answer = "dormant" // the relationship sleeps
	ToKeep    Answer = "keep"    // all stays as it is
)

// Answers are all of them, in the order in which they are offered. The first letter of each is its own.
var Answers = []Answer{ToCall, ToAssess, ToRest, ToDormant, ToKeep}

// MostAsked is how many contacts a review asks about: what one person can think about at one sitting.
const MostAsked = 15

// AssessedFor is for how many days an assessment is taken to hold: half a year.
const AssessedFor = 183

// TakeTurns gives those of the lines a place that are asked about: at most MostAsked contacts, taken from each part in
// turn, so that none crowds out the others, and of a part those first who stand first in it. Each contact is asked about
// once, with the first of their lines, in the order of the lines.
func TakeTurns(lines []ReviewLine) {
	asked := map[int64]bool{}
	next := map[Part]int{}
	for more := true; more && len(asked) < MostAsked; {
		more = false
		for _, part := range Parts {
			if part.Asks() && len(asked) < MostAsked && takeNext(lines, part, next, asked) {
				more = true
			}
		}
	}
	place := 0
	for i, l := range lines {
		if l.Asks() && asked[l.Who.ID] {
			place++
			lines[i].Place, asked[l.Who.ID] = place, false
		}
	}
}

// takeNext takes the next contact of a part who is not taken yet; false where there is none.
func takeNext(lines []ReviewLine, part Part, next map[Part]int, asked map[int64]bool) bool {
	for i := next[part]; i < len(lines); i++ {
		if l := lines[i]; l.Part == part && l.Asks() && !asked[l.Who.ID] {
			asked[l.Who.ID], next[part] = true, i+1
			return true
		}
	}
	next[part] = len(lines)
	return false
}

// Finished reports whether the review is over.
func (r Review) Finished() bool { return !r.Closed.IsZero() }

// Day is the day the review is of: when it was finished, or else begun.
func (r Review) Day() Day {
	if r.Finished() {
		return r.Closed
	}
	return r.Begun
}

// Alike reports whether two reviews look back over spans of which neither is half as long again as the other, so that what
// was counted since the review before can be compared. One that looks back to the beginning is like no other.
func (r Review) Alike(other Review) bool {
	if r.Since.IsZero() || other.Since.IsZero() {
		return false
	}
	a, b := r.Day().Sub(r.Since), other.Day().Sub(other.Since)
	return 2*max(a, b) <= 3*min(a, b)
}

// WithoutAuthors is the review without who made it, and who rated.
func (r Review) WithoutAuthors() Review {
	r.Author, r.Ratings = "", slices.Clone(r.Ratings)
	for i := range r.Ratings {
		r.Ratings[i].Author = ""
	}
	return r
}

// Turns are those who are asked about, in their order.
func (r Review) Turns() []ReviewLine {
	turns := slices.DeleteFunc(slices.Clone(r.Lines), func(l ReviewLine) bool { return l.Place == 0 })
	slices.SortFunc(turns, func(a, b ReviewLine) int { return a.Place - b.Place })
	return turns
}

// Waiting are those who are still to be asked about; who is gone is not.
func (r Review) Waiting() []ReviewLine {
	return slices.DeleteFunc(r.Turns(), func(l ReviewLine) bool { return l.Answer != "" || l.Gone })
}

// Answered is how many contacts were asked about.
func (r Review) Answered() (n int) {
	for _, l := range r.Turns() {
		if l.Answer != "" {
			n++
		}
	}
	return n
}

// Of are the lines of a part.
func (r Review) Of(part Part) []ReviewLine {
	return slices.DeleteFunc(slices.Clone(r.Lines), func(l ReviewLine) bool { return l.Part != part })
}

// About are the lines of a contact.
func (r Review) About(contact int64) []ReviewLine {
	return slices.DeleteFunc(slices.Clone(r.Lines), func(l ReviewLine) bool { return l.Who.ID != contact })
}

// Rated is how the review rates an indicator; false where it does not.
func (r Review) Rated(indicator string) (Rated, bool) {
	key := NameKey(indicator)
	i := slices.IndexFunc(r.Ratings, func(x Rated) bool { return NameKey(x.Indicator) == key })
	if i < 0 {
		return Rated{}, false
	}
	return r.Ratings[i], true
}

// Quiet are those who were quiet when it was begun, whether newly or still, by their numbers.
func (r Review) Quiet() map[int64]bool {
	out := map[int64]bool{}
	for _, l := range r.Lines {
		if l.Part == WentQuiet || l.Part == StillQuiet {
			out[l.Who.ID] = true
		}
	}
	return out
}

// Below reports whether trust is lower than it was before, where both are known.
func (t Trust) Below(before Trust) bool {
	now, then := slices.Index(Trusts, t), slices.Index(Trusts, before)
	return now > 0 && then > 0 && now < then
}
