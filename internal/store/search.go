package store

import (
	"context"
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

// Search is the notes whose body and what was heard in them hold every word, those written down last first.
// A word of three letters or more, or with a trailing *, finds those that begin so. The note's filter narrows further;
// its order does not count.
func (s *Store) Search(ctx context.Context, words string, f NoteFilter) (iter.Seq2[Hit, error], error) {
	match, err := matchAll(words)
	if err != nil {
		return nil, err
	}
	head := strings.Replace(selectNotes, "FROM notes n WHERE ", `, snippet(notes_fts, 0, '', '', '…', 16)
FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE `, 1)
	q := f.query(head)
	q.add(" AND notes_fts MATCH ? ORDER BY notes_fts.rowid DESC", match)
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), func(row db.Row) (Hit, error) { return scanHit(row, terms(words)) }), nil
}

// CountHits is how many notes a search finds, whatever the filter's limit, and how many more would be found if private
// ones were not left out.
func (s *Store) CountHits(ctx context.Context, words string, f NoteFilter) (shown, private int, err error) {
	match, err := matchAll(words)
	if err != nil {
		return 0, 0, err
	}
	return s.countNotes(ctx, f, func(q *query) {
		q.add(" AND n.id IN (SELECT rowid FROM notes_fts WHERE notes_fts MATCH ?)", match)
	})
}

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
		last := len(t.tokens) - 1
		same := words[last] == t.tokens[last] || t.begins && strings.HasPrefix(words[last], t.tokens[last])
		if same && slices.Equal(words[:last], t.tokens[:last]) {
			return true
		}
	}
	return false
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
