package store

import (
	"bytes"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// thingsOf is the things of a journal.
func thingsOf(t testing.TB, s *Store, f WholeFilter) (all []journal.Entry, left LeftOut) {
	t.Helper()
	do(t, s.Whole(t.Context(), f, func(l LeftOut, things iter.Seq2[journal.Entry, error]) (err error) {
		left = l
		for e, err := range things {
			if err != nil {
				return err
			}
			all = append(all, e)
		}
		return nil
	}))
	return all, left
}

func entries(all []journal.Entry) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		for i, e := range all {
			e.Line = i + 1
			if !yield(e, nil) {
				return
			}
		}
	}
}

func thingsText(all []journal.Entry) string {
	var out bytes.Buffer
	for _, e := range all {
		fmt.Fprintf(&out, "%s %s\n", e.Type, e.JSON)
	}
	return out.String()
}

// bringWhole imports things, of which none may be bad.
func bringWhole(t testing.TB, s *Store, all []journal.Entry) (Imported, error) {
	t.Helper()
	unknown := func(key string) { t.Errorf("%s is not known", key) }
	return s.ImportWhole(t.Context(), entries(all), WholeImport{Unknown: unknown}, func(p PlannedThing) bool {
		t.Errorf("%s %s: %v", p.Entry.Type, p.Entry.JSON, p.Bad)
		return false
	})
}

// journalsThereAndBack is how many random journals go there and back; that is enough for everything to be in one.
const journalsThereAndBack = 8

// TestWholeThereAndBack takes random journals out, and into an empty journal: that is equal to what a person can see of the first,
// and so is what comes out of it, to the byte. The import is one change, that is undone and done again as one, and to import
// the same again changes nothing.
func TestWholeThereAndBack(t *testing.T) {
	met := map[string]int{}
	for seed := range min(usualHistories, journalsThereAndBack) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHistory(t, uint64(seed), map[string]int{})
			for i := range stepsOfHistory {
				if i%10 == 9 {
					h.now = h.now.AddDate(0, 0, 1)
				}
				if h.rand.IntN(12) == 0 {
					h.undo()
				} else {
					h.change()
				}
			}
			whole, _ := thingsOf(t, h.s, WholeFilter{Private: true, Assessments: true})
			things := 0
			for _, e := range whole {
				met[e.Type]++
				if e.Type != "gone" {
					things++
				}
			}
			s, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "journal.db"), Create: true, Now: h.s.now, Author: "other", Command: "import"})
			do(t, err)
			defer s.Close()
			empty := readWorld(t, s).snapshot(t)

			done, err := bringWhole(t, s, whole)
			do(t, err)
			if done.Left > 1 || done.Added+done.Left != things {
				t.Errorf("of %d things, %+v", things, done)
			}
			brought := readWorld(t, s).snapshot(t)
			if a, b := withoutRemoved(readWorld(t, s)).snapshot(t), withoutRemoved(readWorld(t, h.s)).snapshot(t); a != b {
				t.Fatal(differences(a, b))
			}
			checkDerived(t, s, vocabulary)
			again, _ := thingsOf(t, s, WholeFilter{Private: true, Assessments: true})
			if a, b := thingsText(again), thingsText(whole); a != b {
				t.Fatal(differences(a, b))
			}
			if _, err := bringWhole(t, s, whole); err != ErrUnchanged { //nolint:errorlint // as it is
				t.Errorf("the same again: %v", err)
			}
			last, _, err := s.LastChange(t.Context())
			do(t, err)
			do(t, s.Undo(t.Context(), last.ID))
			if a := readWorld(t, s).snapshot(t); a != empty {
				t.Fatal(differences(a, empty))
			}
			do(t, s.Redo(t.Context(), last.ID))
			if a, b := readWorld(t, s).snapshot(t), brought; a != b {
				t.Fatal(differences(a, b))
			}
		})
		if t.Failed() {
			return
		}
	}
	for _, part := range wholeParts() {
		if met[part.one] == 0 {
			t.Errorf("no journal had a %s", part.one)
		}
	}
}

// withoutRemoved is a world without what does not go out: those who were removed, in what they had a part in, and notes that
// were, in what came of them; and without what is this computer's own.
func withoutRemoved(w world) world {
	people, notes := map[string]bool{}, map[string]bool{}
	for i, c := range w.Contacts {
		people[c.UID] = true
		if c.Kind == journal.Organization { // touched through people who may have been removed; checkDerived looks after it
			w.Contacts[i].LastTouched, w.Contacts[i].Due = journal.Day{}, journal.Day{}
		}
	}
	for i := range w.Notes {
		n := &w.Notes[i]
		notes[n.UID] = true
		n.Participants = slices.DeleteFunc(n.Participants, func(p journal.Participant) bool { return !people[p.UID] })
		for j := range n.Heard {
			if h := &n.Heard[j]; !people[h.SpeakerUID] {
				h.SpeakerUID, h.Speaker = "", ""
			}
		}
	}
	came := func(who journal.Someone, note *int64, uid *string, private bool) (gone bool) {
		if !notes[*uid] {
			gone = private
			*note, *uid = 0, ""
		}
		return gone || who.ID != 0 && !people[who.UID]
	}
	w.FollowUps = slices.DeleteFunc(w.FollowUps, func(f journal.FollowUp) bool { return came(f.Who, new(int64), &f.NoteUID, f.Private) })
	for i := range w.FollowUps {
		came(journal.Someone{}, &w.FollowUps[i].Note, &w.FollowUps[i].NoteUID, false)
	}
	w.Facts = slices.DeleteFunc(w.Facts, func(f journal.Fact) bool { return came(f.Who, new(int64), &f.NoteUID, f.Private) })
	for i := range w.Facts {
		came(journal.Someone{}, &w.Facts[i].Note, &w.Facts[i].NoteUID, false)
	}
	for i := range w.Initiatives {
		in := &w.Initiatives[i]
		in.Open, in.Came = 0, 0
		for _, f := range w.FollowUps {
			switch {
			case f.Initiative.UID != in.UID:
			case f.State == journal.Open:
				in.Open++
			case f.State == journal.Done:
				in.Came++
			}
		}
	}
	for i := range w.Reviews {
		r := &w.Reviews[i]
		if r.Lines = slices.DeleteFunc(r.Lines, func(l journal.ReviewLine) bool { return l.Gone }); len(r.Lines) == 0 {
			r.Lines = nil
		}
	}
	w.Settings.BackupFolder, w.Settings.BackupRecipient, w.Settings.Hold = "", "", false
	return w
}
