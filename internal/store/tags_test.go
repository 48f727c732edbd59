package store

import "testing"

func TestTags(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"))
	for range 2 {
		meet(t, s, "2026-11-20", all...)
	}
	do(t, s.TagContacts(t.Context(), []int64{1, 2}, []string{"qris", "budget"}, nil))
	do(t, s.TagContacts(t.Context(), []int64{2}, nil, []string{"budget"}))
	do(t, s.TagNotes(t.Context(), []int64{1, 2}, []string{"qris"}, nil))
	do(t, s.TagNotes(t.Context(), []int64{2}, []string{"pilot"}, []string{"qris"}))
	want := []TagCount{{"budget", 1, 0}, {"pilot", 0, 1}, {"qris", 2, 1}}
	got, err := s.Tags(t.Context(), true)
	do(t, err)
	same(t, "tags", got, want)

	do(t, s.RemoveContact(t.Context(), 1))
	do(t, s.RemoveNote(t.Context(), 2))
	got, err = s.Tags(t.Context(), true)
	do(t, err)
	same(t, "tags of what is left", got, []TagCount{{"qris", 1, 1}})
}
