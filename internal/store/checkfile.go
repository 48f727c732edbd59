package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
)

// restore is the way out where what was written down is itself damaged.
const restore = "copy the file before anything else, then restore a backup of it; see rel help backups"

// doctor is the way out where only what is derived is wrong.
const doctor = "rel doctor --fix makes it anew"

// checkIntegrity looks at pages, rows and indexes. What is wrong in an index alone is made anew; the index of searches
// has a check of its own.
func (s *Store) checkIntegrity(ctx context.Context) (Finding, error) {
	lite, ok := s.db.(*db.SQLite)
	if !ok {
		return Finding{}, errors.ErrUnsupported
	}
	found, err := lite.Integrity(ctx)
	found = slices.DeleteFunc(found, db.OfSearch)
	switch {
	case searchBroken(err):
		unread := []string{"not checked while the index of searches is broken"}
		return Finding{State: Wrong, Found: unread, Way: doctor, mend: makeSearch}, nil
	case err != nil || len(found) == 0:
		return Finding{}, err
	case slices.ContainsFunc(found, func(f string) bool { return !db.OfIndex(f) }):
		return Finding{State: Wrong, Found: found, Way: restore}, nil
	}
	return Finding{State: Wrong, Found: found, Way: doctor, mend: []db.Stmt{db.S("REINDEX")}}, nil
}

// checkReferences looks whether all that a row names is there. It asks column by column, and not the engine, which
// goes row by row and takes three times as long where there are very many.
func (s *Store) checkReferences(ctx context.Context) (Finding, error) {
	type reference struct{ table, column, parent string }
	list, err := readAll(ctx, s, db.S(`SELECT t.name, f."from", f."table" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
		WHERE t.type = 'table' AND f."table" IN ('contacts', 'groups', 'notes', 'changes')`), func(row db.Row) (r reference, err error) {
		return r, row.Scan(&r.table, &r.column, &r.parent)
	})
	f := Finding{State: Wrong, Way: restore}
	for _, r := range list {
		if err != nil {
			break
		}
		var n int
		n, _, err = readOne(ctx, s, db.S("SELECT count(*) FROM "+quoted(r.table)+
			" WHERE "+quoted(r.column)+" IS NOT NULL AND "+quoted(r.column)+" NOT IN (SELECT id FROM "+r.parent+")"), scanOne[int])
		if n > 0 {
			f.Found = append(f.Found, fmt.Sprintf("%s: %d naming %s that are not there", words(r.table), n, r.parent))
		}
	}
	if err != nil || len(f.Found) == 0 {
		return Finding{}, err
	}
	return f, nil
}

// quoted is a name as SQL takes it, whatever is in it.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// schemaObject is a table, index, view or trigger.
type schemaObject struct{ kind, name, sql string }

// checkSchema compares what the journal is made of with a new one: where a trigger is gone, what it keeps goes wrong
// unnoticed. What other programs have added to the file for themselves is left to them, but for triggers.
func (s *Store) checkSchema(ctx context.Context) (Finding, error) {
	have, err := s.schemaObjects(ctx)
	if err != nil {
		return Finding{}, err
	}
	fresh, err := openJournal(ctx, Options{Now: s.now}, db.Memory, true)
	if err != nil {
		return Finding{}, err
	}
	want, err := fresh.schemaObjects(ctx)
	return compareSchemas(have, want), errors.Join(err, fresh.Close())
}

func (s *Store) schemaObjects(ctx context.Context) (map[string]schemaObject, error) {
	list, err := readAll(ctx, s, db.S("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'"),
		func(row db.Row) (o schemaObject, err error) { return o, row.Scan(&o.kind, &o.name, &o.sql) })
	out := map[string]schemaObject{}
	for _, o := range list {
		out[o.name] = o
	}
	return out, err
}

// compareSchemas makes anew what holds nothing. A table that is not as it should be is beyond that.
func compareSchemas(have, want map[string]schemaObject) Finding {
	f := Finding{Way: doctor}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		w, h := want[name], have[name]
		if strings.Join(strings.Fields(w.sql), " ") == strings.Join(strings.Fields(h.sql), " ") {
			continue
		}
		f.State, f.Found = Wrong, append(f.Found, fmt.Sprintf("the %s %s is missing, or another", w.kind, name))
		if ofSearch(name) && w.kind == "table" {
			f.mend = append(f.mend, makeSearch...)
			continue
		}
		if w.kind == "table" && name != wordsOfSearch {
			f.Way, f.mend = restore, nil
			return f
		}
		if h.name != "" {
			f.mend = append(f.mend, db.S("DROP "+h.kind+" "+name))
		}
		f.mend = append(f.mend, db.S(w.sql))
	}
	for _, name := range slices.Sorted(maps.Keys(have)) {
		if have[name].kind == "trigger" && want[name].name == "" {
			f.State, f.Found = Wrong, append(f.Found, fmt.Sprintf("the trigger %s is not rel's", name))
			f.mend = append(f.mend, db.S("DROP TRIGGER "+quoted(name)))
		}
	}
	if f.State == "" {
		return Finding{}
	}
	return f
}

// checkUnfinished looks for what is begun and finished within one batch, and for an erasure after which the file was
// not yet written anew.
func (s *Store) checkUnfinished(ctx context.Context) (Finding, error) {
	type state struct{ bulk, purged bool }
	v, ok, err := readOne(ctx, s, db.S("SELECT bulk IS NOT NULL, purged FROM state"), func(row db.Row) (v state, err error) {
		return v, row.Scan(&v.bulk, &v.purged)
	})
	switch {
	case err != nil:
		return Finding{}, err
	case !ok:
		return Finding{State: Wrong, Found: []string{"the journal does not say of which version it is"}, Way: restore}, nil
	case !v.bulk && !v.purged:
		return Finding{}, nil
	}
	f := Finding{State: Wrong, Way: doctor, rewrite: v.purged}
	if v.bulk {
		f.Found = append(f.Found, "an import was left open, and notes since are not indexed")
		// Past the last note there is nothing that its end would index, and record, as newly made.
		f.mend = []db.Stmt{db.S("UPDATE state SET bulk = ?", int64(1)<<62), db.S("UPDATE state SET bulk = NULL")}
	}
	if v.purged {
		f.Found = append(f.Found, "something was erased, and may still be in free parts of the file")
	}
	return f, nil
}

// errLooked takes back the batch of a look that found nothing wrong.
var errLooked = errors.New("only looked")

// makeSearch makes the index of searches anew, with the tables in which the engine keeps it: it can do without none of
// them to fill them, nor without its version to drop them.
var makeSearch = []db.Stmt{
	db.S("CREATE TABLE IF NOT EXISTS notes_fts_config(k ANY PRIMARY KEY, v ANY) STRICT, WITHOUT ROWID"),
	db.S("INSERT INTO notes_fts_config(k, v) VALUES ('version', 4) ON CONFLICT DO UPDATE SET v = 4"),
	db.S("DROP TABLE IF EXISTS notes_fts"),
	db.S("DROP TABLE IF EXISTS notes_fts_config"),
	db.S(`CREATE VIRTUAL TABLE notes_fts USING fts5(body, heard_text, content = 'notes', content_rowid = 'id', ` +
		`tokenize = 'unicode61 remove_diacritics 2')`),
	db.S("INSERT INTO notes_fts(notes_fts) VALUES ('rebuild')"),
}

// wordsOfSearch is the table of the words in the index of searches, which holds nothing of its own.
const wordsOfSearch = "note_words"

// ofSearch reports whether a table is the index of searches or one of those it is kept in.
func ofSearch(table string) bool {
	return table == "notes_fts" || strings.HasPrefix(table, "notes_fts_")
}

// checkSearch compares the index of searches with the notes. The engine has that for a write, though it writes
// nothing; whatever it does is taken back.
func (s *Store) checkSearch(ctx context.Context) (Finding, error) {
	err := s.db.Write(ctx, db.Batch(db.S("INSERT INTO notes_fts(notes_fts, rank) VALUES ('integrity-check', 1)"), db.Fail(errLooked)))
	switch kind := db.KindOf(err); {
	case errors.Is(err, errLooked):
		return Finding{}, nil
	case kind == db.Damaged, searchBroken(err), err != nil && db.IsLogic(err):
		return Finding{State: Wrong, Found: []string{"the index is not that of the notes, so that a search can miss some"}, Way: doctor,
			mend: makeSearch}, nil
	case kind == db.NotWritable:
		return Finding{State: Look, Found: []string{"not compared with the notes, because the journal cannot be written"}}, nil
	}
	return Finding{}, err
}
