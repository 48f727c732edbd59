package store

import (
	"errors"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// moved is what a note moved, each list as names.
func moved(n Noted) [5][]string {
	return [5][]string{n.Added, n.Developing, n.Returned, n.Awake, n.Still}
}

func sameMoved(t *testing.T, have Noted, want [5][]string) {
	t.Helper()
	for i, what := range []string{"added", "developing", "returned", "awake", "still"} {
		same(t, what, moved(have)[i], want[i])
	}
}

// What one note does to one contact who was last touched on 10 November, or never.
func TestAddNoteMoves(t *testing.T) {
	const name = "Dana Whitcomb"
	snoozed := on("2027-01-01")
	tests := []struct {
		name    string
		stage   journal.Stage
		snooze  journal.Day
		touched string
		note    journal.Note // with Dana present, unless it says otherwise
		want    [5][]string
		stageIs journal.Stage
		awake   bool
	}{
		{"prospect", journal.Prospect, journal.Day{}, "", journal.Note{Day: on("2026-11-20"), Touch: true},
			[5][]string{1: {name}}, journal.Developing, true},
		{"developing", journal.Developing, journal.Day{}, "", journal.Note{Day: on("2026-11-20"), Touch: true},
			[5][]string{}, journal.Developing, true},
		{"sustaining", journal.Sustaining, journal.Day{}, "2026-11-10", journal.Note{Day: on("2026-11-20"), Touch: true},
			[5][]string{}, journal.Sustaining, true},
		{"dormant", journal.Dormant, journal.Day{}, "", journal.Note{Day: on("2026-11-20"), Touch: true},
			[5][]string{2: {name}}, journal.Developing, true},
		{"dormant and snoozed", journal.Dormant, snoozed, "2026-11-10", journal.Note{Day: on("2026-11-20"), Touch: true},
			[5][]string{2: {name}, 3: {name}}, journal.Developing, true},
		{"snoozed", journal.Sustaining, snoozed, "2026-11-10", journal.Note{Day: on("2026-11-10"), Touch: true},
			[5][]string{3: {name}}, journal.Sustaining, true},
		{"an older note wakes nobody", journal.Dormant, snoozed, "2026-11-10", journal.Note{Day: on("2026-11-09"), Touch: true},
			[5][]string{4: {"Dana Whitcomb was last touched later, on Tue 10 Nov 2026"}}, journal.Dormant, false},
		{"an attempt", journal.Prospect, snoozed, "", journal.Note{Day: on("2026-11-20"), Tried: true},
			[5][]string{4: {"an attempt is not a conversation yet"}}, journal.Prospect, false},
		{"a forum", journal.Prospect, snoozed, "", journal.Note{Day: on("2026-11-20"), Channel: journal.Forum},
			[5][]string{4: {"a forum touches nobody, unless --touch says so"}}, journal.Prospect, false},
		{"a forum with --touch", journal.Prospect, snoozed, "", journal.Note{Day: on("2026-11-20"), Channel: journal.Forum, Touch: true},
			[5][]string{1: {name}, 3: {name}}, journal.Developing, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			dana := add(t, s, named(name))[0]
			if tt.touched != "" {
				meet(t, s, tt.touched, dana)
			}
			_, err := s.EditContact(t.Context(), dana.ID, ContactPatch{Stage: &tt.stage, Snooze: &tt.snooze})
			if err != nil && !errors.Is(err, ErrUnchanged) {
				t.Fatal(err)
			}
			tt.note.Participants = with(journal.Present, dana)
			sameMoved(t, write(t, s, tt.note), tt.want)
			if now := again(t, s, dana); now.Stage != tt.stageIs || now.Snooze.IsZero() != tt.awake {
				t.Errorf("now %s, snoozed until %q; want %s, awake %t", now.Stage, now.Snooze, tt.stageIs, tt.awake)
			}
		})
	}
}

func TestAddNoteAboutMovesNobody(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	noted := write(t, s, journal.Note{Day: on("2026-11-20"), Participants: with(journal.About, dana)})
	sameMoved(t, noted, [5][]string{4: {"nobody was present"}})
	if now := again(t, s, dana); !now.LastTouched.IsZero() || now.Stage != journal.Prospect {
		t.Errorf("now %s, touched %s", now.Stage, now.LastTouched)
	}
}

func TestAddNoteOfAGathering(t *testing.T) {
	s := open(t)
	var all []journal.Contact
	for range journal.LargestTouch + 1 {
		all = append(all, named("Ana Okafor"))
	}
	noted := write(t, s, journal.Note{Day: on("2026-11-20"), Participants: with(journal.Present, add(t, s, all...)...)})
	sameMoved(t, noted, [5][]string{4: {"13 present make a gathering, which touches nobody unless --touch says so"}})
}

// A note makes the contacts it adds, with all that hangs off it, and they are moved like all others.
func TestAddNoteWithNewContacts(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	luis := journal.Contact{UID: NewUID(), Name: "Luis Ortega"}
	ana := journal.Contact{UID: NewUID(), Name: "Ana Okafor", Stage: journal.Sustaining}
	n := journal.Note{
		Day: on("2026-11-20"), Time: "09:30", Channel: journal.Call, Body: "QRIS pilot.", Touch: true, Private: true, Began: journal.Them,
		Participants: append(with(journal.Present, dana, luis), with(journal.About, ana)...),
		Heard:        []journal.Heard{{SpeakerUID: luis.UID, Text: "worries about rates"}, {Text: "soon"}},
		Tags:         []string{"qris", "budget"},
	}
	noted, err := s.AddNote(t.Context(), n, []journal.Contact{luis, ana})
	do(t, err)
	sameMoved(t, noted, [5][]string{0: {"Luis Ortega", "Ana Okafor"}, 1: {"Dana Whitcomb", "Luis Ortega"}})

	got, err := s.Note(t.Context(), noted.Note.ID)
	do(t, err)
	if got.Day != n.Day || got.Time != n.Time || got.Channel != n.Channel || got.Body != n.Body || !got.Touch || got.Tried ||
		!got.Private || got.Began != n.Began || got.Author != "tester" {
		t.Errorf("have %+v", got)
	}
	same(t, "participants", got.Participants, []journal.Participant{
		{ContactID: 1, UID: dana.UID, Name: "Dana Whitcomb", Role: journal.Present},
		{ContactID: 2, UID: luis.UID, Name: "Luis Ortega", Role: journal.Present},
		{ContactID: 3, UID: ana.UID, Name: "Ana Okafor", Role: journal.About}})
	same(t, "heard", got.Heard, []journal.Heard{{SpeakerUID: luis.UID, Speaker: "Luis Ortega", Text: "worries about rates"}, {Text: "soon"}})
	same(t, "tags", got.Tags, []string{"budget", "qris"})
	if last, _, err := s.LastChange(t.Context()); err != nil || last.ID != 2 {
		t.Errorf("it is change c%d, %v; want all of it in c2", last.ID, err)
	}
}

func TestNoNoteInTheFuture(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	n := journal.Note{Day: on("2026-11-24"), Touch: true, Participants: with(journal.Present, dana)}
	_, err := s.AddNote(t.Context(), n, nil)
	problem(t, err, journal.Usage)
	n.Day = on("2026-11-23")
	today := write(t, s, n)
	_, err = s.EditNote(t.Context(), today.Note.ID, NotePatch{Day: new(on("2026-11-24"))}, nil)
	problem(t, err, journal.Usage)
	if last, _, err := s.LastChange(t.Context()); err != nil || last.ID != 2 {
		t.Errorf("a refused note left change c%d, %v", last.ID, err)
	}
}

// What an edit of a note of 10 November moves. Dana was present, a prospect then; afterwards she was set back to
// prospect and snoozed, as if on a later day.
func TestEditNoteMoves(t *testing.T) {
	const name = "Dana Whitcomb"
	tests := []struct {
		name    string
		patch   NotePatch
		want    [5][]string
		touched string
		stage   journal.Stage
		awake   bool
	}{
		{"its words", NotePatch{Body: new("Misspelled.")}, [5][]string{}, "2026-11-10", journal.Prospect, false},
		{"an earlier day", NotePatch{Day: new(on("2026-11-02"))}, [5][]string{}, "2026-11-02", journal.Prospect, false},
		{"a later day", NotePatch{Day: new(on("2026-11-12"))}, [5][]string{1: {name}, 3: {name}}, "2026-11-12", journal.Developing, true},
		{"only tried", NotePatch{Tried: new(true)}, [5][]string{4: {"an attempt is not a conversation yet"}}, "", journal.Prospect, false},
		{"a forum", NotePatch{Channel: new(journal.Forum)}, [5][]string{4: {"a forum touches nobody, unless --touch says so"}}, "", journal.Prospect, false},
		{"a forum that touches", NotePatch{Channel: new(journal.Forum), Touch: new(true)}, [5][]string{}, "2026-11-10", journal.Prospect, false},
		{"no touch", NotePatch{Touch: new(false)}, [5][]string{4: {"the note itself says that it touches nobody"}}, "", journal.Prospect, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			dana := add(t, s, named(name))[0]
			n := meet(t, s, "2026-11-10", dana)
			_, err := s.EditContact(t.Context(), dana.ID, ContactPatch{Stage: new(journal.Prospect), Snooze: new(on("2027-01-01"))})
			do(t, err)
			noted, err := s.EditNote(t.Context(), n.Note.ID, tt.patch, nil)
			do(t, err)
			sameMoved(t, noted, tt.want)
			now := again(t, s, dana)
			if now.LastTouched.String() != tt.touched || now.Stage != tt.stage || now.Snooze.IsZero() != tt.awake {
				t.Errorf("touched %q, %s, snoozed until %q; want %q, %s, awake %t", now.LastTouched, now.Stage, now.Snooze, tt.touched, tt.stage, tt.awake)
			}
		})
	}
}

func TestEditNoteParticipants(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("Ana Okafor"))
	dana, luis, ana := all[0], all[1], all[2]
	id := write(t, s, journal.Note{Day: on("2026-11-10"), Channel: journal.Call, Touch: true,
		Participants: append(with(journal.Present, dana), with(journal.About, luis)...)}).Note.ID

	noted, err := s.EditNote(t.Context(), id, NotePatch{With: []Who{who(luis), who(ana)}}, nil)
	do(t, err)
	sameMoved(t, noted, [5][]string{1: {"Ana Okafor", "Luis Ortega"}})
	if got := again(t, s, luis); got.LastTouched != on("2026-11-10") {
		t.Errorf("Luis, present now, is touched %q", got.LastTouched)
	}

	noted, err = s.EditNote(t.Context(), id, NotePatch{About: []Who{who(dana)}, Without: []Who{who(ana)}}, nil)
	do(t, err)
	same(t, "participants", noted.Note.Participants, append(with(journal.Present, luis), with(journal.About, dana)...))
	if got := again(t, s, dana); !got.LastTouched.IsZero() {
		t.Errorf("Dana, whom it is only about now, is touched %q", got.LastTouched)
	}

	_, err = s.EditNote(t.Context(), id, NotePatch{Without: []Who{who(dana), who(luis)}}, nil)
	problem(t, err, journal.Usage)
}

func TestEditNoteDetails(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	id := write(t, s, journal.Note{Day: on("2026-11-10"), Body: "Before.", Touch: true, Tags: []string{"qris"},
		Heard: []journal.Heard{{Text: "one"}}, Participants: with(journal.Present, dana)}).Note.ID
	noted, err := s.EditNote(t.Context(), id, NotePatch{
		Time: new("14:30"), Channel: new(journal.Video), Body: new("After."), Private: new(true), Began: new(journal.Me),
		Heard: []journal.Heard{{SpeakerUID: dana.UID, Text: "two"}}, Tag: []string{"budget"}, Untag: []string{"qris"},
	}, nil)
	do(t, err)
	n := noted.Note
	if n.Time != "14:30" || n.Channel != journal.Video || n.Body != "After." || !n.Private || n.Began != journal.Me || !n.Touch {
		t.Errorf("have %+v", n)
	}
	same(t, "heard", n.Heard, []journal.Heard{{Text: "one"}, {SpeakerUID: dana.UID, Speaker: "Dana Whitcomb", Text: "two"}})
	same(t, "tags", n.Tags, []string{"budget"})

	_, err = s.EditNote(t.Context(), id, NotePatch{Body: new("After.")}, nil)
	if !errors.Is(err, ErrUnchanged) {
		t.Errorf("an edit to no effect: %v", err)
	}
	_, err = s.EditNote(t.Context(), 99, NotePatch{Body: new("x")}, nil)
	problem(t, err, journal.NotFound)
	do(t, s.RemoveNote(t.Context(), id))
	_, err = s.EditNote(t.Context(), id, NotePatch{Body: new("x")}, nil)
	problem(t, err, journal.Failure)
	problem(t, s.RemoveNote(t.Context(), id), journal.Failure)
}
