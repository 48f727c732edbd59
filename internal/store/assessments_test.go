package store

import (
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// assess assesses the relationship with a contact on a day, as a note shows it where there is one.
func assess(t testing.TB, s *Store, c journal.Contact, trust journal.Trust, day string, note int64) journal.Assessment {
	t.Helper()
	made, err := s.AddAssessments(t.Context(), []journal.Assessment{{
		Who: journal.Someone{UID: c.UID, Name: c.Name}, Note: note, Day: on(day), Trust: trust,
		Fairness: journal.FairnessUnknown, Evidence: "x",
	}})
	do(t, err)
	return made[0]
}

// trends is the numbers of assessments, each with trust as the one before has it.
func trends(t testing.TB, s *Store, f AssessmentFilter) (ids []int64, was []journal.Trust) {
	t.Helper()
	all, err := All(s.Assessments(t.Context(), f))
	do(t, err)
	for _, x := range all {
		ids, was = append(ids, x.ID), append(was, x.Was)
	}
	return ids, was
}

// The latest of each relationship goes by the day, and of one day by the number; those that were removed do not count, for
// the trend neither; the order is that of the names.
func TestLatestAssessments(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Luis Ortega"), named("Dana Whitcomb"), named("Ruth Early"))
	luis, dana, ruth := all[0], all[1], all[2]
	assess(t, s, luis, journal.Strained, "2026-03-01", 0) // a1
	assess(t, s, luis, journal.Guarded, "2026-05-01", 0)  // a2
	assess(t, s, luis, journal.Growing, "2026-05-01", 0)  // a3
	assess(t, s, luis, journal.Strong, "2026-04-01", 0)   // a4, of a day before that of others
	assess(t, s, dana, journal.Guarded, "2026-01-01", 0)  // a5
	assess(t, s, ruth, journal.Strong, "2026-01-01", 0)   // a6
	do(t, s.RemoveContact(t.Context(), ruth.ID))
	check := func(f AssessmentFilter, want []int64, was ...journal.Trust) {
		t.Helper()
		have, trend := trends(t, s, f)
		if !slices.Equal(have, want) || !slices.Equal(trend, was) {
			t.Errorf("%+v are %v, before that %q, want %v, %q", f, have, trend, want, was)
		}
		n, private, err := s.CountAssessments(t.Context(), f)
		if n != len(want) || private != 0 || err != nil {
			t.Errorf("%+v are counted as %d and %d private, %v", f, n, private, err)
		}
	}
	check(AssessmentFilter{Latest: true}, []int64{5, 3}, "", journal.Guarded)
	check(AssessmentFilter{Who: []int64{luis.ID}}, []int64{3, 2, 4, 1}, journal.Guarded, journal.Strong, journal.Strained, "")
	check(AssessmentFilter{Who: []int64{ruth.ID}, Latest: true}, []int64{6}, "")
	check(AssessmentFilter{Latest: true, Of: ContactFilter{Stages: []journal.Stage{journal.Dormant}}}, nil)
	do(t, s.RemoveAssessment(t.Context(), 2))
	check(AssessmentFilter{Latest: true, ByNumber: true}, []int64{3, 5}, journal.Strong, "")
	check(AssessmentFilter{Deleted: true}, []int64{2}, journal.Strong)
	problem(t, s.RemoveAssessment(t.Context(), 2), journal.Failure)
	_, err := s.Assessment(t.Context(), 9, true)
	problem(t, err, journal.NotFound)
}

// What a private note shows is left out, and not told by the trend either, unless it is asked for. It is still the latest.
func TestPrivateAssessments(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	n := journal.Note{Day: on("2026-03-01"), Private: true, Participants: []journal.Participant{
		{UID: dana.UID, Name: dana.Name, Role: journal.Present},
	}}
	noted, err := s.AddNote(t.Context(), n, nil)
	do(t, err)
	assess(t, s, dana, journal.Strained, "2026-03-01", noted.Note.ID)
	assess(t, s, dana, journal.Growing, "2026-04-01", 0)
	if ids, was := trends(t, s, AssessmentFilter{}); !slices.Equal(ids, []int64{2}) || was[0] != "" {
		t.Errorf("not private are %v, before that %q", ids, was)
	}
	if ids, was := trends(t, s, AssessmentFilter{Private: true}); !slices.Equal(ids, []int64{2, 1}) || was[0] != journal.Strained {
		t.Errorf("all are %v, before that %q", ids, was)
	}
	if n, private, err := s.CountAssessments(t.Context(), AssessmentFilter{}); n != 1 || private != 1 || err != nil {
		t.Errorf("counted as %d, and %d private, %v", n, private, err)
	}
	if x, err := s.Assessment(t.Context(), 2, false); err != nil || x.Was != "" {
		t.Errorf("%+v, %v", x, err)
	}
	assess(t, s, dana, journal.Guarded, "2026-05-01", noted.Note.ID)
	if ids, _ := trends(t, s, AssessmentFilter{Latest: true}); len(ids) != 0 {
		t.Errorf("an earlier one passes for the latest, which is private: %v", ids)
	}
	do(t, s.RemoveNote(t.Context(), noted.Note.ID))
	if ids, was := trends(t, s, AssessmentFilter{Latest: true}); !slices.Equal(ids, []int64{2}) || was[0] != "" {
		t.Errorf("without the note there are %v, before that %q", ids, was)
	}
}

// Every ground is kept as it was said, and what must not be is refused by the journal itself.
func TestGroundsOfAssessments(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	x := journal.Assessment{
		Who: journal.Someone{UID: dana.UID, Name: dana.Name}, Day: on("2026-03-01"), Trust: journal.Growing,
		Rests: []journal.Ground{journal.Integrity, journal.Record}, Question: []journal.Ground{journal.Capability},
		Fairness: journal.Mixed, From: journal.TheySaid, Evidence: "Feels heard, and paid late",
	}
	made, err := s.AddAssessments(t.Context(), []journal.Assessment{x})
	do(t, err)
	have := made[0]
	if !slices.Equal(have.Rests, x.Rests) || !slices.Equal(have.Question, x.Question) || have.From != x.From || have.Fairness != x.Fairness {
		t.Errorf("%+v", have)
	}
	for what, spoil := range map[string]func(*journal.Assessment){
		"no evidence":     func(x *journal.Assessment) { x.Evidence = "" },
		"nobody says so":  func(x *journal.Assessment) { x.From = "" },
		"another word":    func(x *journal.Assessment) { x.Trust = "good" },
		"no word":         func(x *journal.Assessment) { x.Trust = "" },
		"another's note":  func(x *journal.Assessment) { x.Note = 7 },
		"fair by nothing": func(x *journal.Assessment) { x.Fairness = journal.FairnessUnknown },
	} {
		y := x
		spoil(&y)
		if _, err := s.AddAssessments(t.Context(), []journal.Assessment{y}); err == nil {
			t.Errorf("%s is kept", what)
		}
	}
	waiting := journal.Assessment{Who: x.Who, Day: x.Day, Trust: journal.TrustUnknown, Fairness: journal.FairnessUnknown}
	if _, err := s.AddAssessments(t.Context(), []journal.Assessment{waiting}); err != nil {
		t.Errorf("a relationship cannot wait to be assessed: %v", err)
	}
	do(t, s.RemoveContact(t.Context(), dana.ID))
	_, err = s.AddAssessments(t.Context(), []journal.Assessment{x})
	problem(t, err, journal.NotFound)
}
