package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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

// Search is the notes whose body and what was heard in them hold every word, in the order by. A word of three letters
// or more, or with a trailing *, finds those that begin so. The note's filter narrows further; its order does not count.
func (s *Store) Search(ctx context.Context, words string, f NoteFilter, by HitOrder) (iter.Seq2[Hit, error], error) {
	match, err := matchAll(words)
	if err != nil {
		return nil, err
	}
	if by != ByEntered {
		return s.ordered(ctx, words, match, f, by)
	}
	q := f.query(selectHits)
	q.add(" AND notes_fts MATCH ? ORDER BY notes_fts.rowid DESC", match)
	q.limit(f.Limit)
	return s.hits(ctx, q, words), nil
}

// selectHits reads notes as selectNotes does, and of each the piece that was hit.
var selectHits = strings.Replace(selectNotes, "FROM notes n WHERE ", `, snippet(notes_fts, 0, '', '', '…', 16)
FROM notes_fts CROSS JOIN notes n ON n.id = notes_fts.rowid WHERE `, 1)

func (s *Store) hits(ctx context.Context, q *query, words string) iter.Seq2[Hit, error] {
	terms := terms(words)
	return func(yield func(Hit, error) bool) {
		for h, err := range stream(ctx, s, q.stmt(), func(row db.Row) (Hit, error) { return scanHit(row, terms) }) {
			if !yield(h, s.notSearched(ctx, err)) {
				return
			}
		}
	}
}

// ordered finds which of the latest hits come first, and only then reads them.
func (s *Store) ordered(ctx context.Context, words, match string, f NoteFilter, by HitOrder) (iter.Seq2[Hit, error], error) {
	q := f.query("SELECT n.id, n.day, n.body, n.heard_text FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE ")
	q.add(" AND notes_fts MATCH ? ORDER BY notes_fts.rowid DESC", match)
	q.limit(MostCounted)
	latest, err := readAll(ctx, s, q.stmt(), scanWeighed)
	if err != nil {
		return nil, s.notSearched(ctx, err)
	}
	if by == ByRelevance {
		weigh(latest, terms(words))
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
		match, slices.Min(append(ids, farNote)), toJSON(ids))
	return inOrder(s.hits(ctx, chosen, words), ids), nil
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

// CountHits is how many notes a search finds without the filter's limit, and how many more would be found if private ones
// were not left out. The first goes no further than MostCounted and one beyond the limit; the second is exact.
func (s *Store) CountHits(ctx context.Context, words string, f NoteFilter) (shown, private int, err error) {
	match, err := matchAll(words)
	if err != nil {
		return 0, 0, err
	}
	found := f.query("SELECT 1 FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE ")
	found.add(" AND notes_fts MATCH ?", match)
	leftOut := f.leftOut()
	if !f.Private {
		leftOut.add(" AND EXISTS (SELECT 1 FROM notes_fts WHERE notes_fts MATCH ? AND rowid = n.id)", match)
	}
	shown, private, err = s.countNotes(ctx, f, found, leftOut)
	return shown, private, s.notSearched(ctx, err)
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
func scanHit(row db.Row, terms []term) (h Hit, err error) {
	h.Note, err = scanNoteAnd(row, &h.Snippet)
	holds := func(text string) bool {
		words := tokens(text)
		return slices.ContainsFunc(terms, func(t term) bool { return t.in(words) })
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

// shortestBeginning is how many letters a word has at least that finds, by itself, the words that begin so.
const shortestBeginning = 3

// term is one word of a search.
type term struct {
	text   string   // as typed, without the *
	tokens []string // its parts: "home-visit" are two, one behind the other
	begins bool     // finds what begins so, too
}

// terms are the words of a search; what has no letter and no number is none.
func terms(words string) []term {
	var out []term
	for _, word := range strings.FieldsFunc(strings.ToValidUTF8(words, " "), isBlank) {
		t := term{text: strings.TrimRight(word, "*")}
		if t.tokens = tokens(t.text); len(t.tokens) == 0 {
			continue
		}
		last := t.tokens[len(t.tokens)-1]
		t.begins = strings.HasSuffix(word, "*") || utf8.RuneCountInString(last) >= shortestBeginning
		out = append(out, t)
	}
	return out
}

// tokens are the words of a text as the index has them, folded.
func tokens(text string) []string {
	return strings.FieldsFunc(journal.Fold(text), func(r rune) bool { return !isTokenRune(r) && !unicode.Is(unicode.M, r) })
}

// in reports whether the words of a text hold the term.
func (t term) in(words []string) bool {
	for ; len(words) >= len(t.tokens); words = words[1:] {
		if t.at(words) {
			return true
		}
	}
	return false
}

// at reports whether words, which are as many at least, begin with the term.
func (t term) at(words []string) bool {
	last := len(t.tokens) - 1
	same := words[last] == t.tokens[last] || t.begins && strings.HasPrefix(words[last], t.tokens[last])
	return same && slices.Equal(words[:last], t.tokens[:last])
}

// matchAll is the words as a query for FTS5 that asks for all of them. Each is quoted, so that nothing
// typed is ever taken for the engine's own language.
func matchAll(words string) (string, error) {
	var all []string
	for _, t := range terms(words) {
		quoted := `"` + strings.ReplaceAll(t.text, `"`, `""`) + `"`
		if t.begins {
			quoted += "*"
		}
		all = append(all, quoted)
	}
	if len(all) == 0 {
		return "", journal.Bad(`rel search "home visiting"; a * at the end finds the beginnings of words`,
			"there is no word to search for in %q", words)
	}
	return strings.Join(all, " "), nil
}

// isBlank reports whether r parts words: white space, and the NUL, at which the engine would stop reading.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r == 0 }

// isTokenRune reports whether the engine indexes r: letters, numbers and private-use characters (unicode61).
func isTokenRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}
