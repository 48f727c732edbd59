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
	one := []int64{id}
	talks, err := s.conversations(ctx, one, private)
	if err != nil {
		return b, err
	}
	b.First, b.Conversations = talks[id].first, talks[id].n
	if _, b.Secret, err = s.CountNotes(ctx, NoteFilter{Who: one, Limit: 1, Private: private}); err != nil {
		return b, err
	}
	told, err := s.told(ctx, one, private)
	if err != nil {
		return b, err
	}
	b.Told = told[id]
	notes := NoteFilter{Who: []int64{id}, Private: private, Limit: briefNotes, Then: true}
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
	if b.Unassessed, _, err = s.CountAssessments(ctx, AssessmentFilter{Who: one, Private: true}); err != nil {
		return b, err
	}
	if b.Initiatives, err = s.Initiatives(ctx, InitiativeFilter{Who: one, Ongoing: true}); err != nil {
		return b, err
	}
	met, err := s.met(ctx, one, private)
	if err != nil {
		return b, err
	}
	b.Met = met[id]
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

// talks is how many conversations there were with a contact, and the day of the first.
type talks struct {
	first journal.Day
	n     int
}

// conversations is the conversations with contacts that count, those of private notes only when they are asked for.
func (s *Store) conversations(ctx context.Context, ids []int64, private bool) (map[int64]talks, error) {
	out := map[int64]talks{}
	_, err := readAll(ctx, s, db.S(`SELECT p.contact_id, min(p.day), count(*) FROM participants p JOIN notes n ON n.id = p.note_id
		WHERE p.contact_id IN (SELECT value FROM json_each(?)) AND p.role = 'present' AND n.deleted IS NULL AND NOT n.tried
		AND (n.private = 0 OR ?) GROUP BY p.contact_id`, toJSON(ids), private), func(row db.Row) (t talks, err error) {
		var id int64
		err = row.Scan(&id, &t.first, &t.n)
		out[id] = t
		return t, err
	})
	return out, err
}

// told is what contacts said last. It goes by the notes of each, newest first, so that it stops at the few that are wanted.
func (s *Store) told(ctx context.Context, ids []int64, private bool) (map[int64][]Told, error) {
	out := map[int64][]Told{}
	_, err := readAll(ctx, s, db.S(`SELECT w.value, n.id, n.day, h.text FROM json_each(?1) w CROSS JOIN heard h ON h.id IN (
			SELECT h.id FROM participants p CROSS JOIN notes n ON n.id = p.note_id CROSS JOIN heard h ON h.note_id = n.id
			WHERE p.contact_id = w.value AND h.speaker = p.contact_id AND n.deleted IS NULL AND (n.private = 0 OR ?2)
			ORDER BY p.day DESC, p.note_id DESC LIMIT ?3)
		CROSS JOIN notes n ON n.id = h.note_id ORDER BY n.day DESC, n.id DESC, h.id`, toJSON(ids), private, briefTold),
		func(row db.Row) (t Told, err error) {
			var id int64
			err = row.Scan(&id, &t.Note, &t.Day, &t.Text)
			out[id] = append(out[id], t)
			return t, err
		})
	return out, err
}

// met is whom contacts were met with, most often first; large gatherings do not count.
func (s *Store) met(ctx context.Context, ids []int64, private bool) (map[int64][]Met, error) {
	out := map[int64][]Met{}
	_, err := readAll(ctx, s, db.S(`WITH together AS (
		SELECT p.contact_id AS whose, o.contact_id AS id, count(*) AS times, max(p.day) AS last
		FROM participants p JOIN notes n ON n.id = p.note_id JOIN participants o ON o.note_id = p.note_id
		WHERE p.contact_id IN (SELECT value FROM json_each(?)) AND p.counts AND o.counts AND o.contact_id <> p.contact_id
			AND n.deleted IS NULL AND (n.private = 0 OR ?)
		GROUP BY p.contact_id, o.contact_id),
		ranked AS (SELECT t.*, row_number() OVER (PARTITION BY t.whose ORDER BY t.times DESC, t.last DESC, c.name_key, c.id) AS place
			FROM together t JOIN contacts c ON c.id = t.id WHERE c.deleted IS NULL AND c.merged_into IS NULL)
		SELECT t.whose, c.id, c.uid, c.name, `+currentPosition+`, c.last_touched, t.times, t.last
		FROM ranked t JOIN contacts c ON c.id = t.id WHERE t.place <= ? ORDER BY t.whose, t.place`,
		toJSON(ids), private, s.Today(), briefMet),
		func(row db.Row) (m Met, err error) {
			var id int64
			err = row.Scan(&id, &m.ID, &m.UID, &m.Name, &m.Position, &m.LastTouched, &m.Times, &m.Last)
			out[id] = append(out[id], m)
			return m, err
		})
	return out, err
}
