package store

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// world is everything a person can see of a journal.
type world struct {
	Contacts  []journal.Contact
	Groups    []journal.Group
	Notes     []journal.Note
	FollowUps []journal.FollowUp
	Facts     []journal.Fact
	Assessed  []journal.Assessment
	Tags      []TagCount
	Reviews   []journal.Review

	Indicators  []journal.Indicator
	Initiatives []journal.Initiative
	Settings    Settings
}

func readWorld(t testing.TB, s *Store) (w world) {
	t.Helper()
	var err error
	w.Contacts = contacts(t, s, ContactFilter{Sort: SortNumber})
	w.Notes = notes(t, s, NoteFilter{Private: true})
	w.FollowUps = followUps(t, s, FollowUpFilter{Private: true})
	if w.Facts, err = All(s.Facts(t.Context(), FactFilter{Private: true, Dropped: true})); err != nil {
		t.Fatal(err)
	}
	if w.Assessed, err = All(s.Assessments(t.Context(), AssessmentFilter{Private: true})); err != nil {
		t.Fatal(err)
	}
	if w.Reviews, err = All(s.Reviews(t.Context(), ReviewFilter{})); err != nil {
		t.Fatal(err)
	}
	if w.Indicators, err = s.Indicators(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.Initiatives, err = s.Initiatives(t.Context(), InitiativeFilter{}); err != nil {
		t.Fatal(err)
	}
	if w.Groups, err = s.Groups(t.Context()); err != nil {
		t.Fatal(err)
	}
	if w.Tags, err = s.Tags(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if w.Settings, err = s.Settings(t.Context()); err != nil {
		t.Fatal(err)
	}
	return w
}

func contacts(t testing.TB, s *Store, f ContactFilter) (out []journal.Contact) {
	t.Helper()
	for c, err := range s.ContactsKept(t.Context(), f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

func notes(t testing.TB, s *Store, f NoteFilter) (out []journal.Note) {
	t.Helper()
	for n, err := range s.Notes(t.Context(), f) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}

func followUps(t testing.TB, s *Store, f FollowUpFilter) (out []journal.FollowUp) {
	t.Helper()
	for x, err := range s.FollowUps(t.Context(), f) {
		do(t, err)
		out = append(out, x)
	}
	return out
}

// snapshot is the world in words, told by uid: numbers are left out.
func (w world) snapshot(t testing.TB) string {
	t.Helper()
	w.Contacts, w.Groups, w.Notes = slices.Clone(w.Contacts), slices.Clone(w.Groups), slices.Clone(w.Notes)
	for i := range w.Contacts {
		w.Contacts[i].ID = 0
	}
	for i := range w.Groups {
		w.Groups[i].ID = 0
	}
	for i := range w.Notes {
		n := &w.Notes[i]
		n.ID, n.Initiative.ID, n.Participants = 0, 0, slices.Clone(n.Participants)
		for j := range n.Participants {
			n.Participants[j].ContactID = 0
		}
	}
	w.FollowUps = slices.Clone(w.FollowUps)
	for i := range w.FollowUps {
		f := &w.FollowUps[i]
		f.ID, f.Who.ID, f.Initiative.ID, f.Note = 0, 0, 0, min(f.Note, 1)
	}
	w.Initiatives = slices.Clone(w.Initiatives)
	for i := range w.Initiatives {
		in := &w.Initiatives[i]
		in.ID, in.Members = 0, slices.Clone(in.Members)
		for j := range in.Members {
			in.Members[j].Who.ID = 0
		}
	}
	w.Facts = slices.Clone(w.Facts)
	for i := range w.Facts {
		f := &w.Facts[i]
		f.ID, f.Who.ID, f.Note = 0, 0, min(f.Note, 1)
	}
	w.Assessed = slices.Clone(w.Assessed)
	for i := range w.Assessed {
		x := &w.Assessed[i]
		x.ID, x.Who.ID, x.Note = 0, 0, min(x.Note, 1)
	}
	slices.SortFunc(w.Assessed, func(a, b journal.Assessment) int { return cmp.Compare(a.UID, b.UID) })
	slices.SortFunc(w.Facts, func(a, b journal.Fact) int { return cmp.Compare(a.UID, b.UID) })
	slices.SortFunc(w.Initiatives, func(a, b journal.Initiative) int { return cmp.Compare(a.UID, b.UID) })
	slices.SortFunc(w.FollowUps, func(a, b journal.FollowUp) int { return cmp.Compare(a.UID, b.UID) })
	w.Reviews = slices.Clone(w.Reviews)
	for i := range w.Reviews {
		r := &w.Reviews[i]
		r.ID, r.Lines = 0, slices.Clone(r.Lines)
		for j := range r.Lines {
			r.Lines[j].Who.ID = 0
		}
	}
	slices.SortFunc(w.Reviews, func(a, b journal.Review) int { return cmp.Compare(a.UID, b.UID) })
	slices.SortFunc(w.Contacts, func(a, b journal.Contact) int { return cmp.Compare(a.UID, b.UID) })
	slices.SortFunc(w.Groups, func(a, b journal.Group) int { return cmp.Compare(a.UID, b.UID) })
	slices.SortFunc(w.Notes, func(a, b journal.Note) int { return cmp.Compare(a.UID, b.UID) })
	text, err := json.MarshalIndent(w, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// differences is the lines that only one of two texts has, for a message that can be read.
func differences(have, want string) string {
	var out []string
	a, b := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			out = append(out, "have "+strings.TrimSpace(x)+"\twant "+strings.TrimSpace(y))
		}
	}
	return strings.Join(out[:min(len(out), 12)], "\n")
}
