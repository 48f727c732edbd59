package journal

import (
	"fmt"
	"strings"
	"testing"
)

// linesOf is lines of a part with contacts of these numbers.
func linesOf(part Part, ids ...int64) (lines []ReviewLine) {
	for _, id := range ids {
		lines = append(lines, ReviewLine{Part: part, Who: Someone{ID: id, Name: fmt.Sprint(id)}})
	}
	return lines
}

func turnsOf(lines []ReviewLine) string {
	var out []string
	for _, l := range (Review{Lines: lines}).Turns() {
		out = append(out, fmt.Sprintf("%s %d", l.Part, l.Who.ID))
	}
	return strings.Join(out, ", ")
}

// All are asked about once, in the order of the parts; those who are only listed are not.
func TestTakeTurnsAsksEachOnce(t *testing.T) {
	lines := append(linesOf(WentQuiet, 1, 2), linesOf(StillQuiet, 3)...)
	lines = append(append(lines, linesOf(IsStrained, 2, 4)...), append(linesOf(VacantSeat, 5), linesOf(IsProspect, 6)...)...)
	TakeTurns(lines)
	if got, want := turnsOf(lines), "quiet 1, quiet 2, strained 4, prospect 6"; got != want {
		t.Errorf("asked about %s, want %s", got, want)
	}
}

// Of many, each part has its share, and those are taken who stand first in it.
func TestTakeTurnsLeavesRoomForAll(t *testing.T) {
	var many []int64
	for id := range int64(40) {
		many = append(many, 100+id)
	}
	lines := append(linesOf(WentQuiet, many...), linesOf(Promised, 1, 2)...)
	lines = append(append(lines, linesOf(Unassessed, many[0], 3)...), linesOf(IsProspect, 4)...)
	TakeTurns(lines)
	got := turnsOf(lines)
	if n := strings.Count(got, ",") + 1; n != MostAsked {
		t.Errorf("%d are asked about", n)
	}
	for _, want := range []string{"quiet 100, quiet 101, ", "promises 1, promises 2, unassessed 3, prospect 4"} {
		if !strings.Contains(got, want) {
			t.Errorf("asked about %s, without %s", got, want)
		}
	}
}

// Who was asked about, or is gone, does not wait.
func TestReviewWaiting(t *testing.T) {
	r := Review{Lines: linesOf(WentQuiet, 1, 2, 3, 4)}
	TakeTurns(r.Lines)
	r.Lines[0].Answer, r.Lines[2].Gone = ToKeep, true
	if got := turnsOf(r.Waiting()); got != "quiet 2, quiet 4" || r.Answered() != 1 {
		t.Errorf("%s wait, %d were answered", got, r.Answered())
	}
}

func TestTrustBelow(t *testing.T) {
	for _, tt := range []struct {
		now, before Trust
		want        bool
	}{
		{Guarded, Growing, true}, {Strained, Strong, true}, {Growing, Growing, false}, {Strong, Guarded, false},
		{TrustUnknown, Strong, false}, {Strained, TrustUnknown, false}, {Strained, "", false},
	} {
		if got := tt.now.Below(tt.before); got != tt.want {
			t.Errorf("%s after %q: below is %t", tt.now, tt.before, got)
		}
	}
}

// Every answer and the word that stops are told apart by their first letters.
func TestAnswersBeginApart(t *testing.T) {
	seen := map[byte]Answer{'s': "stop"}
	for _, a := range Answers {
		if other, taken := seen[a[0]]; taken {
			t.Errorf("%s begins as %s does", a, other)
		}
		seen[a[0]] = a
	}
}

func TestCounts(t *testing.T) {
	c := Counts{{"", CountPeople, 3}, {"Providers", CountWanted, 4}, {"Parents", CountWanted, 0}, {"Providers", CountPeople, 2}}
	if c.N("", CountPeople) != 3 || c.N("Providers", CountWanted) != 4 || c.N("Nobody", CountPeople) != 0 {
		t.Errorf("the numbers of %v are others", c)
	}
	if !c.Has("Parents", CountWanted) || c.Has("Parents", CountPeople) {
		t.Errorf("what is counted in %v is other", c)
	}
	if got := strings.Join(c.Groups(), ", "); got != "Providers, Parents" {
		t.Errorf("the groups are %s", got)
	}
}

// What is counted since the review before is compared only where the spans are about as long.
func TestReviewsAlike(t *testing.T) {
	day := func(n int) Day { return Day{2026, 1, 1}.Add(n) }
	of := func(since, closed int) Review { return Review{Since: day(since), Closed: day(closed)} }
	for _, x := range []struct {
		a, b Review
		want bool
	}{
		{of(0, 90), of(90, 182), true},
		{of(0, 60), of(60, 150), true},
		{of(0, 60), of(60, 151), false},
		{of(0, 90), of(90, 91), false},
		{Review{Closed: day(90)}, of(90, 180), false},
	} {
		if x.a.Alike(x.b) != x.want || x.b.Alike(x.a) != x.want {
			t.Errorf("%v and %v: not %v", x.a, x.b, x.want)
		}
	}
}
