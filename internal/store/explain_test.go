package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Every way in which a place can fail has words of its own that name it, and a way out.
func TestExplainEveryKind(t *testing.T) {
	const path = "/home/dana/journal.db"
	said := map[string]db.FailureKind{}
	for kind := db.Absent; kind <= db.NetworkShare; kind++ {
		err := explain(fmt.Errorf("reading: %w", &db.Failure{Kind: kind, Path: path}))
		p := problem(t, err, journal.Failure)
		if !strings.Contains(p.What, path) || strings.Contains(p.What+p.Hint, "%!") {
			t.Errorf("%v: %q, %q", kind, p.What, p.Hint)
		}
		if other, taken := said[p.What]; taken {
			t.Errorf("%v and %v are both %q", kind, other, p.What)
		}
		said[p.What] = kind
	}
	if len(said) != len(ways) {
		t.Errorf("%d kinds, and words for %d", len(said), len(ways))
	}
}

func TestExplainOthers(t *testing.T) {
	if explain(nil) != nil {
		t.Error("nothing wrong is a problem")
	}
	if err := explain(context.Canceled); !errors.Is(err, context.Canceled) {
		t.Errorf("the end of a context became %v", err)
	}
	cause := errors.New("no such table: recipes")
	err := explain(&db.Failure{Kind: db.Other, Path: "/home/dana/journal.db", Err: cause})
	if p := problem(t, err, journal.Failure); !errors.Is(err, cause) || !strings.Contains(p.Error(), "/home/dana/journal.db: no such table") {
		t.Errorf("another failure is %v", p)
	}
}

// Of a damaged index of searches it is told that it is made anew, for nothing else has to be wrong with the file.
func TestExplainADamagedSearch(t *testing.T) {
	for name, sql := range map[string]string{
		"in pieces": "UPDATE notes_fts_data SET block = x'0102030405'", "empty": "DELETE FROM notes_fts_data", "gone": "DROP TABLE notes_fts",
	} {
		t.Run(name, func(t *testing.T) {
			s, path := clinic(t)
			do(t, s.Close())
			other := plainly(t, path)
			_, err := other.Exec(sql)
			do(t, err)
			do(t, other.Close())
			s = openAt(t, path)
			_, err = searched(t, s, "pilot", NoteFilter{})
			if p := problem(t, err, journal.Failure); !strings.Contains(p.Hint, "rel doctor --fix") {
				t.Errorf("%v; %s", p, p.Hint)
			}
			_, err = s.AddNote(t.Context(), journal.Note{Day: on("2026-11-21"), Body: "pilot", Participants: with(journal.Present, journal.Contact{ID: 2, UID: uidOf(t, s, 2)})}, nil)
			if p := problem(t, err, journal.Failure); !strings.Contains(p.Hint, "rel doctor --fix") {
				t.Errorf("%v; %s", p, p.Hint)
			}
		})
	}
}

func TestExplainOnOpening(t *testing.T) {
	folder := t.TempDir()
	_, err := Open(t.Context(), options(folder))
	p := problem(t, err, journal.Failure)
	if want := filepath.Join(folder, "journal.db"); !strings.Contains(p.What, "is a folder") || !strings.HasSuffix(p.Hint, " "+want) {
		t.Errorf("%q, %q", p.What, p.Hint)
	}
}

// A write that is in the way of nothing and changes nothing is no change, and says so.
func TestUnchanged(t *testing.T) {
	s := open(t)
	dana := add(t, s, journal.Contact{Name: "Dana Whitcomb", Tags: []string{"qris"}})[0]
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers", Every: 30}, []int64{dana.ID}))
	groups, err := s.Groups(t.Context())
	do(t, err)
	was, err := s.Settings(t.Context())
	do(t, err)
	for name, write := range map[string]func() error{
		"settings": func() error { return s.SetSettings(t.Context(), was) },
		"a group":  func() error { return s.EditGroup(t.Context(), groups[0], []int64{dana.ID}, nil) },
		"tags": func() error {
			return s.TagContacts(t.Context(), []int64{dana.ID}, []string{"qris"}, []string{"budget"})
		},
		"note tags":  func() error { return s.TagNotes(t.Context(), nil, []string{"qris"}, nil) },
		"end snooze": func() error { return s.Snooze(t.Context(), []int64{dana.ID}, journal.Day{}) },
	} {
		if err := write(); !errors.Is(err, ErrUnchanged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if last, _, err := s.LastChange(t.Context()); err != nil || last.ID != 2 {
		t.Errorf("the last change is c%d, %v", last.ID, err)
	}
}
