package store

import (
	"context"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Brief is what one reads before a meeting with a contact, besides what the contact's own entry says.
type Brief struct {
	Contact       journal.Contact
	First         journal.Day // the day of the first conversation; zero when there was none
	Conversations int
	Told          []Told // what they said last, newest first
	Notes         []journal.Note
	FollowUps     []journal.FollowUp   // those that are open
	Facts         []journal.Fact       // those that stand
	Initiatives   []journal.Initiative // those planned or under way in which they have a part
	Met           []Met                // whom they were met with most often
	Occasions     []Occasion
	Secret        int // private notes that were left out
	Unsaid        int // facts of private notes that were left out

	Assessments []journal.Assessment // the latest of the relationship, where they were asked for
	Unassessed  int                  // how many were left out: all, or where they were asked for those that private notes show
}

// Told is something a contact said, and where it is noted.
type Told struct {
	Note int64
	Day  journal.Day
	Text string
}

// Met is somebody a contact was met with.
type Met struct {
	Who
	Times int
	Last  journal.Day
}

// How much a brief holds of each thing: a page.
const (
	briefTold  = 5
	briefNotes = 3
	briefMet   = 5
	briefDays  = 60 // how far ahead it looks for occasions

	briefAssessments = 3
)

// Brief is the brief of a contact. What is private is in it only when it is asked for.
func (s *Store) Brief(ctx context.Context, id int64, private bool) (b Brief, err error) {
	if b.Contact, err = s.Contact(ctx, id); err != nil {
		return b, err
	}
	if err := s.briefNumbers(ctx, id, private, &b); err != nil {
		return b, err
	}
	if b.Told, err = s.told(ctx, id, private); err != nil {
		return b, err
	}
	notes := NoteFilter{Who: []int64{id}, Private: private, Limit: briefNotes}
	if b.Notes, err = All(s.Notes(ctx, notes)); err != nil {
		return b, err
	}
	open := FollowUpFilter{Who: []int64{id}, States: []journal.State{journal.Open}, Private: private}
	if b.FollowUps, err = All(s.FollowUps(ctx, open)); err != nil {
		return b, err
	}
	known := FactFilter{Who: []int64{id}, Private: private}
	if b.Facts, err = All(s.Facts(ctx, known)); err != nil {
		return b, err
	}
	if _, b.Unsaid, err = s.CountFacts(ctx, known); err != nil {
		return b, err
	}
	if b.Unassessed, _, err = s.CountAssessments(ctx, AssessmentFilter{Who: []int64{id}, Private: true}); err != nil {
		return b, err
	}
	if b.Initiatives, err = s.Initiatives(ctx, InitiativeFilter{Who: []int64{id}, Ongoing: true}); err != nil {
		return b, err
	}
	if b.Met, err = s.met(ctx, id, private); err != nil {
		return b, err
	}
	b.Occasions, err = s.Occasions(ctx, OccasionFilter{Who: []int64{id}, Since: s.Today(), Until: s.Today().Add(briefDays)})
	return b, err
}

// Assessed is a brief with the latest assessments of the relationship, which are in none unless they are asked for.
func (s *Store) Assessed(ctx context.Context, b Brief, private bool) (Brief, error) {
	f := AssessmentFilter{Who: []int64{b.Contact.ID}, Private: private, Limit: briefAssessments}
	var err error
	if b.Assessments, err = All(s.Assessments(ctx, f)); err != nil {
		return b, err
	}
	_, b.Unassessed, err = s.CountAssessments(ctx, f)
	return b, err
}

// withContact is the SQL of the conversations of a contact that count, those of private notes only when they are asked for;
// its parameters are the contact and whether.
const withContact = `participants p JOIN notes n ON n.id = p.note_id
WHERE p.contact_id = ? AND p.role = 'present' AND n.deleted IS NULL AND NOT n.tried AND (n.private = 0 OR ?)`

func (s *Store) briefNumbers(ctx context.Context, id int64, private bool, b *Brief) error {
	rows, err := s.read(ctx, db.S("SELECT min(p.day), count(*) FROM "+withContact, id, private))
	if err == nil {
		err = rows[0].Scan(&b.First, &b.Conversations)
	}
	if err != nil || private {
		return err
	}
	_, b.Secret, err = s.CountNotes(ctx, NoteFilter{Who: []int64{id}, Limit: 1})
	return err
}

// told is what a contact said last. It goes by their notes, newest first, so that it stops at the few that are wanted.
func (s *Store) told(ctx context.Context, id int64, private bool) ([]Told, error) {
	return readAll(ctx, s, db.S(`SELECT n.id, n.day, h.text FROM participants p CROSS JOIN notes n ON n.id = p.note_id
		CROSS JOIN heard h ON h.note_id = n.id
		WHERE p.contact_id = ? AND h.speaker = p.contact_id AND n.deleted IS NULL AND (n.private = 0 OR ?)
		ORDER BY p.day DESC, p.note_id DESC LIMIT ?`, id, private, briefTold),
		func(row db.Row) (t Told, err error) {
			err = row.Scan(&t.Note, &t.Day, &t.Text)
			return t, err
		})
}

// met is whom a contact was met with, most often first; large gatherings do not count.
func (s *Store) met(ctx context.Context, id int64, private bool) ([]Met, error) {
	return readAll(ctx, s, db.S(`WITH together AS (
		SELECT o.contact_id AS id, count(*) AS times, max(p.day) AS last
		FROM participants p JOIN notes n ON n.id = p.note_id JOIN participants o ON o.note_id = p.note_id
		WHERE p.contact_id = ? AND p.counts AND o.counts AND o.contact_id <> p.contact_id AND n.deleted IS NULL AND (n.private = 0 OR ?)
		GROUP BY o.contact_id)
		SELECT c.id, c.uid, c.name, `+currentPosition+`, c.last_touched, t.times, t.last
		FROM together t JOIN contacts c ON c.id = t.id WHERE c.deleted IS NULL AND c.merged_into IS NULL
		ORDER BY t.times DESC, t.last DESC, c.name_key, c.id LIMIT ?`, id, private, s.Today(), briefMet),
		func(row db.Row) (m Met, err error) {
			err = row.Scan(&m.ID, &m.UID, &m.Name, &m.Position, &m.LastTouched, &m.Times, &m.Last)
			return m, err
		})
}
