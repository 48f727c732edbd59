package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Hit is a note that a search found, with what of it was hit.
type Hit struct {
	Note    journal.Note
	Snippet string          // the piece of the body that holds a word; empty when none does
	Heard   []journal.Heard // the lines of what was heard that hold a word
}

// HitOrder is the order of what a search finds.
type HitOrder string

// The orders of hits. But for the first they are of the MostCounted hits written down last, since to weigh all that hold
// a common word would take a second, and those from years ago are seldom meant.
const (
	ByEntered   HitOrder = "entered"   // written down last first
	ByDay       HitOrder = "day"       // the latest conversation first
	ByRelevance HitOrder = "relevance" // those that say it oftenest, in the fewest words, first; see weigh
)

// HitOrders are all orders of hits.
var HitOrders = []HitOrder{ByEntered, ByDay, ByRelevance}

// Words are what a search is for. What is typed is words, and phrases in quotes, and nothing of the engine's own language.
type Words struct {
	All string   // each of these
	Not []string // and none of these, each a word or a phrase
}

// Search is a search for words, ready to be made.
type Search struct {
	s     *Store
	terms []term
	not   []term
	match string // what the engine is asked for
}

// Search looks up what is searched for: the notes whose body and what was heard in them hold every word. A word of three
// letters or more, or with a trailing *, finds those that begin so; a phrase in quotes stands as it is.
func (s *Store) Search(ctx context.Context, w Words) (*Search, error) {
	all := terms(w.All)
	if len(all) == 0 {
		return nil, journal.Bad(`rel search "home visiting"; a * at the end finds the beginnings of words`,
			"there is no word to search for in %q", shortened(w.All))
	}
	not, err := notTerms(w.Not)
	if err != nil {
		return nil, err
	}
	both := slices.Concat(all, not)
	if len(both) > mostWords {
		return nil, journal.Bad("the few words that no other note holds find it soonest",
			"a search is for %d words at most, and these are %d", mostWords, len(both))
	}
	if err := s.expand(ctx, both); err != nil {
		return nil, err
	}
	all, not = both[:len(all)], both[len(all):]
	match := matchEach(all, " AND ")
	if len(not) > 0 {
		match = "(" + match + ") NOT (" + matchEach(not, " OR ") + ")"
	}
	return &Search{s, all, not, match}, nil
}

// mostWords is how many words and phrases a search is for: with many more than anybody types, the engine takes minutes.
const mostWords = 200

// notTerms are the terms that nothing found may hold, one for each text.
func notTerms(texts []string) ([]term, error) {
	var out []term
	for _, text := range texts {
		ts := terms(text)
		if len(ts) > 1 {
			ts = terms(`"` + strings.Join(strings.FieldsFunc(text, isQuote), " ") + `"`)
		}
		if len(ts) == 0 {
			return nil, journal.Bad("--not WORD, --not \"two words\"", "there is no word to leave out in %q", shortened(text))
		}
		out = append(out, ts...)
	}
	return out, nil
}

// shortened is as much of what was typed as is worth saying again.
func shortened(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// matchEach is the terms as a query for FTS5, joined by its word for it.
func matchEach(terms []term, by string) string {
	matches := make([]string, len(terms))
	for i, t := range terms {
		matches[i] = t.match()
	}
	return strings.Join(matches, by)
}

// Hits is the notes found, in the order by. The filter narrows further; its order does not count.
func (x *Search) Hits(ctx context.Context, f NoteFilter, by HitOrder) (iter.Seq2[Hit, error], error) {
	if by != ByEntered {
		return x.ordered(ctx, f, by)
	}
	q := f.query(selectHits)
	q.add(" AND notes_fts MATCH ? ORDER BY notes_fts.rowid DESC", x.match)
	q.limit(f.Limit)
	return x.hits(ctx, q), nil
}

// selectHits reads notes as selectNotes does, and of each the piece that was hit.
const selectHits = noteColumns + `, snippet(notes_fts, 0, '', '', '…', 16)
FROM notes_fts CROSS JOIN notes n ON n.id = notes_fts.rowid WHERE `

func (x *Search) hits(ctx context.Context, q *query) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		for h, err := range stream(ctx, x.s, q.stmt(), x.scanHit) {
			if !yield(h, x.s.notSearched(ctx, err)) {
				return
			}
		}
	}
}

// ordered finds which of the latest hits come first, and only then reads them.
func (x *Search) ordered(ctx context.Context, f NoteFilter, by HitOrder) (iter.Seq2[Hit, error], error) {
	q := f.query("SELECT n.id, n.day, n.body, n.heard_text FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE ")
	q.add(" AND notes_fts MATCH ? ORDER BY notes_fts.rowid DESC", x.match)
	q.limit(MostCounted)
	latest, err := readAll(ctx, x.s, q.stmt(), scanWeighed)
	if err != nil {
		return nil, x.s.notSearched(ctx, err)
	}
	if by == ByRelevance {
		weigh(latest, x.terms)
	}
	slices.SortStableFunc(latest, func(a, b weighed) int {
		if by == ByDay {
			return b.day.Compare(a.day)
		}
		return cmp.Compare(b.weight, a.weight)
	})
	if f.Limit > 0 {
		latest = latest[:min(f.Limit, len(latest))]
	}
	ids := make([]int64, len(latest))
	for i, w := range latest {
		ids[i] = w.id
	}
	// The engine begins a search anew for every number that it is asked for, so it is asked for a range of them.
	chosen := newQuery(selectHits+"notes_fts MATCH ? AND notes_fts.rowid >= ? AND +notes_fts.rowid IN (SELECT value FROM json_each(?))",
		x.match, slices.Min(append(ids, farNote)), toJSON(ids))
	return inOrder(x.hits(ctx, chosen), ids), nil
}

// inOrder is hits in the order of the numbers of their notes in ids.
func inOrder(hits iter.Seq2[Hit, error], ids []int64) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		found := map[int64]Hit{}
		for h, err := range hits {
			if err != nil {
				yield(h, err)
				return
			}
			found[h.Note.ID] = h
		}
		for _, id := range ids {
			if h, ok := found[id]; ok && !yield(h, nil) {
				return
			}
		}
	}
}

// Count is how many notes are found without the filter's limit, and how many more would be if private ones were not left
// out. The first goes no further than MostCounted and one beyond the limit; the second is exact.
func (x *Search) Count(ctx context.Context, f NoteFilter) (shown, private int, err error) {
	found := f.query("SELECT 1 FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE ")
	found.add(" AND notes_fts MATCH ?", x.match)
	leftOut := f.leftOut()
	if !f.Private {
		leftOut.add(" AND EXISTS (SELECT 1 FROM notes_fts WHERE notes_fts MATCH ? AND rowid = n.id)", x.match)
	}
	shown, private, err = x.s.countNotes(ctx, f, found, leftOut)
	return shown, private, x.s.notSearched(ctx, err)
}

// notSearched is why a search failed: where a part of the index is gone, the engine says no more than that something is
// damaged, and the rest of the journal need not be.
func (s *Store) notSearched(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil {
		return err
	}
	parts, _, failed := readOne(ctx, s, db.S("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name GLOB 'notes_fts*'"),
		scanOne[int])
	if failed != nil || parts == len(searchTables) {
		return err
	}
	return &journal.Problem{Code: journal.Failure, What: fmt.Sprintf(brokenSearch[0], s.path), Hint: brokenSearch[1]}
}

// searchTables are the tables that the engine keeps the index in, and itself.
var searchTables = [...]string{"notes_fts", "notes_fts_data", "notes_fts_idx", "notes_fts_docsize", "notes_fts_config"}

// scanHit reads a hit, and finds out which of its parts hold one of the terms.
func (x *Search) scanHit(row db.Row) (h Hit, err error) {
	h.Note, err = scanNoteAnd(row, &h.Snippet)
	holds := func(text string) bool {
		words := tokens(text)
		return slices.ContainsFunc(x.terms, func(t term) bool { return t.in(words) })
	}
	if !holds(h.Note.Body) {
		h.Snippet = ""
	}
	for _, line := range h.Note.Heard {
		if holds(line.Text) {
			h.Heard = append(h.Heard, line)
		}
	}
	return h, err
}
