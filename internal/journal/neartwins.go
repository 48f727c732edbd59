package journal

import (
	"math/bits"
	"slices"
	"strings"
)

// mostColleagues is how many people at one organization, with a word of their names in common, are each compared with all others.
// Among more, only those are whose names are the same but for letters left out of either.
const mostColleagues = 100

// mostNear is with how many others of a large organization a contact is compared, the nearest spellings first.
const mostNear = 50

// longestVaried is up to how many letters of a name are varied.
const longestVaried = 48

// variant is one that a name becomes by letters left out, of whoever stands at a place of a group; next is the same one of the
// next who has it, zero for none.
type variant struct{ at, next int }

// compareNear compares those people at a large organization who have a word of their names in common and may be misspelled: two
// names are so many slips apart only where they become the same by leaving as many letters out of each. What only one of them
// becomes, which is nearly all, is not remembered.
func (f *twinFinder) compareNear(group []int, word string) {
	all := make([]variant, 1, 1+len(group)) // the first is none
	own := make([][2]int, len(group))       // which of all are theirs
	first := map[uint64]int{}
	seen := newSieve(len(group))
	for _, i := range group {
		f.eachVariant(i, word, seen.put)
	}
	for at := len(group) - 1; at >= 0; at-- {
		own[at][0] = len(all)
		f.eachVariant(group[at], word, func(v uint64) {
			if seen.isTwice(v) {
				all = append(all, variant{at, first[v]})
				first[v] = len(all) - 1
			}
		})
		own[at][1] = len(all)
	}
	for at, i := range group {
		left := mostNear
		for _, v := range all[own[at][0]:own[at][1]] {
			for next := v.next; next != 0 && left > 0; next = all[next].next {
				if all[next].at != at {
					f.compare(i, group[all[next].at])
					left--
				}
			}
		}
	}
}

// eachVariant goes through what the names of somebody become.
func (f *twinFinder) eachVariant(i int, word string, do func(uint64)) {
	for _, name := range f.marks[i].names {
		variants(name.without(word), slipsIn(len(name.key)), do)
	}
}

// sieve tells what came twice from nearly all that came once: each has a place, which few others have, in two rows of bits.
type sieve struct {
	once, twice []uint64
	shift       int
}

// newSieve is one for the variants of so many people.
func newSieve(people int) *sieve {
	const each = 13 // as a power of two, how many places there are for the variants of one
	size := bits.Len(uint(people)) + each
	return &sieve{make([]uint64, 1<<(size-6)), make([]uint64, 1<<(size-6)), 64 - size}
}

func (s *sieve) place(v uint64) (at int, bit uint64) {
	v = v * 0x9E37_79B9_7F4A_7C15 >> s.shift // so that all its bits have a say
	return int(v >> 6), 1 << (v & 63)
}

func (s *sieve) put(v uint64) {
	at, bit := s.place(v)
	s.twice[at] |= s.once[at] & bit
	s.once[at] |= bit
}

func (s *sieve) isTwice(v uint64) bool {
	at, bit := s.place(v)
	return s.twice[at]&bit != 0
}

// without is the words of a name, without one of them, as they are varied.
func (c called) without(word string) string {
	words := slices.Clone(c.words)
	if at := slices.Index(words, word); at >= 0 {
		words = slices.Delete(words, at, at+1)
	}
	return strings.Join(words, " ")
}

// variants goes through what a text is by itself and with up to so many letters left out, at most two, the fewest first. Each is a number,
// which two that are not the same have hardly ever.
func variants(text string, slips int, do func(uint64)) {
	letters := []rune(text)
	n := len(letters)
	const prime = 1_099_511_628_211 // of the hash FNV-1a of 64 bits
	upTo, power := make([]uint64, n+1), make([]uint64, n+1)
	power[0] = 1
	for i, r := range letters {
		upTo[i+1], power[i+1] = upTo[i]*prime+uint64(r)+1, power[i]*prime
	}
	with := func(v uint64, from, to int) uint64 { // v, and behind it some of the letters
		return v*power[to-from] + upTo[to] - upTo[from]*power[to-from]
	}
	do(upTo[n])
	if n > longestVaried {
		return
	}
	for i := 0; slips > 0 && i < n; i++ {
		do(with(upTo[i], i+1, n))
	}
	for i := 0; slips > 1 && i < n; i++ {
		for j := i + 1; j < n; j++ {
			do(with(with(upTo[i], i+1, j), j+1, n))
		}
	}
}
