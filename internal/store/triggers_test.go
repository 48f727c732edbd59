package store

import (
	"fmt"
	"strings"
)

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
