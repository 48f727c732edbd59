package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

func gapOf(t testing.TB, s *Store, name string) Gap {
	t.Helper()
	all, err := s.Gaps(t.Context())
	do(t, err)
	for _, g := range all {
		if g.Name == name {
			return g
		}
	}
	t.Fatalf("no group %s in %v", name, all)
	return Gap{}
}

// TestGapsCountOnce holds that an organization counts through its people, each of them once, while they hold a position there.
func TestGapsCountOnce(t *testing.T) {
	s := open(t)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers", Wanted: 5, Every: 30}, nil))
	in := []string{"Providers"}
	at := func(title, org, to string) []journal.Position {
		return []journal.Position{{Title: title, Organization: org, To: on(to)}}
	}
	both := at("Cook", "TEL", "2099-01-01")
	both = append(both, at("Driver", "tidewater", "2026-11-23")...)
	people := add(t, s,
		journal.Contact{Name: "Tidewater", Kind: journal.Organization, Aliases: []string{"TEL"}, Groups: in},
		journal.Contact{Name: "In it and there", Groups: in, Positions: both},
		journal.Contact{Name: "There twice", Positions: both, Stage: journal.Developing},
		journal.Contact{Name: "Until today", Positions: at("", "TEL", "2026-11-23"), Stage: journal.Dormant},
		journal.Contact{Name: "Until yesterday", Positions: at("", "TEL", "2026-11-22")},
		journal.Contact{Name: "Removed", Groups: in},
		journal.Contact{Name: "An office", Kind: journal.Organization, Positions: both},
	)
	do(t, s.RemoveContact(t.Context(), people[5].ID))
	g := gapOf(t, s, "Providers")
	if g.Members != 3 || g.Prospects != 1 || g.Developing != 1 || g.Sustaining != 0 || g.Dormant != 1 || g.Missing() != 4 {
		t.Errorf("%+v", g)
	}
	members, err := s.GroupMembers(t.Context(), g.ID)
	do(t, err)
	var told []string
	for _, m := range members {
		told = append(told, m.Name+"/"+m.Through)
	}
	same(t, "members", told, []string{"In it and there/", "There twice/Tidewater", "Until today/Tidewater"})

	// Of an organization that was removed, nobody counts any more.
	do(t, s.RemoveContact(t.Context(), people[0].ID))
	if g := gapOf(t, s, "Providers"); g.Members != 1 {
		t.Errorf("%+v", g)
	}
}

// TestGapsTouched holds that whoever is due today is past their cadence, and of whom no touch is asked.
func TestGapsTouched(t *testing.T) {
	s := open(t)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil))
	for name, x := range map[string]struct {
		every journal.Cadence
		stage journal.Stage
		day   string
	}{
		"due today": {10, "", "2026-11-13"}, "due tomorrow": {10, journal.Sustaining, "2026-11-14"}, "long": {30, "", "2026-01-01"},
		"never": {journal.Never, "", "2026-11-20"}, "untouched": {10, journal.Developing, ""}, "prospect": {10, "", ""},
		"dormant": {10, journal.Dormant, ""},
	} {
		c := add(t, s, journal.Contact{Name: name, Every: x.every, Stage: x.stage, Groups: []string{"Providers"}})[0]
		if x.day != "" {
			meet(t, s, x.day, c)
		}
	}
	if g := gapOf(t, s, "Providers"); g.Asked != 4 || g.Touched != 1 {
		t.Errorf("%+v", g)
	}
	members, err := s.GroupMembers(t.Context(), gapOf(t, s, "Providers").ID)
	do(t, err)
	var past []string
	for _, m := range members {
		if m.Past() {
			past = append(past, m.Name)
		}
	}
	same(t, "past", past, []string{"due today", "long", "untouched"})
}

func TestGapsOrder(t *testing.T) {
	s := open(t)
	for _, g := range []journal.Group{{Name: "Full"}, {Name: "Short by one", Wanted: 2}, {Name: "Short by two", Wanted: 3}, {Name: "Empty"}, {Name: "An empty one", Wanted: 1}} {
		do(t, s.AddGroup(t.Context(), g, nil))
	}
	add(t, s, journal.Contact{Name: "Dana", Stage: journal.Sustaining, Groups: []string{"Full", "Short by one", "Short by two"}})
	all, err := s.Gaps(t.Context())
	do(t, err)
	var names []string
	for _, g := range all {
		names = append(names, g.Name)
	}
	same(t, "order", names, []string{"An empty one", "Empty", "Short by two", "Short by one", "Full"})
}

// TestAddGroups holds that a group of the same name is left as it is, whatever its case, and that one which was removed is
// no obstacle.
func TestAddGroups(t *testing.T) {
	s := open(t)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "PROVIDERS", Wanted: 3}, nil))
	do(t, s.AddGroups(t.Context(), journal.SuggestedGroups()))
	all := groupsOf(t, s)
	if len(all) != 7 {
		t.Errorf("%d groups", len(all))
	}
	for _, g := range all {
		if g.Name == "Providers" || g.Name == "PROVIDERS" && (g.Wanted != 3 || g.Every != 0) || g.Wanted == 0 {
			t.Errorf("%+v", g)
		}
	}
	if err := s.AddGroups(t.Context(), journal.SuggestedGroups()); !errors.Is(err, ErrUnchanged) {
		t.Errorf("again: %v", err)
	}
}

// Where relationships are missing, among ten thousand contacts in sixty groups, some of them organizations with people.
func BenchmarkGaps(b *testing.B) {
	s := open(b)
	var batch []db.Stmt
	for i := range 60 {
		batch = append(batch, makeGroup(journal.Group{Name: fmt.Sprint("Group ", i), Wanted: 200}))
	}
	for i := range 10_000 {
		c := journal.Contact{UID: newUID(), Name: fmt.Sprintf("Dana%d Whitcomb%d", i%97, i), Stage: journal.Stages[i%4]}
		c.Groups = []string{fmt.Sprint("Group ", i%60)}
		c.Positions = []journal.Position{{Organization: fmt.Sprint("Office ", i%400)}}
		if i < 400 {
			c.Kind, c.Name, c.Positions = journal.Organization, fmt.Sprint("Office ", i), nil
		}
		batch = append(batch, s.makeContact(c)...)
	}
	do(b, s.write(b.Context(), batch...))
	id := gapOf(b, s, "Group 1").ID
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			all, err := s.Gaps(b.Context())
			if do(b, err); len(all) != 60 {
				b.Fatal(len(all))
			}
		}
	})
	b.Run("one", func(b *testing.B) {
		for b.Loop() {
			all, err := s.GroupMembers(b.Context(), id)
			if do(b, err); len(all) < 200 {
				b.Fatal(len(all))
			}
		}
	})
}
