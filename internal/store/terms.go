package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// shortestBeginning is how many letters a word has at least that finds, by itself, the words that begin so.
const shortestBeginning = 3

// term is one word of a search, or one phrase.
type term struct {
	text   string   // as typed, without quotes and the *
	tokens []string // its parts: "home-visit" are two, one behind the other
	begins bool     // finds what begins so, too
	begun  []string // the words of the journal that the last part begins; nil when that was not looked up
}

// terms are the words of a search, and its phrases; what has no letter and no number is none.
func terms(words string) []term {
	var out []term
	// At a NUL the engine would stop reading.
	for rest := strings.ReplaceAll(strings.ToValidUTF8(words, " "), "\x00", " "); ; {
		var word string
		var phrase bool
		if word, phrase, rest = firstWord(rest); word == "" && rest == "" {
			return out
		}
		if t, ok := newTerm(word, phrase); ok {
			out = append(out, t)
		}
	}
}

// newTerm is a word, or a phrase, as a term, and false where there is nothing in it to search for.
func newTerm(word string, phrase bool) (term, bool) {
	t := term{text: strings.TrimRight(word, "*")}
	if t.tokens = tokens(t.text); len(t.tokens) == 0 {
		return t, false
	}
	t.begins = strings.HasSuffix(word, "*") || !phrase && utf8.RuneCountInString(t.last()) >= shortestBeginning
	return t, true
}

// firstWord cuts the first word off a text, or the first phrase: what stands in quotes. A quote that is not ended is none.
func firstWord(text string) (word string, phrase bool, rest string) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	first, size := utf8.DecodeRuneInString(text)
	if isQuote(first) {
		if end := strings.IndexFunc(text[size:], isQuote); end >= 0 {
			_, last := utf8.DecodeRuneInString(text[size+end:])
			star := len(text[size+end+last:]) - len(strings.TrimLeft(text[size+end+last:], "*"))
			return text[size:size+end] + text[size+end+last:][:star], true, text[size+end+last+star:]
		}
	}
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	return text[:end], false, text[end:]
}

// last is the last part of the term, which is the one that may be a beginning.
func (t term) last() string { return t.tokens[len(t.tokens)-1] }

// tokens are the words of a text as the index has them, folded.
func tokens(text string) []string {
	return strings.FieldsFunc(journal.Fold(text), func(r rune) bool { return !isWordRune(r) })
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

// isQuote reports whether r begins and ends a phrase, as it is typed or as a text editor has made it.
func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

// isWordRune reports whether r is part of a word for the engine: what it indexes, and the marks on it.
func isWordRune(r rune) bool { return isTokenRune(r) || unicode.Is(unicode.M, r) }

// isTokenRune reports whether the engine indexes r: letters, numbers and private-use characters (unicode61).
func isTokenRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r)
}
