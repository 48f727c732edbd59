package store

import (
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// initiate makes an initiative with these contacts in it.
func initiate(t testing.TB, s *Store, name string, all ...journal.Contact) journal.Initiative {
	t.Helper()
	in := journal.Initiative{Name: name, State: journal.UnderWay}
	for _, c := range all {
		in.Members = append(in.Members, member(c, ""))
	}
	in, err := s.AddInitiative(t.Context(), in, nil)
	do(t, err)
	return in
}

func member(c journal.Contact, role string) journal.Member {
	return journal.Member{Who: journal.Someone{ID: c.ID, UID: c.UID, Name: c.Name}, Role: role}
}

// change changes an initiative, and is how it stands then.
func change(t testing.TB, s *Store, in journal.Initiative, p InitiativePatch) journal.Initiative {
	t.Helper()
	_, err := s.EditInitiative(t.Context(), in.ID, p, nil)
	do(t, err)
	now, err := s.Initiative(t.Context(), in.ID)
	do(t, err)
	return now
}

func membersOf(in journal.Initiative) (out []string) {
	for _, m := range in.Members {
		out = append(out, m.Who.Name+":"+m.Role)
	}
	return out
}

func TestInitiatives(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("Ana Okafor"))
	dana, luis, ana := all[0], all[1], all[2]
	in := initiate(t, s, "Rate study", luis, dana)
	same(t, "members", membersOf(in), []string{"Dana Whitcomb:", "Luis Ortega:"})

	in = change(t, s, in, InitiativePatch{Role: []journal.Member{member(dana, "convener"), member(ana, "funder")}})
	same(t, "members", membersOf(in), []string{"Ana Okafor:funder", "Dana Whitcomb:convener", "Luis Ortega:"})
	// Who joins again stays in the role they have.
	in = change(t, s, in, InitiativePatch{Join: []journal.Member{member(dana, "")}, Out: []int64{luis.ID}, State: new(journal.InitiativeDone)})
	same(t, "members", membersOf(in), []string{"Ana Okafor:funder", "Dana Whitcomb:convener"})
	do(t, s.RemoveContact(t.Context(), ana.ID))
	in, err := s.Initiative(t.Context(), in.ID)
	do(t, err)
	same(t, "members", membersOf(in), []string{"Dana Whitcomb:convener"})
	_, err = s.EditInitiative(t.Context(), in.ID, InitiativePatch{Join: []journal.Member{member(ana, "")}}, nil)
	problem(t, err, journal.NotFound)

	initiate(t, s, "Mentor pool", dana)
	_, err = s.EditInitiative(t.Context(), in.ID, InitiativePatch{Name: new("MENTOR pool")}, nil)
	problem(t, err, journal.Usage)
	_, err = s.AddInitiative(t.Context(), journal.Initiative{Name: "rate  study", State: journal.Planned}, nil)
	problem(t, err, journal.Usage)
	list, err := s.Initiatives(t.Context(), InitiativeFilter{Who: []int64{dana.ID}})
	do(t, err)
	if len(list) != 2 || list[0].Name != "Mentor pool" || list[1].Name != "Rate study" {
		t.Errorf("those under way do not come first: %v", list)
	}
	if list, err := s.Initiatives(t.Context(), InitiativeFilter{Who: []int64{dana.ID}, Ongoing: true}); err != nil || len(list) != 1 {
		t.Errorf("ongoing are %v, %v", list, err)
	}

	do(t, s.RemoveInitiative(t.Context(), in.ID))
	problem(t, s.RemoveInitiative(t.Context(), in.ID), journal.Failure)
	_, err = s.EditInitiative(t.Context(), in.ID, InitiativePatch{Aim: new("x")}, nil)
	problem(t, err, journal.Failure)
	initiate(t, s, "Rate study") // the name is free again
}

// What is committed is counted as open until it came, and what was dropped or removed is not counted.
func TestCommitments(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	in := initiate(t, s, "Rate study")
	var made []journal.FollowUp
	for _, gift := range journal.Gifts {
		f := journal.FollowUp{Who: member(dana, "").Who, OwedBy: journal.Them, Text: "x", Gives: gift}
		all, err := s.EditInitiative(t.Context(), in.ID, InitiativePatch{Committed: []journal.FollowUp{f}}, nil)
		do(t, err)
		made = append(made, all...)
	}
	do(t, s.CloseFollowUps(t.Context(), []int64{made[0].ID}, journal.Done, on("2026-11-20")))
	do(t, s.CloseFollowUps(t.Context(), []int64{made[1].ID}, journal.Dropped, on("2026-11-20")))
	do(t, s.RemoveFollowUp(t.Context(), made[2].ID))
	in, err := s.Initiative(t.Context(), in.ID)
	if err != nil || in.Open != 1 || in.Came != 1 {
		t.Errorf("%d open, %d came, %v", in.Open, in.Came, err)
	}
	if made[3].Gives != journal.GivesVoice || made[3].Initiative != in.Named() {
		t.Errorf("%+v", made[3])
	}
}

// What comes out of a note of an initiative is committed to it; a note belongs to none while its initiative is removed.
func TestNotesOfAnInitiative(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	in, other := initiate(t, s, "Rate study"), initiate(t, s, "Mentor pool")
	n := journal.Note{Day: on("2026-11-20"), Body: "x", Participants: with(journal.Present, dana), Initiative: in.Named()}
	noted, err := s.AddNote(t.Context(), n, nil, journal.FollowUp{OwedBy: journal.Them, Text: "x"})
	do(t, err)
	if noted.Note.Initiative != in.Named() || noted.Owed[0].Initiative != in.Named() {
		t.Errorf("%+v, %+v", noted.Note, noted.Owed)
	}
	noted, err = s.EditNote(t.Context(), noted.Note.ID, NotePatch{Initiative: new(other.Named())}, nil)
	if err != nil || noted.Left != in.Named() || noted.Note.Initiative != other.Named() {
		t.Errorf("%+v, %v", noted, err)
	}
	for _, wide := range []bool{false, true} {
		all := notes(t, s, NoteFilter{ByNumber: wide})
		if len(all) != 1 || all[0].Initiative != other.Named() {
			t.Errorf("%+v", all)
		}
	}
	do(t, s.RemoveInitiative(t.Context(), other.ID))
	for _, wide := range []bool{false, true} {
		if all := notes(t, s, NoteFilter{ByNumber: wide}); all[0].Initiative != (journal.InitiativeName{}) {
			t.Errorf("%+v", all)
		}
	}
	_, err = s.EditNote(t.Context(), noted.Note.ID, NotePatch{Initiative: new(other.Named()), Body: new("y")}, nil)
	problem(t, err, journal.Failure)
	n.Initiative = other.Named()
	_, err = s.AddNote(t.Context(), n, nil)
	problem(t, err, journal.Failure)
	_, err = s.EditFollowUp(t.Context(), noted.Note.ID, FollowUpPatch{Initiative: new(other.Named())})
	problem(t, err, journal.Failure)
}

// Who is in an initiative is told only of those asked for, where records of somebody are asked for.
func TestRecordsOfInitiatives(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"))
	dana, luis := all[0], all[1]
	in := initiate(t, s, "Rate study", dana)
	initiate(t, s, "Mentor pool")
	change(t, s, in, InitiativePatch{Role: []journal.Member{member(luis, "funder")}})
	change(t, s, in, InitiativePatch{Out: []int64{dana.ID}, Aim: new("x")})
	for who, want := range map[int64][]string{dana.ID: {"unlinked Dana Whitcomb (1)", "changed x"}, luis.ID: {"linked Luis Ortega (2), funder", "changed x"}} {
		f := RecordsFilter{Who: []int64{who}}
		held, err := All(s.HeldInitiatives(t.Context(), f))
		if err != nil || len(held) != 1 || held[0].Record.Name != "Rate study" {
			t.Errorf("%v, %v", held, err)
		}
		var have []string
		for w, err := range s.Wordings(t.Context(), f) {
			do(t, err)
			have = append(have, w.Did+" "+w.From+w.To)
		}
		slices.Sort(have)
		slices.Sort(want)
		same(t, "wordings", have, want)
	}
}
