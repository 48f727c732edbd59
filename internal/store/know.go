package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// AddFacts writes facts down, making the contacts of add first, and gives them back as they stand. Whom each is of goes by
// uid; a contact of add gets its uid from the caller (see NewUID). The note it came from goes by number.
func (s *Store) AddFacts(ctx context.Context, all []journal.Fact, add []journal.Contact) ([]journal.Fact, error) {
	var batch []db.Stmt
	for _, c := range add {
		batch = append(batch, s.makeContact(c)...)
	}
	var made []string
	var of []journal.Participant
	for _, f := range all {
		uid := newUID()
		made = append(made, uid)
		of = append(of, journal.Participant{ContactID: f.Who.ID, UID: f.Who.UID, Name: f.Who.Name})
		if f.Note != 0 {
			batch = append(batch, expect("EXISTS (SELECT 1 FROM notes WHERE id = ? AND deleted IS NULL)", f.Note))
		}
		batch = append(batch, db.S(`INSERT INTO facts(uid, contact_id, note_id, kind, text, day)
			VALUES (?, (SELECT id FROM contacts WHERE uid = ?), ?, ?, ?, ?)`, uid, f.Who.UID, orNull(f.Note), f.Kind, f.Text, f.Day))
	}
	if err := s.writeWith(ctx, of, batch...); err != nil {
		return nil, err
	}
	return readAll(ctx, s, db.S(selectFacts+"t.uid IN (SELECT value FROM json_each(?)) ORDER BY t.id", toJSON(made)), scanFact)
}

// ConfirmFacts makes facts that were still to be found out known, in the words and of the day that they now have.
func (s *Store) ConfirmFacts(ctx context.Context, known []journal.Fact) error {
	var batch []db.Stmt
	for _, f := range known {
		batch = append(batch,
			db.S(`UPDATE facts SET kind = ?, text = ?, day = ?
				WHERE id = ? AND kind IN ('assume', 'ask') AND dropped IS NULL AND deleted IS NULL`, f.Kind, f.Text, f.Day, f.ID),
			expect("changes() = 1"))
	}
	return s.write(ctx, batch...)
}

// DropFacts lets go of facts that stand.
func (s *Store) DropFacts(ctx context.Context, ids []int64, on journal.Day) error {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	return s.write(ctx,
		db.S(`UPDATE facts SET dropped = ?
			WHERE id IN (SELECT value FROM json_each(?)) AND dropped IS NULL AND deleted IS NULL`, on, toJSON(ids)),
		expect("changes() = ?", len(ids)))
}

// FactPatch is what to change about a fact; what is nil stays.
type FactPatch struct {
	Kind  *journal.FactKind
	Text  *string
	Day   *journal.Day
	Stand bool // it was dropped, and stands again
}

// EditFact changes a fact and gives it back as it then stands.
func (s *Store) EditFact(ctx context.Context, id int64, p FactPatch) (journal.Fact, error) {
	var a assignments
	setNamed(&a, "kind", p.Kind, asIs)
	setNamed(&a, "text", p.Text, asIs)
	setNamed(&a, "day", p.Day, asIs)
	if p.Stand {
		a.set("dropped", nil)
	}
	there := expect("EXISTS (SELECT 1 FROM facts WHERE id = ? AND deleted IS NULL)", id)
	if err := s.write(ctx, append([]db.Stmt{there}, a.update("facts", id)...)...); err != nil {
		return journal.Fact{}, err
	}
	return s.Fact(ctx, id)
}

// RemoveFact hides a fact.
func (s *Store) RemoveFact(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE facts SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}
