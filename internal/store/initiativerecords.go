package store

import (
	"context"
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// HeldInitiatives are the initiatives asked for, by number, with all who are in them, those who were removed too, streamed.
func (s *Store) HeldInitiatives(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Initiative], error] {
	q := newQuery(strings.NewReplacer(" AND "+kept, "", "\nFROM initiatives i WHERE ",
		", i.deleted, d.at\nFROM initiatives i LEFT JOIN changes d ON d.id = i.deleted WHERE ").Replace(selectInitiatives))
	f.initiatives(q)
	q.add(" ORDER BY i.id")
	return stream(ctx, s, q.stmt(), func(row db.Row) (h Held[journal.Initiative], err error) {
		var at string
		h.Record, err = scanInitiativeAnd(row, &h.RemovedBy, &at)
		return h.scanHeld(at, err)
	})
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
