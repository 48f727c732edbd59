package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// checkRecord looks whether the record of changes can be gone back by, and is about what is there. It is the one
// account of what was, so nothing makes it anew.
func (s *Store) checkRecord(ctx context.Context) (Finding, error) {
	f := Finding{State: Wrong, Way: restore}
	unreadable, err := s.unreadable(ctx)
	if err != nil {
		return f, err
	}
	if unreadable != "" {
		f.Found = []string{unreadable}
		return f, nil // what is asked below reads the same lines
	}
	for _, q := range recordRules() {
		found, err := s.wrongRows(ctx, q.what, db.S(q.wrong))
		if err != nil {
			return f, err
		}
		if found != "" {
			f.Found = append(f.Found, found)
		}
	}
	if len(f.Found) > 0 {
		return f, nil
	}
	return s.checkUnrecorded(ctx)
}

// rule is what must not be: what is wrong with what is found, and the SQL that finds it, by the names people know.
type rule struct{ what, wrong string }

// recordRules are what must hold of the record, whoever wrote it.
func recordRules() []rule {
	list := slices.Clone(undoRules)
	for _, e := range entities {
		list = append(list, e.rules()...)
	}
	for _, d := range details {
		list = append(list, rule{"said to have given or taken " + words(d.table) + " of what is not there", fmt.Sprintf(`
			SELECT DISTINCT 'c' || r.change_id AS name FROM change_rows r
			WHERE r.tbl = '%s' AND NOT EXISTS (SELECT 1 FROM %s x WHERE x.id = json_extract(r.was, '$.%s'))`, d.table, d.owner, d.key)})
	}
	return list
}

// undoRules are how changes, undos and redos hang together: each undo and redo turns the mark of what it is about.
var undoRules = []rule{
	{"marked undone or in force, and the undos and redos of it say otherwise", `
		SELECT 'c' || c.id AS name FROM changes c
		WHERE c.undoes IS NULL AND c.undone <> (SELECT count(*) % 2 FROM changes u WHERE u.undoes = c.id)`},
	{"an undo of what is not an earlier change, or itself undone", `
		SELECT 'c' || u.id AS name FROM changes u LEFT JOIN changes c ON c.id = u.undoes
		WHERE u.undoes IS NOT NULL AND (c.id IS NULL OR c.id >= u.id OR c.undoes IS NOT NULL OR u.undone)`},
}

// rules are what must hold of the lines about an entity, and of its rows.
func (e entity) rules() []rule {
	list := []rule{{"said to have changed " + words(e.table) + " that are not there", fmt.Sprintf(`
		SELECT DISTINCT 'c' || r.change_id AS name FROM change_rows r
		WHERE r.tbl = '%[1]s' AND r.op = 'edited' AND NOT EXISTS (SELECT 1 FROM %[1]s x WHERE x.id = r.first)`, e.table)}}
	if e.single {
		return list
	}
	return append(list,
		rule{"said to have made " + words(e.table) + " that are not there", fmt.Sprintf(`
			SELECT DISTINCT 'c' || r.change_id AS name FROM change_rows r WHERE r.tbl = '%[1]s' AND r.op = 'made'
			AND (SELECT count(*) FROM %[1]s x WHERE x.id BETWEEN r.first AND r.last) <> r.last - r.first + 1`, e.table)},
		rule{"removed by a change that is not about them", fmt.Sprintf(`
			SELECT %[2]s AS name FROM %[1]s x WHERE x.deleted IS NOT NULL AND NOT EXISTS (
			SELECT 1 FROM changes c JOIN change_rows r ON r.change_id = coalesce(c.undoes, c.id)
			WHERE c.id = x.deleted AND r.tbl = '%[1]s' AND x.id BETWEEN r.first AND r.last)`, e.table, e.name())})
}

// words is a table's name as it is read.
func words(table string) string {
	if word, ok := entityWords[table]; ok && table != "settings" {
		return word + "s"
	}
	return strings.ReplaceAll(table, "_", " ")
}

// name is the SQL of the name that people know a row x of the entity by.
func (e entity) name() string {
	switch {
	case e.single:
		return "'" + e.table + "'"
	case e.letter != "":
		return "'" + e.letter + "' || x.id"
	case e.table == "indicators":
		return "'indicator ' || x.name"
	case e.table == "groups":
		return "'group ' || x.name"
	default:
		return "x.name || ' (' || x.id || ')'"
	}
}

// unreadable is a sentence about the changes whose record cannot be read as undo reads it.
func (s *Store) unreadable(ctx context.Context) (string, error) {
	bad := map[string]bool{}
	var list []string
	all := db.S("SELECT tbl, op, first, last, was, now, change_id FROM change_rows ORDER BY id")
	for row, err := range s.db.Pages(ctx, all) {
		if err != nil {
			return "", err
		}
		var r recorded
		var was, now string
		var change int64
		if err := row.Scan(&r.table, &r.op, &r.first, &r.last, &was, &now, &change); err != nil {
			return "", err
		}
		name := fmt.Sprintf("c%d", change)
		if r.read(was, now) == nil && r.makesSense() || bad[name] {
			continue
		}
		if bad[name] = true; len(bad) <= mostWrong {
			list = append(list, name)
		}
	}
	if len(bad) == 0 {
		return "", nil
	}
	return few(list, len(bad)) + ": their record cannot be read, so that they cannot be undone", nil
}

// makesSense reports whether a line is one that a recording trigger could have written.
func (r recorded) makesSense() bool {
	entity := slices.IndexFunc(entities, func(e entity) bool { return e.table == r.table })
	detail := slices.IndexFunc(details, func(d detail) bool { return d.table == r.table })
	switch r.op {
	case "made":
		return entity >= 0 && !entities[entity].single && r.first > 0 && r.first <= r.last && r.was == nil && r.now == nil
	case "edited":
		return entity >= 0 && r.first == r.last && r.pairs() && among(r.now, entities[entity].columns)
	default:
		return detail >= 0 && len(r.was) > 0 && r.now == nil && among(r.was, details[detail].columns)
	}
}

// pairs reports whether the line has some columns, and the same ones before and after.
func (r recorded) pairs() bool {
	return len(r.now) > 0 && slices.Equal(sortedKeys(r.was), sortedKeys(r.now))
}

// among reports whether all columns of an image are of a list.
func among(image map[string]any, columns []string) bool {
	for c := range image {
		if !slices.Contains(columns, c) {
			return false
		}
	}
	return true
}

// checkUnrecorded compares what is there with what the last change left, to find what was done past the record: by
// another program, say. The journal works with it as it is, but no undo leads back over it.
func (s *Store) checkUnrecorded(ctx context.Context) (Finding, error) {
	f := Finding{State: Look, Way: "if it is as it should be, there is nothing to do; a backup has what was before"}
	for _, q := range unrecordedRules() {
		found, err := s.wrongRows(ctx, q.what, db.S(q.wrong))
		if err != nil {
			return f, err
		}
		if found != "" {
			f.Found = append(f.Found, found)
		}
	}
	if len(f.Found) == 0 {
		return Finding{}, nil
	}
	return f, nil
}

func unrecordedRules() (list []rule) {
	for _, e := range entities {
		if !e.single {
			list = append(list, rule{"there, and no change has made them", fmt.Sprintf(`
				SELECT %[2]s AS name FROM %[1]s x WHERE x.id > coalesce((SELECT r.last FROM change_rows r
				WHERE r.tbl = '%[1]s' AND r.op = 'made' AND r.first <= x.id ORDER BY r.first DESC LIMIT 1), 0)`, e.table, e.name())})
		}
		value := "CASE l.key"
		for _, c := range e.columns {
			value += " WHEN '" + c + "' THEN x." + c
		}
		list = append(list, rule{"not as the last change has left them", fmt.Sprintf(`
			SELECT DISTINCT %[2]s AS name FROM (
				SELECT r.first, k.key, k.value, max(r.id) FROM change_rows r, json_each(r.now) k
				WHERE r.tbl = '%[1]s' AND r.op = 'edited' AND NOT (SELECT undone FROM changes c WHERE c.id = r.change_id)
				GROUP BY r.first, k.key) l
			JOIN %[1]s x ON x.id = l.first WHERE l.value IS NOT (%[3]s END)`, e.table, e.name(), value)})
	}
	return list
}
