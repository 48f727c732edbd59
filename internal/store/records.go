package store

import (
	"context"
	"iter"
	"strings"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// RecordsFilter says whose records are asked for, and of which days; what is empty does not narrow. Unlike the lists,
// records are whole: private ones, removed ones and what was undone are among them.
//
// Of Who it passes the contacts themselves, the notes they take part in, once did or are heard in, the follow-ups, facts
// and assessments with them or out of those notes, and the initiatives they have a part in; who has become a part of them is
// asked for with them (see WithParts). Since and Until are days of notes; without Who, they pass the contacts of those notes
// too.
type RecordsFilter struct {
	Who   []int64
	Since journal.Day
	Until journal.Day
}

// all reports whether nothing is narrowed.
func (f RecordsFilter) all() bool { return f.Who == nil && f.Since.IsZero() && f.Until.IsZero() }

// Held is a record as the journal has it.
type Held[T any] struct {
	Record     T
	RemovedBy  int64     // the change that removed it; zero where none did
	RemovedAt  time.Time // UTC
	MergedInto int64     // the contact that it became a part of; else zero
}

// removedBy is the SQL of what removed a row of the table that is called so, and when, as columns behind those of a record.
func removedBy(table string) string {
	return ", " + table + ".deleted, (SELECT at FROM changes WHERE id = " + table + ".deleted)"
}

// streamHeld streams what a query finds, each with what removed it.
func streamHeld[T any](ctx context.Context, s *Store, q *query, scan func(row db.Row, more ...any) (T, error)) iter.Seq2[Held[T], error] {
	return stream(ctx, s, q.stmt(), func(row db.Row) (h Held[T], err error) {
		var at string
		h.Record, err = scan(row, &h.RemovedBy, &at)
		return h.removedAt(at, err)
	})
}

// removedAt is the record with when it was removed, empty where it was not, as the journal keeps it.
func (h *Held[T]) removedAt(at string, err error) (Held[T], error) {
	if err == nil && at != "" {
		h.RemovedAt, err = time.Parse(time.RFC3339, at)
	}
	return *h, err
}

// evenHidden is the SQL that leaves out the name of an initiative that was removed; records are without it.
const evenHidden = " AND i.deleted IS NULL"

// HeldContacts are the contacts asked for, by number, in groups that were removed, too, streamed.
func (s *Store) HeldContacts(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Contact], error] {
	q := newQuery(strings.Replace(contactColumns, " AND g.deleted IS NULL", "", 1) + ", c.merged_into" + removedBy("c") + fromContacts)
	f.contacts(q)
	q.add(" ORDER BY c.id")
	return stream(ctx, s, q.stmt(), func(row db.Row) (h Held[journal.Contact], err error) {
		var at string
		h.Record, err = scanContactAnd(row, &h.MergedInto, &h.RemovedBy, &at)
		return h.removedAt(at, err)
	})
}

// HeldNotes are the notes asked for, the oldest first, streamed.
func (s *Store) HeldNotes(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Note], error] {
	q := newQuery(strings.Replace(noteColumns, evenHidden, "", 1) + removedBy("n") + fromNotes)
	f.notes(q)
	q.add(" ORDER BY n.day, n.id")
	return streamHeld(ctx, s, q, scanNoteAnd)
}

// HeldFollowUps are the follow-ups asked for, by number, streamed.
func (s *Store) HeldFollowUps(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.FollowUp], error] {
	q := newQuery(followUpColumns + removedBy("t") + strings.Replace(fromFollowUps, evenHidden, "", 1))
	f.followUps(q)
	q.add(" ORDER BY t.id")
	return streamHeld(ctx, s, q, scanFollowUpAnd)
}

// HeldFacts are the facts asked for, by number, streamed.
func (s *Store) HeldFacts(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Fact], error] {
	q := newQuery(factColumns + removedBy("t") + fromFacts)
	f.facts(q)
	q.add(" ORDER BY t.id")
	return streamHeld(ctx, s, q, scanFactAnd)
}

// HeldAssessments are the assessments asked for, by number, streamed.
func (s *Store) HeldAssessments(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Assessment], error] {
	q := newQuery(assessmentColumns + removedBy("t") + fromAssessments)
	f.assessments(q)
	q.add(" ORDER BY t.id")
	return streamHeld(ctx, s, q, func(row db.Row, more ...any) (journal.Assessment, error) {
		return scanAssessmentAnd(row, true, more...)
	})
}

// HeldGroups are all groups, or those that the contacts asked for are in.
func (s *Store) HeldGroups(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Group], error] {
	q := newQuery("SELECT g.id, g.uid, g.name, g.wanted, g.every, (SELECT count(*) FROM contact_groups WHERE group_id = g.id)" +
		removedBy("g") + " FROM groups g WHERE true")
	if !f.all() {
		q.add(" AND g.id IN (SELECT group_id FROM contact_groups WHERE contact_id IN (SELECT c.id FROM contacts c WHERE ")
		f.contacts(q)
		q.add("))")
	}
	q.add(" ORDER BY g.id")
	return streamHeld(ctx, s, q, func(row db.Row, more ...any) (g journal.Group, err error) {
		err = row.Scan(append([]any{&g.ID, &g.UID, &g.Name, &g.Wanted, &g.Every, &g.Members}, more...)...)
		return g, err
	})
}

// HeldChanges are the changes that had to do with what is asked for, the first first, streamed. What they did is not put
// in words.
func (s *Store) HeldChanges(ctx context.Context, f RecordsFilter) iter.Seq2[Change, error] {
	q := newQuery(selectChanges + "true")
	if !f.all() {
		q.add(" AND EXISTS (SELECT 1 FROM change_rows r WHERE r.change_id = coalesce(c.undoes, c.id) AND (")
		f.lines(q)
		q.add(` OR r.tbl = 'contacts' AND r.op = 'made' AND EXISTS (SELECT 1 FROM contacts c WHERE c.id BETWEEN r.first AND r.last AND `)
		f.contacts(q)
		q.add(`) OR r.tbl = 'notes' AND r.op = 'made' AND EXISTS (SELECT 1 FROM notes n WHERE n.id BETWEEN r.first AND r.last AND `)
		f.notes(q)
		q.add(`) OR r.tbl = 'followups' AND r.op = 'made' AND EXISTS (SELECT 1 FROM followups t WHERE t.id BETWEEN r.first AND r.last AND `)
		f.followUps(q)
		q.add(`) OR r.tbl = 'facts' AND r.op = 'made' AND EXISTS (SELECT 1 FROM facts t WHERE t.id BETWEEN r.first AND r.last AND `)
		f.facts(q)
		q.add(`) OR r.tbl = 'assessments' AND r.op = 'made'
			AND EXISTS (SELECT 1 FROM assessments t WHERE t.id BETWEEN r.first AND r.last AND `)
		f.assessments(q)
		q.add(`) OR r.tbl = 'initiatives' AND r.op = 'made'
			AND EXISTS (SELECT 1 FROM initiatives i WHERE i.id BETWEEN r.first AND r.last AND `)
		f.initiatives(q)
		q.add(`) OR r.tbl = 'reviews' AND r.op = 'made' AND EXISTS (SELECT 1 FROM reviews v WHERE v.id BETWEEN r.first AND r.last AND `)
		f.reviews(q)
		q.add(")))")
	}
	q.add(" ORDER BY c.id")
	return stream(ctx, s, q.stmt(), scanChange)
}

// LatestChange is the number of the last change; zero when there is none.
func (s *Store) LatestChange(ctx context.Context) (int64, error) {
	id, _, err := readOne(ctx, s, db.S("SELECT coalesce(max(id), 0) FROM changes"), scanOne[int64])
	return id, err
}

// notes adds the condition on a note n.
func (f RecordsFilter) notes(q *query) {
	q.add("true")
	if f.Who != nil {
		q.add(" AND ")
		f.concerning(q)
	}
	f.days(q)
}

// notOfAMergeUndone is the SQL that passes a line r of the record, unless it is of a merge that was taken back: what was one
// person's for a while was never about the other.
const notOfAMergeUndone = `NOT EXISTS (SELECT 1 FROM changes x JOIN change_rows m ON m.change_id = x.id AND m.tbl = 'contacts'
  AND m.op = 'edited' AND json_extract(m.now, '$.merged_into') IS NOT NULL WHERE x.id = r.change_id AND x.undone)`

// concerning adds the condition that those asked for take part in a note n, once did or are heard in it.
func (f RecordsFilter) concerning(q *query) {
	who := toJSON(f.Who)
	q.add(`n.id IN (SELECT note_id FROM participants WHERE contact_id IN (SELECT value FROM json_each(?))
		UNION SELECT note_id FROM heard WHERE speaker IN (SELECT value FROM json_each(?))
		UNION SELECT json_extract(was, '$.note_id') FROM change_rows r
			WHERE tbl = 'participants' AND `+notOfAMergeUndone+`
			AND json_extract(was, '$.contact_id') IN (SELECT value FROM json_each(?)))`, who, who, who)
}

// days adds the condition on the day of a note n.
func (f RecordsFilter) days(q *query) {
	if !f.Since.IsZero() {
		q.add(" AND n.day >= ?", f.Since)
	}
	if !f.Until.IsZero() {
		q.add(" AND n.day <= ?", f.Until)
	}
}

// followUps adds the condition on a follow-up t: with those asked for, or once so, or out of a note that is; and of the
// days of its note, or of the day on which it was added where it came from none.
func (f RecordsFilter) followUps(q *query) {
	f.with(q, "followups", "coalesce((SELECT n.day FROM notes n WHERE n.id = t.note_id), t.added)")
}

// facts adds the condition on a fact t, as followUps does; its day is its own.
func (f RecordsFilter) facts(q *query) { f.with(q, "facts", "t.day") }

// assessments adds the condition on an assessment t, as facts does.
func (f RecordsFilter) assessments(q *query) { f.with(q, "assessments", "t.day") }

// with adds the condition on a row t of a table whose rows are with a contact, and may have come out of a note.
func (f RecordsFilter) with(q *query, table, day string) {
	q.add("true")
	if f.Who != nil {
		who := toJSON(f.Who)
		q.add(` AND (t.contact_id IN (SELECT c.id FROM contacts c WHERE `)
		f.contacts(q)
		q.add(`) OR EXISTS (SELECT 1 FROM change_rows r, json_each(?) w WHERE r.tbl = ? AND r.op = 'edited' AND r.first = t.id
			AND `+notOfAMergeUndone+` AND w.value IN (json_extract(r.was, '$.contact_id'), json_extract(r.now, '$.contact_id')))
			OR t.note_id IN (SELECT n.id FROM notes n WHERE `, who, table)
		if table == "assessments" {
			q.add("false AND ") // the note only shows how it is with somebody who was in it, too
		}
		f.notes(q)
		q.add("))")
	}
	if !f.Since.IsZero() {
		q.add(" AND "+day+" >= ?", f.Since)
	}
	if !f.Until.IsZero() {
		q.add(" AND "+day+" <= ?", f.Until)
	}
}

// contacts adds the condition on a contact c.
func (f RecordsFilter) contacts(q *query) {
	switch {
	case f.Who != nil:
		who := toJSON(f.Who)
		q.add("(c.id IN (SELECT value FROM json_each(?)) OR c.merged_into IN (SELECT value FROM json_each(?)))", who, who)
	case f.all():
		q.add("true")
	default:
		q.add("c.id IN (SELECT contact_id FROM participants WHERE note_id IN (SELECT n.id FROM notes n WHERE ")
		f.notes(q)
		q.add(") UNION SELECT speaker FROM heard WHERE note_id IN (SELECT n.id FROM notes n WHERE ")
		f.notes(q)
		q.add(") UNION SELECT t.contact_id FROM followups t WHERE ")
		f.followUps(q)
		q.add(" UNION SELECT t.contact_id FROM facts t WHERE ")
		f.facts(q)
		q.add(" UNION SELECT t.contact_id FROM assessments t WHERE ")
		f.assessments(q)
		q.add(")")
	}
}

// lines adds the condition on a line r of the record of changes, that it is of one row, or one detail, of what is asked
// for. Of who has a part in an initiative, it is the lines about those who are asked for.
func (f RecordsFilter) lines(q *query) {
	q.add("r.tbl = 'initiatives' AND r.first IN (SELECT i.id FROM initiatives i WHERE ")
	f.initiatives(q)
	q.add(") OR r.tbl = 'initiative_contacts' AND json_extract(r.was, '$.contact_id') IN (")
	f.numbers(q, "contacts")
	q.add(")")

	for _, table := range []string{"contacts", "notes", "followups", "facts", "assessments"} {
		q.add(" OR r.tbl = '" + table + "' AND r.first IN (")
		f.numbers(q, table)
		q.add(")")
		hung, key := detailsOf(table)
		if hung == nil {
			continue
		}
		q.add(" OR r.tbl IN (SELECT value FROM json_each(?)) AND json_extract(r.was, '$."+key+"') IN (", toJSON(hung))
		f.numbers(q, table)
		q.add(")")
	}
	f.reviewLines(q)
	q.add(" OR r.tbl = 'not_the_same' AND json_extract(r.was, '$.other_id') IN (")
	f.numbers(q, "contacts")
	q.add(")")
}

// detailsOf is the tables of what hangs off an entity, and the column that names it there.
func detailsOf(table string) (hung []string, key string) {
	for _, d := range details {
		if d.owner == table {
			hung, key = append(hung, d.table), d.key
		}
	}
	return hung, key
}

// numbers adds the query for the numbers of the contacts, notes, follow-ups, facts or assessments that are asked for.
func (f RecordsFilter) numbers(q *query, table string) {
	switch table {
	case "contacts":
		q.add("SELECT c.id FROM contacts c WHERE ")
		f.contacts(q)
	case "notes":
		q.add("SELECT n.id FROM notes n WHERE ")
		f.notes(q)
	case "followups":
		q.add("SELECT t.id FROM followups t WHERE ")
		f.followUps(q)
	case "facts":
		q.add("SELECT t.id FROM facts t WHERE ")
		f.facts(q)
	default:
		q.add("SELECT t.id FROM assessments t WHERE ")
		f.assessments(q)
	}
}
