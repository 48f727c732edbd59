package store

import (
	"context"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// HeldInitiatives are the initiatives asked for, by number, with all who are in them, those who were removed too, streamed.
func (s *Store) HeldInitiatives(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Initiative], error] {
	q := newQuery(strings.Replace(initiativeColumns, " AND "+kept, "", 1) + removedBy("i") + fromInitiatives)
	f.initiatives(q)
	q.add(" ORDER BY i.id")
	return streamHeld(ctx, s, q, scanInitiativeAnd)
}

// initiatives adds the condition on an initiative i: one that those asked for have a part in, or once had, or that a note or
// a follow-up asked for belongs to.
func (f RecordsFilter) initiatives(q *query) {
	if f.all() {
		q.add("true")
		return
	}
	q.add("i.id IN (SELECT m.initiative_id FROM initiative_contacts m WHERE m.contact_id IN (SELECT c.id FROM contacts c WHERE ")
	f.contacts(q)
	q.add(`) UNION SELECT json_extract(was, '$.initiative_id') FROM change_rows r
		WHERE tbl = 'initiative_contacts' AND ` + notOfAMergeUndone + `
		AND json_extract(was, '$.contact_id') IN (SELECT c.id FROM contacts c WHERE `)
	f.contacts(q)
	q.add(") UNION SELECT t.initiative_id FROM followups t WHERE ")
	f.followUps(q)
	q.add(" UNION SELECT n.initiative_id FROM notes n WHERE ")
	f.notes(q)
	q.add(")")
}
