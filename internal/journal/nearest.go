package journal

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest is at most so many of the names that are most like what was typed, to ask "did you mean": the
// nearest first, equals in alphabetical order, each once. Spelling is compared by NameKey, with the
// whole name in either order and with each of its words. A third of what was typed may differ, and
// one character in any case. It is empty when nothing is near.
func Nearest(text string, names []string, most int) []string {
	type candidate struct {
		name, key string
		distance  int
	}
	var near []candidate
	typed := newSpelling(straightKey(text))
	for _, name := range names {
		if distance := typed.nearest(straightKey(name)); distance <= typed.limit {
			near = append(near, candidate{name, NameKey(name), distance})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.key, b.key), cmp.Compare(a.name, b.name))
	})
	near = slices.Compact(near)
	var nearest []string
	for _, c := range near[:min(len(near), max(most, 0))] {
		nearest = append(nearest, c.name)
	}
	return nearest
}

// DidYouMean is a hint that asks for one of those that are near what was typed, where there are any, and then says what
// there is to say otherwise.
func DidYouMean(near []string, otherwise string) string {
	if len(near) == 0 {
		return otherwise
	}
	return "did you mean " + strings.Join(near, ", or ") + "? " + otherwise
}

// spelling measures how far words are from one that was typed. It keeps its working space, because it
// is asked of every name in the journal.
type spelling struct {
	typed []rune
	limit int // the largest distance that is near
	other []rune
	rows  [3][]int // the rows of the table of distances: before last, last, this
}

func newSpelling(typed string) *spelling {
	s := &spelling{typed: []rune(typed)}
	s.limit = max(1, len(s.typed)/3)
	for i := range s.rows {
		s.rows[i] = make([]int, len(s.typed)+1)
	}
	return s
}

// nearest is the distance of the form of a key that is nearest, over the limit when none is near.
func (s *spelling) nearest(key string) int {
	best := s.limit + 1
	for _, form := range forms(key) {
		best = min(best, s.distance(form))
	}
	return best
}

// forms are a key, the key with its last word first, and its words.
func forms(key string) []string {
	last := strings.LastIndexByte(key, ' ')
	if last < 0 {
		return []string{key}
	}
	return append(Words(key), key, key[last+1:]+" "+key[:last])
}

// distance counts the characters put in, left out, exchanged or swapped with their neighbor between what
// was typed and a word (Damerau and Levenshtein's distance, no stretch edited twice). It is over
// the limit, by no matter how much, for words that are not near or have no character in common.
func (s *spelling) distance(word string) int {
	s.other = append(s.other[:0], []rune(word)...)
	far := s.limit + 1
	if longer := len(s.other) - len(s.typed); max(longer, -longer) > s.limit {
		return far
	}
	for j := range s.rows[2] {
		s.rows[2][j] = j
	}
	for i := range s.other {
		s.rows[0], s.rows[1], s.rows[2] = s.rows[1], s.rows[2], s.rows[0]
		if s.fillRow(i) > s.limit {
			return far
		}
	}
	distance := s.rows[2][len(s.typed)]
	if distance >= min(len(s.typed), len(s.other)) {
		return far
	}
	return distance
}

// fillRow fills in the row of the other word's character i and is the least of its distances. It keeps to
// the band along the diagonal beyond which everything is over the limit.
func (s *spelling) fillRow(i int) int {
	before, last, row := s.rows[0], s.rows[1], s.rows[2]
	from, to := max(0, i-s.limit), min(len(s.typed), i+s.limit+1)
	row[from] = i + 1 // before the first character typed; left of the band it is over the limit, as it should be
	least := row[from]
	for j := from; j < to; j++ {
		typed := s.typed[j]
		changed := last[j]
		if typed != s.other[i] {
			changed++
		}
		row[j+1] = min(changed, last[j+1]+1, row[j]+1)
		if i > 0 && j > 0 && typed == s.other[i-1] && s.typed[j-1] == s.other[i] {
			row[j+1] = min(row[j+1], before[j-1]+1)
		}
		least = min(least, row[j+1])
	}
	if to < len(s.typed) {
		row[to+1] = s.limit + 1 // what the next row sees to the right of the band
	}
	return least
}
