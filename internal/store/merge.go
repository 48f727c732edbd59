package store

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Merge is two contacts that are to be one, as a person is shown it beforehand. Merging does just that, or nothing.
type Merge struct {
	First, Second journal.Contact // as they are: the second becomes a part of the first
	Becomes       journal.Merged
	Shares        []Share // how much hangs off them besides
	mark          int64   // the last change that this knows of
}

// Share is how much of one sort hangs off two contacts.
type Share struct {
	What          string // "notes"
	First, Second int
	Both          int // of these, how much hangs off both
}

// Sum is how much hangs off the two once they are one.
func (t Share) Sum() int { return t.First + t.Second - t.Both }

// PlanMerge is what making the second contact a part of the first would do. The error is a *journal.Problem where they
// cannot be one.
func (s *Store) PlanMerge(ctx context.Context, first, second int64) (m Merge, err error) {
	if m.mark, err = s.LatestChange(ctx); err != nil {
		return m, err
	}
	if m.First, err = s.keptContact(ctx, first); err == nil {
		m.Second, err = s.keptContact(ctx, second)
	}
	switch {
	case err != nil:
		return m, err
	case first == second:
		return m, journal.Bad("rel dupes lists who may be the same", "one contact cannot be merged with itself")
	case m.First.Kind != m.Second.Kind:
		return m, journal.Bad(fmt.Sprintf("where that is a mistake, rel edit %d --kind %s puts it right", second, m.First.Kind),
			"%s (%d) and %s (%d) cannot be one: %s",
			m.First.Name, first, m.Second.Name, second, journal.Contradiction(m.First, m.Second, nil))
	}
	m.Becomes = journal.Merge(m.First, m.Second)
	m.Shares, err = readAll(ctx, s, db.S(countShares, first, second), func(row db.Row) (t Share, err error) {
		return t, row.Scan(&t.What, &t.First, &t.Second, &t.Both)
	})
	return m, err
}

// keptContact is the contact of this number, who has to be in the journal by itself.
func (s *Store) keptContact(ctx context.Context, id int64) (journal.Contact, error) {
	c, err := s.Contact(ctx, id)
	if err != nil {
		return c, err
	}
	of, err := s.PartOf(ctx, id)
	switch {
	case err != nil:
		return c, err
	case of != id:
		return c, journal.Bad(fmt.Sprintf("rel merge with %d, which it is a part of", of), "contact %d was merged already", id)
	case c.Deleted:
		return c, journal.Missing("rel list --deleted shows who was removed", "%s (%d) was removed", c.Name, c.ID)
	}
	return c, nil
}

// countShares counts what hangs off the contacts ?1 and ?2, removed ones apart.
const countShares = `
  SELECT 'notes', count(p.contact_id = ?1 OR NULL), count(p.contact_id = ?2 OR NULL), count(*) - count(DISTINCT p.note_id)
    FROM participants p JOIN notes n ON n.id = p.note_id AND n.deleted IS NULL WHERE p.contact_id IN (?1, ?2)
  UNION ALL SELECT 'heard', count(h.speaker = ?1 OR NULL), count(h.speaker = ?2 OR NULL), 0
    FROM heard h JOIN notes n ON n.id = h.note_id AND n.deleted IS NULL WHERE h.speaker IN (?1, ?2)
  UNION ALL SELECT 'facts', count(contact_id = ?1 OR NULL), count(contact_id = ?2 OR NULL), 0
    FROM facts WHERE deleted IS NULL AND contact_id IN (?1, ?2)
  UNION ALL SELECT 'follow-ups', count(contact_id = ?1 OR NULL), count(contact_id = ?2 OR NULL), 0
    FROM followups WHERE deleted IS NULL AND contact_id IN (?1, ?2)
  UNION ALL SELECT 'assessments', count(contact_id = ?1 OR NULL), count(contact_id = ?2 OR NULL), 0
    FROM assessments WHERE deleted IS NULL AND contact_id IN (?1, ?2)
  UNION ALL SELECT 'initiatives', count(m.contact_id = ?1 OR NULL), count(m.contact_id = ?2 OR NULL), count(*) - count(DISTINCT i.id)
    FROM initiative_contacts m JOIN initiatives i ON i.id = m.initiative_id AND i.deleted IS NULL WHERE m.contact_id IN (?1, ?2)`

// Merge makes the second contact a part of the first, and gives the first back as it then stands. It is refused where
// either was changed since the plan was made.
func (s *Store) Merge(ctx context.Context, m Merge) (journal.Contact, error) {
	batch, err := s.letGo(ctx, m.batch(), m.Becomes.Whole, m.Second)
	if err != nil {
		return m.First, err
	}
	if err := s.write(ctx, batch...); err != nil {
		return m.First, err
	}
	return s.Contact(ctx, m.First.ID)
}

// PartOf is the number of the contact that the one of this number has become a part of; its own where it has not, or where
// there is none.
func (s *Store) PartOf(ctx context.Context, id int64) (int64, error) {
	of, ok, err := readOne(ctx, s, db.S("SELECT merged_into FROM contacts WHERE id = ? AND merged_into IS NOT NULL", id), scanOne[int64])
	if !ok {
		of = id
	}
	return of, err
}

// WithParts is the numbers of contacts and, behind them, of those who have become a part of them.
func (s *Store) WithParts(ctx context.Context, ids []int64) ([]int64, error) {
	parts, err := readAll(ctx, s, db.S(`SELECT id FROM contacts WHERE merged_into IN (SELECT value FROM json_each(?))
		ORDER BY id`, toJSON(ids)), scanOne[int64])
	return append(ids[:len(ids):len(ids)], parts...), err
}
