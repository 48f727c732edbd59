package store

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/rel-journal/rel/internal/db"
)

// What a search is given at most of words that begin so, before it leaves the gathering of them to the engine.
const (
	mostBeginnings = 8  // words of a search that are beginnings
	mostBegun      = 40 // words of the journal that begin like one of them
)

// selectBegun is the words of the journal that begin like one of ASCII. From each the next is one seek in the index, whatever
// number of notes hold it: no word has a character below the space in it.
const selectBegun = `WITH RECURSIVE begun(word) AS (
  SELECT (SELECT term FROM note_words WHERE term >= ?1 ORDER BY term LIMIT 1)
  UNION ALL
  SELECT (SELECT term FROM note_words WHERE term >= word || char(1) ORDER BY term LIMIT 1) FROM begun
  WHERE substr(word, 1, length(?1)) = ?1 LIMIT ?2)
SELECT word FROM begun WHERE substr(word, 1, length(?1)) = ?1`

// expand gives those of the terms that are beginnings the words that begin so, where those are few. The engine streams the notes
// that hold a word from the newest on; those of a beginning it gathers first, all of them.
func (s *Store) expand(ctx context.Context, terms []term) error {
	var asked []db.Stmt
	for _, t := range terms {
		if t.expandable() {
			asked = append(asked, db.S(selectBegun, t.last(), mostBegun+1))
		}
	}
	if len(asked) == 0 || len(asked) > mostBeginnings {
		return nil
	}
	sets, err := s.db.Read(ctx, asked...)
	if err != nil {
		return s.notSearched(ctx, explain(err))
	}
	for i, t := range terms {
		if !t.expandable() {
			continue
		}
		if terms[i].begun, err = fewWords(sets[0]); err != nil {
			return err
		}
		sets = sets[1:]
	}
	return nil
}

// fewWords reads words, unless there are too many.
func fewWords(rows []db.Row) ([]string, error) {
	words := make([]string, 0, len(rows))
	if len(rows) > mostBegun {
		return nil, nil
	}
	for _, row := range rows {
		word, err := scanOne[string](row)
		if err != nil {
			return nil, err
		}
		words = append(words, word)
	}
	return words, nil
}

// expandable reports whether the words that begin like the term can be looked up: of ASCII it is sure that the index has
// them as they are here.
func (t term) expandable() bool {
	return t.begins && strings.IndexFunc(t.text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// match is the term as FTS5 has it. Every part is quoted, so that nothing typed is ever taken for the engine's own
// language.
func (t term) match() string {
	switch {
	case !t.begins:
		return quoted(t.text)
	case t.begun == nil:
		return quoted(t.text) + "*"
	case len(t.begun) == 0:
		return quoted(t.text) // which is in no note either
	}
	phrases := make([]string, len(t.begun))
	for i, word := range t.begun {
		phrases[i] = quoted(strings.Join(append(slices.Clone(t.tokens[:len(t.tokens)-1]), word), " "))
	}
	return "(" + strings.Join(phrases, " OR ") + ")"
}
