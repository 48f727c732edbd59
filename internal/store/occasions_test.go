package store

import (
	"slices"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// A birthday on 29 February is kept on the 28th in a common year, the turn of the year is passed, and what is over, removed
// or yet to begin is no occasion.
func TestOccasions(t *testing.T) {
	born := func(year int, month time.Month, day int) journal.Yearly {
		return journal.Yearly{Label: journal.Birthday, Year: year, Month: month, Day: day}
	}
	people := []journal.Contact{
		{Name: "Leap Leary", Dates: []journal.Yearly{born(1980, time.February, 29)}},
		{Name: "Eve Eaves", Dates: []journal.Yearly{born(0, time.December, 31)}},
		{Name: "Jan Janus", Dates: []journal.Yearly{born(0, time.January, 2), {Label: "anniversary", Month: time.June, Day: 1}}},
		{Name: "Unborn Unger", Dates: []journal.Yearly{born(2040, time.January, 2)}},
		{Name: "Tessa Term", Positions: []journal.Position{
			{Title: "Senator", From: on("2025-01-10"), To: on("2027-01-09")},
			{Title: "Chair", From: on("2027-01-03")},
		}},
		{Name: "Gone Gunn", Dates: []journal.Yearly{born(0, time.December, 31)}},
	}
	s := open(t)
	made := add(t, s, people...)
	do(t, s.RemoveContact(t.Context(), made[len(made)-1].ID))
	tests := []struct {
		since, until string
		want         []string
	}{
		{"2026-12-26", "2027-01-09", []string{
			"2026-12-31 Eve Eaves: birthday", "2027-01-02 Jan Janus: birthday",
			"2027-01-03 Tessa Term: begins: Chair", "2027-01-09 Tessa Term: ends: Senator",
		}},
		{"2027-02-20", "2027-03-06", []string{"2027-02-28 Leap Leary: birthday"}},
		{"2028-02-20", "2028-03-05", []string{"2028-02-29 Leap Leary: birthday"}},
		{"2027-03-01", "2027-03-14", nil},
		{"2028-02-29", "2028-02-29", []string{"2028-02-29 Leap Leary: birthday"}},
		{"2028-02-28", "2028-02-28", nil},
	}
	for _, tt := range tests {
		found, err := s.Occasions(t.Context(), OccasionFilter{Since: on(tt.since), Until: on(tt.until)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range found {
			got = append(got, o.Day.String()+" "+o.Name+": "+o.What)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("from %s to %s come %q, want %q", tt.since, tt.until, got, tt.want)
		}
	}
}
