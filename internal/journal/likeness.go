package journal

import (
	"slices"
	"strings"
)

// Likeness is what two contacts have in common that may be one.
type Likeness string

// What two contacts may have in common, the surest first.
const (
	SameEmail Likeness = "same e-mail"
	SamePhone Likeness = "same phone"
	SameName  Likeness = "same name"
	Accents   Likeness = "same name but for accents or signs"
	InTurn    Likeness = "same name in another order"
	Titles    Likeness = "same name but for Jr., PhD or the like"
	Nickname  Likeness = "nickname"
	NameFits  Likeness = "one name fits the other"
	NearName  Likeness = "near spelling"
)

// likenesses are all of them, the surest first.
var likenesses = []Likeness{SameEmail, SamePhone, SameName, Accents, InTurn, Titles, Nickname, NameFits, NearName}

// sureness is how sure a likeness is: the least is the surest.
func (l Likeness) sureness() int { return slices.Index(likenesses, l) }

// called is a name as it is compared with others.
type called struct {
	written    string   // without regard to case and spaces
	key        string   // in its usual order
	words      []string // of the key, without degrees
	generation string   // Jr. and the like
	sorted     []string // the words, sorted
}

func newCalled(name string) called {
	c := called{written: strings.ToLower(OneSpaced(name)), key: straightKey(name)}
	c.words, c.generation = withoutTitles(Words(c.key))
	c.sorted = slices.Sorted(slices.Values(c.words))
	return c
}

// like is what two names of people have in common, as far as that may be the name; empty where they are two.
func (c called) like(o called) Likeness {
	switch {
	case c.written == o.written:
		return SameName
	case c.generation != "" && o.generation != "" && c.generation != o.generation:
		return ""
	case c.key == o.key && NameKey(c.written) == NameKey(o.written):
		return Accents
	case c.key != o.key && slices.Equal(c.words, o.words):
		return Titles
	case slices.Equal(c.sorted, o.sorted):
		return InTurn
	case fits(c.words, o.words):
		return NameFits
	case fits(inOthersWords(c.words, o.words), o.words):
		return Nickname
	}
	return ""
}

// fits reports whether the words of one name are all found in the other, as Agree has it.
func fits(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return within(a, b)
}

// inOthersWords is the words of a name, a given name among them by that which the other has for it.
func inOthersWords(words, others []string) []string {
	out := slices.Clone(words)
	for i, word := range out {
		if isInitial(word) || slices.Contains(others, word) {
			continue
		}
		at := slices.IndexFunc(others, func(o string) bool { return !slices.Contains(words, o) && sameGiven(word, o) })
		if at >= 0 {
			out[i] = others[at]
		}
	}
	return out
}

// likeOrganization is what two names of organizations have in common: a word more makes another one of it, a space does not.
func (c called) likeOrganization(o called) Likeness {
	switch {
	case c.written == o.written:
		return SameName
	case c.squeezed() == o.squeezed():
		return Accents
	}
	return ""
}

// squeezed is the key without its spaces.
func (c called) squeezed() string { return strings.ReplaceAll(c.key, " ", "") }

// near reports whether one name may be the other misspelled. The longer they are the more may differ; of short ones nothing.
func (c called) near(o called) bool {
	s := newSpelling(c.key)
	s.limit = slipsIn(min(len(c.key), len(o.key)))
	return s.limit > 0 && s.distance(o.key) <= s.limit
}

// slipsIn is how many slips a name of so many letters may have.
func slipsIn(letters int) int {
	switch {
	case letters < 6:
		return 0
	case letters < 14:
		return 1
	default:
		return 2
	}
}
