package store

import (
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// removeDetails is the batch that takes from a contact the details that gone has, each exactly as it is there.
func removeDetails(was, gone journal.Contact) []db.Stmt {
	var batch []db.Stmt
	remove := func(table, condition string, args ...any) {
		batch = append(batch, db.S("DELETE FROM "+table+" WHERE contact_id = ? AND "+condition, append([]any{was.ID}, args...)...))
	}
	for _, p := range gone.Points {
		remove("points", "kind = ? AND value = ? AND label = ?", p.Kind, p.Value, p.Label)
	}
	for _, a := range gone.Aliases {
		remove("aliases", "name = ?", a)
	}
	for _, f := range gone.Fields {
		remove("fields", "name_key = ?", journal.NameKey(f.Name))
	}
	for _, d := range gone.Dates {
		remove("yearly_dates", "label = ? AND month = ? AND day = ? AND year IS ?", d.Label, int(d.Month), d.Day, orNull(d.Year))
	}
	for _, t := range gone.Tags {
		remove("contact_tags", "tag = ?", t)
	}
	for _, g := range gone.Groups {
		batch = append(batch, removeMembership(was, journal.NameKey(g))...)
	}
	for _, p := range gone.Positions {
		batch = append(batch, removePosition(was.UID, p))
	}
	return batch
}
