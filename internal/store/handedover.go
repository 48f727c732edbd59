package store

import (
	"iter"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// handed is a table of which rows are handed over, as they are recorded.
type handed struct {
	table  string
	which  string            // the SQL of whether a row t is, behind handingOver
	as     map[string]string // the SQL of columns that are not handed over as they are
	entity bool
	detail detail // the table as a detail, where it is one
	column []string
}

// The conditions that most tables have, and what a number is where what it names is not handed over.
const (
	ofChosen = "t.contact_id IN (SELECT id FROM chosen)"
	ofKept   = "t.note_id IN (SELECT id FROM kept)"

	noteKept   = "CASE WHEN t.note_id IN (SELECT id FROM kept) THEN t.note_id END"
	jointAlone = "CASE WHEN t.initiative_id IN (SELECT id FROM joint) THEN t.initiative_id END"
)

// ifChosen is a column of a contact who is chosen, and what stands there for one who is only named.
func ifChosen(column, named string) string {
	return "CASE WHEN t.id IN (SELECT id FROM chosen) THEN t." + column + " ELSE " + named + " END"
}

// handedOver is what is handed over, in an order in which what is named is there before what names it. What is not here is
// not handed over, and whatever is yet to be thought of. What one person found stays with them, whether of people or of the
// work: assessments, and reviews with what was rated and answered in them, are made anew by whoever comes after; the settings
// but for the cadence, and the maps of sheets, are how one person works; the history is the record's. The indicators are what
// is rated, and not how, and go with the journal.
//
// Whoever takes part in a note but is not handed over keeps their name, and rests: they are dormant.
func handedOver() []handed {
	list := []handed{
		{table: "groups", which: `t.deleted IS NULL AND (?2 OR t.id IN (SELECT group_id FROM contact_groups
			WHERE contact_id IN (SELECT id FROM chosen)))`},
		{
			table: "contacts", which: "t.id IN (SELECT id FROM chosen UNION SELECT id FROM named)",
			as: map[string]string{
				"stage": ifChosen("stage", "'dormant'"), "every": ifChosen("every", "NULL"), "snooze": ifChosen("snooze", "NULL"),
				"added": ifChosen("added", "(SELECT day FROM today)"),
			},
		},
		{table: "indicators", which: "t.deleted IS NULL"},
		{table: "initiatives", which: "t.id IN (SELECT id FROM joint)"},
		{table: "notes", which: "t.id IN (SELECT id FROM kept)", as: map[string]string{"initiative_id": jointAlone}},
		{table: "aliases", which: ofChosen}, {table: "points", which: ofChosen}, {table: "positions", which: ofChosen},
		{table: "yearly_dates", which: ofChosen}, {table: "fields", which: ofChosen}, {table: "contact_tags", which: ofChosen},
		{table: "dismissed_seats", which: ofChosen}, {table: "properties", which: ofChosen},
		{table: "not_the_same", which: ofChosen + " AND t.other_id IN (SELECT id FROM chosen)"},
		{table: "contact_groups", which: ofChosen + " AND t.group_id IN (SELECT id FROM groups WHERE deleted IS NULL)"},
		// The plus keeps the engine from trying everybody named with every note.
		{table: "participants", which: ofKept + " AND +t.contact_id IN (SELECT id FROM named)"},
		{table: "heard", which: ofKept, as: map[string]string{
			"speaker": "CASE WHEN t.speaker IN (SELECT id FROM named) THEN t.speaker END",
		}},
		{table: "note_tags", which: ofKept},
		{table: "initiative_contacts", which: ofChosen + " AND t.initiative_id IN (SELECT id FROM joint)"},
		{table: "followups", which: "t.id IN (SELECT id FROM owed)", as: map[string]string{
			"note_id": noteKept, "initiative_id": jointAlone,
			"gives": "CASE WHEN t.initiative_id IN (SELECT id FROM joint) THEN t.gives END",
		}},
		{
			table: "facts", which: ofChosen + " AND t.deleted IS NULL AND t.dropped IS NULL AND (?3 OR NOT " + fromPrivateNote + ")",
			as: map[string]string{"note_id": noteKept},
		},
	}
	for i := range list {
		list[i].describe()
	}
	return list
}

// describe takes the columns of the table from the lists of what is recorded.
func (h *handed) describe() {
	for _, e := range entities {
		if e.table == h.table {
			h.entity, h.column = true, append([]string{"id", "uid"}, e.columns...)
		}
	}
	for _, d := range details {
		if d.table == h.table {
			h.detail, h.column = d, d.columns
		}
	}
}

// query reads the rows.
func (h *handed) query() string {
	from := make([]string, len(h.column))
	for i, c := range h.column {
		if from[i] = h.as[c]; from[i] == "" {
			from[i] = "t." + c
		}
	}
	return "SELECT " + strings.Join(from, ", ") + " FROM " + h.table + " t WHERE " + h.which
}

// receive fills the new journal with the rows that the cursors go through, as one change: it counts as having made them all.
// The change is written behind them: until there is one nothing is recorded, and the numbers, which have gaps, would be
// recorded one by one.
func (h *Handover) receive(tables []handed, rows []*db.Cursor, yield func(db.Stmt) bool) bool {
	if !yield(db.S("UPDATE state SET bulk = 0")) {
		return false
	}
	for i, t := range tables {
		if !t.copy(rows[i], yield) {
			return false
		}
	}
	if !h.await(yield) {
		return false
	}
	end := []db.Stmt{h.Journal.header(nil), db.S("UPDATE state SET bulk = NULL"), db.S("DELETE FROM change_rows"), made("assessments")}
	for _, t := range tables {
		if t.entity {
			end = append(end, made(t.table))
		}
	}
	for _, st := range end {
		if !yield(st) {
			return false
		}
	}
	return true
}

// await has the relationships with those handed over wait to be assessed: from this day nothing is known.
func (h *Handover) await(yield func(db.Stmt) bool) bool {
	insert := newInserts("assessments(uid, contact_id, day, trust, fairness, evidence)")
	uids, today := newUIDs(), h.Journal.Today().String()
	for _, id := range h.Who {
		insert.add(uids.next(), id, today, string(journal.TrustUnknown), string(journal.FairnessUnknown), "")
		if !insert.full(yield) {
			return false
		}
	}
	return insert.all(yield)
}

// copy inserts the rows of one table.
func (h *handed) copy(rows *db.Cursor, yield func(db.Stmt) bool) bool {
	insert := newInserts(h.table + "(" + strings.Join(h.column, ", ") + ")")
	for values, err := range h.values(rows) {
		switch {
		case err != nil:
			yield(db.Fail(err))
			return false
		case h.detail.insert != "":
			if !yield(db.Stmt{SQL: h.detail.insert, Args: values}) {
				return false
			}
			continue
		}
		if insert.add(values...); !insert.full(yield) {
			return false
		}
	}
	return insert.all(yield)
}

// values is the values of each row, as they are.
func (h *handed) values(rows *db.Cursor) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for rows.Next() {
			values, into := make([]any, len(h.column)), make([]any, len(h.column))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Row().Scan(into...); !yield(values, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// made records that the change being written made all rows of an entity, in as many pieces as their numbers have.
func made(table string) db.Stmt {
	return db.S(`INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT ` + current + `, '` + table + `', 'made', min(id), max(id)
		FROM (SELECT id, id - row_number() OVER (ORDER BY id) AS piece FROM ` + table + `) GROUP BY piece ORDER BY piece`)
}
