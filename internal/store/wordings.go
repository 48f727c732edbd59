package store

import (
	"context"
	"iter"
	"time"

	"github.com/rel-journal/rel/internal/db"
)

// Wording is one value that a record had, and what took its place: a column that was changed, or a detail that was
// linked or unlinked. Details that a record was made with are not among them until they go.
type Wording struct {
	Change  int64 // which change did it
	At      time.Time
	Author  string
	Command string
	Undone  bool // whether the change is undone, so that From is what the record has

	Record string // contact, note, follow-up, fact, assessment, initiative, group or settings
	Number int64  // of the contact, note, follow-up, fact, assessment, initiative or group
	Did    string // changed, linked or unlinked
	What   string // the column or the sort of detail, in words
	From   string // what was there before; empty when nothing was
	To     string // what is there after; empty when nothing is
}

// selectWordings reads the lines of the record of changes but for what was made, each with the name of the row that a
// detail leans on, or a follow-up, fact or assessment before and after, and with the initiative of a note or a follow-up.
const selectWordings = `SELECT c.id, c.at, c.author, c.command, c.undone, r.tbl, r.op, r.first, r.last, r.was, r.now, CASE r.tbl
    WHEN 'contact_groups' THEN (SELECT name FROM groups WHERE id = json_extract(r.was, '$.group_id'))
    WHEN 'initiative_contacts' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.contact_id'))
    WHEN 'participants' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.contact_id'))
    WHEN 'review_answers' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.contact_id'))
    WHEN 'contacts' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.merged_into'))
    WHEN 'not_the_same' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.other_id'))
    WHEN 'heard' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.speaker'))
    WHEN 'followups' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.contact_id'))
    WHEN 'facts' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.contact_id'))
    WHEN 'assessments' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.was, '$.contact_id')) END,
    CASE WHEN r.tbl IN ('followups', 'facts', 'assessments')
      THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.now, '$.contact_id'))
      WHEN r.tbl = 'contacts' THEN (SELECT name || ' (' || id || ')' FROM contacts WHERE id = json_extract(r.now, '$.merged_into')) END,
    (SELECT name || ' (i' || id || ')' FROM initiatives WHERE r.op = 'edited' AND id = json_extract(r.was, '$.initiative_id')),
    (SELECT name || ' (i' || id || ')' FROM initiatives WHERE r.op = 'edited' AND id = json_extract(r.now, '$.initiative_id'))
  FROM change_rows r JOIN changes c ON c.id = r.change_id WHERE r.op <> 'made'`

// Wordings are the earlier values of what is asked for, in the order of the changes, streamed. Those of groups and
// settings are among them when everything is asked for.
func (s *Store) Wordings(ctx context.Context, f RecordsFilter) iter.Seq2[Wording, error] {
	q := newQuery(selectWordings)
	if !f.all() {
		q.add(" AND (")
		f.lines(q)
		q.add(")")
	}
	q.add(" ORDER BY r.id")
	return func(yield func(Wording, error) bool) {
		for of, err := range stream(ctx, s, q.stmt(), scanWordings) {
			if err != nil {
				yield(Wording{}, err)
				return
			}
			for _, w := range of {
				if !yield(w, nil) {
					return
				}
			}
		}
	}
}

// scanWordings reads a line of the record as the wordings it holds.
func scanWordings(row db.Row) ([]Wording, error) {
	var w Wording
	var r recorded
	var at, was, now string
	var leans namedRows
	err := row.Scan(&w.Change, &at, &w.Author, &w.Command, &w.Undone, &r.table, &r.op, &r.first, &r.last, &was, &now,
		&leans.contact, &leans.contactNow, &leans.initiative, &leans.initiativeNow)
	if err == nil {
		w.At, err = time.Parse(time.RFC3339, at)
	}
	if err == nil {
		r.was, err = readImage(was)
	}
	if err == nil {
		r.now, err = readImage(now)
	}
	if err != nil {
		return nil, err
	}
	if r.op == "edited" {
		return w.edited(r, leans), nil
	}
	return []Wording{w.linked(r, leans.contact)}, nil
}

// namedRows is the rows that a line of the record names by their numbers, before and after it. contact is what a detail leans
// on, whatever that is.
type namedRows struct{ contact, contactNow, initiative, initiativeNow string }

// entityWords are the tables of entities as a wording names them.
var entityWords = map[string]string{
	"contacts": "contact", "notes": "note", "followups": "follow-up", "facts": "fact", "assessments": "assessment",
	"groups": "group", "settings": "settings", "initiatives": "initiative",
	"reviews": "review", "indicators": "indicator",
}

// ofThisComputer are the settings that say where things are kept here. They are no business of whoever records go to.
var ofThisComputer = map[string]bool{"backup_folder": true, "backup_recipient": true}

// edited is the wordings of a line that changed columns of one row.
func (w Wording) edited(r recorded, leans namedRows) (out []Wording) {
	w.Record, w.Number, w.Did = entityWords[r.table], r.first, "changed"
	for _, column := range sortedKeys(r.now) {
		if w.What = columnWords[column]; w.What != "" && !ofThisComputer[column] { // else a key made of another column
			w.From, w.To = columnText(column, r.was[column]), columnText(column, r.now[column])
			switch column {
			case "contact_id", "merged_into":
				w.From, w.To = leans.contact, leans.contactNow
			case "initiative_id":
				w.From, w.To = leans.initiative, leans.initiativeNow
			}
			out = append(out, w)
		}
	}
	return out
}

// linked is the wording of a line that gave a row a detail, or took one away. leans is the row that the detail names.
func (w Wording) linked(r recorded, leans string) Wording {
	d := detailOf(r.table)
	w.Record, w.Did = entityWords[d.owner], r.op
	w.Number, _ = r.was[d.key].(int64)
	var text string
	w.What, text = ownWords(d, r.was)
	switch d.table {
	case "contact_groups":
		w.What, text = "group", leans
	case "participants":
		w.What, text = columnText("role", r.was["role"]), leans
	case "initiative_contacts":
		w.What, text = "contact", inRole(leans, r.was)
	case "review_answers":
		text = leans + ": " + text
	case "not_the_same":
		w.What, text = notTheSameAs, leans
	case "heard":
		if leans != "" {
			text = leans + ": " + text
		}
	case "positions":
		text += period(r.was)
	}
	if r.op == "linked" {
		w.To = text
	} else {
		w.From = text
	}
	return w
}

// period is from when to when a position was held, as far as that is known.
func period(position map[string]any) (text string) {
	if from := columnText("started", position["started"]); from != "" {
		text = ", from " + from
	}
	if to := columnText("ended", position["ended"]); to != "" {
		text += ", to " + to
	}
	return text
}
