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

// withFollowUps is p with the follow-ups that go with it.
func (s *Store) withFollowUps(ctx context.Context, p Purge) (Purge, error) {
	text, _, err := readOne(ctx, s, p.owed(), scanOne[string])
	if err != nil {
		return p, err
	}
	return p, fromJSON(text, &p.FollowUps)
}

// owed is the query for the numbers, as JSON, of the follow-ups that go with contacts and notes: those out of the notes,
// those with the contacts, and those that once were, where they are with nobody by now.
func (p Purge) owed() db.Stmt {
	notes, who := p.notes(), toJSON(p.contacts())
	return db.S(`SELECT json_group_array(id ORDER BY id) FROM followups t WHERE t.note_id IN (`+notes.SQL+`)
		OR t.contact_id IN (SELECT value FROM json_each(?)) OR t.contact_id IS NULL AND EXISTS (
			SELECT 1 FROM change_rows r, json_each(?) w WHERE r.tbl = 'followups' AND r.op = 'edited' AND r.first = t.id
			AND w.value IN (json_extract(r.was, '$.contact_id'), json_extract(r.now, '$.contact_id')))`,
		append(notes.Args, who, who)...)
}
