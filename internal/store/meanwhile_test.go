package store

import (
	"context"
	"iter"
	"path/filepath"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// interrupted is a database in which somebody else writes just before the first write of its own.
type interrupted struct {
	db.DB
	meanwhile func()
}

func (d *interrupted) Write(ctx context.Context, batch iter.Seq[db.Stmt]) error {
	if do := d.meanwhile; do != nil {
		d.meanwhile = nil
		do()
	}
	return d.DB.Write(ctx, batch)
}

// two is one journal opened twice, with Dana, note 1 of a call with her, and the group Providers.
func two(t *testing.T) (mine, theirs *Store) {
	path := filepath.Join(t.TempDir(), "journal.db")
	mine, theirs = openAt(t, path), openAt(t, path)
	dana := add(t, mine, named("Dana Whitcomb"))[0]
	write(t, mine, journal.Note{Day: on("2026-11-10"), Channel: journal.Call, Body: "Before.", Touch: true, Participants: with(journal.Present, dana)})
	do(t, mine.AddGroup(t.Context(), journal.Group{Name: "Providers"}, nil))
	return mine, theirs
}

// meanwhile lets theirs do something between what s reads and what it writes next.
func meanwhile(s *Store, deed func()) { s.db = &interrupted{DB: s.db, meanwhile: deed} }

// What somebody else has set since a row was read stands, unless the edit names it too.
func TestEditsOverwriteNothingUnnamed(t *testing.T) {
	t.Run("note", func(t *testing.T) {
		mine, theirs := two(t)
		meanwhile(mine, func() { editsNote(NotePatch{Time: new("14:30"), Channel: new(journal.Forum)})(t, theirs) })
		editsNote(NotePatch{Body: new("After.")})(t, mine)
		n, err := mine.Note(t.Context(), 1)
		do(t, err)
		if n.Time != "14:30" || n.Channel != journal.Forum || n.Touch || n.Body != "After." {
			t.Errorf("have %+v", n)
		}
	})
	t.Run("group", func(t *testing.T) {
		mine, theirs := two(t)
		meanwhile(mine, func() { editsGroup(journal.Group{ID: 1, Name: "Child care", Wanted: 12}, nil, nil)(t, theirs) })
		editsGroup(journal.Group{ID: 1, Name: "Providers", Every: 30}, []int64{1}, nil)(t, mine)
		same(t, "groups", groupsOf(t, mine), []journal.Group{{ID: 1, Name: "Child care", Wanted: 12, Every: 30, Members: 1}})
	})
	t.Run("settings", func(t *testing.T) {
		mine, theirs := two(t)
		meanwhile(mine, func() { do(t, theirs.SetSettings(t.Context(), Settings{Every: 30, DateOrder: journal.DMY})) })
		do(t, mine.SetSettings(t.Context(), Settings{Every: journal.Default, Author: "Dana Whitcomb"}))
		got, err := mine.Settings(t.Context())
		if want := (Settings{Every: 30, DateOrder: journal.DMY, Author: "Dana Whitcomb"}); err != nil || got != want {
			t.Errorf("have %+v, %v", got, err)
		}
	})
}

// Whom a note touches is never reckoned from what it is no longer.
func TestEditNoteRefusesAStaleTouch(t *testing.T) {
	for name, theirDeed := range map[string]deed{
		"channel": editsNote(NotePatch{Channel: new(journal.Forum)}),
		"tried":   editsNote(NotePatch{Tried: new(true)}),
		"touch":   editsNote(NotePatch{Touch: new(false)}),
		"present": func(t *testing.T, s *Store) {
			luis := add(t, s, named("Luis Ortega"))[0]
			editsNote(NotePatch{With: []Who{who(luis)}})(t, s)
		},
		"removed": func(t *testing.T, s *Store) { do(t, s.RemoveNote(t.Context(), 1)) },
	} {
		t.Run(name, func(t *testing.T) {
			mine, theirs := two(t)
			meanwhile(mine, func() { theirDeed(t, theirs) })
			_, err := mine.EditNote(t.Context(), 1, NotePatch{Channel: new(journal.Meeting)}, nil)
			problem(t, err, journal.Failure)
		})
	}
}
