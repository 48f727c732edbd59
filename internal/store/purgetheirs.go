package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
)

// PurgeFollowUp is what erasing a follow-up, removed or not, would erase.
func (s *Store) PurgeFollowUp(ctx context.Context, id int64) (Purge, error) {
	f, err := s.FollowUp(ctx, id)
	if err != nil {
		return Purge{}, err
	}
	return s.bornWith(ctx, Purge{FollowUps: []int64{id}, uids: []string{f.UID}}, "followups", id)
}

// PurgeFact is what erasing a fact, removed or not, would erase.
func (s *Store) PurgeFact(ctx context.Context, id int64) (Purge, error) {
	f, err := s.Fact(ctx, id)
	if err != nil {
		return Purge{}, err
	}
	return s.bornWith(ctx, Purge{Facts: []int64{id}, uids: []string{f.UID}}, "facts", id)
}

// PurgeAssessment is what erasing an assessment, removed or not, would erase.
func (s *Store) PurgeAssessment(ctx context.Context, id int64) (Purge, error) {
	a, err := s.Assessment(ctx, id, true)
	if err != nil {
		return Purge{}, err
	}
	return s.bornWith(ctx, Purge{Assessments: []int64{id}, uids: []string{a.UID}}, "assessments", id)
}

// PurgeInitiative is what erasing an initiative, removed or not, would erase: what it was called and for, and who was in it.
func (s *Store) PurgeInitiative(ctx context.Context, id int64) (Purge, error) {
	in, err := s.Initiative(ctx, id)
	if err != nil {
		return Purge{}, err
	}
	return s.bornWith(ctx, Purge{Initiatives: []int64{id}, uids: []string{in.UID}}, "initiatives", id)
}

// unassess is the batch that takes from reviews what they say of how those relationships were assessed whose assessments go.
func (p Purge) unassess() []db.Stmt {
	if len(p.Assessments) == 0 {
		return nil
	}
	const theirs = " IN (SELECT contact_id FROM assessments WHERE id IN (SELECT value FROM json_each(?)))"
	ids := toJSON(p.Assessments)
	return []db.Stmt{
		db.S("DELETE FROM review_contacts WHERE part IN ('strained', 'in question', 'slipping') AND contact_id"+theirs, ids),
		db.S(`DELETE FROM change_rows WHERE tbl = 'review_contacts'
			AND json_extract(was, '$.part') IN ('strained', 'in question', 'slipping')
			AND json_extract(was, '$.contact_id')`+theirs, ids),
	}
}

// disband is the batch that erases the initiative that goes; what belonged to it belongs to none.
func (p Purge) disband() []db.Stmt {
	if len(p.Initiatives) == 0 {
		return nil
	}
	ids := toJSON(p.Initiatives)
	const leave = " SET initiative_id = NULL WHERE initiative_id IN (SELECT value FROM json_each(?))"
	return append([]db.Stmt{db.S("UPDATE followups"+leave, ids), db.S("UPDATE notes"+leave, ids)},
		erase("initiatives", db.S("SELECT value FROM json_each(?)", ids))...)
}

// withTheirs is p with the follow-ups, facts and assessments that go with it.
func (s *Store) withTheirs(ctx context.Context, p Purge) (Purge, error) {
	owed, _, err := readOne(ctx, s, p.theirs("followups"), scanOne[string])
	if err != nil {
		return p, err
	}
	known, _, err := readOne(ctx, s, p.theirs("facts"), scanOne[string])
	if err != nil {
		return p, err
	}
	assessed, _, err := readOne(ctx, s, p.theirs("assessments"), scanOne[string])
	if err != nil {
		return p, err
	}
	return p, firstError(fromJSON(owed, &p.FollowUps), fromJSON(known, &p.Facts), fromJSON(assessed, &p.Assessments))
}

// still expects that just these rows of a table go with the contacts and notes.
func (p Purge) still(table string, ids []int64) db.Stmt {
	theirs := p.theirs(table)
	return db.S("INSERT INTO expect(ok) SELECT ("+theirs.SQL+") = ?", append(theirs.Args, toJSON(ids))...)
}

// theirs is the query for the numbers, as JSON, of the rows of a table, follow-ups, facts or assessments, that go with contacts and
// notes: those out of the notes, those with the contacts, and those that once were, where they are with nobody by now.
func (p Purge) theirs(table string) db.Stmt {
	notes, who := p.notes(), toJSON(p.contacts())
	return db.S(`SELECT json_group_array(id ORDER BY id) FROM `+table+` t WHERE t.note_id IN (`+notes.SQL+`)
		OR t.contact_id IN (SELECT value FROM json_each(?)) OR t.contact_id IS NULL AND EXISTS (
			SELECT 1 FROM change_rows r, json_each(?) w WHERE r.tbl = '`+table+`' AND r.op = 'edited' AND r.first = t.id
			AND w.value IN (json_extract(r.was, '$.contact_id'), json_extract(r.now, '$.contact_id')))`,
		append(notes.Args, who, who)...)
}
