package store

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// No note is left with somebody missing who was removed, or purged, while it was written.
func TestNoteWithSomebodyGoneMeanwhile(t *testing.T) {
	for name, theirDeed := range map[string]deed{
		"removed": func(t *testing.T, s *Store) { do(t, s.RemoveContact(t.Context(), 2)) },
		"purged": func(t *testing.T, s *Store) {
			p, err := s.PurgeContact(t.Context(), 2)
			purge(t, s, p, err)
		},
	} {
		writes := map[string]func(*Store, journal.Contact) error{
			"note": func(s *Store, cy journal.Contact) error {
				n := journal.Note{Day: on("2026-11-11"), Body: "Lost.", Participants: with(journal.Present, cy)}
				_, err := s.AddNote(t.Context(), n, nil)
				return err
			},
			"about": func(s *Store, cy journal.Contact) error {
				n := journal.Note{Day: on("2026-11-11"), Body: "Lost.", Participants: with(journal.About, cy)}
				_, err := s.AddNote(t.Context(), n, nil)
				return err
			},
			"edit": func(s *Store, cy journal.Contact) error {
				_, err := s.EditNote(t.Context(), 1, NotePatch{With: []Who{who(cy)}}, nil)
				return err
			},
		}
		for what, write := range writes {
			t.Run(name+" "+what, func(t *testing.T) {
				mine, theirs := two(t)
				cy := add(t, mine, named("Cy New"))[0]
				meanwhile(mine, func() { theirDeed(t, theirs) })
				p := problem(t, write(mine, cy), journal.NotFound)
				if !strings.HasPrefix(p.What, "Cy New is no longer in the journal") {
					t.Errorf("the error is %v", p)
				}
				notes := 0
				for n, err := range mine.Notes(t.Context(), NoteFilter{Private: true}) {
					do(t, err)
					if notes++; len(n.Participants) != 1 || n.Body != "Before." {
						t.Errorf("there is %+v", n)
					}
				}
				if notes != 1 {
					t.Errorf("%d notes", notes)
				}
			})
		}
	}
}
