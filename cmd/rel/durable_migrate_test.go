//go:build unix

package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestKillMigrating kills rel while it makes a journal, and while it brings an old one up to date: there is the old
// schema or the new one, with what was in it, and the next rel goes on from there.
func TestKillMigrating(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(*killSeed, 3))
	old, fresh := oldJournal(t), newJournal(t, "Ada Alder")
	began := time.Now()
	newJournal(t, "Ada Alder")
	usual := time.Since(began)
	tally := map[string]int{}
	for i := range *kills / 5 {
		j, args := old.copied(), []string{"list"}
		if i%2 == 0 {
			j, args = newJournal(t), []string{"add", "Dana Whitcomb"}
		}
		p := j.rel(args...)
		check(t, p.Start())
		alarm := time.AfterFunc(time.Duration(chance.Int64N(int64(usual))), func() { _ = p.Process.Signal(syscall.SIGKILL) })
		p.wait(t)
		alarm.Stop()
		tally[schemaOf(t, j, old, fresh)]++
		if j.must("add", "Luis Ortega"); i%2 > 0 && !strings.Contains(j.must("log"), "The pilot.") {
			t.Error("what was in the old journal is gone")
		}
		if j.sound(); t.Failed() {
			t.Fatalf("%v, killed in round %d", args, i)
		}
	}
	t.Logf("schemas left behind: %v", tally)
	if *kills >= enoughKills && (tally["none"] == 0 || tally["old"] == 0 || tally["new"] == 0) {
		t.Error("one of them was never left")
	}
}

// oldJournal is a journal of the first schema that was released, with a note in it.
func oldJournal(t testing.TB) journalAt {
	t.Helper()
	j := journalAt{t, filepath.Join(t.TempDir(), "journal.db")}
	check(t, os.WriteFile(j.path, nil, 0o600))
	dump, err := os.ReadFile(filepath.Join(repository(t), "testdata", "schema", "0001.sql"))
	check(t, err)
	pool := j.open()
	_, err = pool.Exec(string(dump) + `INSERT INTO state(id, version) VALUES (1, 1); INSERT INTO settings(id) VALUES (1);
		INSERT INTO changes(uid, at, author, command) VALUES ('u1', '2026-11-20T12:00:00.000Z', 'tester', 'note');
		INSERT INTO contacts(uid, kind, name, name_key, stage, added)
			VALUES ('u2', 'person', 'Dana Whitcomb', 'dana whitcomb', 'developing', '2026-11-20');
		INSERT INTO notes(uid, day, body, touch, tried, private, author) VALUES ('u3', '2026-11-20', 'The pilot.', 1, 0, 0, 'tester');
		INSERT INTO participants VALUES (1, '2026-11-20', 1, 'present', 1);
		PRAGMA journal_mode = wal;`)
	check(t, err)
	check(t, pool.Close())
	return j
}

// schemaOf is which of the schemas a journal has: none, the old one or the new one. Any other is complained of.
func schemaOf(t testing.TB, j, old, fresh journalAt) string {
	t.Helper()
	have := schemaText(t, j)
	switch {
	case len(have) == 0:
		return "none"
	case slices.Equal(have, schemaText(t, old)):
		return "old"
	case slices.Equal(have, schemaText(t, fresh)):
		return "new"
	}
	t.Errorf("the schema is neither the old nor the new one: %v", have)
	return "another"
}

func schemaText(t testing.TB, j journalAt) []string {
	t.Helper()
	if _, err := os.Stat(j.path); err != nil {
		return nil
	}
	pool := j.copied().open()
	defer pool.Close()
	return texts(t, pool, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'notes_fts_*' ORDER BY name")
}
