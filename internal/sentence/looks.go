package sentence

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// most is of how many words a text is that is too long to be a name.
const most = 6

// Is reports whether a text looks like a sentence about a conversation rather than names: it has a leading date, a tag
// or a mark, says how somebody was met, or is too long.
func Is(text string, dates journal.Dates) bool {
	if _, _, dated, _ := leadingDate(text, dates); dated {
		return true
	}
	hidden := addresses(text)
	if all, _ := tags(text, hidden); len(all) > 0 {
		return true
	}
	words := tokens(text, hidden)
	if len(words) >= most && !strings.ContainsAny(text, ";") {
		return true
	}
	return slices.ContainsFunc(words, telling)
}

// telling reports whether a word is one that sentences have and names do not.
func telling(t token) bool {
	switch {
	case t.hidden:
		return false
	case t.mark != 0, has(plainly(), t.key):
		return true
	case has(ordinary(), t.key):
		return false
	}
	return has(contacting(), t.key) || has(saying(), t.key) || has(attending(), t.key) || has(being(), t.key) || has(ways(), t.key)
}

// plainly are small words that names do not have.
var plainly = setOf("with about re to from i we talked heard that not")

// Names are what a sentence may name contacts by: its words, as journal.NameKey has them, and the numbers behind an @.
func Names(text string) (words []string, numbers []int64) {
	seen := set{}
	for _, t := range tokens(text, addresses(text)) {
		if n, ok := t.number(); ok && t.mark == '@' {
			numbers = append(numbers, n)
		}
		for _, word := range []string{t.key, t.owner} {
			if word != "" && !has(common(), word) && !has(seen, word) {
				seen[word] = true
				words = append(words, word)
			}
		}
	}
	return words, numbers
}

// common are words that so many names have that they tell nobody apart.
var common = setOf("a an and at de for in la of on or the to with")
