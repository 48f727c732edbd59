package store

import "context"

// Follow-ups, facts and assessments come of notes, and are as private as the note they came of.

// fromPrivateNote is the SQL that a follow-up, a fact or an assessment t came from a private note.
const fromPrivateNote = "EXISTS (SELECT 1 FROM notes n WHERE n.id = t.note_id AND n.private = 1)"

// noteUID is the SQL of what the note that a follow-up or a fact t came from is called outside the journal.
const noteUID = "(SELECT n.uid FROM notes n WHERE n.id = t.note_id)"

// cameOfNotes begins the condition of rows t: those that were removed, or those that were not; of private notes too, or of no
// private ones, or with secret of private ones alone.
func (q *query) cameOfNotes(deleted, private, secret bool) {
	if deleted {
		q.add("t.deleted IS NOT NULL")
	} else {
		q.add("t.deleted IS NULL")
	}
	switch {
	case secret:
		q.add(" AND " + fromPrivateNote)
	case !private:
		q.add(" AND NOT " + fromPrivateNote)
	}
}

// countBoth is how many a query counts, and how many the query of the private ones, unless those are among the first.
func (s *Store) countBoth(ctx context.Context, shown, secret *query, private bool) (n, left int, err error) {
	sets, err := s.db.Read(ctx, shown.stmt(), secret.stmt())
	if err != nil {
		return 0, 0, explain(err)
	}
	err = firstError(sets[0][0].Scan(&n), sets[1][0].Scan(&left))
	if private {
		left = 0
	}
	return n, left, err
}
