package store

import (
	"context"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// AssessmentFilter narrows a list of assessments; what is empty does not narrow. Those of contacts who were removed are in
// none, unless they are asked for by the contact or the note.
type AssessmentFilter struct {
	Who      []int64       // of the relationships with these contacts
	Note     int64         // that this note shows
	Of       ContactFilter // of the relationships with contacts who pass it; its order and limit do not count
	Latest   bool          // of each relationship the latest alone
	Private  bool          // those that private notes show, too
	Deleted  bool          // those that were removed, instead of those that were not
	ByNumber bool          // in the order of their numbers
	Limit    int           // zero is all

	secret bool // those that private notes show, and no others
}

// selectAssessments reads assessments, each with how the one before it on the same relationship has it: by the day, and of
// one day by the number.
const selectAssessments = assessmentColumns + fromAssessments

const assessmentColumns = `SELECT t.id, t.uid, t.contact_id, c.uid, c.name,
  ` + nameShared + `,
  t.note_id, t.day, t.trust, t.integrity, t.intent, t.capability, t.record, t.fairness, t.fairness_from, t.evidence,
  b.trust, EXISTS (SELECT 1 FROM notes n WHERE n.id = b.note_id AND n.private = 1), ` + fromPrivateNote + `, t.deleted IS NOT NULL`

const fromAssessments = `
FROM assessments t JOIN contacts c ON c.id = t.contact_id LEFT JOIN assessments b ON b.id = (
  SELECT e.id FROM assessments e WHERE e.contact_id = t.contact_id AND e.deleted IS NULL AND (e.day, e.id) < (t.day, t.id)
  ORDER BY e.day DESC, e.id DESC LIMIT 1) WHERE `

const countAssessments = "SELECT count(*) FROM assessments t JOIN contacts c ON c.id = t.contact_id WHERE "

// isLatest is the SQL that an assessment t, not removed, is the latest of its relationship.
const isLatest = `NOT EXISTS (SELECT 1 FROM assessments l
  WHERE l.contact_id = t.contact_id AND l.deleted IS NULL AND (l.day, l.id) > (t.day, t.id))`

// scanAssessment reads an assessment. How the one before has it is left out where a private note shows that, and private
// ones are not asked for.
func scanAssessment(private bool) func(db.Row) (journal.Assessment, error) {
	return func(row db.Row) (journal.Assessment, error) { return scanAssessmentAnd(row, private) }
}

// scanAssessmentAnd reads an assessment, and what the query selects behind it.
func scanAssessmentAnd(row db.Row, private bool, more ...any) (a journal.Assessment, err error) {
	var secretly bool
	grounds := make([]string, len(journal.Grounds))
	columns := []any{&a.ID, &a.UID, &a.Who.ID, &a.Who.UID, &a.Who.Name, &a.Who.Shared, &a.Note, &a.Day, &a.Trust}
	for i := range grounds {
		columns = append(columns, &grounds[i])
	}
	columns = append(columns, &a.Fairness, &a.From, &a.Evidence, &a.Was, &secretly, &a.Private, &a.Deleted)
	err = row.Scan(append(columns, more...)...)
	for i, g := range journal.Grounds {
		switch grounds[i] {
		case rests:
			a.Rests = append(a.Rests, g)
		case questioned:
			a.Question = append(a.Question, g)
		}
	}
	if secretly && !private {
		a.Was = ""
	}
	return a, err
}

// What the column of a ground says.
const (
	rests      = "rests"
	questioned = "questioned"
)

// groundOf is what the column of a ground says; nil where nothing is said of it.
func groundOf(a journal.Assessment, g journal.Ground) any {
	switch {
	case slices.Contains(a.Rests, g):
		return rests
	case slices.Contains(a.Question, g):
		return questioned
	default:
		return nil
	}
}

// Assessment is the assessment of this number, removed or not; the error is a *journal.Problem when there is none. Unless
// private ones are asked for, it does not tell how one before it was that a private note shows.
func (s *Store) Assessment(ctx context.Context, id int64, private bool) (journal.Assessment, error) {
	a, ok, err := readOne(ctx, s, db.S(selectAssessments+"t.id = ?", id), scanAssessment(private))
	if err == nil && !ok {
		err = journal.Missing("rel assess shows the latest of each relationship with its number", "there is no assessment a%d", id)
	}
	return a, err
}

// Assessments are the assessments that pass the filter, streamed: contact by contact in the order of their names, never of
// how they are assessed, and of each the latest first.
func (s *Store) Assessments(ctx context.Context, f AssessmentFilter) iter.Seq2[journal.Assessment, error] {
	q := f.query(selectAssessments, s.Today())
	if f.ByNumber {
		q.add(" ORDER BY t.id")
	} else {
		q.add(" ORDER BY c.name_key, c.id, t.day DESC, t.id DESC")
	}
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scanAssessment(f.Private))
}

// CountAssessments is how many assessments pass the filter, whatever its limit, and how many more would if those that
// private notes show were not left out.
func (s *Store) CountAssessments(ctx context.Context, f AssessmentFilter) (shown, private int, err error) {
	secret := f
	secret.secret = true
	return s.countBoth(ctx, f.query(countAssessments, s.Today()), secret.query(countAssessments, s.Today()), f.Private)
}

// query is the filter as SQL behind head, which ends in WHERE.
func (f AssessmentFilter) query(head string, today journal.Day) *query {
	q := newQuery(head)
	q.cameOfNotes(f.Deleted, f.Private, f.secret)
	if f.Latest {
		q.add(" AND " + isLatest)
	}
	if f.Who != nil {
		q.add(" AND t.contact_id IN (SELECT value FROM json_each(?))", toJSON(f.Who))
	}
	if f.Note != 0 {
		q.add(" AND t.note_id = ?", f.Note)
	}
	if f.Who == nil && f.Note == 0 {
		f.Of.today = today
		of := f.Of.query(" AND t.contact_id IN (SELECT c.id FROM contacts c WHERE ")
		q.add(of.sql.String()+")", of.args...)
	}
	return q
}

// AddAssessments writes assessments down and gives them back as they stand. Whom each is about goes by uid; the note that
// shows it goes by number. What stands is never changed: the next one says what is so.
func (s *Store) AddAssessments(ctx context.Context, all []journal.Assessment) ([]journal.Assessment, error) {
	var of []journal.Participant
	for _, a := range all {
		of = append(of, journal.Participant{ContactID: a.Who.ID, UID: a.Who.UID, Name: a.Who.Name})
	}
	made, batch := makeAssessments(all)
	if err := s.writeWith(ctx, of, batch...); err != nil {
		return nil, err
	}
	return readAll(ctx, s, db.S(selectAssessments+"t.uid IN (SELECT value FROM json_each(?)) ORDER BY t.id", toJSON(made)),
		scanAssessment(true))
}

// makeAssessments is the batch that makes assessments, and the uids they get.
func makeAssessments(all []journal.Assessment) (made []string, batch []db.Stmt) {
	for _, a := range all {
		uid := newUID()
		made = append(made, uid)
		if a.Note != 0 {
			batch = append(batch, expect("EXISTS (SELECT 1 FROM notes WHERE id = ? AND deleted IS NULL)", a.Note))
		}
		batch = append(batch, db.S(`INSERT INTO assessments(uid, contact_id, note_id, day, trust, integrity, intent, capability, record,
			fairness, fairness_from, evidence)
			VALUES (?, (SELECT id FROM contacts WHERE uid = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			uid, a.Who.UID, orNull(a.Note), a.Day, a.Trust,
			groundOf(a, journal.Integrity), groundOf(a, journal.Intent), groundOf(a, journal.Capability), groundOf(a, journal.Record),
			a.Fairness, orNull(a.From), a.Evidence))
	}
	return made, batch
}

// RemoveAssessment hides an assessment.
func (s *Store) RemoveAssessment(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE assessments SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}
