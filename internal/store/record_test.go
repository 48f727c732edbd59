package store

import (
	"context"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
)

var update = flag.Bool("update", false, "write generated files anew")

const recordFile = "migrations/0001_3_record.sql"

const recordHead = `-- Generated from the lists in record.go: go test ./internal/store -run TestRecordTriggers -update
-- They record what a change does; details are not recorded while their owner is new in the same change.

`

func TestRecordTriggersAreGenerated(t *testing.T) {
	want := recordHead + recordTriggers()
	if *update {
		if err := os.WriteFile(recordFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(recordFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what record.go says; write it anew with -update", recordFile)
	}
}

// derived lists the columns that are not recorded, and why that is right: a row's own name never changes, and
// triggers keep the rest.
var derived = map[string][]string{
	"contacts":     {"id", "uid", "last_touched", "cadence", "cadence_from", "due"},
	"groups":       {"id", "uid"},
	"notes":        {"id", "uid", "heard_text"},
	"settings":     {"id"},
	"participants": {"day", "counts"},
}

// Every column of every table is either recorded, or known to be derived, or belongs to the record itself.
func TestEveryColumnIsRecordedOrDerived(t *testing.T) {
	s := open(t)
	known := map[string][]string{"state": nil, "changes": nil, "change_rows": nil, "name_words": nil, "notes_fts": nil}
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
