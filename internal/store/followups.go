package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// FollowUpFilter narrows a list of follow-ups; what is empty does not narrow.
type FollowUpFilter struct {
	Who         []int64 // with any of these contacts
	Note        int64   // that came from this note
	States      []journal.State
	Initiatives []int64 // committed to any initiative of these numbers
	OwedBy      journal.Initiator
	Since       journal.Day // due on this day or after it
	Until       journal.Day // due on this day or before it
	Dated       bool        // only what has a day
	Private     bool        // those of private notes, too
	Deleted     bool        // those that were removed, instead of those that were not
	ByNumber    bool        // in the order of their numbers
	ByWho       bool        // theirs before mine, and contact by contact
	Limit       int         // zero is all

	secret bool // those of private notes, and no others
}

const selectFollowUps = followUpColumns + fromFollowUps

const followUpColumns = `SELECT t.id, t.uid, t.contact_id, c.uid, c.name,
  ` + nameShared + `,
  t.note_id, ` + noteUID + `, t.owed_by, t.text, t.due, t.state, t.closed, t.added, i.id, i.uid, i.name, t.gives,
  ` + fromPrivateNote + `, t.deleted IS NOT NULL`

// fromFollowUps is where follow-ups t are read from, with the contact c and the initiative i.
const fromFollowUps = `
FROM followups t LEFT JOIN contacts c ON c.id = t.contact_id
LEFT JOIN initiatives i ON i.id = t.initiative_id AND i.deleted IS NULL WHERE `

func scanFollowUp(row db.Row) (journal.FollowUp, error) { return scanFollowUpAnd(row) }

// scanFollowUpAnd reads a follow-up, and what the query selects behind it.
func scanFollowUpAnd(row db.Row, more ...any) (f journal.FollowUp, err error) {
	err = row.Scan(append([]any{&f.ID, &f.UID, &f.Who.ID, &f.Who.UID, &f.Who.Name, &f.Who.Shared,
		&f.Note, &f.NoteUID, &f.OwedBy, &f.Text, &f.Due, &f.State, &f.Closed, &f.Added,
		&f.Initiative.ID, &f.Initiative.UID, &f.Initiative.Name, &f.Gives, &f.Private, &f.Deleted}, more...)...)
	return f, err
}

// followUpOrder is the order of follow-ups: the open ones first, the longest overdue before the rest and those without a day
// last; of the others, what was closed last.
const followUpOrder = " ORDER BY t.state <> 'open', t.closed DESC, t.due IS NULL, t.due, t.id"

// FollowUp is the follow-up of this number, removed or not; the error is a *journal.Problem when there is none.
func (s *Store) FollowUp(ctx context.Context, id int64) (journal.FollowUp, error) {
	f, ok, err := readOne(ctx, s, db.S(selectFollowUps+"t.id = ?", id), scanFollowUp)
	if err == nil && !ok {
		err = journal.Missing("rel todo --all shows every follow-up with its number", "there is no follow-up t%d", id)
	}
	return f, err
}

// FollowUps are the follow-ups that pass the filter, streamed: those overdue first.
func (s *Store) FollowUps(ctx context.Context, f FollowUpFilter) iter.Seq2[journal.FollowUp, error] {
	q := f.query(selectFollowUps)
	switch {
	case f.ByNumber:
		q.add(" ORDER BY t.id")
	case f.ByWho:
		q.add(" ORDER BY t.owed_by DESC, c.name_key, c.id, t.due IS NULL, t.due, t.id")
	default:
		q.add(followUpOrder)
	}
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scanFollowUp)
}

// CountFollowUps is how many follow-ups pass the filter, whatever its limit, and how many more would if those of private
// notes were not left out.
func (s *Store) CountFollowUps(ctx context.Context, f FollowUpFilter) (shown, private int, err error) {
	const count = "SELECT count(*) FROM followups t WHERE "
	secret := f
	secret.secret = true
	return s.countBoth(ctx, f.query(count), secret.query(count), f.Private)
}

// query is the filter as SQL behind head, which ends in WHERE.
func (f FollowUpFilter) query(head string) *query {
	q := newQuery(head)
	q.cameOfNotes(f.Deleted, f.Private, f.secret)
	if f.Who != nil {
		q.add(" AND t.contact_id IN (SELECT value FROM json_each(?))", toJSON(f.Who))
	}
	if f.Note != 0 {
		q.add(" AND t.note_id = ?", f.Note)
	}
	if f.Initiatives != nil {
		q.add(" AND t.initiative_id IN (SELECT value FROM json_each(?))", toJSON(f.Initiatives))
	}
	if f.States != nil {
		q.add(" AND t.state IN (SELECT value FROM json_each(?))", toJSON(f.States))
	}
	if f.OwedBy != "" {
		q.add(" AND t.owed_by = ?", f.OwedBy)
	}
	if f.Dated {
		q.add(" AND t.due IS NOT NULL")
	}
	if !f.Since.IsZero() {
		q.add(" AND t.due >= ?", f.Since)
	}
	if !f.Until.IsZero() {
		q.add(" AND t.due <= ?", f.Until)
	}
	return q
}

// Promises is how promises between me and each of these contacts were kept, by their numbers.
func (s *Store) Promises(ctx context.Context, contacts ...int64) (map[int64]journal.Promises, error) {
	rows, err := s.read(ctx, db.S(`SELECT contact_id, owed_by, coalesce(sum(state = 'done' AND (due IS NULL OR closed <= due)), 0),
		coalesce(sum(state = 'done' AND closed > due), 0), coalesce(sum(state = 'dropped'), 0)
		FROM followups WHERE contact_id IN (SELECT value FROM json_each(?)) AND deleted IS NULL GROUP BY contact_id, owed_by`,
		toJSON(contacts)))
	all := map[int64]journal.Promises{}
	for _, row := range rows {
		var with int64
		var by journal.Initiator
		var k journal.Kept
		if err := row.Scan(&with, &by, &k.OnTime, &k.Late, &k.Dropped); err != nil {
			return nil, explain(err)
		}
		p := all[with]
		if by == journal.Me {
			p.Mine = k
		} else {
			p.Theirs = k
		}
		all[with] = p
	}
	return all, err
}
