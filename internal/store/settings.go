package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Settings are how the owner wants the journal to be.
type Settings struct {
	Every     journal.Cadence // for persons with no cadence of their own or their groups'
	DateOrder journal.Order   // how 5/12 is read; unset until it is said
	Author    string          // in whose name notes are written; empty is the user of the machine
}

// Settings reads them.
func (s *Store) Settings(ctx context.Context) (Settings, error) {
	v, _, err := readOne(ctx, s, db.S("SELECT every, date_order, author FROM settings"), func(row db.Row) (v Settings, err error) {
		err = row.Scan(&v.Every, &v.DateOrder, &v.Author)
		return v, err
	})
	return v, err
}

// SetSettings writes them.
func (s *Store) SetSettings(ctx context.Context, v Settings) error {
	return s.write(ctx, db.S("UPDATE settings SET every = ?, date_order = ?, author = ?", v.Every, orNull(v.DateOrder), orNull(v.Author)))
}
