package store

import (
	"fmt"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func TestHeardLines(t *testing.T) {
	s := open(t)
	two := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"))
	dana, luis := two[0], two[1]
	heard := func(c journal.Contact, text string) journal.Heard {
		return journal.Heard{SpeakerUID: c.UID, Text: text}
	}
	for _, n := range []journal.Note{
		{Day: on("2026-11-01"), Heard: []journal.Heard{heard(luis, "a"), heard(dana, "b"), {Text: "c"}}},
		{Day: on("2026-11-03"), Heard: []journal.Heard{heard(luis, "d")}, Private: true},
		{Day: on("2026-11-02"), Heard: []journal.Heard{heard(luis, "e")}, Tags: []string{"qris"}},
		{Day: on("2026-11-02"), Body: "nothing"},
	} {
		n.Participants = with(journal.Present, dana, luis)
		write(t, s, n)
	}
	add(t, s, named("Luis Ortega"))
	for _, tt := range []struct {
		name    string
		f       NoteFilter
		want    string
		private int
	}{
		{"all", NoteFilter{}, "e Luis Ortega (2), a Luis Ortega (2), b Dana Whitcomb, c ", 1},
		{"private ones too, oldest first", NoteFilter{Private: true, Oldest: true}, "a Luis Ortega (2), b Dana Whitcomb, c , e Luis Ortega (2), d Luis Ortega (2)", 0},
		{"who said it", NoteFilter{Who: []int64{dana.ID}}, "b Dana Whitcomb", 0},
		{"nobody", NoteFilter{Who: []int64{}}, "", 0},
		{"tag", NoteFilter{Tags: []string{"qris"}}, "e Luis Ortega (2)", 0},
		{"until, limit", NoteFilter{Until: on("2026-11-01"), Limit: 1}, "a Luis Ortega (2)", 0},
	} {
		got := ""
		for l, err := range s.HeardLines(t.Context(), tt.f) {
			do(t, err)
			if got != "" {
				got += ", "
			}
			got += fmt.Sprintf("%s %s", l.Text, l.Speaker.Label())
		}
		shown, private, err := s.CountHeard(t.Context(), tt.f)
		do(t, err)
		if got != tt.want || private != tt.private {
			t.Errorf("%s: %q and %d private, want %q and %d", tt.name, got, private, tt.want, tt.private)
		}
		if tt.f.Limit == 1 && shown != 3 || tt.name == "all" && shown != 4 {
			t.Errorf("%s: %d counted", tt.name, shown)
		}
	}
}
