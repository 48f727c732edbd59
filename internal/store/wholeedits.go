package store

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// editTimes is when the fields of things were edited last, as instants in text, by table and uid and then by field. What was never
// edited since it was made is as old as can be, and not in it.
type editTimes map[string]map[string]string

// removal is the field that says whether a thing was removed, and purging the one that says that it was purged.
const (
	removal = "removed"
	purged  = "purged"
)

// bringing is the command of a change that brings in what was edited in other copies of the journal, and says when. It is not an
// edit itself; undone, it is as if it had never come.
const bringing = "import everything"

func (e editTimes) of(table, uid string) map[string]string { return e[table+" "+uid] }

// put notes an edit, unless a newer one is known.
func (e editTimes) put(table, uid, field, at string) {
	all := e[table+" "+uid]
	if all == nil {
		all = map[string]string{}
		e[table+" "+uid] = all
	}
	all[field] = max(all[field], at)
}

// edits reads when everything was edited: in this copy as the record of changes has it, and elsewhere. To undo an edit is one.
func (s *Store) edits(ctx context.Context) (editTimes, error) {
	undone := map[int64]string{}
	for row, err := range s.db.Pages(ctx, db.S("SELECT undoes, max(at) FROM changes WHERE undoes IS NOT NULL GROUP BY undoes")) {
		var change int64
		var at string
		if err == nil {
			err = row.Scan(&change, &at)
		}
		if err != nil {
			return nil, explain(err)
		}
		undone[change] = at
	}
	found := editTimes{}
	for _, q := range editQueries() {
		for row, err := range s.db.Pages(ctx, q.stmt) {
			var uid, field, at string
			var change int64
			if err == nil {
				err = row.Scan(&uid, &field, &change, &at)
			}
			if err != nil {
				return nil, explain(err)
			}
			if field = q.field(field); field != "" {
				found.put(q.table, uid, field, max(at, undone[change]))
			}
		}
	}
	return found, s.withParts(ctx, found)
}

// withParts makes known of contacts who were, or are, a part of another that they were there then; they are removed, and come
// back, with whom they are a part of.
func (s *Store) withParts(ctx context.Context, found editTimes) error {
	for key, edited := range found {
		if at := edited["merged_into"]; at != "" && strings.HasPrefix(key, "contacts ") {
			edited[removal] = max(edited[removal], at)
		}
	}
	parts, err := s.parts(ctx)
	for part, of := range parts {
		if at := found.of("contacts", of)[removal]; at != "" {
			found.put("contacts", part, removal, at)
		}
	}
	return err
}

// parts is whom contacts have become a part of, by uid.
func (s *Store) parts(ctx context.Context) (map[string]string, error) {
	all := map[string]string{}
	rows, err := s.read(ctx, db.S("SELECT c.uid, o.uid FROM contacts c JOIN contacts o ON o.id = c.merged_into"))
	for _, row := range rows {
		var part, of string
		if err := row.Scan(&part, &of); err != nil {
			return nil, explain(err)
		}
		all[part] = of
	}
	return all, err
}

// editQuery is a query for edits of one sort: the uid of the thing, what was edited, the change and its instant.
type editQuery struct {
	table string
	stmt  db.Stmt
	field func(string) string // what was edited, as a file of everything calls it; empty where it does not
}

func editQueries() (all []editQuery) {
	shapes := wholeShapes()
	for _, part := range wholeParts()[1:] {
		shape := shapes[part.one]
		all = append(all, editsOf(part.table, shape.fields), makingsOf(part.table), elsewhereOf(part.table))
		for _, l := range shape.lists {
			all = append(all, editsIn(part.table, l))
		}
		if nameOnly(part.one) {
			all = append(all, makingOf(part.table, shape.fields))
			for _, l := range shape.lists {
				all = append(all, makingIn(part.table, l))
			}
		}
	}
	return all
}

// ofChange is the SQL of the change that a line of the record belongs to, unless it brought something in.
const ofChange = " CROSS JOIN changes c ON c.id = r.change_id AND c.command <> '" + bringing + "' "

// editsOf are those of the fields of things in a table.
func editsOf(table string, fields []wholeField) editQuery {
	names := map[string]string{"deleted": removal}
	for _, f := range fields {
		names[f.column] = f.name
	}
	return editQuery{
		table: table,
		stmt: db.S("SELECT t.uid, j.key, c.id, c.at FROM change_rows r" + ofChange + "JOIN " + table + ` t ON t.id = r.first,
			json_each(r.now) j
			WHERE r.tbl = '` + table + "' AND r.op <> 'made'"),
		field: func(column string) string { return names[column] },
	}
}

// makingsOf are those that made a thing and were undone, which removes it.
func makingsOf(table string) editQuery {
	return editQuery{
		table: table,
		stmt: db.S("SELECT t.uid, '" + removal + `', c.id, u.at FROM changes u JOIN changes c ON c.id = u.undoes AND c.command <> '` +
			bringing + `' JOIN change_rows r ON r.change_id = c.id AND r.tbl = '` + table + "' AND r.op = 'made' JOIN " + table +
			" t ON t.id BETWEEN r.first AND r.last WHERE u.undoes IS NOT NULL"),
		field: func(name string) string { return name },
	}
}

// nameOnly reports whether of a kind of thing only one can have a name, so that another copy may have made the same.
func nameOnly(kind string) bool {
	return kind == "group" || kind == "indicator" || kind == "initiative"
}

// makingOf are those that made things of which another copy may have made the same: that is an edit of each field of which something
// was said, not of one that is as it is where nothing is.
func makingOf(table string, fields []wholeField) editQuery {
	said := "'" + removal + "'"
	for _, f := range fields {
		said += ", iif(coalesce(t." + f.column + ", '') IN ('', '" + string(journal.UnderWay) + "'), '', '" + f.name + "')"
	}
	return editQuery{
		table: table,
		stmt: db.S("SELECT t.uid, j.value, 0, c.at FROM change_rows r" + ofChange + "JOIN " + table +
			" t ON t.id BETWEEN r.first AND r.last, json_each(json_array(" + said + ")) j WHERE r.tbl = '" + table + "' AND r.op = 'made'"),
		field: func(name string) string { return name },
	}
}

// makingIn is the same of what is in a list of such a thing, and was with it from the first or came to it since.
func makingIn(table string, l wholeList) editQuery {
	return editQuery{
		table: table,
		stmt: db.S("SELECT t.uid, json_array(" + l.telling(func(column string) string { return "e." + column }) +
			"), 0, c.at FROM change_rows r" + ofChange + "JOIN " + table + " t ON t.id BETWEEN r.first AND r.last JOIN " +
			l.table + " e ON e." + l.owner + " = t.id WHERE r.tbl = '" + table + "' AND r.op = 'made'"),
		field: l.fieldOfJSON,
	}
}

// elsewhereOf are those that came here.
func elsewhereOf(table string) editQuery {
	return editQuery{
		table: table,
		stmt: db.S(`SELECT e.uid, e.field, 0, e.at FROM elsewhere e JOIN changes c ON c.id = e.change_id AND NOT c.undone
			WHERE e.tbl = ?`, table),
		field: func(name string) string { return name },
	}
}

// editsIn are those of the elements of a list.
func editsIn(table string, l wholeList) editQuery {
	return editQuery{
		table: table,
		stmt: db.S("SELECT t.uid, json_array(" +
			l.telling(func(column string) string { return "json_extract(r.was, '$." + column + "')" }) +
			"), c.id, c.at FROM change_rows r" + ofChange + "JOIN " + table + " t ON t.id = json_extract(r.was, '$." + l.owner +
			"') WHERE r.tbl = '" + l.table + "' AND r.op <> 'made'"),
		field: l.fieldOfJSON,
	}
}

// telling is the SQL of what tells an element from others; of is that of a column.
func (l wholeList) telling(of func(column string) string) string {
	told := make([]string, l.told)
	for i, f := range l.fields[:l.told] {
		if told[i] = of(f.column); f.on != "" {
			told[i] = "(SELECT uid FROM " + f.on + " WHERE id = " + told[i] + ")"
		}
	}
	return strings.Join(told, ", ")
}

// fieldOfJSON is what an element is called, as a field, that is told so.
func (l wholeList) fieldOfJSON(text string) string {
	var told []any
	if json.Unmarshal([]byte(text), &told) != nil {
		return ""
	}
	return l.field(told)
}
