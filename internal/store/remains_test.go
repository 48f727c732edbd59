package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rel-journal/rel/internal/journal"
)

// backup puts the journal's file, log and all, under another name, as a copy that nobody writes.
func backup(t testing.TB, s *Store, path, to string) string {
	t.Helper()
	do(t, s.db.Compact(t.Context())) // into one file
	content, err := os.ReadFile(path)
	do(t, err)
	to = filepath.Join(filepath.Dir(path), to)
	do(t, os.WriteFile(to, content, 0o400))
	return to
}

// Backups that have something of what was purged are named, and left as they are; of those that cannot be looked into,
// the ones made since it came into the journal.
func TestRemains(t *testing.T) {
	now := noon
	path := filepath.Join(t.TempDir(), "journal.db")
	o := options(path)
	o.Now = func() time.Time { return now }
	s, err := Open(t.Context(), o)
	do(t, err)
	defer s.Close()

	luis := add(t, s, named("Luis Ortega"))[0]
	early := backup(t, s, path, "journal-20261123T120000Z-asked.db")
	now = now.Add(time.Hour)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	later := backup(t, s, path, "journal-20261123T133000Z-asked.db")
	note := write(t, s, journal.Note{Day: on("2026-11-02"), Body: "Sample.", Participants: with(journal.Present, luis, dana)}).Note
	do(t, s.RemoveContact(t.Context(), dana.ID))
	latest := backup(t, s, path, "journal-20261123T140000Z-asked.db")
	var sealed []string
	for _, name := range []string{"journal-20261123T121500Z-asked.db.age", "journal-20261123T130000Z-asked.db.age", "journal-20261123T134500Z-import.db.age"} {
		sealed = append(sealed, filepath.Join(filepath.Dir(path), name))
		do(t, os.WriteFile(sealed[len(sealed)-1], []byte("age-encryption.org/v1\n"), 0o400))
	}
	gone := filepath.Join(filepath.Dir(path), "journal-gone.db")
	var all []Copy
	for _, path := range append([]string{early, later, latest, gone}, sealed...) {
		at, _ := time.Parse("20060102T150405Z", strings.Split(filepath.Base(path), "-")[1])
		all = append(all, Copy{path, at.Add(time.Second)}) // no time in its name: before any other
	}

	tests := []struct {
		name         string
		purge        func() (Purge, error)
		held, closed []string
	}{
		{"a contact", func() (Purge, error) { return s.PurgeContact(t.Context(), dana.ID) }, []string{later, latest}, sealed[1:]},
		{"an older contact", func() (Purge, error) { return s.PurgeContact(t.Context(), luis.ID) }, []string{early, later, latest}, sealed},
		{"a note", func() (Purge, error) { return s.PurgeNote(t.Context(), note.ID) }, []string{latest}, sealed[1:]},
		{"the notes before a day", func() (Purge, error) { return s.PurgeBefore(t.Context(), on("2026-11-03")) }, []string{latest}, sealed[1:]},
	}
	before, err := os.ReadDir(filepath.Dir(path))
	do(t, err)
	for _, tt := range tests {
		p, err := tt.purge()
		do(t, err)
		r, err := p.Remains(t.Context(), all)
		do(t, err)
		same(t, tt.name+": held", r.Held, tt.held)
		same(t, tt.name+": sealed", r.Sealed, tt.closed)
	}
	after, err := os.ReadDir(filepath.Dir(path))
	do(t, err)
	if len(before) != len(after) {
		t.Errorf("looking into backups leaves %v", after)
	}
}
