package store

import (
	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// weighed is a note that holds the words of a search, and how much it is about them.
type weighed struct {
	id     int64
	day    journal.Day
	text   string // the body and what was heard
	weight float64
}

func scanWeighed(row db.Row) (w weighed, err error) {
	var heard string
	err = row.Scan(&w.id, &w.day, &w.text, &heard)
	w.text += "\n" + heard
	return w, err
}

// The constants of BM25 as they are usually set: how soon it stops to matter that a word is said once more, and how much
// it matters how long the text is.
const (
	oftener = 1.2
	longer  = 0.75
)

// weigh says of each note how much it is about the terms, all of which it holds: how often it says each, a little less
// every time, in proportion to how long it is beside the others. It is BM25 without the rarity of words, which tells
// notes apart that hold different ones. The engine's own would count every note there is with each of the words.
//
// Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
func weigh(notes []weighed, terms []term) {
	counts, lengths, all := make([][]int, len(notes)), make([]int, len(notes)), 0
	for i, n := range notes {
		words := tokens(n.text)
		counts[i], lengths[i] = countTerms(words, terms), len(words)
		all += len(words)
	}
	for i := range notes {
		long := float64(lengths[i]*len(notes)) / float64(max(all, 1))
		for _, n := range counts[i] {
			notes[i].weight += float64(n) * (oftener + 1) / (float64(n) + oftener*(1-longer+longer*long))
		}
	}
}

// countTerms is how often each term is said.
func countTerms(words []string, terms []term) []int {
	counts := make([]int, len(terms))
	for i, t := range terms {
		for rest := words; len(rest) >= len(t.tokens); rest = rest[1:] {
			if t.at(rest) {
				counts[i]++
			}
		}
	}
	return counts
}
