package store

import (
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// What was removed from a contact, of whatever sort, does not come back by an import, which says so; also when the contact has
// since become a part of another. Somebody else gains it.
func TestRemovedStaysRemoved(t *testing.T) {
	var never journal.Cadence
	var none journal.Day
	one := func(c journal.Contact) journal.Contact { c.Name = "Dana Whitcomb"; return c }
	for sort, tt := range map[string]struct {
		detail journal.Contact
		gone   ContactPatch
	}{
		"alias":    {journal.Contact{Aliases: []string{"Dee"}}, ContactPatch{Remove: []string{"Dee"}}},
		"email":    {journal.Contact{Points: []journal.Point{email("dana@example.org")}}, ContactPatch{Remove: []string{"dana@example.org"}}},
		"phone":    {journal.Contact{Points: []journal.Point{phone("202-555-0142")}}, ContactPatch{Remove: []string{"202-555-0142"}}},
		"web":      {journal.Contact{Points: []journal.Point{{Kind: journal.PointWeb, Value: "https://example.org/A"}}}, ContactPatch{Remove: []string{"https://example.org/A"}}},
		"tag":      {journal.Contact{Tags: []string{"qris"}}, ContactPatch{Remove: []string{"qris"}}},
		"State":    {journal.Contact{Fields: []journal.Field{{Name: "State", Value: "OR"}}}, ContactPatch{Remove: []string{"State"}}},
		"group":    {journal.Contact{Groups: []string{"Providers"}}, ContactPatch{Remove: []string{"Providers"}}},
		"birthday": {journal.Contact{Dates: born(12)}, ContactPatch{Remove: []string{"birthday"}}},
		"position": {journal.Contact{Positions: at("Office of Child Care")}, ContactPatch{Remove: []string{"Director, Office of Child Care"}}},
		"cadence":  {journal.Contact{Every: 30}, ContactPatch{Every: &never}},
		"snooze":   {journal.Contact{Snooze: journal.Day{Year: 2027, Month: time.May, Dom: 1}}, ContactPatch{Snooze: &none}},
	} {
		t.Run(sort, func(t *testing.T) {
			s := open(t)
			do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil))
			all := add(t, s, one(tt.detail), named("Luis Ortega"), named("Mei Tanaka"))
			_, err := s.EditContact(t.Context(), all[0].ID, tt.gone)
			do(t, err)
			card := func(x journal.Contact) Planned {
				c := tt.detail
				c.UID, c.Name = x.UID, x.Name
				return rowsIn(t, planned(t, s, cards(c), ImportOptions{}))[0]
			}
			stays := func(r Planned) {
				t.Helper()
				said := strings.Join(r.Differs, "; ")
				if r.ID == 0 || len(r.Gains) > 0 || !strings.Contains(said, sort+" ") || !strings.Contains(said, "was removed here") {
					t.Errorf("gains %q, and says %q", r.Gains, said)
				}
			}
			stays(card(all[0]))
			if r := card(all[1]); len(r.Gains) != 1 || len(r.Differs) > 0 {
				t.Errorf("somebody else gains %q, and %q is said", r.Gains, r.Differs)
			}
			merge(t, s, all[2], all[0])
			stays(card(all[0]))
			stays(card(all[2]))
		})
	}
}
