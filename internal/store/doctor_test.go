package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// quiet is a watch that hears nothing.
func quiet(string) {}

// clinic is a journal with something of everything, at a path, and every kind of change in its record.
func clinic(t testing.TB) (*Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	if clinicFile != nil {
		do(t, os.WriteFile(path, clinicFile, 0o600))
		return openAt(t, path), path
	}
	s := openAt(t, path)
	do(t, s.AddGroup(t.Context(), journal.Group{Name: "Providers", Every: 30}, nil))
	all := add(t, s,
		journal.Contact{Name: "Dana Whitcomb", Aliases: []string{"Dee"}, Groups: []string{"Providers"}, Tags: []string{"qris"}},
		journal.Contact{Name: "Luis Ortega", Positions: []journal.Position{{Title: "Director", Organization: "Little Oaks"}}},
		journal.Contact{Name: "Little Oaks", Kind: journal.Organization}, named("Removed Person"))
	meet(t, s, "2026-11-20", all[0])
	write(t, s, journal.Note{
		Day: on("2026-11-10"), Body: "went over the pilot", Touch: true, Tags: []string{"pilot"}, Participants: with(journal.Present, all[1], all[3]),
		Heard: []journal.Heard{{SpeakerUID: all[1].UID, Text: "worries about rates"}, {Text: "budget in spring"}},
	})
	write(t, s, journal.Note{Day: on("2026-11-12"), Body: "a removed note", Touch: true, Participants: with(journal.Present, all[0])})
	_, err := s.EditContact(t.Context(), all[0].ID, ContactPatch{Name: new("Dana Whitcomb-Lee"), Stage: new(journal.Sustaining)})
	do(t, err)
	do(t, s.TagContacts(t.Context(), []int64{2}, []string{"board"}, nil))
	do(t, s.RemoveContact(t.Context(), all[3].ID))
	do(t, s.RemoveNote(t.Context(), 3))
	last, _, err := s.LastChange(t.Context())
	do(t, err)
	do(t, s.Undo(t.Context(), last.ID))
	do(t, s.Redo(t.Context(), last.ID))
	do(t, s.SetSettings(t.Context(), Settings{Every: 60}))
	do(t, s.db.Close())
	s.db = gone{}
	clinicFile, err = os.ReadFile(path)
	do(t, err)
	return clinic(t)
}

// clinicFile is the file of the clinic once it was made, which takes a while.
var clinicFile []byte

// gone is what is left of a database that was closed.
type gone struct{ db.DB }

func (gone) Close() error { return nil }

// examine looks a journal over.
func examine(t testing.TB, s *Store) []Finding {
	t.Helper()
	found, err := s.Examine(t.Context(), quiet)
	do(t, err)
	return found
}

// states is the checks that came out in a state, in words.
func states(found []Finding, state State) (out []string) {
	for _, f := range found {
		if f.State == state {
			out = append(out, f.Check)
		}
	}
	return out
}

// accounts is all that is recorded, and the record.
func accounts(t testing.TB, s *Store) string {
	t.Helper()
	tables := map[string][]string{
		"changes":     {"id", "uid", "at", "author", "command", "undoes", "undone"},
		"change_rows": {"id", "change_id", "tbl", "op", "first", "last", "was", "now"},
	}
	for _, e := range entities {
		tables[e.table] = append([]string{"id"}, e.columns...)
	}
	for _, d := range details {
		tables[d.table] = d.columns
	}
	var out []string
	for table, columns := range tables {
		out = append(out, rows(t, s, "SELECT '"+table+"' || json_array("+strings.Join(columns, ", ")+") FROM "+table, func(v *string) []any { return []any{v} })...)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestDoctorFindsNothingWrong(t *testing.T) {
	s, _ := clinic(t)
	for name, s := range map[string]*Store{"used": s, "new": open(t)} {
		before := accounts(t, s)
		var told []string
		found, err := s.Examine(t.Context(), func(check string) { told = append(told, check) })
		do(t, err)
		for _, f := range found {
			if f.State != Fine && f.Check != "settings" {
				t.Errorf("%s: %s is %s: %q", name, f.Check, f.State, f.Found)
			}
		}
		same(t, "told of", told, append(states(found, Fine), "settings"))
		if accounts(t, s) != before {
			t.Errorf("%s: looking has changed something", name)
		}
	}
}

// Whatever a history does, the doctor finds nothing wrong with it.
func TestDoctorOfHistories(t *testing.T) {
	for seed := range uint64(min(*histories, 8)) {
		h := newHistory(t, seed+1000, map[string]int{})
		for i := range 60 {
			switch i % 8 {
			case 3:
				h.undo()
			case 5:
				h.undoOutOfOrder()
			case 7:
				h.redo()
			default:
				h.change()
			}
		}
		for _, f := range examine(t, h.s) {
			if f.State != Fine && f.Check != "settings" {
				t.Errorf("history %d: %s is %s: %q", seed, f.Check, f.State, f.Found)
			}
		}
	}
}

// damages is a way to damage each thing that can be made anew, with the check that must see it, and its words.
var damages = []struct{ name, sql, check, says string }{
	{"last touched", "UPDATE contacts SET last_touched = '2020-01-01' WHERE id = 1", "due days", "Dana Whitcomb-Lee (1): not as notes"},
	{"cadence", "UPDATE contacts SET cadence = 7 WHERE id = 2", "due days", "Luis Ortega (2)"},
	{"cadence from", "UPDATE contacts SET cadence_from = 'contact' WHERE id = 3", "due days", "Little Oaks (3)"},
	{"no cadence", "UPDATE contacts SET cadence = NULL", "due days", "Luis Ortega (2), Little Oaks (3), Removed Person (4)"},
	{"day of a participant", "UPDATE participants SET day = '2026-11-21' WHERE note_id = 1", "participants", "n1: "},
	{"counts", "UPDATE participants SET counts = 1 WHERE note_id = 3", "participants", "n3: "},
	{"heard", "UPDATE notes SET heard_text = 'nothing' WHERE id = 2", "words heard", "n2: "},
	{"heard that nobody said", "UPDATE notes SET heard_text = 'x' WHERE id = 1", "words heard", "n1: "},
	{"heard gone", "UPDATE notes SET heard_text = NULL", "words heard", "n2: "},
	{"a word missing", "DELETE FROM name_words WHERE word = 'dana'", "words of names", "Dana Whitcomb-Lee (1): "},
	{"an alias's word missing", "DELETE FROM name_words WHERE word = 'dee'", "words of names", "Dana Whitcomb-Lee (1): "},
	{"a word too many", "INSERT INTO name_words VALUES ('ghost', 2)", "words of names", "Luis Ortega (2): "},
	{"a word in the index that no note has", "INSERT INTO notes_fts(rowid, body) VALUES (99, 'ghost')", "search index", "not that of the notes"},
	{"a note missing in the index", "INSERT INTO notes_fts(notes_fts, rowid, body, heard_text) SELECT 'delete', id, body, heard_text FROM notes WHERE id = 2", "search index", "not that of the notes"},
	{"an index with nothing in it", "DELETE FROM notes_fts_data", "search index", "not that of the notes"},
	{"an index in pieces", "UPDATE notes_fts_data SET block = x'0102030405' WHERE id > 10", "search index", "not that of the notes"},
	{"an index without a part", "DROP TABLE notes_fts_idx", "schema", "the table notes_fts_idx is missing"},
	{"an index without its words", "DROP TABLE notes_fts_data", "schema", "the table notes_fts_data is missing"},
	{"an index without its sizes", "DROP TABLE notes_fts_docsize", "schema", "the table notes_fts_docsize is missing"},
	{"an index without its version", "DROP TABLE notes_fts_config", "schema", "the table notes_fts_config is missing"},
	{"no index of searches", "DROP TABLE notes_fts", "schema", "the table notes_fts is missing"},
	{"no words of the index", "DROP TABLE note_words", "schema", "the table note_words is missing"},
	{"an import left open", "UPDATE state SET bulk = 2", "unfinished work", "an import was left open"},
	{"erased, and not finished", "UPDATE state SET purged = 1", "unfinished work", "something was erased"},
	{"a trigger missing", "DROP TRIGGER heard_derive_ai", "schema", "the trigger heard_derive_ai is missing"},
	{"a trigger that records missing", "DROP TRIGGER notes_edited", "schema", "the trigger notes_edited is missing"},
	{"a trigger of another", "CREATE TRIGGER \"loud one\" AFTER UPDATE ON notes BEGIN DELETE FROM heard; END", "schema", "the trigger loud one is not rel's"},
	{"an index missing", "DROP INDEX contacts_due", "schema", "the index contacts_due is missing"},
	{"a view missing", "DROP VIEW expect", "schema", "the view expect is missing"},
	{"another view", "DROP VIEW contact_truth; CREATE VIEW contact_truth AS SELECT id, last_touched, cadence, cadence_from FROM contacts", "schema", "the view contact_truth is missing, or another"},
	{"an index without its rows", `PRAGMA writable_schema = on; UPDATE sqlite_schema SET sql = sql || ' WHERE 0' WHERE name = 'notes_day';
		PRAGMA writable_schema = reset; REINDEX notes_day; PRAGMA writable_schema = on;
		UPDATE sqlite_schema SET sql = 'CREATE INDEX notes_day ON notes(day)' WHERE name = 'notes_day'`, "integrity", "index notes_day"},
}

func TestDoctorRepairsWhatIsDerived(t *testing.T) {
	for _, tt := range damages {
		t.Run(tt.name, func(t *testing.T) {
			s, path := clinic(t)
			do(t, s.Close())
			other := plainly(t, path)
			_, err := other.Exec(tt.sql)
			do(t, err)
			do(t, other.Close())

			s = openAt(t, path)
			before := accounts(t, s)
			found := examine(t, s)
			if f := of(found, tt.check); f.State != Wrong || !strings.Contains(strings.Join(f.Found, "\n"), tt.says) || f.Way != doctor {
				t.Fatalf("%s is %s: %q, %s", tt.check, f.State, f.Found, f.Way)
			}
			after, err := s.Repair(t.Context(), found, quiet)
			do(t, err)
			same(t, "repaired", states(after, Repaired), states(found, Wrong))
			same(t, "still wrong", states(after, Wrong), nil)
			same(t, "wrong afterwards", states(examine(t, s), Wrong), nil)
			if now := accounts(t, s); now != before {
				t.Errorf("what is recorded has changed\n%s", differences(now, before))
			}
			checkDerived(t, s, []string{"pilot", "rates", "ghost", "spring"})
			write(t, s, journal.Note{Day: on("2026-11-21"), Touch: true, Participants: with(journal.Present, journal.Contact{ID: 2, UID: uidOf(t, s, 2)})})
			same(t, "wrong after a note", states(examine(t, s), Wrong), nil)
		})
	}
}

func of(found []Finding, check string) Finding {
	return found[slices.IndexFunc(found, func(f Finding) bool { return f.Check == check })]
}

func uidOf(t testing.TB, s *Store, id int64) string {
	t.Helper()
	return rows(t, s, fmt.Sprintf("SELECT uid FROM contacts WHERE id = %d", id), func(v *string) []any { return []any{v} })[0]
}

// All at once is repaired in one batch.
func TestDoctorRepairsAllAtOnce(t *testing.T) {
	s, path := clinic(t)
	do(t, s.Close())
	other := plainly(t, path)
	for _, tt := range damages {
		if tt.check != "schema" && tt.check != "integrity" {
			_, err := other.Exec(tt.sql)
			do(t, err)
		}
	}
	do(t, other.Close())
	s = openAt(t, path)
	before := accounts(t, s)
	found := examine(t, s)
	after, err := s.Repair(t.Context(), found, quiet)
	do(t, err)
	same(t, "still wrong", states(after, Wrong), nil)
	if wrong := states(found, Wrong); len(wrong) < 5 || !slices.Equal(states(after, Repaired), wrong) {
		t.Errorf("wrong %q, repaired %q", wrong, states(after, Repaired))
	}
	if accounts(t, s) != before {
		t.Error("what is recorded has changed")
	}
	checkDerived(t, s, []string{"pilot", "rates", "ghost"})
}

// What was written down, and the record of it, is never made anew.
func TestDoctorLeavesWhatIsRecorded(t *testing.T) {
	tests := []struct {
		name, sql, check string
		state            State
		says             string
	}{
		{"JSON that is none", "UPDATE change_rows SET was = '{\"na' WHERE op = 'edited' AND tbl = 'contacts'", "record of changes", Wrong, "cannot be read"},
		{"a number that is none", "UPDATE change_rows SET now = '{\"name\":1.5}', was = '{\"name\":1}' WHERE op = 'edited' AND tbl = 'contacts'", "record of changes", Wrong, "cannot be read"},
		{"a column that is not there", "UPDATE change_rows SET was = json_set(was, '$.colour', 1) WHERE op = 'linked'", "record of changes", Wrong, "cannot be read"},
		{"columns before, not after", "UPDATE change_rows SET now = json_remove(now, '$.name') WHERE op = 'edited'", "record of changes", Wrong, "cannot be read"},
		{"a table that is not there", "UPDATE change_rows SET tbl = 'birds' WHERE tbl = 'notes'", "record of changes", Wrong, "cannot be read"},
		{"a range turned round", "UPDATE change_rows SET last = first - 1 WHERE op = 'made' AND tbl = 'notes'", "record of changes", Wrong, "cannot be read"},
		{"made, and not there", "UPDATE change_rows SET last = 40 WHERE op = 'made' AND tbl = 'notes' AND last = 3", "record of changes", Wrong, "said to have made notes"},
		{"changed, and not there", "UPDATE change_rows SET first = 40, last = 40 WHERE op = 'edited' AND tbl = 'notes'", "record of changes", Wrong, "said to have changed notes"},
		{"given, and not there", "UPDATE change_rows SET was = json_set(was, '$.contact_id', 40) WHERE op = 'linked'", "record of changes", Wrong, "contact tags of what is not there"},
		{"undone without an undo", "UPDATE changes SET undone = 1 WHERE id = 2", "record of changes", Wrong, "c2: marked undone"},
		{"an undo of an undo", "UPDATE changes SET undoes = (SELECT id FROM changes WHERE undoes IS NOT NULL LIMIT 1) WHERE id = (SELECT max(id) FROM changes WHERE undoes IS NOT NULL)", "record of changes", Wrong, "an undo of what is not an earlier change"},
		{"removed by another change", "UPDATE contacts SET deleted = 1 WHERE id = 4", "record of changes", Wrong, "Removed Person (4): removed by a change that is not about them"},
		{"a value past the record", "UPDATE contacts SET stage = 'dormant' WHERE id = 1", "record of changes", Look, "Dana Whitcomb-Lee (1): not as the last change has left them"},
		{"a setting past the record", "UPDATE settings SET every = 10", "record of changes", Look, "settings: not as"},
		{"a contact past the record", "INSERT INTO contacts(uid, kind, name, name_key, stage, added) VALUES ('u', 'person', 'Ghost', 'ghost', 'prospect', '2026-11-20')", "record of changes", Look, "Ghost (5): there, and no change has made them"},
		{"a reference to nothing", "DELETE FROM notes WHERE id = 1", "references", Wrong, "participants: 1 naming notes that are not there"},
		{"a table missing", "DROP TABLE note_tags", "schema", Wrong, "the table note_tags is missing"},
		{"a value that may not be", "PRAGMA ignore_check_constraints = on; UPDATE notes SET touch = 7 WHERE id = 1", "integrity", Wrong, "CHECK constraint failed in notes"},
		{"no settings", "DELETE FROM settings", "settings", Wrong, "the settings are gone"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, path := clinic(t)
			do(t, s.Close())
			other := plainly(t, path)
			// Quietly: what is done to the journal is not to be recorded.
			_, err := other.Exec("DROP TRIGGER contacts_edited; DROP TRIGGER contacts_made; DROP TRIGGER settings_edited; " + tt.sql)
			do(t, err)
			do(t, other.Close())
			s = openAt(t, path)
			for i := range 2 { // once the triggers are there again, and once more
				found := examine(t, s)
				f := of(found, tt.check)
				if f.State != tt.state || !strings.Contains(strings.Join(f.Found, "\n"), tt.says) || f.Way == "" || f.Way == doctor {
					t.Fatalf("%s is %s: %q, %s", tt.check, f.State, f.Found, f.Way)
				}
				before := ""
				if tt.name != "a table missing" {
					before = accounts(t, s)
				}
				if _, err := s.Repair(t.Context(), found, quiet); err != nil {
					t.Fatal(err)
				}
				if before != "" && accounts(t, s) != before {
					t.Errorf("what is recorded has changed in round %d", i)
				}
			}
		})
	}
}

// A page that is written over is found, breaks nothing else off, and is left as it is.
func TestDoctorOfADamagedFile(t *testing.T) {
	for _, table := range []string{"notes", "contacts", "change_rows", "name_words", "participants", "settings", "notes_fts_data", "changes"} {
		t.Run(table, func(t *testing.T) {
			s, path := clinic(t)
			page := rows(t, s, "SELECT rootpage FROM sqlite_schema WHERE name = '"+table+"'", func(n *int) []any { return []any{n} })[0]
			do(t, s.Close())
			content, err := os.ReadFile(path)
			do(t, err)
			for i := range 4096 {
				content[(page-1)*4096+i] ^= 0x5a
			}
			do(t, os.WriteFile(path, content, 0o600))
			s = openAt(t, path)
			found := examine(t, s)
			f := of(found, "integrity")
			if f.State != Wrong || len(f.Found) == 0 || f.Way != restore {
				t.Fatalf("integrity is %s: %q, %s", f.State, f.Found, f.Way)
			}
			if table == "notes" && !strings.Contains(strings.Join(of(found, "words heard").Found, ""), "could not be checked") {
				t.Errorf("what was heard is %v", of(found, "words heard"))
			}
			if _, err := s.Repair(t.Context(), found, quiet); err != nil {
				t.Fatal(err)
			}
			do(t, s.db.Close())
			s.db = gone{}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(content) {
				t.Errorf("the file was changed (%v)", err)
			}
		})
	}
}

// What cannot be looked at now is no fault of the journal.
func TestDoctorWhileAnotherWrites(t *testing.T) {
	f := unchecked(&db.Failure{Kind: db.Locked, Path: "journal.db"})
	if f.State != Look || !strings.Contains(f.Found[0], "another program is busy") || f.Way == "" {
		t.Errorf("%+v", f)
	}
}

func TestDoctorIsInterrupted(t *testing.T) {
	s, _ := clinic(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.Examine(ctx, func(check string) {
		if check == "search index" {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
