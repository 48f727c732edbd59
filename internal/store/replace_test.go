package store

import (
	"errors"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// A detail that is there already is added to no effect; a point under another label takes that one.
func TestEditContactAddsWhatIsThere(t *testing.T) {
	email := func(label string) journal.Contact {
		return journal.Contact{Points: []journal.Point{{Kind: journal.PointEmail, Value: "dana@example.org", Label: label}}}
	}
	field := func(name, value string) journal.Contact {
		return journal.Contact{Fields: []journal.Field{{Name: name, Value: value}}}
	}
	date := func(day, year int) journal.Contact {
		return journal.Contact{Dates: []journal.Yearly{{Label: journal.Birthday, Month: time.May, Day: day, Year: year}}}
	}
	tests := []struct {
		name    string
		add     journal.Contact
		changes bool
	}{
		{"a point just so", email("work"), false},
		{"a point without a label", email(""), false},
		{"a point under another label", email("home"), true},
		{"a field just so", field("STATE", "Ohio"), false},
		{"a field of another value", field("state", "ohio"), true},
		{"a date just so", date(12, 0), false},
		{"a date with its year", date(12, 1980), true},
		{"another date", date(13, 0), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, c := withFull(t)
			_, err := s.EditContact(t.Context(), c.ID, ContactPatch{Add: tt.add})
			if tt.changes {
				do(t, err)
			} else if !errors.Is(err, ErrUnchanged) {
				t.Errorf("an edit to no effect: %v", err)
			}
		})
	}
}

func TestEditContactLabelsAPointAnew(t *testing.T) {
	s, c := withFull(t)
	point := full().Points[0]
	point.Label = "home"
	got, err := s.EditContact(t.Context(), c.ID, ContactPatch{Add: journal.Contact{Points: []journal.Point{point}}})
	do(t, err)
	same(t, "points", got.Points, append(full().Points[1:], point))
	last, _, err := s.LastChange(t.Context())
	do(t, err)
	do(t, s.Undo(t.Context(), last.ID))
	same(t, "points after undo", again(t, s, c).Points, full().Points)
}
