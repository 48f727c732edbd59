package store

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// noon is the clock of the tests: a Monday.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// open makes a new journal in a temporary folder.
func open(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "journal.db"))
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), options(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func options(path string) Options {
	return Options{Path: path, Create: true, Now: func() time.Time { return noon }, Author: "tester", Command: "test"}
}

// on is the day of a text such as 2026-11-23.
func on(iso string) journal.Day {
	d, err := journal.ParseISO(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// add makes contacts, of which only what matters to a test is set, and gives them back as they stand.
func add(t testing.TB, s *Store, all ...journal.Contact) []journal.Contact {
	t.Helper()
	for i, c := range all {
		made, err := s.AddContact(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		all[i] = made
	}
	return all
}

// named is a person of whom only the name is known.
func named(name string) journal.Contact { return journal.Contact{Name: name} }

// meet writes down a conversation that touches those who were present.
func meet(t testing.TB, s *Store, day string, present ...journal.Contact) Noted {
	t.Helper()
	return write(t, s, journal.Note{Day: on(day), Channel: journal.Meeting, Touch: true, Participants: with(journal.Present, present...)})
}

// write writes a note down.
func write(t testing.TB, s *Store, n journal.Note) Noted {
	t.Helper()
	noted, err := s.AddNote(t.Context(), n, nil)
	if err != nil {
		t.Fatal(err)
	}
	return noted
}

func with(role journal.Role, all ...journal.Contact) (out []journal.Participant) {
	for _, c := range all {
		out = append(out, journal.Participant{ContactID: c.ID, UID: c.UID, Name: c.Name, Role: role})
	}
	return out
}

func who(c journal.Contact) Who { return Who{ID: c.ID, UID: c.UID, Name: c.Name} }

// again is a contact as it stands now.
func again(t testing.TB, s *Store, c journal.Contact) journal.Contact {
	t.Helper()
	c, err := s.Contact(t.Context(), c.ID)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// do fails the test unless err is nil.
func do(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// problem fails the test unless err is one that a person can read, of this code, with a way out.
func problem(t testing.TB, err error, code journal.Code) *journal.Problem {
	t.Helper()
	var p *journal.Problem
	if !errors.As(err, &p) || p.Code != code || p.Hint == "" {
		t.Fatalf("error %v, want a problem of code %d with a hint", err, code)
	}
	return p
}

// same fails the test unless two lists are equal, the absent one and the empty one being so.
func same[T comparable](t testing.TB, what string, have, want []T) {
	t.Helper()
	if !slices.Equal(have, want) {
		t.Errorf("%s: have %v, want %v", what, have, want)
	}
}

// execute runs SQL that no command writes yet.
func execute(t testing.TB, s *Store, sql string, args ...any) {
	t.Helper()
	do(t, s.db.Write(t.Context(), db.Batch(db.S(sql, args...))))
}
