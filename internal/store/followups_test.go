package store

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// owe makes a follow-up with a contact.
func owe(t testing.TB, s *Store, c journal.Contact, by journal.Initiator, due string) journal.FollowUp {
	t.Helper()
	f := journal.FollowUp{Who: journal.Someone{UID: c.UID, Name: c.Name}, OwedBy: by, Text: "x"}
	if due != "" {
		f.Due = on(due)
	}
	made, err := s.AddFollowUps(t.Context(), []journal.FollowUp{f}, nil)
	do(t, err)
	return made[0]
}

// What is done on its day or before is on time, as is what has no day; what was removed does not count.
func TestPromises(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	for _, p := range []struct {
		by          journal.Initiator
		due, closed string
		to          journal.State
	}{
		{journal.Me, "2026-11-20", "2026-11-20", journal.Done}, {journal.Me, "2026-11-20", "2026-11-21", journal.Done},
		{journal.Me, "", "2026-11-21", journal.Done}, {journal.Me, "2026-11-20", "2026-11-21", journal.Dropped},
		{journal.Them, "2026-11-20", "2026-11-21", journal.Done},
	} {
		do(t, s.CloseFollowUps(t.Context(), []int64{owe(t, s, dana, p.by, p.due).ID}, p.to, on(p.closed)))
	}
	owe(t, s, dana, journal.Them, "2026-11-01")
	gone := owe(t, s, dana, journal.Them, "2026-11-01")
	do(t, s.CloseFollowUps(t.Context(), []int64{gone.ID}, journal.Done, on("2026-11-01")))
	do(t, s.RemoveFollowUp(t.Context(), gone.ID))
	have, err := s.Promises(t.Context(), dana.ID)
	want := journal.Promises{Mine: journal.Kept{OnTime: 2, Late: 1, Dropped: 1}, Theirs: journal.Kept{Late: 1}}
	if err != nil || have[dana.ID] != want {
		t.Errorf("kept %+v, %v, want %+v", have[dana.ID], err, want)
	}
}

// Due is what is open and due on or before a day.
func TestFollowUpsDue(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	for _, due := range []string{"2026-11-22", "2026-11-23", "2026-11-24", ""} {
		owe(t, s, dana, journal.Me, due)
	}
	done := owe(t, s, dana, journal.Me, "2026-11-01")
	do(t, s.CloseFollowUps(t.Context(), []int64{done.ID, done.ID}, journal.Done, on("2026-11-23")))
	until := FollowUpFilter{States: []journal.State{journal.Open}, Until: on("2026-11-23")}
	if due, _, err := s.CountFollowUps(t.Context(), until); due != 2 || err != nil {
		t.Errorf("due %d, %v", due, err)
	}
}

// What was closed or removed meanwhile is not closed again, and nothing else with it.
func TestCloseMeanwhile(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	one, two := owe(t, s, dana, journal.Me, ""), owe(t, s, dana, journal.Me, "")
	do(t, s.CloseFollowUps(t.Context(), []int64{one.ID}, journal.Dropped, on("2026-11-23")))
	problem(t, s.CloseFollowUps(t.Context(), []int64{one.ID, two.ID}, journal.Done, on("2026-11-23")), journal.Failure)
	if f, err := s.FollowUp(t.Context(), two.ID); f.State != journal.Open || err != nil {
		t.Errorf("%+v, %v", f, err)
	}
	do(t, s.RemoveContact(t.Context(), dana.ID))
	_, err := s.AddFollowUps(t.Context(), []journal.FollowUp{{Who: two.Who, OwedBy: journal.Me, Text: "x"}}, nil)
	problem(t, err, journal.NotFound)
}
