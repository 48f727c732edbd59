package store

import (
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// settled are the details of which journal.Merge says what becomes of them.
var settled = []string{"aliases", "points", "positions", "yearly_dates", "fields"}

// batch is the batch that merges: whatever named the second contact names the first.
func (m Merge) batch() []db.Stmt {
	first, second := m.First.ID, m.Second.ID
	there := expect("count(*) = 2 FROM contacts c WHERE c.id IN (?, ?) AND "+kept, first, second)
	batch := append([]db.Stmt{there, m.untouched()}, m.columns().update("contacts", first)...)
	for _, e := range entities {
		for _, l := range e.leans {
			if l.on == "contacts" { // who had become a part of the second is one of the first, too
				batch = append(batch, db.S("UPDATE "+e.table+" SET "+l.column+" = ? WHERE "+l.column+" = ?", first, second))
			}
		}
	}
	for _, d := range details {
		if (d.owner == "contacts" || d.on == "contacts") && d.owner != "reviews" { // which stay as of their day
			batch = append(batch, d.handOver(first, second)...)
		}
	}
	batch = append(batch, removeDetails(m.First, m.Becomes.Gone)...)
	batch = append(batch, addDetails(m.First.UID, m.Becomes.Add)...)
	return append(batch, db.S("UPDATE contacts SET merged_into = ? WHERE id = ?", first, second))
}

// untouched expects that nothing has changed either contact, or a detail of theirs, since the plan was made.
func (m Merge) untouched() db.Stmt {
	return expect(`NOT EXISTS (SELECT 1 FROM changes c JOIN change_rows r ON r.change_id = coalesce(c.undoes, c.id)
		WHERE c.id > ?1 AND c.id < `+current+` AND (r.tbl = 'contacts' AND r.first IN (SELECT value FROM json_each(?2))
			OR json_extract(r.was, '$.contact_id') IN (SELECT value FROM json_each(?2))))`,
		m.mark, toJSON([]int64{m.First.ID, m.Second.ID}))
}

// columns is what the first contact has otherwise afterwards.
func (m Merge) columns() (a assignments) {
	was, is := m.First, m.Becomes.Whole
	if is.Stage != was.Stage {
		a.set("stage", is.Stage)
	}
	if is.Every != was.Every {
		a.set("every", orNull(is.Every))
	}
	if is.Snooze != was.Snooze {
		a.set("snooze", is.Snooze)
	}
	if is.Added != was.Added {
		a.set("added", is.Added)
	}
	return a
}

// handOver is the batch that gives the details of the second contact to the first.
func (d detail) handOver(first, second int64) []db.Stmt {
	switch {
	case slices.Contains(settled, d.table):
		return []db.Stmt{db.S("DELETE FROM "+d.table+" WHERE contact_id = ?", second)}
	case d.table == "participants":
		return handOverNotes(first, second)
	case d.table == "heard":
		return handOverHeard(first, second)
	case d.table == "initiative_contacts":
		return append(joinRoles(first, second), d.union(first, second)...)
	case d.table == "not_the_same":
		return handOverNotTheSame(first, second)
	default:
		return d.union(first, second)
	}
}

// union is the batch that gives the first contact what the second has and it has not.
func (d detail) union(first, second int64) []db.Stmt {
	column := d.key
	if d.on == "contacts" {
		column = d.leans
	}
	columns, values := "", ""
	for _, c := range d.columns {
		if c != column && c != "id" {
			columns, values = columns+", "+c, values+", "+c
		}
	}
	return []db.Stmt{
		db.S("INSERT INTO "+d.table+"("+column+columns+") SELECT ?"+values+" FROM "+d.table+" WHERE "+column+" = ?"+d.inOrder()+
			" ON CONFLICT DO NOTHING", first, second),
		db.S("DELETE FROM "+d.table+" WHERE "+column+" = ?", second),
	}
}

// inOrder is the SQL that keeps numbered details in their order.
func (d detail) inOrder() string {
	if slices.Contains(d.columns, "id") {
		return " ORDER BY id"
	}
	return ""
}

// handOverNotes is the batch for the notes that they take part in; who is in one as both was there if either was.
func handOverNotes(first, second int64) []db.Stmt {
	return []db.Stmt{
		db.S(`DELETE FROM participants WHERE contact_id = ? AND role = ? AND note_id IN (
			SELECT note_id FROM participants WHERE contact_id = ? AND role = ?)`, first, journal.About, second, journal.Present),
		db.S(`INSERT INTO participants(contact_id, day, note_id, role, counts) SELECT ?1, day, note_id, role, counts
			FROM participants WHERE contact_id = ?2 AND note_id NOT IN (SELECT note_id FROM participants WHERE contact_id = ?1)`,
			first, second),
		db.S("DELETE FROM participants WHERE contact_id = ?", second),
	}
}

// justTaken is the SQL of what this change has taken away so far, each detail of a table as JSON in was.
const justTaken = "change_rows WHERE change_id = " + current + " AND op = 'unlinked' AND tbl = "

// handOverHeard is the batch for what they said. Each line keeps its number, and so its place among the others.
func handOverHeard(first, second int64) []db.Stmt {
	return []db.Stmt{
		db.S("DELETE FROM heard WHERE speaker = ?", second),
		db.S(`INSERT INTO heard(id, note_id, speaker, text) SELECT json_extract(was, '$.id'), json_extract(was, '$.note_id'), ?,
			json_extract(was, '$.text') FROM `+justTaken+"'heard' ORDER BY id", first),
	}
}

// joinRoles is the batch for the initiatives that both are in, each in a role of its own: from then on in both.
func joinRoles(first, second int64) []db.Stmt {
	return []db.Stmt{
		db.S(`DELETE FROM initiative_contacts WHERE contact_id = ?1 AND EXISTS (SELECT 1 FROM initiative_contacts o
			WHERE o.initiative_id = initiative_contacts.initiative_id AND o.contact_id = ?2
			AND o.role NOT IN ('', initiative_contacts.role))`, first, second),
		db.S(`INSERT INTO initiative_contacts(initiative_id, contact_id, role)
			SELECT o.initiative_id, ?1, trim(json_extract(t.was, '$.role') || ', ' || o.role, ', ')
			FROM (SELECT was FROM `+justTaken+`'initiative_contacts') t
			JOIN initiative_contacts o ON o.initiative_id = json_extract(t.was, '$.initiative_id') AND o.contact_id = ?2`, first, second),
	}
}

// handOverNotTheSame is the batch for those whom they are not the same as: of each other that is said no longer.
func handOverNotTheSame(first, second int64) []db.Stmt {
	return []db.Stmt{
		db.S(`INSERT INTO not_the_same(contact_id, other_id) SELECT min(o, ?1), max(o, ?1) FROM (
			SELECT CASE contact_id WHEN ?2 THEN other_id ELSE contact_id END AS o FROM not_the_same WHERE ?2 IN (contact_id, other_id))
			WHERE o <> ?1 ON CONFLICT DO NOTHING`, first, second),
		db.S("DELETE FROM not_the_same WHERE ? IN (contact_id, other_id)", second),
	}
}
