package store

import (
	"context"
	"time"

	"github.com/rel-journal/rel/internal/db"
)

// Remains is which copies of the journal still have something of what was purged.
type Remains struct {
	Held   []string // those that have it
	Sealed []string // those that may have it, and cannot be looked into: encrypted, or damaged
}

// Copy is a copy of the journal.
type Copy struct {
	Path string
	At   time.Time // until when it may have been made
}

// Remains looks into copies, and leaves them as they are. One that cannot be looked into counts unless it was made before
// what was purged came into the journal.
func (p Purge) Remains(ctx context.Context, copies []Copy) (r Remains, err error) {
	for _, c := range copies {
		held, err := p.heldBy(ctx, c.Path)
		switch {
		case ctx.Err() != nil:
			return r, ctx.Err()
		case err != nil && !c.At.Before(p.born):
			r.Sealed = append(r.Sealed, c.Path)
		case held:
			r.Held = append(r.Held, c.Path)
		case db.HasLog(c.Path): // as beside a damaged journal that was set aside
			r.Sealed = append(r.Sealed, c.Path)
		}
	}
	return r, nil
}

// heldBy reports whether the journal at path has something of it: a contact, a note, a follow-up, a fact, an assessment or an
// initiative that goes, or a note before the day.
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
	if err != nil || held {
		return held, err
	}
	for _, table := range []string{"followups", "facts", "assessments", "initiatives"} {
		if held, err = p.within(ctx, s, table); err != nil || held {
			return held, err
		}
	}
	return false, nil
}

// within reports whether a table of a journal, which may be of a time before it was there, has something that goes.
func (p Purge) within(ctx context.Context, s *Store, table string) (held bool, err error) {
	there, _, err := readOne(ctx, s, db.S("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", table), scanOne[bool])
	if err != nil || !there {
		return false, err
	}
	held, _, err = readOne(ctx, s, db.S("SELECT EXISTS (SELECT 1 FROM "+table+" WHERE uid IN (SELECT value FROM json_each(?)))",
		toJSON(p.uids)), scanOne[bool])
	return held, err
}
