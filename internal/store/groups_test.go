package store

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

func groupsOf(t *testing.T, s *Store) []journal.Group {
	t.Helper()
	all, err := s.Groups(t.Context())
	do(t, err)
	for i := range all {
		all[i].UID = ""
	}
	return all
}

func TestGroups(t *testing.T) {
	s := open(t)
	add(t, s, named("Dana Whitcomb"), named("Luis Ortega"), named("Ana Okafor"))
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers", Wanted: 12, Every: 30}, []int64{1, 2}))
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Advocates"}, nil))
	same(t, "groups", groupsOf(t, s), []journal.Group{{ID: 2, Name: "Advocates"}, {ID: 1, Name: "Providers", Wanted: 12, Every: 30, Members: 2}})

	do(t, s.EditGroup(t.Context(), journal.Group{ID: 1, Name: "Child care providers", Every: journal.Never}, []int64{3}, []int64{1}))
	do(t, s.RemoveContact(t.Context(), 2))
	same(t, "groups", groupsOf(t, s), []journal.Group{{ID: 2, Name: "Advocates"}, {ID: 1, Name: "Child care providers", Every: journal.Never, Members: 1}})

	problem(t, s.AddGroup(t.Context(), journal.Group{Name: "ADVOCATES"}, nil), journal.Usage)
	problem(t, s.EditGroup(t.Context(), journal.Group{ID: 1, Name: "advocates"}, nil, nil), journal.Usage)
	do(t, s.RemoveGroup(t.Context(), 2))
	problem(t, s.RemoveGroup(t.Context(), 2), journal.Failure)
	problem(t, s.EditGroup(t.Context(), journal.Group{ID: 2, Name: "X"}, nil, nil), journal.Failure)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Advocates"}, nil)) // the name is free again
	if got := groupsOf(t, s)[0]; got.ID != 3 {
		t.Errorf("the new group has the number %d", got.ID)
	}
}

func TestSettings(t *testing.T) {
	s := open(t)
	got, err := s.Settings(t.Context())
	do(t, err)
	if want := (Settings{Every: journal.Default}); got != want {
		t.Errorf("at first %+v", got)
	}
	want := Settings{Every: 30, DateOrder: journal.DMY, Author: "Dana Whitcomb"}
	do(t, s.SetSettings(t.Context(), want))
	if got, err = s.Settings(t.Context()); err != nil || got != want {
		t.Errorf("then %+v, %v", got, err)
	}
	c := add(t, s, named("Luis Ortega"))[0]
	if c.Cadence != 30 || meet(t, s, "2026-11-20", c).Note.Author != "Dana Whitcomb" {
		t.Errorf("the settings are not heeded: %+v", c)
	}
}
