package store

import (
	"context"
	"iter"
	"strings"
	"unicode"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Hit is a note that a search found, with the piece of it that was hit.
type Hit struct {
	Note    journal.Note
	Snippet string
}

// Search is the notes whose body and what was heard in them hold every word, those written down last first.
// A trailing * finds words that begin so. The note's filter narrows further; its order does not count.
func (s *Store) Search(ctx context.Context, words string, f NoteFilter) (iter.Seq2[Hit, error], error) {
	match, err := matchAll(words)
	if err != nil {
		return nil, err
	}
	head := strings.Replace(selectNotes, "FROM notes n WHERE ", `, snippet(notes_fts, -1, '', '', '…', 16)
FROM notes_fts JOIN notes n ON n.id = notes_fts.rowid WHERE `, 1)
	q := f.query(head)
	q.add(" AND notes_fts MATCH ? ORDER BY notes_fts.rowid DESC", match)
	q.limit(f.Limit)
	return stream(ctx, s, q.stmt(), scanHit), nil
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

func scanHit(row db.Row) (h Hit, err error) {
	h.Note, err = scanNoteAnd(row, &h.Snippet)
	return h, err
}

// matchAll is the words as a query for FTS5 that asks for all of them. Each is quoted, so that nothing
// typed is ever taken for the engine's own language.
func matchAll(words string) (string, error) {
	var terms []string
	for _, word := range strings.FieldsFunc(strings.ToValidUTF8(words, " "), isBlank) {
		prefix := strings.HasSuffix(word, "*")
		word = strings.ReplaceAll(strings.TrimRight(word, "*"), `"`, `""`)
		if !strings.ContainsFunc(word, isTokenRune) {
			continue
		}
		term := `"` + word + `"`
		if prefix {
			term += "*"
		}
		terms = append(terms, term)
	}
	if len(terms) == 0 {
		return "", journal.Bad(`rel search "home visiting"; a * at the end finds the beginnings of words`,
			"there is no word to search for in %q", words)
	}
	return strings.Join(terms, " "), nil
}

// isBlank reports whether r parts words: white space, and the NUL, at which the engine would stop reading.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r == 0 }

// isTokenRune reports whether the engine indexes r: letters, numbers and private-use characters (unicode61).
func isTokenRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}
