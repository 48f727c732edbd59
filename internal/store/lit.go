package store

import (
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// Lit is which parts of a text hold a word of the search: from byte to byte, one behind the other. It is of what was found,
// however it is shown: a text that was cut, or one line of it.
func (x *Search) Lit(text string) [][2]int {
	spans, words := wordsOf(text)
	var lit [][2]int
	for i := 0; i < len(words); {
		n := x.longest(words[i:])
		if n > 0 {
			lit = append(lit, [2]int{spans[i][0], spans[i+n-1][1]})
		}
		i += max(n, 1)
	}
	return lit
}

// longest is how many words the longest term has that words begin with; zero when they begin with none.
func (x *Search) longest(words []string) int {
	n := 0
	for _, t := range x.terms {
		if len(t.tokens) > n && len(t.tokens) <= len(words) && t.at(words) {
			n = len(t.tokens)
		}
	}
	return n
}

// wordsOf is the words of a text, folded, and where each stands in it.
func wordsOf(text string) (spans [][2]int, words []string) {
	from := -1
	end := func(to int) {
		if from >= 0 {
			spans, words = append(spans, [2]int{from, to}), append(words, journal.Fold(text[from:to]))
		}
		from = -1
	}
	for i, r := range text {
		switch {
		case !isWordRune(r) || r == utf8.RuneError:
			end(i)
		case from < 0:
			from = i
		}
	}
	end(len(text))
	return spans, words
}
