package store

import (
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// A note that touches, or does not, by its own word goes on so, until it is only an attempt.
func TestEditNoteKeepsItsWord(t *testing.T) {
	type step struct {
		patch NotePatch
		touch bool
	}
	tests := []struct {
		name    string
		channel journal.Channel
		touch   bool
		steps   []step
	}{
		{"a forum that touches", journal.Forum, true, []step{
			{NotePatch{Body: new("A word in the hall.")}, true},
			{NotePatch{Tried: new(true)}, false},
			{NotePatch{Tried: new(false)}, false}, // a forum again, like any other
			{NotePatch{Channel: new(journal.Meeting)}, true},
		}},
		{"a call that does not", journal.Call, false, []step{
			{NotePatch{Body: new("Only logistics.")}, false},
			{NotePatch{Day: new(on("2026-11-12"))}, false},
			{NotePatch{Channel: new(journal.Meeting)}, false},
			{NotePatch{Touch: new(true)}, true},
			{NotePatch{Channel: new(journal.Forum)}, false}, // as the rule has it, since it said nothing else
			{NotePatch{Touch: new(true)}, true},
			{NotePatch{Tried: new(true), Touch: new(false)}, false},
			{NotePatch{Tried: new(false), Touch: new(true)}, true},
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t)
			dana := add(t, s, named("Dana Whitcomb"))[0]
			n := journal.Note{Day: on("2026-11-10"), Channel: tt.channel, Touch: tt.touch, Participants: with(journal.Present, dana)}
			id := write(t, s, n).Note.ID
			for i, step := range tt.steps {
				noted, err := s.EditNote(t.Context(), id, step.patch, nil)
				do(t, err)
				if noted.Note.Touch != step.touch {
					t.Errorf("step %d: touches %t, want %t", i, noted.Note.Touch, step.touch)
				}
			}
		})
	}
}

func TestNoAttemptTouches(t *testing.T) {
	for _, tried := range []bool{false, true} {
		s := open(t)
		dana := add(t, s, named("Dana Whitcomb"))[0]
		n := journal.Note{Day: on("2026-11-10"), Tried: tried, Touch: !tried, Participants: with(journal.Present, dana)}
		id := write(t, s, n).Note.ID
		p := NotePatch{Touch: new(true)}
		if !tried {
			p.Tried = new(true)
		}
		_, err := s.EditNote(t.Context(), id, p, nil)
		problem(t, err, journal.Usage)
		if now, err := s.Note(t.Context(), id); err != nil || now.Tried != tried || now.Touch == tried {
			t.Errorf("a refused edit left tried %t, touch %t, %v", now.Tried, now.Touch, err)
		}
	}
}
