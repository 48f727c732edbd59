package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// backedUp is a backup of a journal.
func backedUp(t *testing.T, s *Store) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "backup.db")
	do(t, os.WriteFile(path, nil, 0o600))
	do(t, s.File().BackUp(t.Context(), path, false, nil))
	return path
}

func openedCopy(t *testing.T, path string) *File {
	t.Helper()
	f, err := OpenCopy(t.Context(), path, t.TempDir())
	do(t, err)
	t.Cleanup(func() { do(t, f.Close()) })
	return f
}

func holding(t *testing.T, f *File) Holding {
	t.Helper()
	h, err := f.Holding(t.Context())
	do(t, err)
	return h
}

func TestHolding(t *testing.T) {
	s := open(t)
	if h := holding(t, s.File()); h != (Holding{Schema: schemaVersion}) {
		t.Errorf("a new journal holds %+v", h)
	}
	if mark, err := s.File().Mark(t.Context()); err != nil || mark != "" {
		t.Errorf("a new journal is marked %q, %v", mark, err)
	}
	people := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"))
	meet(t, s, "2026-11-20", people...)
	do(t, s.RemoveContact(t.Context(), people[1].ID))
	want := Holding{Schema: schemaVersion, Contacts: 1, Notes: 1, Changes: 4, Last: noon}
	if h := holding(t, s.File()); h != want {
		t.Errorf("holds %+v, want %+v", h, want)
	}
	c := openedCopy(t, backedUp(t, s))
	if h := holding(t, c); h != want {
		t.Errorf("the backup holds %+v, want %+v", h, want)
	}
	here, err := s.File().Mark(t.Context())
	do(t, err)
	if there, err := c.Mark(t.Context()); err != nil || there != here || len(here) != 8 {
		t.Errorf("marked %q, the backup %q, %v", here, there, err)
	}
	do(t, c.Check(t.Context()))
}

// A journal is replaced only if it holds what was looked at before; else what was written since would be lost.
func TestReplace(t *testing.T) {
	s := open(t)
	add(t, s, named("Dana Whitcomb"))
	from := openedCopy(t, backedUp(t, s))
	add(t, s, named("Luis Ortega"))
	held := holding(t, s.File())
	late := add(t, s, named("Ruth Sample"))
	if err := s.File().Replace(t.Context(), from, held, nil); !errors.Is(err, ErrChanged) {
		t.Errorf("changed meanwhile: %v", err)
	}
	again(t, s, late[0])
	do(t, s.File().Replace(t.Context(), from, holding(t, s.File()), nil))
	if h := holding(t, s.File()); h.Contacts != 1 {
		t.Errorf("holds %+v", h)
	}
	meet(t, s, "2026-11-20", add(t, s, named("Mei Tanaka"))...)
	checkDerived(t, s, nil)
}

func TestOpenFileErrors(t *testing.T) {
	folder := t.TempDir()
	path := func(name, text string) string {
		do(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
		return filepath.Join(folder, name)
	}
	for file, want := range map[string]error{
		filepath.Join(folder, "nowhere.db"):    ErrAbsent,
		path("empty.db", ""):                   ErrAbsent,
		path("text.db", "Dear Dana"):           ErrDamaged,
		path("half.db", "SQLite format 3\x00"): ErrDamaged,
	} {
		for _, open := range []func() (*File, error){
			func() (*File, error) { return OpenFile(t.Context(), file) },
			func() (*File, error) { return OpenCopy(t.Context(), file, t.TempDir()) },
		} {
			if _, err := open(); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", file, err, want)
			}
		}
	}
}

// Before a migration its hook is called, with the journal as it was; its error leaves the journal so.
func TestMigrating(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	makeReleased(t, path, schemaBefore, 3)
	before, err := os.ReadFile(path)
	do(t, err)
	o := options(path)
	refused := errors.New("no room")
	o.Migrating = func(context.Context, *Store) error { return refused }
	if _, err := Open(t.Context(), o); !errors.Is(err, refused) {
		t.Errorf("error %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the journal has changed: %v", err)
	}
	calls := 0
	o.Migrating = func(ctx context.Context, s *Store) error {
		calls++
		if h := holding(t, s.File()); h.Schema != 3 {
			t.Errorf("holds %+v", h)
		}
		return nil
	}
	for range 2 {
		s, err := Open(t.Context(), o)
		do(t, err)
		do(t, s.Close())
	}
	if calls != 1 {
		t.Errorf("called %d times", calls)
	}
	o.Path = filepath.Join(t.TempDir(), "journal.db")
	s, err := Open(t.Context(), o)
	do(t, err)
	do(t, s.Close())
	if calls != 1 {
		t.Error("called for a new journal")
	}
}
