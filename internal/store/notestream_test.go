package store

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// What is put together from tables read abreast is what is read note by note.
func TestManyNotesAreTheNotes(t *testing.T) {
	s := open(t)
	who := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("dana whitcomb"), named("Amara Okafor-Reyes"))
	for i := range 30 {
		n := journal.Note{Day: on(fmt.Sprintf("2026-10-%02d", 30-i)), Body: fmt.Sprint("Note ", i), Private: i%7 == 0}
		for j, c := range who {
			if i>>j&1 == 1 {
				role := []journal.Role{journal.Present, journal.About}[(i+j)%2]
				n.Participants = append(n.Participants, journal.Participant{UID: c.UID, Role: role})
				n.Heard = append(n.Heard, journal.Heard{SpeakerUID: c.UID, Text: fmt.Sprint("Said ", j)})
			}
		}
		if i%3 == 0 {
			n.Heard, n.Tags = append(n.Heard, journal.Heard{Text: "Nobody said."}), []string{"b", "a"}
		}
		_, err := s.AddNote(t.Context(), n, nil)
		do(t, err)
	}
	do(t, s.RemoveContact(t.Context(), who[2].ID))
	do(t, s.RemoveNote(t.Context(), 4))
	for name, f := range map[string]NoteFilter{
		"all": {}, "private too": {Private: true}, "removed": {Deleted: true, Private: true}, "some days": {Since: on("2026-10-05"), Until: on("2026-10-20")},
	} {
		f.ByNumber = true
		if !f.wide() {
			t.Fatalf("%s: not read abreast", name)
		}
		narrow := f
		narrow.Limit = 1000
		got, want := notes(t, s, f), notes(t, s, narrow)
		if len(got) != len(want) || len(got) == 0 {
			t.Errorf("%s: %d notes abreast, %d one by one", name, len(got), len(want))
		}
		for i := range want {
			if a, b := fmt.Sprintf("%+v", got[i]), fmt.Sprintf("%+v", want[i]); a != b {
				t.Fatalf("%s: abreast\n%s\none by one\n%s", name, a, b)
			}
		}
		if !slices.IsSortedFunc(got, func(a, b journal.Note) int { return int(a.ID - b.ID) }) {
			t.Errorf("%s: not in the order of their numbers", name)
		}
	}
}

func TestManyNotesCanBeLeft(t *testing.T) {
	s := open(t)
	who := add(t, s, named("Dana Whitcomb"))
	meet(t, s, "2026-10-01", who[0])
	meet(t, s, "2026-10-02", who[0])
	for n, err := range s.Notes(t.Context(), NoteFilter{ByNumber: true}) {
		do(t, err)
		if n.ID != 1 {
			t.Errorf("the first is n%d", n.ID)
		}
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, err := range s.Notes(ctx, NoteFilter{ByNumber: true}) {
		if err == nil {
			t.Error("a note after the end of the context")
		}
	}
}
