package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rel-journal/rel/internal/journal"
)

// tags are the tags of a text, each once, and the stretches where they stand. A tag begins a word; # and digits
// alone are a number.
func tags(text string, hidden []span) (all []string, at []span) {
	for i := 0; i < len(text); i++ {
		if text[i] != '#' || within(hidden, i) || !opens(text[:i]) {
			continue
		}
		end := tagEnd(text, i+1)
		tag, err := journal.Tag(text[i:end])
		if err != nil || strings.Trim(tag, "0123456789-") == "" {
			continue
		}
		at = append(at, span{i, end})
		if !slices.Contains(all, tag) {
			all = append(all, tag)
		}
		i = end - 1
	}
	return all, at
}

// opens reports whether a word can begin behind a text.
func opens(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || unicode.IsSpace(r) || strings.ContainsRune(`("'[,;`, r)
}

// tagEnd is where a tag whose name begins at a place ends: with its last letter, hyphens between letters included.
func tagEnd(text string, begin int) int {
	end := begin
	for i, r := range text[begin:] {
		switch {
		case isLetter(r):
			end = begin + i + utf8.RuneLen(r)
		case r != '-' && r != '_':
			return end
		}
	}
	return end
}
