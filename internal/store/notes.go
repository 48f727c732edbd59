package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// NoteFilter narrows a list of notes; what is empty does not narrow.
type NoteFilter struct {
	Who        []int64 // with any of these contacts, present or about
	Groups     []string
	Tags       []string // with all of these
	Channels   []journal.Channel
	Initiative int64 // of the initiative of this number
	Since      journal.Day
	Until      journal.Day
	Private    bool // private ones too
	Deleted    bool // those that were removed, instead of those that were not
	Oldest     bool // oldest first, instead of newest
	ByNumber   bool // in the order of their numbers, whatever Oldest says
	Then       bool // with the positions that those present held then, and hold no more
	Limit      int  // zero is all

	secret bool // those that are private, and no others
}

// Narrow reports whether the filter leaves out any notes but private and removed ones.
func (f NoteFilter) Narrow() bool {
	return f.Who != nil || f.Groups != nil || f.Tags != nil || f.Channels != nil || f.Initiative != 0 ||
		!f.Since.IsZero() || !f.Until.IsZero()
}

// nameShared is the SQL of whether another contact, not removed, bears the same name as c.
const nameShared = `EXISTS (SELECT 1 FROM contacts o WHERE o.name_key = c.name_key AND o.id <> c.id AND o.deleted IS NULL
  AND o.merged_into IS NULL)`

// selectNotes reads whole notes: one row each, what hangs off them as JSON.
const selectNotes = noteColumns + fromNotes

const fromNotes = "\nFROM notes n WHERE "

// selectNotesThen is selectNotes, and the positions that those present held on the day of the note and that have ended
// before the day ?.
const selectNotesThen = noteColumns + thenHeld + fromNotes

const thenHeld = `,
  (SELECT json_group_array(json_object('contact', h.contact_id, 'title', h.title, 'organization', h.organization) ORDER BY h.started, h.id)
    FROM participants p JOIN positions h ON h.contact_id = p.contact_id AND h.ended < ?
      AND n.day BETWEEN coalesce(h.started, '') AND h.ended
    WHERE p.note_id = n.id AND p.role = 'present')`

const noteColumns = `SELECT n.id, n.uid, n.day, n.time, n.channel, n.body,
  n.touch, n.tried, n.private, n.author, n.began, n.deleted IS NOT NULL,
  (SELECT json_group_array(json_object('contact', c.id, 'uid', c.uid, 'name', c.name, 'role', p.role, 'shared',
      ` + nameShared + `)
      ORDER BY p.role DESC, c.name_key, c.id)
    FROM participants p JOIN contacts c ON c.id = p.contact_id WHERE p.note_id = n.id),
  (SELECT json_group_array(json_object('speaker', coalesce(c.uid, ''), 'name', coalesce(c.name, ''), 'text', h.text) ORDER BY h.id)
    FROM heard h LEFT JOIN contacts c ON c.id = h.speaker WHERE h.note_id = n.id),
  (SELECT json_group_array(tag ORDER BY tag) FROM note_tags WHERE note_id = n.id),
  (SELECT json_object('ID', i.id, 'UID', i.uid, 'Name', i.name) FROM initiatives i WHERE i.id = n.initiative_id AND i.deleted IS NULL)`

func scanNote(row db.Row) (journal.Note, error) { return scanNoteAnd(row) }

// scanNoteAnd reads a note, and what the query selects behind it.
func scanNoteAnd(row db.Row, more ...any) (journal.Note, error) {
	var n journal.Note
	var participants, heard, tags, initiative string
	err := row.Scan(append([]any{&n.ID, &n.UID, &n.Day, &n.Time, &n.Channel, &n.Body,
		&n.Touch, &n.Tried, &n.Private, &n.Author, &n.Began, &n.Deleted,
		&participants, &heard, &tags, &initiative}, more...)...)
	if err != nil {
		return n, err
	}
	n.Participants, err = participantsFromJSON(participants)
	return n, firstError(err, fromJSON(heard, &n.Heard), fromJSON(tags, &n.Tags), namedFromJSON(initiative, &n.Initiative))
}

// namedFromJSON reads the initiative of selectNotes; empty is none.
func namedFromJSON(text string, into *journal.InitiativeName) error {
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}

// scanNoteThen reads a note of selectNotesThen.
func scanNoteThen(row db.Row) (journal.Note, error) { return scanNoteThenAnd(row) }

// scanNoteThenAnd reads such a note, and what the query selects behind it.
func scanNoteThenAnd(row db.Row, more ...any) (journal.Note, error) {
	var then string
	n, err := scanNoteAnd(row, append([]any{&then}, more...)...)
	if err != nil {
		return n, err
	}
	var held []struct {
		Contact int64 `json:"contact"`
		journal.Position
	}
	err = fromJSON(then, &held)
	for _, h := range held {
		for i := range n.Participants {
			if n.Participants[i].ContactID == h.Contact && n.Participants[i].Then == "" {
				n.Participants[i].Then = h.String() // the one held longest is the first
			}
		}
	}
	return n, err
}

// participantsFromJSON reads the participants of selectNotes; what is shared is 0 or 1 there, and no part of the
// domain's own JSON.
func participantsFromJSON(text string) ([]journal.Participant, error) {
	var rows []struct {
		journal.Participant
		Shared int `json:"shared"`
	}
	err := fromJSON(text, &rows)
	out := make([]journal.Participant, len(rows))
	for i, r := range rows {
		out[i] = r.Participant
		out[i].Shared = r.Shared == 1
	}
	return out, err
}

// Note is the note of this number, removed or not; the error is a *journal.Problem when there is none.
func (s *Store) Note(ctx context.Context, id int64) (journal.Note, error) {
	n, ok, err := readOne(ctx, s, db.S(selectNotesThen+"n.id = ?", s.Today(), id), scanNoteThen)
	if err == nil && !ok {
		err = journal.Missing("rel log shows every note with its number", "there is no note n%d", id)
	}
	return n, err
}

// Notes are the notes that pass the filter, newest first unless it says otherwise, streamed.
func (s *Store) Notes(ctx context.Context, f NoteFilter) iter.Seq2[journal.Note, error] {
	if f.wide() {
		return ahead(s.manyNotes(ctx, f))
	}
	q, scan := f.query(selectNotes), scanNote
	if f.Then {
		q, scan = f.query(selectNotesThen, s.Today()), scanNoteThen
	}
	switch {
	case f.ByNumber:
		q.add(" ORDER BY n.id")
	case f.Oldest:
		q.add(" ORDER BY n.day, n.id")
	default:
		q.add(" ORDER BY n.day DESC, n.id DESC")
	}
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scan)
}

// LastNoted is the day of the latest note; zero when there is none.
func (s *Store) LastNoted(ctx context.Context) (journal.Day, error) {
	day, _, err := readOne(ctx, s, db.S("SELECT day FROM notes WHERE deleted IS NULL ORDER BY day DESC LIMIT 1"), scanOne[journal.Day])
	return day, err
}

// MostCounted is how far notes are counted behind a list that was cut: to count a million takes longer than to list twenty.
const MostCounted = 1000

// CountNotes is how many notes pass the filter without its limit, and how many more would if private ones were not left
// out. The first goes no further than MostCounted and one beyond the limit; the second is exact.
func (s *Store) CountNotes(ctx context.Context, f NoteFilter) (shown, private int, err error) {
	return s.countNotes(ctx, f, f.query("SELECT 1 FROM notes n WHERE "), f.leftOut())
}

// countNotes counts what shown finds, up to the bound, and reads what leftOut has counted.
func (s *Store) countNotes(ctx context.Context, f NoteFilter, shown, leftOut *query) (n, private int, err error) {
	bounded := newQuery("SELECT count(*) FROM ("+shown.sql.String(), shown.args...)
	bounded.limit(f.Limit + MostCounted + 1)
	bounded.add(")")
	sets, err := s.db.Read(ctx, bounded.stmt(), leftOut.stmt())
	if err != nil {
		return 0, 0, explain(err)
	}
	return n, private, firstError(sets[0][0].Scan(&n), sets[1][0].Scan(&private))
}

// leftOut counts the private notes that would pass the filter if it let them.
func (f NoteFilter) leftOut() *query {
	if f.Private {
		return newQuery("SELECT 0")
	}
	f.secret = true
	return f.query("SELECT count(*) FROM notes n WHERE ")
}

// query is the filter as SQL behind head, which ends in WHERE.
func (f NoteFilter) query(head string, args ...any) *query {
	q := newQuery(head, args...)
	if f.Deleted {
		q.add("n.deleted IS NOT NULL")
	} else {
		q.add("n.deleted IS NULL")
	}
	switch {
	case f.secret:
		q.add(" AND n.private = 1")
	case !f.Private:
		q.add(" AND n.private = 0")
	}
	if f.Who != nil {
		q.add(" AND n.id IN (SELECT note_id FROM participants WHERE contact_id IN (SELECT value FROM json_each(?)))", toJSON(f.Who))
	}
	for _, g := range f.Groups {
		q.add(` AND n.id IN (SELECT p.note_id FROM participants p JOIN contact_groups m ON m.contact_id = p.contact_id
			JOIN groups g ON g.id = m.group_id AND g.deleted IS NULL WHERE g.name_key = ?)`, journal.NameKey(g))
	}
	for _, t := range f.Tags {
		q.add(" AND EXISTS (SELECT 1 FROM note_tags WHERE note_id = n.id AND tag = ?)", t)
	}
	if f.Channels != nil {
		q.add(" AND n.channel IN (SELECT value FROM json_each(?))", toJSON(f.Channels))
	}
	if f.Initiative != 0 {
		q.add(" AND n.initiative_id = ?", f.Initiative)
	}
	if !f.Since.IsZero() {
		q.add(" AND n.day >= ?", f.Since)
	}
	if !f.Until.IsZero() {
		q.add(" AND n.day <= ?", f.Until)
	}
	return q
}

// AddNote writes a note down, making the contacts of add first. Participants and speakers go by uid; a contact of
// add gets its uid from the caller (see NewUID). Whether it touches those present is the note's own to say. What is owed
// from then on goes with it.
func (s *Store) AddNote(ctx context.Context, n journal.Note, add []journal.Contact, owed ...journal.FollowUp) (Noted, error) {
	if err := journal.Held(n.Day, s.Today()); err != nil {
		return Noted{}, err
	}
	before, err := s.standing(ctx, n.Present())
	if err != nil {
		return Noted{}, err
	}
	n.UID = newUID()
	today := s.Today()
	var batch []db.Stmt
	for _, c := range add {
		batch = append(batch, s.makeContact(c)...)
	}
	batch = append(batch, s.makeNote(n)...)
	if n.Touch {
		batch = append(batch, moveAlong(n.UID, n.Present())...)
	}
	made, owe := s.owe(n.UID, owed)
	batch = append(batch, initiativeThere(n.Initiative.ID))
	if err := s.writeWith(ctx, n.Participants, append(batch, owe...)...); err != nil {
		return Noted{}, err
	}
	written, ok, err := readOne(ctx, s, db.S(selectNotes+"n.uid = ?", n.UID), scanNote)
	if err == nil && !ok {
		err = fmt.Errorf("note %s is not there after it was written", n.UID)
	}
	if err != nil {
		return Noted{}, err
	}
	noted, err := s.noted(ctx, today, written, before, add)
	if err == nil {
		noted.Owed, err = s.followUpsByUID(ctx, made)
	}
	return noted, err
}

// writeWith is write for what makes these contacts take part in a note, each of whom has to be in the journal still: since
// they were named, another program may have removed or purged one. Of whom it added itself it asks nothing more.
func (s *Store) writeWith(ctx context.Context, who []journal.Participant, batch ...db.Stmt) error {
	const gone = "FROM json_each(?) WHERE value NOT IN (SELECT c.uid FROM contacts c WHERE " + kept + ")"
	there := expect("NOT EXISTS (SELECT 1 "+gone+")", toJSON(uids(who)))
	err := s.change(ctx, db.Batch(append(batch, there, effect)...))
	if what, raised := db.Raised(err); !raised || what == "unchanged" {
		return explain(err)
	}
	lost, failed := readAll(ctx, s, db.S("SELECT value "+gone, toJSON(uids(who))), scanOne[string])
	if failed != nil || len(lost) == 0 {
		return firstError(failed, explain(err))
	}
	return lostAll(slices.DeleteFunc(slices.Clone(who), func(p journal.Participant) bool { return !slices.Contains(lost, p.UID) }))
}

// lostAll is the error of participants who are in the journal no longer.
func lostAll(who []journal.Participant) error {
	is := "is"
	if len(who) > 1 {
		is = "are"
	}
	return journal.Missing("rel list --deleted shows who was removed, and rel history what was done meanwhile",
		"%s %s no longer in the journal; nothing was noted", namedFew(who), is)
}

// NewUID is a uid for a contact that is yet to be made.
func NewUID() string { return newUID() }

// makeNote is the batch that makes a note with all that hangs off it.
func (s *Store) makeNote(n journal.Note) []db.Stmt {
	batch := []db.Stmt{db.S(`INSERT INTO notes(uid, day, time, channel, body, touch, tried, private, author, began, initiative_id)
		SELECT ?, ?, ?, ?, ?, ?, ?, ?, coalesce(author, ?), ?, ? FROM settings`,
		n.UID, n.Day, orNull(n.Time), orNull(n.Channel), n.Body, n.Touch, n.Tried, n.Private, s.author,
		orNull(n.Began), orNull(n.Initiative.ID))}
	for _, p := range n.Participants {
		batch = append(batch, linkParticipant(n.UID, p.UID, p.Role))
	}
	for _, h := range n.Heard {
		batch = append(batch, linkHeard(n.UID, h))
	}
	for _, t := range n.Tags {
		batch = append(batch, linkNoteTag(n.UID, t))
	}
	return batch
}

func linkParticipant(note, contact string, role journal.Role) db.Stmt {
	return db.S(`INSERT INTO participants(contact_id, day, note_id, role, counts)
		SELECT c.id, n.day, n.id, ?2, n.touch AND n.deleted IS NULL AND ?2 = 'present' FROM notes n, contacts c
		WHERE n.uid = ?1 AND c.uid = ?3 ON CONFLICT DO NOTHING`, note, role, contact)
}

func linkHeard(note string, h journal.Heard) db.Stmt {
	return db.S("INSERT INTO heard(note_id, speaker, text) SELECT id, (SELECT id FROM contacts WHERE uid = ?), ? FROM notes WHERE uid = ?",
		orNull(h.SpeakerUID), h.Text, note)
}

func linkNoteTag(note, tag string) db.Stmt {
	return db.S("INSERT INTO note_tags(note_id, tag) SELECT id, ? FROM notes WHERE uid = ? ON CONFLICT DO NOTHING", tag, note)
}

// RemoveNote hides a note, and the follow-ups, facts and assessments that came from it; the clocks it moved go back.
func (s *Store) RemoveNote(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE notes SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"),
		db.S("UPDATE followups SET deleted = "+current+" WHERE note_id = ? AND deleted IS NULL", id),
		db.S("UPDATE facts SET deleted = "+current+" WHERE note_id = ? AND deleted IS NULL", id),
		db.S("UPDATE assessments SET deleted = "+current+" WHERE note_id = ? AND deleted IS NULL", id))
}
