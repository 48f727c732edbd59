package store

import (
	"context"
	"slices"
	"time"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Purge is what is to be erased for good, as a person is shown it beforehand: a contact, a note, the notes dated before a
// day, a follow-up, a fact, an assessment or an initiative. Erasing does just that, or nothing.
type Purge struct {
	Who    []Who       // the contact, and whoever was merged into them; nobody where notes alone go
	Notes  int         // how many notes go, removed ones too
	Erased []int64     // their numbers; not of those before a day, which may be very many
	Kept   []int64     // notes of others that the contact takes part in, or once did: they stay, without the contact
	Before journal.Day // the notes dated before this day go

	FollowUps []int64 // the numbers of those that go: alone, or as they are the contact's or came from notes that go
	Facts     []int64 // likewise

	Assessments []int64 // likewise
	Initiatives []int64 // the number of the one that goes; its notes and what was committed to it stay

	uids []string  // of the contacts, or else of the note, or else of the follow-up, the fact, the assessment or the initiative
	born time.Time // when the first of it came into the journal
}

// concerned is the SQL of the notes that contacts, the numbers in ?1, take part in, once did or are heard in, each with
// whether it goes with them, as nobody else is in it: [[3,1],[7,0]].
const concerned = `(SELECT json_group_array(json_array(n.id, NOT EXISTS (
    SELECT 1 FROM participants p WHERE p.note_id = n.id AND p.contact_id NOT IN (SELECT value FROM json_each(?1)))) ORDER BY n.id)
  FROM notes n WHERE n.id IN (SELECT note_id FROM participants WHERE contact_id IN (SELECT value FROM json_each(?1))
    UNION SELECT note_id FROM heard WHERE speaker IN (SELECT value FROM json_each(?1))
    UNION SELECT json_extract(was, '$.note_id') FROM change_rows
      WHERE tbl = 'participants' AND json_extract(was, '$.contact_id') IN (SELECT value FROM json_each(?1))))`

// PurgeContact is what erasing a contact, removed or not, would erase.
func (s *Store) PurgeContact(ctx context.Context, id int64) (p Purge, err error) {
	p.Who, err = readAll(ctx, s, db.S(`WITH RECURSIVE same(id) AS (
		SELECT coalesce(merged_into, id) FROM contacts WHERE id = ?1
		UNION SELECT m.id FROM contacts m JOIN same ON m.merged_into = same.id)
		`+selectWho+"c.id IN (SELECT id FROM same) ORDER BY c.merged_into IS NOT NULL, c.id", id, s.Today()), scanWho)
	if err == nil && len(p.Who) == 0 {
		err = journal.Missing("rel list shows every contact with its number", "no contact has the number %d", id)
	}
	if err != nil {
		return p, err
	}
	for _, w := range p.Who {
		p.uids = append(p.uids, w.UID)
	}
	text, _, err := readOne(ctx, s, db.S("SELECT "+concerned, toJSON(p.contacts())), scanOne[string])
	if err != nil {
		return p, err
	}
	var notes [][2]int64
	if err := fromJSON(text, &notes); err != nil {
		return p, err
	}
	for _, n := range notes {
		if n[1] == 1 {
			p.Erased = append(p.Erased, n[0])
		} else {
			p.Kept = append(p.Kept, n[0])
		}
	}
	p.Notes = len(p.Erased)
	if p, err = s.withTheirs(ctx, p); err != nil {
		return p, err
	}
	if p, err = s.bornWith(ctx, p, "contacts", slices.Min(p.contacts())); err != nil || p.Notes == 0 {
		return p, err
	}
	// Who was written into a note later than it was made is younger than the note.
	uids, err := readAll(ctx, s, db.S("SELECT uid FROM notes WHERE id IN (SELECT value FROM json_each(?))", toJSON(p.Erased)),
		scanOne[string])
	if err != nil {
		return p, err
	}
	p.uids = append(p.uids, uids...)
	of, err := s.bornWith(ctx, Purge{}, "notes", slices.Min(p.Erased))
	if !of.born.IsZero() && of.born.Before(p.born) {
		p.born = of.born
	}
	return p, err
}

// PurgeNote is what erasing a note, removed or not, would erase.
func (s *Store) PurgeNote(ctx context.Context, id int64) (Purge, error) {
	n, err := s.Note(ctx, id)
	if err != nil {
		return Purge{}, err
	}
	p, err := s.withTheirs(ctx, Purge{Notes: 1, Erased: []int64{id}, uids: []string{n.UID}})
	if err != nil {
		return p, err
	}
	return s.bornWith(ctx, p, "notes", id)
}

// PurgeBefore is what erasing the notes dated before a day, removed or not, would erase.
func (s *Store) PurgeBefore(ctx context.Context, day journal.Day) (Purge, error) {
	p := Purge{Before: day}
	var first int64
	_, _, err := readOne(ctx, s, db.S("SELECT count(*), coalesce(min(id), 0) FROM notes WHERE day < ?", day),
		func(row db.Row) (struct{}, error) { return struct{}{}, row.Scan(&p.Notes, &first) })
	if err != nil {
		return p, err
	}
	if p, err = s.withTheirs(ctx, p); err != nil {
		return p, err
	}
	return s.bornWith(ctx, p, "notes", first)
}

// bornWith is p with the time when this row came into the journal.
func (s *Store) bornWith(ctx context.Context, p Purge, table string, id int64) (Purge, error) {
	at, ok, err := readOne(ctx, s, db.S(`SELECT c.at FROM change_rows r JOIN changes c ON c.id = r.change_id
		WHERE r.tbl = ? AND r.op = 'made' AND ? BETWEEN r.first AND r.last`, table, id), scanOne[string])
	if err == nil && ok {
		p.born, err = time.Parse(time.RFC3339, at)
	}
	return p, err
}

// contacts is the numbers of the contacts that go.
func (p Purge) contacts() []int64 {
	ids := make([]int64, len(p.Who))
	for i, w := range p.Who {
		ids[i] = w.ID
	}
	return ids
}

// Purge erases for good, and leaves in the history that something was erased, by whom and when. What stays of the
// changes that made or changed it can still be undone; the purge cannot. What was erased is still in the free space of
// the file until Compact has rewritten it, which is up to the caller: it takes a while, and can be done later.
//
// No backup is made before, as before other great changes: it would hold what is to be erased.
func (s *Store) Purge(ctx context.Context, p Purge) error {
	purge := *s
	purge.command = purging
	err := purge.change(ctx, db.Batch(p.batch()...))
	if _, raised := db.Raised(err); raised {
		if err := s.CanPurge(ctx); err != nil {
			return err
		}
	}
	return explain(err)
}

// CanPurge is nil unless the journal is under a hold; the error then is a *journal.Problem.
func (s *Store) CanPurge(ctx context.Context) error {
	v, err := s.Settings(ctx)
	if err != nil || !v.Hold {
		return err
	}
	return &journal.Problem{
		Code: journal.Failure,
		What: "the journal is under a hold, so that nothing may be erased",
		Hint: "once the hold is over, rel config hold off lifts it",
	}
}

// batch is the batch that erases.
func (p Purge) batch() []db.Stmt {
	these := func(ids []int64) db.Stmt { return db.S("SELECT value FROM json_each(?)", toJSON(ids)) }
	return slices.Concat(
		p.guards(),
		unrecorded(slices.Concat(erase("followups", these(p.FollowUps)), erase("facts", these(p.Facts)),
			p.unassess(), erase("assessments", these(p.Assessments)), erase("notes", p.notes()),
			p.unsay(), erase("contacts", these(p.contacts())), p.disband())),
		[]db.Stmt{forgetMerges},
		forget("followups"), forget("facts"), forget("assessments"), forget("notes"), forget("contacts"), forget("initiatives"),
		[]db.Stmt{
			// The index keeps the words of what was deleted from it, each with a mark, until it is made anew.
			db.S("INSERT INTO notes_fts(notes_fts) VALUES ('rebuild')"),
			db.S("UPDATE state SET purged = 1"),
		})
}

// notes is the query for the notes that go.
func (p Purge) notes() db.Stmt {
	if !p.Before.IsZero() {
		return db.S("SELECT id FROM notes WHERE day < ?", p.Before)
	}
	return db.S("SELECT value FROM json_each(?)", toJSON(p.Erased))
}

// guards hold the journal to what was shown: whatever is not as it was is not erased unseen.
func (p Purge) guards() []db.Stmt {
	batch := []db.Stmt{expect("NOT hold FROM settings")}
	if len(p.Who)+p.Notes == 0 && p.Before.IsZero() {
		const there = `EXISTS (SELECT 1 FROM followups WHERE uid = ?1 UNION ALL SELECT 1 FROM facts WHERE uid = ?1
			UNION ALL SELECT 1 FROM assessments WHERE uid = ?1 UNION ALL SELECT 1 FROM initiatives WHERE uid = ?1)`
		return append(batch, expect(there, p.uids[0]))
	}
	batch = append(batch, p.still("followups", p.FollowUps), p.still("facts", p.Facts), p.still("assessments", p.Assessments))
	switch {
	case !p.Before.IsZero():
		return append(batch, expect("count(*) = ? FROM notes WHERE day < ?", p.Notes, p.Before))
	case len(p.Who) == 0:
		return append(batch, expect("EXISTS (SELECT 1 FROM notes WHERE uid = ?)", p.uids[0]))
	}
	notes := make([][2]int64, 0, len(p.Erased)+len(p.Kept))
	for _, id := range p.Erased {
		notes = append(notes, [2]int64{id, 1})
	}
	for _, id := range p.Kept {
		notes = append(notes, [2]int64{id, 0})
	}
	slices.SortFunc(notes, func(a, b [2]int64) int { return int(a[0] - b[0]) })
	return append(batch,
		expect("count(*) = ? FROM contacts WHERE uid IN (SELECT value FROM json_each(?))", len(p.Who), toJSON(p.uids)),
		db.S("INSERT INTO expect(ok) SELECT "+concerned+" = ?2", toJSON(p.contacts()), toJSON(notes)))
}

// unrecorded is the batch, without a record of what it does: the triggers that record details leave out those whose
// owner is new in the same change, and are told that all owners are. A bulk import quiets the others; when it ends,
// whatever is derived from the notes is reckoned anew.
func unrecorded(batch []db.Stmt) []db.Stmt {
	all := `INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, ?, 'made', 0, 9223372036854775807 FROM change`
	return slices.Concat(
		[]db.Stmt{db.S(all, "contacts"), db.S(all, "notes"), db.S("UPDATE state SET bulk = (SELECT coalesce(max(id), 0) FROM notes)")},
		batch,
		[]db.Stmt{db.S("DELETE FROM change_rows WHERE change_id = " + current), db.S("UPDATE state SET bulk = NULL")})
}

// erase deletes the rows of an entity whose numbers the query gives, and before them every detail that is theirs or
// names them. Their uids stay, so that they do not come back from another copy of the journal.
func erase(table string, ids db.Stmt) []db.Stmt {
	these := "(SELECT uid FROM " + table + " WHERE id IN (" + ids.SQL + "))"
	batch := []db.Stmt{
		db.S("DELETE FROM elsewhere WHERE tbl = '"+table+"' AND uid IN "+these, ids.Args...),
		db.S("INSERT INTO elsewhere(tbl, uid, field, change_id, at) SELECT '"+table+"', u.uid, '"+purged+"', c.id, c.at FROM "+these+
			" u JOIN changes c ON c.id = "+current, ids.Args...),
	}
	where := func(table, column string) {
		batch = append(batch, db.S("DELETE FROM "+table+" WHERE "+column+" IN ("+ids.SQL+")", ids.Args...))
	}
	for _, d := range details {
		if d.owner == table {
			where(d.table, d.key)
		}
		if d.on == table {
			where(d.table, d.leans)
		}
	}
	if table == "contacts" {
		where("name_words", "contact_id")
	}
	where(table, "id")
	return batch
}

// unsay erases what the contacts that go have said in notes that stay, where it is nobody's by now, as after rel edit
// --without, and what the record of changes has of it. What somebody else is heard to have said in the same words stays.
func (p Purge) unsay() []db.Stmt {
	if len(p.Who) == 0 {
		return nil
	}
	const speaker, note, text = "json_extract(was, '$.speaker')", "json_extract(was, '$.note_id')", "json_extract(was, '$.text')"
	const theirs = `(SELECT note_id, text FROM heard WHERE speaker IN (SELECT value FROM json_each(?1))
		UNION SELECT ` + note + ", " + text + ` FROM change_rows
			WHERE tbl = 'heard' AND ` + speaker + ` IN (SELECT value FROM json_each(?1)))`
	who := toJSON(p.contacts())
	return []db.Stmt{
		db.S("DELETE FROM heard WHERE speaker IS NULL AND (note_id, text) IN "+theirs, who),
		db.S("DELETE FROM change_rows WHERE tbl = 'heard' AND ("+note+", "+text+") IN "+theirs+`
			AND NOT EXISTS (SELECT 1 FROM heard h WHERE h.id = json_extract(was, '$.id'))`, who),
	}
}

// forget takes out of the record of changes whatever names a row of an entity that is there no more. Of a range of
// rows that were made, what is left stays, in as many pieces as it takes, so that the rest of the change can be undone.
func forget(table string) []db.Stmt {
	gone := func(number string) string {
		return number + " IS NOT NULL AND " + number + " NOT IN (SELECT id FROM " + table + ")"
	}
	of := func(d detail, column string) db.Stmt {
		return db.S("DELETE FROM change_rows WHERE tbl = '" + d.table + "' AND " + gone("json_extract(was, '$."+column+"')"))
	}
	broken := `r.tbl = '` + table + `' AND r.op = 'made'
		AND r.last - r.first >= (SELECT count(*) FROM ` + table + ` WHERE id BETWEEN r.first AND r.last)`
	batch := []db.Stmt{
		db.S(`INSERT INTO change_rows(change_id, tbl, op, first, last)
			SELECT change_id, '` + table + `', 'made', min(id), max(id) FROM (
				SELECT r.change_id, r.id AS line, t.id, t.id - row_number() OVER (PARTITION BY r.id ORDER BY t.id) AS piece
				FROM change_rows r JOIN ` + table + ` t ON t.id BETWEEN r.first AND r.last WHERE ` + broken + `)
			GROUP BY change_id, line, piece ORDER BY line, piece`),
		db.S("DELETE FROM change_rows AS r WHERE " + broken),
		db.S("DELETE FROM change_rows WHERE tbl = '" + table + "' AND op = 'edited' AND " + gone("first")),
	}
	for _, e := range entities {
		for _, l := range e.leans {
			if l.on == table {
				batch = append(batch, e.unname(l)...)
			}
		}
	}
	for _, d := range details {
		if d.owner == table {
			batch = append(batch, of(d, d.key))
		}
		if d.on == table {
			batch = append(batch, of(d, d.leans))
		}
	}
	return batch
}

// forgetMerges takes out of the record of changes those that made one contact a part of another, where either is there no
// more: done again with half of its record, such a change would take from the one what the other cannot get.
var forgetMerges = db.S(`DELETE FROM change_rows WHERE change_id IN (SELECT change_id FROM change_rows
	WHERE tbl = 'contacts' AND op = 'edited' AND json_extract(now, '$.merged_into') IS NOT NULL
	AND (first NOT IN (SELECT id FROM contacts) OR json_extract(now, '$.merged_into') NOT IN (SELECT id FROM contacts)))`)

// unname takes out of the record of an entity, where it says which row another was that is there no more, that it was any.
// What else the line says stays, and so does the way back over it.
func (e entity) unname(l lean) (batch []db.Stmt) {
	for _, image := range []string{"was", "now"} {
		batch = append(batch, db.S("UPDATE change_rows SET "+image+" = json_set("+image+", '$."+l.column+"', NULL) WHERE tbl = '"+e.table+
			"' AND op = 'edited' AND json_extract("+image+", '$."+l.column+"') NOT IN (SELECT id FROM "+l.on+")"))
	}
	return append(batch, db.S("DELETE FROM change_rows WHERE tbl = '"+e.table+"' AND op = 'edited' AND was = now"))
}
