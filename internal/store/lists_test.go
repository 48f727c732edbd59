package store

import (
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// office is five contacts and as many notes to be listed.
func office(t *testing.T) *Store {
	s := open(t)
	for _, g := range []string{"Providers", "Advocates"} {
		do(t, s.AddGroup(t.Context(), journal.Group{Name: g}, nil))
	}
	all := add(t, s,
		journal.Contact{Name: "Dana Whitcomb", Groups: []string{"Providers", "Advocates"}, Tags: []string{"qris", "budget"}, Added: on("2026-01-05"),
			Fields: []journal.Field{{Name: "State", Value: "Ohio"}}},
		journal.Contact{Name: "Ana Okafor", Groups: []string{"Providers"}, Tags: []string{"qris"}, Added: on("2026-01-07"), Every: 7, Stage: journal.Dormant,
			Fields: []journal.Field{{Name: "state", Value: " OHIO"}, {Name: "District", Value: "4"}}},
		journal.Contact{Name: "Luis Ortega", Added: on("2026-01-06"), Every: 30},
		journal.Contact{Name: "Bright Starts", Kind: journal.Organization, Added: on("2026-01-06")},
		named("Removed Person"))
	dana, ana, luis := all[0], all[1], all[2]
	do(t, s.RemoveContact(t.Context(), all[4].ID))
	for _, n := range []journal.Note{
		{Day: on("2026-11-10"), Channel: journal.Call, Touch: true, Participants: with(journal.Present, dana), Tags: []string{"qris", "pilot"}},
		{Day: on("2026-11-12"), Channel: journal.Meeting, Touch: true, Participants: append(with(journal.Present, dana), with(journal.About, ana)...), Tags: []string{"qris"}},
		{Day: on("2026-11-12"), Touch: true, Private: true, Participants: with(journal.Present, luis)},
		{Day: on("2026-11-05"), Channel: journal.Call, Touch: true, Participants: with(journal.Present, luis)},
		{Day: on("2026-11-20"), Touch: true, Participants: with(journal.Present, luis)},
	} {
		write(t, s, n)
	}
	do(t, s.RemoveNote(t.Context(), 5))
	_, err := s.EditContact(t.Context(), ana.ID, ContactPatch{Stage: new(journal.Developing)})
	do(t, err)
	return s
}

func TestContactsByOrganization(t *testing.T) {
	s := open(t)
	at := func(name, organization string, to journal.Day) journal.Contact {
		return journal.Contact{Name: name, Positions: []journal.Position{{Title: "Director", Organization: organization, To: to}}}
	}
	add(t, s,
		named("Ana Okafor"),
		at("Dana Whitcomb", "Office of Child Care", journal.Day{}),
		at("Luis Ortega", "bright starts", journal.Day{}),
		at("Mei Tanaka", "Advocates", on("2020-01-01")), // no longer
		at("José Núñez", "Bright Starts", journal.Day{}),
		at("Ada Brooks", "", journal.Day{}))
	var got []int64
	for _, c := range contacts(t, s, ContactFilter{Sort: SortOrganization}) {
		got = append(got, c.ID)
	}
	if want := []int64{5, 3, 2, 6, 1, 4}; !slices.Equal(got, want) {
		t.Errorf("contacts %v, want %v", got, want)
	}
}

func TestContactsFilter(t *testing.T) {
	s := office(t)
	tests := []struct {
		name string
		f    ContactFilter
		want []int64
	}{
		{"all by name", ContactFilter{}, []int64{2, 4, 1, 3}},
		{"by number", ContactFilter{Sort: SortNumber}, []int64{1, 2, 3, 4}},
		{"newest first", ContactFilter{Sort: SortAdded}, []int64{2, 4, 3, 1}},
		{"never touched first", ContactFilter{Sort: SortLast}, []int64{2, 4, 1, 3}},
		{"due first", ContactFilter{Sort: SortDue}, []int64{2, 3, 1, 4}},
		{"limit", ContactFilter{Limit: 2}, []int64{2, 4}},
		{"numbers", ContactFilter{IDs: []int64{3, 1, 5, 99}}, []int64{1, 3}},
		{"no number", ContactFilter{IDs: []int64{}}, nil},
		{"kind", ContactFilter{Kind: journal.Organization}, []int64{4}},
		{"group", ContactFilter{Groups: []string{"PROVIDERS"}}, []int64{2, 1}},
		{"groups", ContactFilter{Groups: []string{"Providers", "advocates"}}, []int64{1}},
		{"no such group", ContactFilter{Groups: []string{"Funders"}}, nil},
		{"tag", ContactFilter{Tags: []string{"qris"}}, []int64{2, 1}},
		{"tags", ContactFilter{Tags: []string{"qris", "budget"}}, []int64{1}},
		{"stage", ContactFilter{Stages: []journal.Stage{journal.Prospect}}, []int64{4}},
		{"stages", ContactFilter{Stages: []journal.Stage{journal.Prospect, journal.Developing}}, []int64{2, 4, 1, 3}},
		{"field", ContactFilter{Fields: []journal.Field{{Name: "STATE", Value: "ohio "}}}, []int64{2, 1}},
		{"fields", ContactFilter{Fields: []journal.Field{{Name: "State", Value: "Ohio"}, {Name: "District", Value: "4"}}}, []int64{2}},
		{"since", ContactFilter{Since: on("2026-11-12")}, []int64{1, 3}},
		{"until", ContactFilter{Until: on("2026-11-11")}, nil},
		{"never", ContactFilter{Never: true}, []int64{2, 4}},
		{"removed", ContactFilter{Deleted: true}, []int64{5}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int64
			for _, c := range contacts(t, s, tt.f) {
				got = append(got, c.ID)
			}
			same(t, "contacts", got, tt.want)
			n, err := s.CountContacts(t.Context(), tt.f)
			if want := len(tt.want); err != nil || tt.f.Limit == 0 && n != want || tt.f.Limit > 0 && n != 4 {
				t.Errorf("counted %d, %v", n, err)
			}
		})
	}
}

func TestFieldNames(t *testing.T) {
	s := office(t)
	names, err := s.FieldNames(t.Context())
	do(t, err)
	same(t, "fields", names, []string{"District", "State"})
	do(t, s.RemoveContact(t.Context(), 1))
	names, err = s.FieldNames(t.Context())
	do(t, err)
	same(t, "fields of who is left", names, []string{"District", "state"})
}

func TestNotesFilter(t *testing.T) {
	s := office(t)
	tests := []struct {
		name    string
		f       NoteFilter
		want    []int64
		private int
	}{
		{"newest first", NoteFilter{}, []int64{2, 1, 4}, 1},
		{"oldest first", NoteFilter{Oldest: true}, []int64{4, 1, 2}, 1},
		{"private too", NoteFilter{Private: true}, []int64{3, 2, 1, 4}, 0},
		{"of somebody", NoteFilter{Who: []int64{1}}, []int64{2, 1}, 0},
		{"about somebody", NoteFilter{Who: []int64{2}}, []int64{2}, 0},
		{"of any of two", NoteFilter{Who: []int64{2, 3}}, []int64{2, 4}, 1},
		{"of nobody", NoteFilter{Who: []int64{}}, nil, 0},
		{"group", NoteFilter{Groups: []string{"advocates"}}, []int64{2, 1}, 0},
		{"tag", NoteFilter{Tags: []string{"qris"}}, []int64{2, 1}, 0},
		{"tags", NoteFilter{Tags: []string{"qris", "pilot"}}, []int64{1}, 0},
		{"channel", NoteFilter{Channels: []journal.Channel{journal.Call}}, []int64{1, 4}, 0},
		{"since", NoteFilter{Since: on("2026-11-10")}, []int64{2, 1}, 1},
		{"until", NoteFilter{Until: on("2026-11-10")}, []int64{1, 4}, 0},
		{"removed", NoteFilter{Deleted: true}, []int64{5}, 0},
		{"limit", NoteFilter{Limit: 1}, []int64{2}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []int64
			for _, n := range notes(t, s, tt.f) {
				got = append(got, n.ID)
			}
			same(t, "notes", got, tt.want)
			shown, private, err := s.CountNotes(t.Context(), tt.f)
			if err != nil || private != tt.private || tt.f.Limit == 0 && shown != len(tt.want) || tt.f.Limit > 0 && shown != 3 {
				t.Errorf("counted %d and %d private, %v; want %d and %d", shown, private, err, len(tt.want), tt.private)
			}
		})
	}
}

func TestNoSuchNumber(t *testing.T) {
	s := office(t)
	_, err := s.Contact(t.Context(), 99)
	problem(t, err, journal.NotFound)
	_, err = s.Note(t.Context(), 99)
	problem(t, err, journal.NotFound)
	if c, err := s.Contact(t.Context(), 5); err != nil || !c.Deleted {
		t.Errorf("a removed contact: %+v, %v", c, err)
	}
	if n, err := s.Note(t.Context(), 5); err != nil || !n.Deleted {
		t.Errorf("a removed note: %+v, %v", n, err)
	}
}

// What stands behind a list is counted no further than is worth saying; what is left out as private is counted to the end.
func TestCountIsBounded(t *testing.T) {
	s := open(t)
	add(t, s, named("Dana Whitcomb"))
	execute(t, s, `WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < ?)
		INSERT INTO notes(uid, day, body, touch, tried, private, author) SELECT 'u' || i, '2026-11-20', 'rates', 0, 0, i % 2, 'sample' FROM r`,
		3*MostCounted)
	for _, tt := range []struct {
		f              NoteFilter
		shown, private int
	}{
		{NoteFilter{}, MostCounted + 1, 3 * MostCounted / 2},
		{NoteFilter{Limit: 20}, MostCounted + 21, 3 * MostCounted / 2},
		{NoteFilter{Private: true, Limit: 20}, MostCounted + 21, 0},
		{NoteFilter{Private: true, Limit: 5 * MostCounted}, 3 * MostCounted, 0},
	} {
		shown, private, err := s.CountNotes(t.Context(), tt.f)
		do(t, err)
		hits, left := counted(t, s, "rates", tt.f)
		if shown != tt.shown || private != tt.private || hits != shown || left != private {
			t.Errorf("%+v: notes %d and %d, hits %d and %d; want %d and %d", tt.f, shown, private, hits, left, tt.shown, tt.private)
		}
	}
}
