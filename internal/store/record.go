package store

import (
	"fmt"
	"strings"
)

// entity is a table whose rows people name. They are hidden, never deleted.
type entity struct {
	table   string
	columns []string // recorded when they change
	single  bool     // one row, made by the migration
}

// detail is a table whose rows hang off an entity. They are inserted and deleted, never updated.
type detail struct {
	table   string
	owner   string   // the entity's table
	key     string   // the column that names the owner
	columns []string // recorded, and enough to make the row again
	same    []string // of these: what only one row at a time can have, so that who sets it anew builds on what was
	insert  string   // how to make the row again where columns alone do not; its parameters are columns
	leans   string   // the column that names a row of another entity, which cannot be unmade while this stands
	on      string   // that entity's table
}

// entities and details are every recorded table. Their triggers are generated from here into
// migrations/*_record.sql; undo and redo read the record with the same lists.
var (
	entities = []entity{
		{table: "contacts", columns: []string{"kind", "name", "name_key", "stage", "every", "snooze", "added", "merged_into", "deleted"}},
		{table: "groups", columns: []string{"name", "name_key", "wanted", "every", "deleted"}},
		{table: "notes", columns: []string{"day", "time", "channel", "body", "touch", "tried", "private", "author", "began", "deleted"}},
		{table: "settings", columns: []string{"every", "date_order", "author"}, single: true},
	}
	details = []detail{
		{
			table: "aliases", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "name", "name_key"},
			same:    []string{"contact_id", "name"},
		},
		{
			table: "points", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "kind", "value", "value_key", "label"},
			same:    []string{"contact_id", "kind", "value"},
		},
		{
			table: "positions", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "title", "organization", "organization_key", "started", "ended"},
			same:    []string{"id"},
		},
		{
			table: "yearly_dates", owner: "contacts", key: "contact_id",
			columns: []string{"id", "contact_id", "label", "month", "day", "year"},
			same:    []string{"contact_id", "label", "month", "day"},
		},
		{
			table: "fields", owner: "contacts", key: "contact_id",
			columns: []string{"contact_id", "name", "name_key", "value", "value_key"},
			same:    []string{"contact_id", "name_key"},
		},
		{
			table: "contact_groups", owner: "contacts", key: "contact_id", leans: "group_id", on: "groups",
			columns: []string{"contact_id", "group_id"},
			same:    []string{"contact_id", "group_id"},
		},
		{
			table: "contact_tags", owner: "contacts", key: "contact_id",
			columns: []string{"contact_id", "tag"},
			same:    []string{"contact_id", "tag"},
		},
		{
			table: "participants", owner: "notes", key: "note_id", leans: "contact_id", on: "contacts", insert: insertParticipant,
			columns: []string{"note_id", "contact_id", "role"},
			same:    []string{"note_id", "contact_id"},
		},
		{
			table: "heard", owner: "notes", key: "note_id", leans: "speaker", on: "contacts",
			columns: []string{"id", "note_id", "speaker", "text"},
			same:    []string{"id"},
		},
		{
			table: "note_tags", owner: "notes", key: "note_id",
			columns: []string{"note_id", "tag"},
			same:    []string{"note_id", "tag"},
		},
	}
)

// insertParticipant makes a participant again with what is derived from its note.
const insertParticipant = `INSERT INTO participants(contact_id, day, note_id, role, counts)
  SELECT ?2, n.day, n.id, ?3, n.touch AND n.deleted IS NULL AND ?3 = 'present' FROM notes n WHERE n.id = ?1`

// derived lists the columns that are not recorded, and why that is right: a row's own name never changes, and
// triggers keep the rest.
var derived = map[string][]string{
	"contacts":     {"id", "uid", "last_touched", "cadence", "cadence_from", "due"},
	"groups":       {"id", "uid"},
	"notes":        {"id", "uid", "heard_text"},
	"settings":     {"id"},
	"participants": {"day", "counts"},
}

// recordTriggers is the SQL of the triggers that record what a change does, a blank line after each.
func recordTriggers() string {
	var b strings.Builder
	for _, e := range entities {
		if !e.single {
			fmt.Fprintf(&b, madeTrigger, e.table, quietInBulk(e.table))
		}
		fmt.Fprintf(&b, editedTrigger, e.table, strings.Join(e.columns, ", "), changedColumns(e.columns))
	}
	for _, d := range details {
		fmt.Fprintf(&b, linkTrigger, d.table, "linked", "INSERT", image("NEW", d.columns), d.owner, "NEW."+d.key, quietInBulk(d.owner))
		fmt.Fprintf(&b, linkTrigger, d.table, "unlinked", "DELETE", image("OLD", d.columns), d.owner, "OLD."+d.key, quietInBulk(d.owner))
	}
	return b.String()
}

const (
	madeTrigger = `CREATE TRIGGER %[1]s_made AFTER INSERT ON %[1]s WHEN (SELECT recorded FROM change)%[2]s BEGIN
  UPDATE change_rows SET last = NEW.id WHERE change_id = (SELECT id FROM change) AND tbl = '%[1]s' AND op = 'made' AND last = NEW.id - 1;
  INSERT INTO change_rows(change_id, tbl, op, first, last) SELECT id, '%[1]s', 'made', NEW.id, NEW.id FROM change WHERE changes() = 0;
END;

`
	editedTrigger = `CREATE TRIGGER %[1]s_edited AFTER UPDATE OF %[2]s ON %[1]s WHEN (SELECT recorded FROM change) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, first, last, was, now)
    SELECT (SELECT id FROM change), '%[1]s', 'edited', NEW.id, NEW.id, json_group_object(k, o), json_group_object(k, n) FROM (
      %[3]s) HAVING count(*) > 0;
END;

`
	linkTrigger = `CREATE TRIGGER %[1]s_%[2]s AFTER %[3]s ON %[1]s WHEN (SELECT recorded FROM change)%[7]s
  AND NOT EXISTS (SELECT 1 FROM change_rows WHERE change_id = (SELECT id FROM change)
    AND tbl = '%[5]s' AND op = 'made' AND %[6]s BETWEEN first AND last) BEGIN
  INSERT INTO change_rows(change_id, tbl, op, was) SELECT id, '%[1]s', '%[2]s', %[4]s FROM change;
END;

`
)

// quietInBulk is the condition that silences a trigger for what a bulk import adds: notes, and all that hangs off them.
func quietInBulk(table string) string {
	if table == "notes" {
		return " AND (SELECT bulk FROM state) IS NULL"
	}
	return ""
}

func changedColumns(columns []string) string {
	selects := make([]string, len(columns))
	for i, c := range columns {
		selects[i] = fmt.Sprintf("SELECT '%[1]s' AS k, OLD.%[1]s AS o, NEW.%[1]s AS n WHERE OLD.%[1]s IS NOT NEW.%[1]s", c)
	}
	return strings.Join(selects, " UNION ALL\n      ")
}

func image(row string, columns []string) string {
	pairs := make([]string, len(columns))
	for i, c := range columns {
		pairs[i] = fmt.Sprintf("'%s', %s.%s", c, row, c)
	}
	return "json_object(" + strings.Join(pairs, ", ") + ")"
}
