package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// laterLines is the SQL of the changes after ? that are in force, one for each line of their record r.
const laterLines = `SELECT c.id FROM changes c JOIN change_rows r ON r.change_id = c.id
  WHERE c.id > ? AND c.undoes IS NULL AND NOT c.undone AND `

// builtOn is queries for the changes that build on another, of this record: later ones, in force, that have set the same
// value, or named what it has made. While there is any, the change cannot be taken back, or done again, by itself. What
// is left can: it reads the same in whichever order it was done.
func builtOn(change int64, record []recorded) []db.Stmt {
	var out []db.Stmt
	var tables []string
	for _, r := range record {
		if (r.op == "linked" || r.op == "unlinked") && !slices.Contains(tables, r.table) {
			tables = append(tables, r.table)
			out = append(out, detailOf(r.table).sameSince(change))
		}
		out = append(out, r.builtOn(change)...)
		if review, ok := r.was["review_id"]; ok {
			out = append(out, finishedSince(change, review))
		}
	}
	return append(out, mergedSince(change, record))
}

// finishedSince is a query for the later change that finished a review: what was answered and rated in it stays as it was then.
func finishedSince(change int64, review any) db.Stmt {
	return db.S(laterLines+`r.tbl = 'reviews' AND r.op = 'edited' AND r.first = ? AND json_extract(r.now, '$.closed') IS NOT NULL`,
		change, review)
}

// mergedSince is a query for the later changes that made a contact whom this record names a part of another. What would be
// theirs again, or theirs no longer, has become the other's, and nobody would see it.
func mergedSince(change int64, record []recorded) db.Stmt {
	var named []int64
	for _, r := range record {
		named = append(named, r.contacts()...)
	}
	slices.Sort(named)
	return db.S(laterLines+`r.tbl = 'contacts' AND r.op = 'edited' AND json_extract(r.now, '$.merged_into') IS NOT NULL
		AND r.first IN (SELECT value FROM json_each(?))`, change, toJSON(slices.Compact(named)))
}

// contacts is the numbers of the contacts that a line names, but for those it has made.
func (r recorded) contacts() (out []int64) {
	name := func(image map[string]any, column string) {
		if id, ok := image[column].(int64); ok {
			out = append(out, id)
		}
	}
	switch r.op {
	case "made":
	case "edited":
		if r.table == "contacts" {
			out = append(out, r.first)
		}
		for _, l := range entityOf(r.table).leans {
			if l.on == "contacts" {
				name(r.was, l.column)
				name(r.now, l.column)
			}
		}
	default:
		d := detailOf(r.table)
		if d.owner == "contacts" {
			name(r.was, d.key)
		}
		if d.on == "contacts" {
			name(r.was, d.leans)
		}
	}
	return out
}

// sameSince is a query for the later changes that have linked or unlinked a detail in the place of one of this change.
// All of them are compared at once: of two changes with ten thousand tags each, one by one would take a minute.
func (d detail) sameSince(change int64) db.Stmt {
	columns, on := "", ""
	for i, c := range d.same {
		columns += fmt.Sprintf(", json_extract(r.was, '$.%s') AS c%d", c, i)
		on += fmt.Sprintf(" AND later.c%[1]d = mine.c%[1]d", i)
	}
	return db.S(`WITH mine AS MATERIALIZED (SELECT r.change_id AS id`+columns+` FROM change_rows r WHERE r.change_id = ? AND r.tbl = ?),
		later AS MATERIALIZED (SELECT c.id`+columns+` FROM changes c CROSS JOIN change_rows r ON r.change_id = c.id
			WHERE c.id > ? AND c.undoes IS NULL AND NOT c.undone AND r.tbl = ?)
		SELECT later.id FROM mine CROSS JOIN later ON true`+on, change, d.table, change, d.table)
}

// builtOn is the queries of a line by itself.
func (r recorded) builtOn(change int64) []db.Stmt {
	switch r.op {
	case "made":
		return r.namedSince(change)
	case "edited":
		return slices.Concat(r.touchedSince(change), r.partSince(change), []db.Stmt{db.S(laterLines+`r.tbl = ? AND r.op = 'edited'
			AND r.first = ? AND EXISTS (SELECT 1 FROM json_each(r.now) k WHERE k.key IN (SELECT value FROM json_each(?)))`,
			change, r.table, r.first, toJSON(sortedKeys(r.now)))})
	default:
		return nil
	}
}

// touchedSince is queries for the later notes that touch a contact whom this line has set developing, or awake. They
// would have done the same, had it not been done, so it cannot be taken back from under them.
func (r recorded) touchedSince(change int64) []db.Stmt {
	snooze, snoozed := r.now["snooze"]
	if r.table != "contacts" || r.now["stage"] != string(journal.Developing) && (!snoozed || snooze != nil) {
		return nil
	}
	return []db.Stmt{db.S(laterLines+`r.tbl = 'notes' AND r.op = 'made' AND EXISTS (SELECT 1 FROM participants p
		WHERE p.contact_id = ? AND p.counts AND p.note_id BETWEEN r.first AND r.last)`, change, r.first)}
}

// partSince is queries for the later changes that have named the contact whom this line has made a part of another: while it
// was none, it got what would be hidden with it.
func (r recorded) partSince(change int64) []db.Stmt {
	if r.table != "contacts" || r.now["merged_into"] == nil {
		return nil
	}
	return r.namedSince(change)
}

// namedSince is queries for the later changes that edited the rows made, hung details on them, or made others
// that lean on them.
func (r recorded) namedSince(change int64) []db.Stmt {
	out := []db.Stmt{db.S(laterLines+"r.tbl = ? AND r.op = 'edited' AND r.first BETWEEN ? AND ?", change, r.table, r.first, r.last)}
	for _, e := range entities {
		for _, l := range e.leans {
			if l.on == r.table {
				out = append(out, r.leantOnSince(change, e, l)...)
			}
		}
	}
	for _, d := range details {
		detail := func(column string) db.Stmt {
			return db.S(laterLines+"r.tbl = ? AND json_extract(r.was, '$."+column+"') BETWEEN ? AND ?", change, d.table, r.first, r.last)
		}
		if d.owner == r.table {
			out = append(out, detail(d.key))
		}
		if d.on == r.table {
			out = append(out, detail(d.leans), db.S(laterLines+`r.tbl = ? AND r.op = 'made' AND EXISTS (SELECT 1 FROM `+d.table+` d
				WHERE d.`+d.key+` BETWEEN r.first AND r.last AND d.`+d.leans+` BETWEEN ? AND ?)`, change, d.owner, r.first, r.last))
		}
	}
	return out
}

// leantOnSince is queries for the later changes that made rows of an entity which name the rows made, or had others name
// them, or name them no more.
func (r recorded) leantOnSince(change int64, e entity, l lean) []db.Stmt {
	return []db.Stmt{
		db.S(laterLines+`r.tbl = ? AND r.op = 'made' AND EXISTS (SELECT 1 FROM `+e.table+` x
			WHERE x.id BETWEEN r.first AND r.last AND x.`+l.column+` BETWEEN ? AND ?)`, change, e.table, r.first, r.last),
		db.S(laterLines+`r.tbl = ? AND r.op = 'edited' AND (json_extract(r.now, '$.`+l.column+`') BETWEEN ?3 AND ?4
			OR json_extract(r.was, '$.`+l.column+`') BETWEEN ?3 AND ?4)`, change, e.table, r.first, r.last),
	}
}

// refusal says why a change could not be taken back or done again, and names what stands in the way: the
// latest of what builds on it, since that can go first.
func (s *Store) refusal(ctx context.Context, id int64, undo bool, record []recorded) error {
	c, err := s.Change(ctx, id)
	if err != nil {
		return err
	}
	way, state := "taken back", "undone"
	if !undo {
		way, state = "done again", "in force"
	}
	if err := s.CanReplay(ctx, c); err != nil {
		return err
	}
	if c.Undone == undo {
		return journal.Bad("rel history shows what each change did, and whether it is undone", "c%d is %s already", id, state)
	}
	blocker, err := s.latestOn(ctx, id, record)
	if err != nil {
		return err
	}
	if blocker == 0 {
		return journal.Bad("rel history shows what has happened since",
			"c%d cannot be %s: what it changed has changed since", id, way)
	}
	return journal.Bad(fmt.Sprintf("rel undo c%d first, or put it right by hand with rel edit", blocker),
		"c%d cannot be %s alone: c%d, later, builds on it", id, way, blocker)
}

// latestOn is the latest change that builds on another; zero when none does.
func (s *Store) latestOn(ctx context.Context, id int64, record []recorded) (latest int64, err error) {
	for _, q := range builtOn(id, record) {
		found, err := readAll(ctx, s, q, scanOne[int64])
		if err != nil {
			return 0, err
		}
		latest = slices.Max(append(found, latest))
	}
	return latest, nil
}
