package store

import (
	"fmt"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// A brief has the latest few of each thing, without what is private; what is private is counted, and comes when asked for.
func TestBrief(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("Mei Tanaka"))
	dana, luis, mei := all[0], all[1], all[2]
	said := func(text string) []journal.Heard { return []journal.Heard{{SpeakerUID: dana.UID, Text: text}} }
	for i := range 7 {
		present := []journal.Contact{dana, luis}
		if i == 3 {
			present = append(present, mei)
		}
		write(t, s, journal.Note{
			Day: on("2026-11-01").Add(i), Body: fmt.Sprint("Met ", i), Touch: true,
			Participants: with(journal.Present, present...), Heard: said(fmt.Sprint("said ", i)),
		})
	}
	write(t, s, journal.Note{
		Day: on("2026-11-20"), Body: "Between us", Touch: true, Private: true,
		Participants: with(journal.Present, dana, mei), Heard: said("a secret"),
	})
	tests := []struct {
		private             bool
		told, last          string
		conversations, left int
		met                 []string
	}{
		{false, "said 6", "Met 6", 7, 1, []string{"Luis Ortega 7", "Mei Tanaka 1"}},
		{true, "a secret", "Between us", 8, 0, []string{"Luis Ortega 7", "Mei Tanaka 2"}},
	}
	for _, tt := range tests {
		b, err := s.Brief(t.Context(), dana.ID, tt.private)
		do(t, err)
		if len(b.Told) != briefTold || b.Told[0].Text != tt.told || len(b.Notes) != briefNotes || b.Notes[0].Body != tt.last {
			t.Errorf("private %t: told %v, notes %v", tt.private, b.Told, b.Notes)
		}
		if b.First != on("2026-11-01") || b.Conversations != tt.conversations || b.Secret != tt.left {
			t.Errorf("private %t: %d conversations since %s, %d left out", tt.private, b.Conversations, b.First, b.Secret)
		}
		var met []string
		for _, m := range b.Met {
			met = append(met, fmt.Sprint(m.Name, " ", m.Times))
		}
		same(t, "met with", met, tt.met)
	}
	b, err := s.Brief(t.Context(), mei.ID, false)
	do(t, err)
	same(t, "met with", []string{b.Met[0].Name, b.Met[1].Name}, []string{"Dana Whitcomb", "Luis Ortega"})
	_, err = s.Brief(t.Context(), 99, false)
	problem(t, err, journal.NotFound)
}
