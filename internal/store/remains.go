package store

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"github.com/rel-journal/rel/internal/db"
)

// Remains is which copies of the journal still have something of what was purged.
type Remains struct {
	Held   []string // those that have it
	Sealed []string // those that may have it, and cannot be looked into: encrypted, or damaged
}

// Remains looks into backups, and leaves them as they are. One that cannot be looked into counts unless it was made
// before what was purged came into the journal.
func (p Purge) Remains(ctx context.Context, backups []string) (r Remains, err error) {
	for _, path := range backups {
		held, err := p.heldBy(ctx, path)
		switch {
		case ctx.Err() != nil:
			return r, ctx.Err()
		case err != nil && !madeAt(path).Before(p.born):
			r.Sealed = append(r.Sealed, path)
		case held:
			r.Held = append(r.Held, path)
		}
	}
	return r, nil
}

// heldBy reports whether the journal at path has something of it. Of a contact the uid says so: no note of theirs can
// be older than they are.
func (p Purge) heldBy(ctx context.Context, path string) (held bool, err error) {
	lite, err := db.Open(ctx, path, db.Options{Still: true})
	if err != nil {
		return false, err
	}
	defer func() { _ = lite.Close() }() // it was only read
	s := &Store{db: lite}
	held, _, err = readOne(ctx, s, db.S(`SELECT EXISTS (SELECT 1 FROM contacts WHERE uid IN (SELECT value FROM json_each(?1)))
		OR EXISTS (SELECT 1 FROM notes WHERE uid IN (SELECT value FROM json_each(?1))) OR EXISTS (SELECT 1 FROM notes WHERE day < ?2)`,
		toJSON(p.uids), p.Before), scanOne[bool])
	return held, err
}

// stamp is the moment in the name of a backup: journal-20261126T120000Z-asked.db.
var stamp = regexp.MustCompile(`\d{8}T\d{6}Z`)

// madeAt is when a backup was made, as its name says, or else the file. One that is neither is of no time, which is
// before any other.
func madeAt(path string) time.Time {
	if at, err := time.Parse("20060102T150405Z", stamp.FindString(filepath.Base(path))); err == nil {
		return at.Add(time.Second) // the second it was made in had not passed
	}
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}
