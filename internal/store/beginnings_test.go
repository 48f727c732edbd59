package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// The beginnings that are looked up find what the engine finds by itself, whatever letters the words go on in.
func TestBeginningsFindWhatTheEngineFinds(t *testing.T) {
	s := open(t)
	do(t, s.db.Write(t.Context(), db.Batch(db.S(`INSERT INTO changes(uid, at, author, command) VALUES ('c', '2026-11-20T09:00:00.000Z', '', 'test')`), db.S(`
		WITH RECURSIVE n(i) AS (SELECT 32 UNION ALL SELECT i + 1 FROM n WHERE i < 70000)
		INSERT INTO notes(uid, day, body, touch, tried, private, author) SELECT 'n' || i, '2026-11-20', 'wo' || char(i), 0, 0, 0, '' FROM n
		WHERE i NOT BETWEEN 55296 AND 57343`))))
	byEngine := func(match string) []int64 {
		ids, err := readAll(t.Context(), s, db.S("SELECT rowid FROM notes_fts WHERE notes_fts MATCH ?", match), scanOne[int64])
		do(t, err)
		return ids
	}
	for _, word := range rows(t, s, "SELECT DISTINCT term FROM note_words", func(v *string) []any { return []any{v} }) {
		if got, want := byEngine(term{tokens: []string{"wo"}, begins: true, begun: []string{word}}.match()), byEngine(quoted(word)); len(got) == 0 || !slices.Equal(got, want) {
			t.Fatalf("%q finds %v instead of %v", word, got, want)
		}
	}
	if all := byEngine(`"wo"*`); len(all) < 60_000 {
		t.Fatalf("%d notes begin so", len(all))
	}
}

func TestBeginningsAreLookedUp(t *testing.T) {
	s := open(t)
	dana := add(t, s, named("Dana Whitcomb"))[0]
	for _, body := range []string{"licensed", "licensing, Licensing", "license of a home-visiting program", "home visits", "Licénse", "lice"} {
		write(t, s, journal.Note{Day: on("2026-11-20"), Body: body, Participants: with(journal.Present, dana)})
	}
	for i := range mostBegun + 1 {
		write(t, s, journal.Note{Day: on("2026-11-20"), Body: fmt.Sprintf("many%02d", i), Participants: with(journal.Present, dana)})
	}
	for words, want := range map[string]string{
		"Licens":                     `("license" OR "licensed" OR "licensing")`,
		"lic home-visit":             `("lice" OR "license" OR "licensed" OR "licensing") AND ("home visiting" OR "home visits")`,
		"zebra":                      `"zebra"`,
		"li":                         `"li"`,
		"many":                       `"many"*`,
		"licé":                       `"licé"*`,
		"a* b* c* d* e* f* g* h* i*": `"a"* AND "b"* AND "c"* AND "d"* AND "e"* AND "f"* AND "g"* AND "h"* AND "i"*`,
	} {
		search, err := s.Search(t.Context(), Words{All: words})
		do(t, err)
		if search.match != want {
			t.Errorf("%q is searched as %s, want %s", words, search.match, want)
		}
	}
}

// A word in half of a hundred thousand notes, one in few, and one that only begins.
func BenchmarkSearch(b *testing.B) {
	s := open(b)
	do(b, s.db.Write(b.Context(), db.Batch(db.S(`INSERT INTO changes(uid, at, author, command) VALUES ('c', '2026-11-20T09:00:00.000Z', '', 'test')`), db.S(`
		WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
		INSERT INTO notes(uid, day, body, touch, tried, private, author)
		SELECT 'n' || i, '2026-11-20', 'The board and ' || CASE WHEN i % 2 THEN 'providers' ELSE 'rates' END || CASE WHEN i % 997 = 0 THEN ' licensing' ELSE '' END, 0, 0, 0, '' FROM n`))))
	for _, words := range []string{"providers", "licensing", "provid", "provid rat", strings.Repeat("é", 3)} {
		for _, by := range []HitOrder{ByEntered, ByRelevance} {
			b.Run(words+" "+string(by), func(b *testing.B) {
				f := NoteFilter{Private: true, Limit: 20}
				for b.Loop() {
					for _, err := range found(b, s, words, f, by) {
						do(b, err)
					}
					counted(b, s, words, f)
				}
			})
		}
	}
}
