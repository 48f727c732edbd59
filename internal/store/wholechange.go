package store

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// change adds the batch that makes of a thing here what it becomes.
func (b *wholeBatch) change(kind, table, uid string, to *brought) error {
	shape := wholeShapes()[kind]
	if to.frees != "" {
		b.add("UPDATE contacts SET merged_into = NULL WHERE uid = ?", to.frees)
	}
	b.setFields(table, uid, shape, to.fields)
	for _, l := range shape.lists {
		for _, e := range to.gone[l.name] {
			b.remove(table, uid, l, l.values(e))
		}
	}
	if err := b.hangOn(kind, uid, to.come); err != nil {
		return err
	}
	if to.unsaid {
		b.add("DELETE FROM heard WHERE speaker = (SELECT id FROM contacts WHERE uid = ?)", uid)
	}
	switch {
	case to.removed:
		b.add("UPDATE "+table+" SET deleted = "+current+" WHERE uid = ? AND deleted IS NULL", uid)
	case to.back:
		b.add("UPDATE "+table+" SET deleted = NULL WHERE uid = ?", uid)
	}
	if to.part != 0 {
		b.batch = append(b.batch, absorb(to.absorber, to.part)...)
	}
	b.elsewhere(table, uid, to.edited)
	return nil
}

// setFields gives the thing of a uid other values.
func (b *wholeBatch) setFields(table, uid string, shape wholeShape, fields map[string]any) {
	var set []string
	var args []any
	for _, f := range shape.fields {
		v, ok := fields[f.name]
		if !ok {
			continue
		}
		sql, arg := f.value(v)
		set, args = append(set, f.column+" = "+sql), append(args, arg)
		if name, ok := v.(string); ok && f.name == "name" {
			set, args = append(set, "name_key = ?"), append(args, journal.NameKey(name))
		}
	}
	if len(set) > 0 {
		b.add("UPDATE "+table+" SET "+strings.Join(set, ", ")+" WHERE uid = ?", append(args, uid)...)
	}
}

// value is the SQL of a value of JSON in the field's column, and its parameter.
func (f wholeField) value(v any) (sql string, arg any) {
	switch v := v.(type) {
	case bool:
		return "?", bit(v)
	case float64:
		if f.null && v == 0 {
			return "?", nil
		}
		return "?", int64(v)
	case string:
		switch {
		case f.on != "":
			return "(SELECT id FROM " + f.on + " WHERE uid = ?)", v
		case f.null:
			return "?", orNull(v)
		}
		return "?", v
	default:
		return "?", nil
	}
}

// remove takes an element out of a list.
func (b *wholeBatch) remove(table, uid string, l wholeList, told []any) {
	where, args := l.owner+" = (SELECT id FROM "+table+" WHERE uid = ?)", []any{uid}
	for i, f := range l.fields[:l.told] {
		sql, arg := f.value(told[i])
		where, args = where+" AND "+f.column+" IS "+sql, append(args, arg)
	}
	b.add("DELETE FROM "+l.table+" WHERE "+where, args...)
}

// hangOn adds elements to the lists of the thing of a uid.
func (b *wholeBatch) hangOn(kind, uid string, come map[string][]any) error {
	if len(come) == 0 {
		return nil
	}
	object := map[string]any{"uid": uid}
	for name, elements := range come {
		object[name] = elements
	}
	x := newWhole(kind)
	if err := json.Unmarshal(plainJSON(object), x); err != nil {
		return err
	}
	x.hang(b)
	return nil
}

// elsewhere notes what was edited elsewhere.
func (b *wholeBatch) elsewhere(table, uid string, edited map[string]string) {
	if len(edited) > 0 {
		b.add("INSERT INTO elsewhere(tbl, uid, field, change_id, at) SELECT ?, ?, key, "+current+", value FROM json_each(?) WHERE true "+
			"ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
			table, uid, string(plainJSON(edited)))
	}
}

// absorb is the batch that gives the first contact whatever names the second, a part of it, which has nothing more of its own: what
// becomes of that is decided where they are brought together.
func absorb(first, second int64) (batch []db.Stmt) {
	for _, e := range entities {
		for _, l := range e.leans {
			if l.on == "contacts" {
				batch = append(batch, db.S("UPDATE "+e.table+" SET "+l.column+" = ? WHERE "+l.column+" = ?", first, second))
			}
		}
	}
	for _, d := range details {
		switch {
		case d.owner != "contacts" && d.on != "contacts" || d.owner == "reviews":
		case inContactList(d.table):
			batch = append(batch, db.S("DELETE FROM "+d.table+" WHERE contact_id = ?", second))
		case d.table == "participants" || d.table == "not_the_same":
			batch = append(batch, d.handOver(first, second)...)
		default:
			batch = append(batch, d.union(first, second)...)
		}
	}
	return batch
}

// inContactList reports whether a table holds the elements of a list of contacts.
func inContactList(table string) bool {
	return slices.ContainsFunc(contactLists(), func(l wholeList) bool { return l.table == table })
}
