package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// foundBy is the lines of a review in words: "quiet Dana, ...".
func foundBy(r journal.Review) string {
	var out []string
	for _, l := range r.Lines {
		out = append(out, fmt.Sprintf("%s %s (%s)", l.Part, l.Who.Name, l.Why))
	}
	return strings.Join(out, "\n")
}

func touchedOn(t *testing.T, s *Store, day string, who ...journal.Contact) {
	t.Helper()
	write(t, s, journal.Note{Day: on(day), Touch: true, Body: "Sample.", Participants: with(journal.Present, who...)})
}

func assessedOn(t *testing.T, s *Store, who journal.Contact, day string, trust journal.Trust, question ...journal.Ground) {
	t.Helper()
	_, err := s.AddAssessments(t.Context(), []journal.Assessment{{
		Who: journal.Someone{ID: who.ID, UID: who.UID, Name: who.Name}, Day: on(day), Trust: trust, Question: question,
		Fairness: journal.FairnessUnknown, Evidence: "Sample.",
	}})
	do(t, err)
}

// finished begins a review and finishes it on a day.
func finished(t *testing.T, s *Store, day string) journal.Review {
	t.Helper()
	setToday(s, day)
	r, err := s.BeginReview(t.Context())
	do(t, err)
	do(t, s.FinishReview(t.Context(), r))
	r, err = s.Review(t.Context(), r.ID)
	do(t, err)
	return r
}

// Who went quiet since the last review is told from who was so then, and from who came back.
func TestReviewFindsWhoWentQuiet(t *testing.T) {
	s := open(t)
	monthly := func(name string) journal.Contact {
		return journal.Contact{Name: name, Stage: journal.Developing, Every: 30}
	}
	all := add(t, s, monthly("Ada"), monthly("Ben"), monthly("Cleo"), monthly("Dana"))
	setToday(s, "2026-11-22")
	touchedOn(t, s, "2026-03-01", all...)
	touchedOn(t, s, "2026-05-20", all[0], all[2])
	finished(t, s, "2026-06-01")
	setToday(s, "2026-11-01")
	touchedOn(t, s, "2026-10-25", all[1])
	r, err := s.ReviewAhead(t.Context())
	do(t, err)
	want := `quiet Ada (last touched 20 May 2026, monthly)
quiet Cleo (last touched 20 May 2026, monthly)
still quiet Dana (last touched 1 Mar 2026, monthly)
back Ben (touched 25 Oct 2026)
unassessed Ada (never assessed)
unassessed Ben (never assessed)
unassessed Cleo (never assessed)`
	if got := foundBy(r); got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
	if r.Since != on("2026-06-01") || len(r.Turns()) != 3 {
		t.Errorf("since %s, %d are asked about", r.Since, len(r.Turns()))
	}
}

// What is assessed is found as it stands: strained or in question, lower than before, or long ago.
func TestReviewFindsWhatAssessmentsSay(t *testing.T) {
	s := open(t)
	setToday(s, "2026-11-22")
	developing := func(name string) journal.Contact { return journal.Contact{Name: name, Stage: journal.Developing} }
	all := add(t, s, developing("Ada"), developing("Ben"), developing("Cleo"), developing("Dana"), developing("Eva"),
		journal.Contact{Name: "Finn", Stage: journal.Dormant})
	touchedOn(t, s, "2026-02-01", all...)
	touchedOn(t, s, "2026-11-01", all...)
	do(t, func() error {
		_, err := s.EditContact(t.Context(), all[5].ID, ContactPatch{Stage: new(journal.Dormant)})
		return err
	}())
	assessedOn(t, s, all[0], "2026-11-02", journal.Strained)
	assessedOn(t, s, all[1], "2026-03-01", journal.Strong)
	assessedOn(t, s, all[1], "2026-11-02", journal.Guarded, journal.Intent)
	assessedOn(t, s, all[2], "2026-03-01", journal.Growing)
	assessedOn(t, s, all[3], "2026-11-02", journal.Growing)
	assessedOn(t, s, all[5], "2026-11-02", journal.Strained)
	r, err := s.ReviewAhead(t.Context())
	do(t, err)
	want := `strained Ada (assessed 2 Nov 2026)
in question Ben (intent)
slipping Ben (strong the time before, guarded now)
unassessed Cleo (last assessed 1 Mar 2026)
unassessed Eva (never assessed)`
	if got := foundBy(r); got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
}

// Promises count on both sides: overdue, late or dropped, the latter since the last review.
func TestReviewFindsBrokenPromises(t *testing.T) {
	s := open(t)
	setToday(s, "2026-11-22")
	who := add(t, s, named("Ada"), named("Ben"))
	owed := func(w journal.Contact, by journal.Initiator, due string) int64 {
		f := journal.FollowUp{Who: journal.Someone{ID: w.ID, UID: w.UID}, OwedBy: by, Text: "Sample", Due: on(due)}
		made, err := s.AddFollowUps(t.Context(), []journal.FollowUp{f}, nil)
		do(t, err)
		return made[0].ID
	}
	owed(who[0], journal.Me, "2026-11-01")
	do(t, s.CloseFollowUps(t.Context(), []int64{owed(who[0], journal.Them, "2026-11-01")}, journal.Done, on("2026-11-10")))
	do(t, s.CloseFollowUps(t.Context(), []int64{owed(who[1], journal.Me, "2026-11-30")}, journal.Done, on("2026-11-10")))
	owed(who[1], journal.Me, "2026-12-01")
	r, err := s.ReviewAhead(t.Context())
	do(t, err)
	if got := foundBy(r); !strings.HasPrefix(got, "promises Ada (you promised: 1 overdue; they promised: 1 late or dropped)") || strings.Contains(got, "promises Ben") {
		t.Errorf("found\n%s", got)
	}
	counts, err := s.ReviewCounts(t.Context(), journal.Day{})
	do(t, err)
	for what, want := range map[journal.Counted]int{journal.MineOverdue: 1, journal.TheirsLate: 1, journal.MineKept: 1, journal.TheirsOverdue: 0} {
		if got := counts.N("", what); got != want {
			t.Errorf("%s: %d, want %d", what, got, want)
		}
	}
}

// Trust is counted from five people up, in the whole as in each group.
func TestReviewCountsTrustOfFiveAndMore(t *testing.T) {
	s := open(t)
	setToday(s, "2026-11-22")
	var all []journal.Contact
	for i := range 5 {
		all = append(all, journal.Contact{Name: fmt.Sprintf("Person %d", i), Stage: journal.Developing, Groups: []string{"Providers"}})
	}
	all = add(t, s, all...)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Large"}, []int64{all[0].ID, all[1].ID, all[2].ID, all[3].ID, all[4].ID}))
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Small"}, []int64{all[0].ID, all[1].ID}))
	for i, c := range all {
		if i == 4 {
			counts, err := s.ReviewCounts(t.Context(), journal.Day{})
			do(t, err)
			if counts.Has("", "strained") || counts.Has("Large", "strained") {
				t.Errorf("four are told of: %v", counts)
			}
		}
		assessedOn(t, s, c, "2026-11-02", journal.Guarded)
	}
	assessedOn(t, s, all[0], "2026-11-03", journal.Strained)
	counts, err := s.ReviewCounts(t.Context(), journal.Day{})
	do(t, err)
	if counts.N("Large", "strained") != 1 || counts.N("Large", "guarded") != 4 || counts.N("", "guarded") != 4 || counts.Has("Small", "guarded") {
		t.Errorf("counted %v", counts)
	}
}

// An answer is a change of its own that does what was decided, and is given once.
func TestAnswerReview(t *testing.T) {
	s := open(t)
	setToday(s, "2026-11-22")
	all := add(t, s, journal.Contact{Name: "Ada", Stage: journal.Prospect}, journal.Contact{Name: "Ben", Stage: journal.Prospect},
		journal.Contact{Name: "Cleo", Stage: journal.Prospect})
	r, err := s.BeginReview(t.Context())
	do(t, err)
	if len(r.Turns()) != 3 {
		t.Fatalf("found\n%s", foundBy(r))
	}
	turns := r.Turns()
	call := journal.FollowUp{OwedBy: journal.Me, Text: "Call Ada", Due: on("2026-11-27")}
	do(t, s.AnswerReview(t.Context(), r.ID, turns[0].Who, Decision{Answer: journal.ToCall, FollowUp: call}))
	do(t, s.AnswerReview(t.Context(), r.ID, turns[1].Who, Decision{Answer: journal.ToRest, Until: on("2027-01-02")}))
	if err := s.AnswerReview(t.Context(), r.ID, turns[1].Who, Decision{Answer: journal.ToDormant}); !errors.Is(err, ErrReviewed) {
		t.Errorf("asked about twice: %v", err)
	}
	do(t, s.RemoveContact(t.Context(), all[2].ID))
	if err := s.AnswerReview(t.Context(), r.ID, turns[2].Who, Decision{Answer: journal.ToKeep}); !errors.Is(err, ErrReviewed) {
		t.Errorf("asked about somebody who is gone: %v", err)
	}
	if r, err = s.Review(t.Context(), r.ID); err != nil || r.Answered() != 2 || len(r.Waiting()) != 0 {
		t.Errorf("%d were asked about, %d wait, %v", r.Answered(), len(r.Waiting()), err)
	}
	if list := followUps(t, s, FollowUpFilter{}); len(list) != 1 || list[0].Who.Name != "Ada" {
		t.Errorf("follow-ups: %v", list)
	}
	undoLast(t, s) // the removal
	undoLast(t, s) // the rest
	if r, err = s.Review(t.Context(), r.ID); err != nil || r.Answered() != 1 || len(r.Waiting()) != 2 {
		t.Errorf("%d were asked about, %d wait, %v", r.Answered(), len(r.Waiting()), err)
	}
	if c, err := s.Contact(t.Context(), turns[1].Who.ID); err != nil || !c.Snooze.IsZero() {
		t.Errorf("snoozed until %s, %v", c.Snooze, err)
	}
}

// Only one review goes on at a time, and a finished one is not written to.
func TestOneReviewAtATime(t *testing.T) {
	s := open(t)
	setToday(s, "2026-11-22")
	add(t, s, named("Ada"))
	r, err := s.BeginReview(t.Context())
	do(t, err)
	if _, err := s.BeginReview(t.Context()); !errors.Is(err, ErrReviewed) {
		t.Errorf("a second one was begun: %v", err)
	}
	do(t, s.FinishReview(t.Context(), r))
	rated := []journal.Rated{{Indicator: journal.LocalPresence, Rating: journal.Basic}}
	if err := s.RateReview(t.Context(), r.ID, rated); !errors.Is(err, ErrReviewed) {
		t.Errorf("a finished one was rated: %v", err)
	}
	if err := s.FinishReview(t.Context(), r); !errors.Is(err, ErrReviewed) {
		t.Errorf("finished twice: %v", err)
	}
	state, err := s.ReviewsState(t.Context())
	if err != nil || state.Open != 0 || state.Last != on("2026-11-22") || state.Journals.IsZero() {
		t.Errorf("the state is %+v, %v", state, err)
	}
}

// Indicators of the journal's own are added, renamed and taken away; what rated them stays.
func TestIndicators(t *testing.T) {
	s := open(t)
	setToday(s, "2026-11-22")
	add(t, s, named("Ada"))
	do(t, s.AddIndicator(t.Context(), "Shared data"))
	problem(t, s.AddIndicator(t.Context(), "SHARED data"), journal.Usage)
	all, err := s.Indicators(t.Context())
	do(t, err)
	if len(all) != 3 || all[2].Name != "Shared data" {
		t.Fatalf("the indicators are %v", all)
	}
	r, err := s.BeginReview(t.Context())
	do(t, err)
	do(t, s.RateReview(t.Context(), r.ID, []journal.Rated{{Indicator: "Shared data", Rating: journal.High, Remark: "Sample."}}))
	do(t, s.RenameIndicator(t.Context(), all[2].ID, "Open data"))
	do(t, s.RemoveIndicator(t.Context(), all[2].ID))
	r, err = s.Review(t.Context(), r.ID)
	do(t, err)
	if x, ok := r.Rated("Shared data"); !ok || x.Rating != journal.High || x.Author != "tester" {
		t.Errorf("the ratings are %v", r.Ratings)
	}
	if all, err := s.Indicators(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("the indicators are %v, %v", all, err)
	}
}

// setToday has the clock stand at noon of a day.
func setToday(s *Store, iso string) {
	d := on(iso)
	s.now = func() time.Time { return time.Date(d.Year, d.Month, d.Dom, 12, 0, 0, 0, time.UTC) }
}
