package store

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// TestStaleNeverMet holds who was never met in person: of three touches or more none was a meeting, nor is one not known to
// have been none; what was about them, tried or taken back does not count.
func TestStaleNeverMet(t *testing.T) {
	s := open(t)
	for _, x := range []struct {
		name     string
		channels []journal.Channel
		want     bool
	}{
		{"calls", []journal.Channel{journal.Call, journal.Video, journal.Email}, true},
		{"few", []journal.Channel{journal.Call, journal.Call}, false},
		{"met long ago", []journal.Channel{journal.Encounter, journal.Call, journal.Call, journal.Call}, false},
		{"at a forum", []journal.Channel{journal.Call, journal.Call, journal.Call, journal.Forum}, false},
		{"not said", []journal.Channel{"", journal.Call, journal.Call}, false},
	} {
		c := add(t, s, every(x.name, 10))[0]
		for _, channel := range x.channels {
			write(t, s, journal.Note{Day: on("2026-11-01"), Channel: channel, Body: "x", Touch: channel != journal.Forum, Participants: with(journal.Present, c)})
		}
		write(t, s, journal.Note{Day: on("2026-11-02"), Channel: journal.Meeting, Body: "x", Tried: true, Participants: with(journal.Present, c)})
		write(t, s, journal.Note{Day: on("2026-11-02"), Channel: journal.Meeting, Body: "x", Touch: true, Participants: with(journal.About, c)})
		for _, d := range stale(t, s, StaleFilter{}).List {
			if d.ID == c.ID && d.NeverMet != x.want {
				t.Errorf("%s: %v", x.name, d.NeverMet)
			}
		}
	}
	if n := len(stale(t, s, StaleFilter{}).List); n != 5 {
		t.Errorf("%d are due", n)
	}
}

// TestStaleOccasions holds what there is to be in touch about: a birthday within a week ahead, a move within a week either
// way, of a move what begins.
func TestStaleOccasions(t *testing.T) {
	s := open(t)
	born := func(day int) []journal.Yearly {
		return []journal.Yearly{{Label: journal.Birthday, Month: 11, Day: day}}
	}
	at := func(title, from, to string) journal.Position {
		p := journal.Position{Title: title}
		if from != "" {
			p.From = on(from)
		}
		if to != "" {
			p.To = on(to)
		}
		return p
	}
	want := map[string]string{
		"born today": "birthday", "born in six days": "birthday", "born in seven": "", "born yesterday": "",
		"moved": "begins: Director", "will leave": "ends: Cook", "moved long ago": "",
	}
	for _, c := range []journal.Contact{
		{Name: "born today", Dates: born(23)}, {Name: "born in six days", Dates: born(29)},
		{Name: "born in seven", Dates: born(30)}, {Name: "born yesterday", Dates: born(22)},
		{Name: "moved", Positions: []journal.Position{at("Cook", "", "2026-11-19"), at("Director", "2026-11-20", "")}},
		{Name: "will leave", Positions: []journal.Position{at("Cook", "", "2026-11-29")}},
		{Name: "moved long ago", Positions: []journal.Position{at("Cook", "2026-11-16", "")}},
	} {
		c.Every = 10
		meet(t, s, "2026-11-01", add(t, s, c)[0])
	}
	list := stale(t, s, StaleFilter{}).List
	for _, d := range list {
		if d.Occasion.What != want[d.Name] {
			t.Errorf("%s: %q", d.Name, d.Occasion.What)
		}
	}
	if len(list) != len(want) {
		t.Errorf("%d are due", len(list))
	}
}
