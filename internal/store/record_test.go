package store

import (
	"context"
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
)

var update = flag.Bool("update", false, "write generated files anew")

const recordFile = "migrations/0004_9_record.sql"

const recordHead = `-- Generated from the lists in record.go: go test ./internal/store -run TestRecordTriggers -update
-- The triggers that record what a change does, as far as they are others than those of the schema before.

`

// What a new journal records is what record.go says, and what a released journal needs for that is in the newest
// migration.
func TestRecordTriggersAreGenerated(t *testing.T) {
	wanted := triggersOf(recordTriggers())
	want := recordHead
	before := released(t, schemaBefore)
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		was := queryText(t, before, "SELECT coalesce(max(sql), '') FROM sqlite_schema WHERE name = ?", name)
		if was == wanted[name] {
			continue
		}
		if was != "" {
			want += "DROP TRIGGER " + name + ";\n\n"
		}
		want += wanted[name] + ";\n\n"
	}
	if *update {
		do(t, os.WriteFile(recordFile, []byte(want), 0o644))
	}
	got, err := os.ReadFile(recordFile)
	do(t, err)
	if string(got) != want {
		t.Errorf("%s is not what record.go says; write it anew with -update", recordFile)
	}
	s := open(t)
	for name, sql := range wanted {
		if now := rows(t, s, "SELECT sql FROM sqlite_schema WHERE name = '"+name+"'", func(v *string) []any { return []any{v} }); len(now) != 1 || now[0] != sql {
			t.Errorf("the trigger %s of a new journal is not what record.go says", name)
		}
	}
}

// triggersOf is the statements of generated triggers, by name, as the schema keeps them.
func triggersOf(text string) map[string]string {
	out := map[string]string{}
	for part := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		name, _, _ := strings.Cut(strings.TrimPrefix(part, "CREATE TRIGGER "), " ")
		out[name] = strings.TrimSuffix(part, ";")
	}
	return out
}

// derived lists the columns that are not recorded, and why that is right: a row's own name never changes, and
// triggers keep the rest.
var derived = map[string][]string{
	"contacts":     {"id", "uid", "last_touched", "cadence", "cadence_from", "due"},
	"groups":       {"id", "uid"},
	"notes":        {"id", "uid", "heard_text"},
	"followups":    {"id", "uid"},
	"facts":        {"id", "uid"},
	"assessments":  {"id", "uid"},
	"initiatives":  {"id", "uid"},
	"reviews":      {"id", "uid"},
	"indicators":   {"id", "uid"},
	"settings":     {"id"},
	"participants": {"day", "counts"},
}

// Every column of every table is either recorded, or known to be derived, or belongs to the record itself.
func TestEveryColumnIsRecordedOrDerived(t *testing.T) {
	s := open(t)
	known := map[string][]string{
		"state": nil, "changes": nil, "change_rows": nil, "name_words": nil, "notes_fts": nil, "note_words": nil,
		"elsewhere": nil, // it belongs to its change, and counts while that is not undone
	}
	for _, e := range entities {
		known[e.table] = append(slices.Clone(e.columns), derived[e.table]...)
	}
	for _, d := range details {
		known[d.table] = append(slices.Clone(d.columns), derived[d.table]...)
	}
	columns, err := readAll(context.Background(), s, db.S(`SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c
		WHERE t.type = 'table' AND t.name NOT GLOB 'sqlite_*' AND t.name NOT GLOB 'notes_fts_*'`), scanOne[string])
	if err != nil {
		t.Fatal(err)
	}
	if len(columns) < 80 {
		t.Fatalf("only %d columns found", len(columns))
	}
	for _, full := range columns {
		table, column, _ := strings.Cut(full, ".")
		list, ok := known[table]
		if !ok {
			t.Errorf("table %s is neither recorded nor known to be derived", table)
		} else if list != nil && !slices.Contains(list, column) {
			t.Errorf("column %s is neither recorded nor known to be derived", full)
		}
	}
}
