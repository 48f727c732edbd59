package store

import (
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// deed is a write by its words in a test.
type deed func(t *testing.T, s *Store)

func edits(p ContactPatch) deed {
	return func(t *testing.T, s *Store) { _, err := s.EditContact(t.Context(), 1, p); do(t, err) }
}

func editsNote(p NotePatch) deed {
	return func(t *testing.T, s *Store) { _, err := s.EditNote(t.Context(), 1, p, nil); do(t, err) }
}

func stage(to journal.Stage) deed { return edits(ContactPatch{Stage: &to}) }

func adds(c journal.Contact) deed { return edits(ContactPatch{Add: c}) }

func removes(what string) deed { return edits(ContactPatch{Remove: []string{what}}) }

func tagged(add, remove []string) deed {
	return func(t *testing.T, s *Store) { do(t, s.TagContacts(t.Context(), []int64{1}, add, remove)) }
}

func makes(c journal.Contact) deed { return func(t *testing.T, s *Store) { add(t, s, c) } }

// notesWith writes a note with contact 2, made by it where there is none yet.
func notesWith(role journal.Role) deed {
	return func(t *testing.T, s *Store) {
		c, err := s.Contact(t.Context(), 2)
		do(t, err)
		write(t, s, journal.Note{Day: on("2026-11-20"), Touch: role == journal.Present, Participants: with(role, c)})
	}
}

func groups(g journal.Group, members ...int64) deed {
	return func(t *testing.T, s *Store) { do(t, s.AddGroup(t.Context(), g, members)) }
}

func editsGroup(g journal.Group, in, out []int64) deed {
	return func(t *testing.T, s *Store) { do(t, s.EditGroup(t.Context(), g, in, out)) }
}

// begun is a journal of contact 1, Dana, note 1 with her, and group 1; its three changes come before all others.
func begun(t *testing.T) *Store {
	s := open(t)
	dana := add(t, s, full())[0]
	meet(t, s, "2026-11-10", dana)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil))
	return s
}

// firstDeed is the number of the change that a test does first.
const firstDeed = 4

// A change that later ones build on is not undone alone: the refusal names the latest of them, by the place it
// has among the deeds, and changes nothing. Undone from the last, all of them can be undone.
func TestUndoRefuses(t *testing.T) {
	luis := named("Luis Ortega")
	tests := []struct {
		name  string
		deeds []deed
		names int64 // the deed that is named, from 1
	}{
		{"the same value set anew", []deed{stage(journal.Dormant), stage(journal.Developing)}, 2},
		{"and set back", []deed{stage(journal.Dormant), stage(journal.Sustaining), stage(journal.Dormant)}, 3},
		{"another value between", []deed{stage(journal.Dormant), edits(ContactPatch{Name: new("D")}), stage(journal.Developing), edits(ContactPatch{Name: new("E")})}, 3},
		{"removed since", []deed{makes(luis), func(t *testing.T, s *Store) { do(t, s.RemoveContact(t.Context(), 2)) }}, 2},
		{"a contact edited since", []deed{makes(luis), func(t *testing.T, s *Store) {
			_, err := s.EditContact(t.Context(), 2, ContactPatch{Stage: new(journal.Dormant)})
			do(t, err)
		}}, 2},
		{"a contact tagged since", []deed{makes(luis), func(t *testing.T, s *Store) { do(t, s.TagContacts(t.Context(), []int64{2}, []string{"qris"}, nil)) }}, 2},
		{"a contact put in a group since", []deed{makes(luis), editsGroup(journal.Group{ID: 1, Name: "Providers"}, []int64{2}, nil)}, 2},
		{"a contact noted since", []deed{makes(luis), notesWith(journal.About)}, 2},
		{"a contact put in a note since", []deed{makes(luis), func(t *testing.T, s *Store) {
			c, err := s.Contact(t.Context(), 2)
			do(t, err)
			_, err = s.EditNote(t.Context(), 1, NotePatch{About: []Who{who(c)}}, nil)
			do(t, err)
		}}, 2},
		{"a contact heard since", []deed{makes(luis), func(t *testing.T, s *Store) {
			c, err := s.Contact(t.Context(), 2)
			do(t, err)
			_, err = s.EditNote(t.Context(), 1, NotePatch{Heard: []journal.Heard{{SpeakerUID: c.UID, Text: "rates"}}}, nil)
			do(t, err)
		}}, 2},
		{"a note that touched, and the stage set since", []deed{stage(journal.Prospect), func(t *testing.T, s *Store) {
			c, err := s.Contact(t.Context(), 1)
			do(t, err)
			meet(t, s, "2026-11-20", c)
		}, stage(journal.Sustaining)}, 3},
		{"the stage that a later note would have set", []deed{stage(journal.Developing), func(t *testing.T, s *Store) {
			c, err := s.Contact(t.Context(), 1)
			do(t, err)
			meet(t, s, "2026-11-20", c)
		}}, 2},
		{"an alias, there again", []deed{removes("Dee"), adds(journal.Contact{Aliases: []string{"Dee"}})}, 2},
		{"an alias, gone again", []deed{removes("Dee"), adds(journal.Contact{Aliases: []string{"Dee"}}), removes("Dee")}, 3},
		{"a tag, there and gone", []deed{tagged([]string{"pilot"}, nil), tagged(nil, []string{"pilot"}), tagged([]string{"pilot"}, nil)}, 3},
		{"a point with another label", []deed{removes("dana@example.org"), adds(journal.Contact{Points: []journal.Point{{Kind: journal.PointEmail, Value: "dana@example.org", Label: "home"}}})}, 2},
		{"a field of another value", []deed{adds(journal.Contact{Fields: []journal.Field{{Name: "State", Value: "Iowa"}}}), adds(journal.Contact{Fields: []journal.Field{{Name: "STATE", Value: "Utah"}}})}, 2},
		{"a field that has gone", []deed{adds(journal.Contact{Fields: []journal.Field{{Name: "State", Value: "Iowa"}}}), removes("State")}, 2},
		{"the position", []deed{edits(ContactPatch{Position: &journal.Position{Title: "Lead"}}), edits(ContactPatch{Position: &journal.Position{Title: "Deputy"}})}, 2},
		{"who was there", []deed{editsNote(NotePatch{Tag: []string{"qris"}}), editsNote(NotePatch{Untag: []string{"qris"}}), editsNote(NotePatch{Body: new("x")})}, 2},
		{"a group with members since", []deed{groups(journal.Group{Name: "Advocates"}), editsGroup(journal.Group{ID: 2, Name: "Advocates"}, []int64{1}, nil)}, 2},
		{"a group a new contact is in", []deed{groups(journal.Group{Name: "Advocates"}), makes(journal.Contact{Name: "Luis Ortega", Groups: []string{"Advocates"}})}, 2},
		{"the settings", []deed{
			func(t *testing.T, s *Store) { do(t, s.SetSettings(t.Context(), Settings{Every: 30})) },
			func(t *testing.T, s *Store) { do(t, s.SetSettings(t.Context(), Settings{Every: 60, Author: "Dana"})) },
		}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := begun(t)
			start := readWorld(t, s).snapshot(t)
			for _, d := range tt.deeds {
				d(t, s)
			}
			before := readWorld(t, s).snapshot(t)
			err := s.Undo(t.Context(), firstDeed)
			blocker := firstDeed - 1 + tt.names
			p := problem(t, err, journal.Usage)
			want := journal.Ref{Letter: journal.RefChange, Number: blocker}.String()
			if !strings.Contains(p.What, "c4 cannot be taken back alone: "+want+",") || !strings.HasPrefix(p.Hint, "rel undo "+want+" first") {
				t.Errorf("%q, %q; want it to name %s", p.What, p.Hint, want)
			}
			if got := readWorld(t, s).snapshot(t); got != before {
				t.Error(differences(got, before))
			}
			for range tt.deeds {
				c, _, err := s.LastChange(t.Context())
				do(t, err)
				do(t, s.Undo(t.Context(), c.ID))
			}
			if got := readWorld(t, s).snapshot(t); got != start {
				t.Error(differences(got, start))
			}
		})
	}
}

// A change is undone though others came later, where those are about something else.
func TestUndoGoesThrough(t *testing.T) {
	tests := []struct {
		name  string
		deeds [2]deed
	}{
		{"another value", [2]deed{stage(journal.Dormant), edits(ContactPatch{Name: new("Dana W. Whitcomb")})}},
		{"another detail", [2]deed{adds(journal.Contact{Tags: []string{"pilot"}}), adds(journal.Contact{Tags: []string{"rates"}})}},
		{"another contact", [2]deed{makes(named("Luis Ortega")), makes(named("Luis Ortega"))}},
		{"a note of others", [2]deed{makes(named("Luis Ortega")), editsNote(NotePatch{Body: new("x")})}},
		{"another field", [2]deed{adds(journal.Contact{Fields: []journal.Field{{Name: "A", Value: "1"}}}), adds(journal.Contact{Fields: []journal.Field{{Name: "B", Value: "1"}}})}},
		{"a detail of what is removed", [2]deed{tagged([]string{"pilot"}, nil), func(t *testing.T, s *Store) { do(t, s.RemoveContact(t.Context(), 1)) }}},
		{"another group", [2]deed{groups(journal.Group{Name: "A"}, 1), groups(journal.Group{Name: "B"}, 1)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := begun(t)
			tt.deeds[0](t, s)
			tt.deeds[1](t, s)
			both := readWorld(t, s).snapshot(t)
			do(t, s.Undo(t.Context(), firstDeed))
			checkDerived(t, s, nil)
			if readWorld(t, s).snapshot(t) == both && tt.name != "a detail of what is removed" {
				t.Error("nothing was undone")
			}
			do(t, s.Redo(t.Context(), firstDeed))
			if got := readWorld(t, s).snapshot(t); got != both {
				t.Error(differences(got, both))
			}
		})
	}
}

// A later change is not built on once it is undone itself.
func TestUndoAfterTheLaterOne(t *testing.T) {
	s := begun(t)
	stage(journal.Dormant)(t, s)
	stage(journal.Developing)(t, s)
	do(t, s.Undo(t.Context(), firstDeed+1))
	do(t, s.Undo(t.Context(), firstDeed))
	if c := again(t, s, journal.Contact{ID: 1}); c.Stage != journal.Sustaining {
		t.Errorf("now %s", c.Stage)
	}
	do(t, s.Redo(t.Context(), firstDeed+1-1))
	do(t, s.Redo(t.Context(), firstDeed+1))
	problem(t, s.Undo(t.Context(), firstDeed), journal.Usage)
}

// What was undone is not done again over what was set since.
func TestRedoRefuses(t *testing.T) {
	s := begun(t)
	stage(journal.Dormant)(t, s)
	do(t, s.Undo(t.Context(), firstDeed))
	stage(journal.Prospect)(t, s) // the sixth, after the undo
	p := problem(t, s.Redo(t.Context(), firstDeed), journal.Usage)
	if p.What != "c4 cannot be done again alone: c6, later, builds on it" || !strings.HasPrefix(p.Hint, "rel undo c6 first") {
		t.Errorf("%q, %q", p.What, p.Hint)
	}
	if c := again(t, s, journal.Contact{ID: 1}); c.Stage != journal.Prospect {
		t.Errorf("now %s", c.Stage)
	}
}

// The name of a group that was removed may have been taken since.
func TestUndoOfAGroupWhoseNameIsTaken(t *testing.T) {
	s := begun(t)
	do(t, s.RemoveGroup(t.Context(), 1))
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "providers"}, nil))
	p := problem(t, s.Undo(t.Context(), firstDeed), journal.Usage)
	if p.What != "c4 cannot be taken back: what it changed has changed since" {
		t.Errorf("%q", p.What)
	}
	do(t, s.RemoveGroup(t.Context(), 2))
	do(t, s.Undo(t.Context(), firstDeed))
}

func TestUndoOfWhatCannotBe(t *testing.T) {
	s := begun(t)
	stage(journal.Dormant)(t, s)
	do(t, s.Undo(t.Context(), firstDeed))
	tests := []struct {
		name string
		err  error
		code journal.Code
		want string
	}{
		{"twice", s.Undo(t.Context(), firstDeed), journal.Usage, "c4 is undone already"},
		{"redo of what is in force", s.Redo(t.Context(), 1), journal.Usage, "c1 is in force already"},
		{"an undo", s.Undo(t.Context(), firstDeed+1), journal.Usage, "c5 is itself an undo or redo, of c4, which is undone"},
		{"redo of an undo", s.Redo(t.Context(), firstDeed+1), journal.Usage, "c5 is itself an undo or redo, of c4, which is undone"},
		{"no change", s.Undo(t.Context(), 99), journal.NotFound, "there is no change c99"},
		{"redo of no change", s.Redo(t.Context(), 99), journal.NotFound, "there is no change c99"},
	}
	for _, tt := range tests {
		if p := problem(t, tt.err, tt.code); p.What != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, p.What, tt.want)
		}
	}
	if n := rows(t, s, "SELECT count(*) FROM changes", func(n *int) []any { return []any{n} })[0]; n != 5 {
		t.Errorf("the refusals have left %d changes", n)
	}
}

// A number is never used twice, not even after an undo.
func TestNumbersAreNotUsedTwice(t *testing.T) {
	s := open(t)
	first := add(t, s, named("Dana Whitcomb"))[0]
	n := meet(t, s, "2026-11-20", first)
	do(t, s.Undo(t.Context(), 2))
	do(t, s.Undo(t.Context(), 1))
	second := add(t, s, named("Luis Ortega"))[0]
	m := meet(t, s, "2026-11-20", second)
	if second.ID == first.ID || m.Note.ID == n.Note.ID || second.UID == first.UID {
		t.Errorf("contact %d again, note n%d again", second.ID, m.Note.ID)
	}
}
