package sentence

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// mention is words of a sentence that name somebody, or look as if they did.
type mention struct {
	from, to int   // its tokens, to not among them
	who      []int // whom it may name, by their place in people
	sure     bool  // it names one of them; else it is asked about where only a name can stand, and is text elsewhere
	owner    bool  // it is a possessive
	forced   bool  // it has an @
	place    bool  // it may be a place
	org      bool  // it names an organization
}

// finder finds the mentions in the words of a text.
type finder struct {
	*people
	tokens []token
	loud   bool // the whole text is in capitals, so that they tell nothing
	hushed bool // it has no capital at all, so that their lack tells nothing
}

// mentions are all mentions, in their order; no two overlap.
func (f *finder) mentions() (all []mention) {
	for i := 0; i < len(f.tokens); {
		m, found := f.at(i)
		switch {
		case f.tokens[i].hidden:
			i++
		case f.tokens[i].mark == '\\':
			i = max(i+1, f.withoutName(i))
		case found:
			all = append(all, m)
			i = m.to
		default:
			i++
		}
	}
	return all
}

// at is the mention that begins at a token, if one does.
func (f *finder) at(i int) (mention, bool) {
	t := f.tokens[i]
	if t.mark == '@' {
		return f.forced(i), true
	}
	for _, find := range []func(int) (mention, bool){f.titled, f.known, f.unknown} {
		if m, ok := find(i); ok {
			return m, true
		}
	}
	return mention{}, false
}

// withoutName is where the name ends that \ makes text of.
func (f *finder) withoutName(i int) int {
	if m, ok := f.known(i); ok {
		return m.to
	}
	return f.run(i)
}

// key is the words from one token to another as a name, and whether it is a possessive where owner asks for one.
func (f *finder) key(from, to int, owner bool) string {
	words := make([]string, 0, to-from)
	for _, t := range f.tokens[from : to-1] {
		words = append(words, t.key)
	}
	last := f.tokens[to-1]
	if owner {
		return strings.Join(append(words, last.owner), " ")
	}
	return strings.Join(append(words, last.key), " ")
}

// reach is the token up to which those from i on can be one name.
func (f *finder) reach(i, most int) int {
	to := i + 1
	for to < len(f.tokens) && to-i < most && f.joined(to) {
		to++
	}
	return to
}

// joined reports whether a token can belong to the same name as the one before it.
func (f *finder) joined(i int) bool {
	t, before := f.tokens[i], f.tokens[i-1]
	if t.mark != 0 || t.hidden || strings.Contains(t.gap, "\n") {
		return false
	}
	switch gap := strings.TrimSpace(t.gap); gap {
	case "":
		return true
	case "-", "‐", "‑", "–":
		return t.gap == gap
	case ".":
		return before.abbreviates() && (!t.capital() || !has(small(), t.key))
	case "&":
		return true
	case ",", ".,":
		return journal.IsSuffix(t.text)
	default:
		return false
	}
}

// forced is whom an @ names: by their number, by any name, or by their surname.
func (f *finder) forced(i int) mention {
	m, ok := f.longest(i, false)
	if n, isNumber := f.tokens[i].number(); isNumber {
		m = mention{from: i, to: i + 1, who: f.numbered(n), owner: f.tokens[i].owner != ""}
	} else if !ok {
		m = f.bySurname(i)
	}
	m.forced, m.sure = true, len(m.who) > 0
	if !m.sure {
		m.to = f.run(i)
	}
	return m
}

// bySurname is whom the surname that begins at a token names, or behind titles there, whoever's they are.
func (f *finder) bySurname(i int) mention {
	at := f.behindTitles(i)
	if at == len(f.tokens) || at > i && !f.joined(at) {
		at = i
	}
	for to := f.reach(at, f.most); to > at; to-- {
		for _, owner := range []bool{false, true} {
			if who := f.surnames[f.key(at, to, owner)]; len(who) > 0 {
				return mention{from: i, to: to, who: who, owner: owner}
			}
		}
	}
	return mention{from: i, to: i + 1, owner: f.tokens[i].owner != ""}
}

func (f *finder) numbered(n int64) (who []int) {
	for w, x := range f.all {
		if x.ID == n {
			who = append(who, w)
		}
	}
	return who
}

// longest is the longest name or first name with an initial that begins at a token.
func (f *finder) longest(i int, strict bool) (mention, bool) {
	for to := f.reach(i, max(f.most, 3)); to > i; to-- {
		if m, ok := f.named(i, to, strict); ok {
			return m, true
		}
		if who := f.initialed(i, to); len(who) > 0 {
			return mention{from: i, to: to, who: who, sure: true}, true
		}
	}
	return mention{}, false
}

// named is whom the words from one token to another name, exactly.
func (f *finder) named(from, to int, strict bool) (mention, bool) {
	last := f.tokens[to-1]
	for _, owner := range []bool{false, true} {
		if owner && last.owner == "" {
			continue
		}
		who, r := f.best(f.key(from, to, owner))
		if len(who) == 0 {
			continue
		}
		m := mention{from: from, to: to, who: who, sure: true, org: f.all[who[0]].Organization}
		m.owner = owner || last.owner == last.key && last.key != ""
		if strict {
			m.sure = f.written(m, r)
		}
		return m, true
	}
	return mention{}, false
}

// initialed is whom a first name and the first letter of a surname name: "Dana P.", "Kevin B".
func (f *finder) initialed(from, to int) []int {
	letter := f.tokens[to-1]
	if to-from < 2 || !letter.isInitial() || strings.Contains(f.tokens[to-1].gap, "-") {
		return nil
	}
	if bare := to == len(f.tokens) || !strings.HasPrefix(f.tokens[to].gap, "."); bare && (letter.key == "i" || letter.key == "a") {
		return nil
	}
	return f.people.named(f.key(from, to-1, false), letter.key)
}

// known is the longest name that begins at a token, as far as it stands by itself and is not part of a longer one.
func (f *finder) known(i int) (mention, bool) {
	m, ok := f.longest(i, true)
	if !ok {
		return m, false
	}
	if !m.org && f.partOfMore(m) {
		return f.unknown(i)
	}
	m.place = m.to == m.from+1 && has(places(), f.tokens[i].key)
	return m, true
}

// written reports whether a name is written as one: with the capitals it needs, and in words that could be nothing else.
func (f *finder) written(m mention, r rank) bool {
	words := f.tokens[m.from:m.to]
	capitals, plain := f.capitals(words), isPlain(words)
	switch first := words[0]; {
	case len(words) > 1 && r == given:
		return capitals
	case len(words) > 1:
		return !plain || capitals && !f.loud
	case m.org && f.all[m.who[0]].loud && len(first.key) <= longestAcronym && first.shouted():
		return !plain || !f.loud
	default:
		return capitals && !plain && !has(calendar(), first.key)
	}
}

// longestAcronym is of how many letters an organization's name in capitals is at most that can be a word as well.
const longestAcronym = 6

// capitals reports whether the words of a name begin with capitals, small words and what follows a hyphen apart.
func (f *finder) capitals(words []token) bool {
	for i, t := range words {
		if !t.capital() && !has(particles(), t.key) && (i == 0 || t.gap != "-") {
			return false
		}
	}
	return true
}

// isPlain reports whether all of some words are ordinary ones.
func isPlain(words []token) bool {
	for _, t := range words {
		if !has(ordinary(), t.key) && !has(small(), t.key) && (t.owner == "" || !has(ordinary(), t.owner)) {
			return false
		}
	}
	return true
}

// touching reports whether nothing but space, a hyphen or the period of an abbreviation parts a token from the one
// before it.
func (f *finder) touching(i int) bool {
	return f.joined(i) && !strings.ContainsAny(f.tokens[i].gap, "&,")
}

// partOfMore reports whether what looks like a name is part of a longer one, or of what is named for somebody: Luis
// Ortiz is not Luis, and the Grace Act not Grace.
func (f *finder) partOfMore(m mention) bool {
	return m.from > 0 && f.tokens[m.from].mark == 0 && f.touching(m.from) && f.beginsBefore(m) ||
		!m.owner && m.to < len(f.tokens) && f.joined(m.to) && f.goesOnBehind(m)
}

// beginsBefore reports whether the word before a mention belongs to a longer name.
func (f *finder) beginsBefore(m mention) bool {
	before := f.tokens[m.from-1]
	switch {
	case before.key == "the" || before.key == "a" || before.key == "an":
		return !m.owner
	case before.owner != "" || has(titles(), before.key) || f.offices[before.key]:
		return false
	}
	return before.named() || f.strange(before)
}

// goesOnBehind reports whether the word behind a mention belongs to a longer name.
func (f *finder) goesOnBehind(m mention) bool {
	next := f.tokens[m.to]
	switch {
	case journal.IsSuffix(next.text) && m.to-m.from > 1:
		return isGeneration(next.key)
	case !f.touching(m.to):
		return false
	case f.loud:
		return m.to == m.from+1 && !goesOn(next)
	}
	return next.named() || strings.TrimSpace(next.gap) == "-"
}

func isGeneration(key string) bool {
	switch key {
	case "jr", "sr", "ii", "iii", "iv":
		return true
	}
	return false
}

// goesOn reports whether a word is one that a sentence goes on with behind a name.
func goesOn(t token) bool {
	return has(small(), t.key) || isCue(t.key) || has(calendar(), t.key)
}

// strange reports whether a word at the beginning of a sentence is none that sentences begin with, and so may be a
// name: the Juan of "Juan Luis called".
func (f *finder) strange(t token) bool {
	if !t.begins || !t.capital() || t.shouted() || t.isInitial() || f.loud {
		return false
	}
	return !has(small(), t.key) && !has(calendar(), t.key) && !has(ordinary(), t.key) && !isCue(t.key) &&
		!strings.HasSuffix(t.key, "ed") && !strings.HasSuffix(t.key, "ing")
}

// run is the token behind the capitalized words that begin at a token.
func (f *finder) run(i int) int {
	to := i + 1
	for to < len(f.tokens) && f.touching(to) && f.tokens[to-1].owner == "" {
		if t := f.tokens[to]; !t.named() && (!t.isInitial() || t.key == "i") {
			break
		}
		to++
	}
	return to
}
