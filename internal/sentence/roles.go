package sentence

import "strings"

// mode is how whoever is named next takes part.
type mode int

const (
	open     mode = iota // nothing says; the first named was there
	with                 // after with, met, called: they were there
	spokenOf             // after about
	told                 // in what somebody says
	wished               // in what somebody wants
	apart                // after not, without
	bound                // on the way to a place
)

// reader goes through the words of a sentence and says of each mention whether it was there.
type reader struct {
	finder
	starts map[int]*mention // by the token they begin with
	taken  []bool           // the tokens that are part of a mention
	modes  []mode           // the mode at each token

	mode   mode
	clause bool   // nothing stands yet in the clause but words such as "then"
	slot   bool   // only a name can stand here
	weak   string // the preposition directly before, which only mentions
	object bool   // the object of a verb that somebody else is the subject of
	rumor  bool   // a colon leads to what is told
	sticky bool   // so does a comma
	linked bool   // nothing but commas and "and" stands behind the last mention
	role   mode   // of the last mention: with or spokenOf
	comma  bool   // a comma, or the like, stands behind the last mention
	anded  bool   // "and" stands behind the last mention

	present, about []*mention
	asked          []*mention
}

func (r *reader) walk() {
	r.clause = true
	for i := 0; i < len(r.tokens); {
		r.cross(i)
		r.modes[i] = r.mode
		if m := r.starts[i]; m != nil {
			for ; i < m.to; i++ {
				r.modes[i] = r.mode
			}
			r.meet(m)
			continue
		}
		if !r.tokens[i].quoted && !r.tokens[i].hidden {
			r.hear(i)
		}
		i++
	}
}

// cross takes in what stands between the word before and this one.
func (r *reader) cross(i int) {
	gap := r.tokens[i].gap
	plain := strings.TrimSpace(gap)
	switch {
	case i == 0, has(concerning(), r.tokens[i-1].key) && plain == ":":
	case r.linked && plain == "" && r.tokens[i].mark == '@':
		r.anded = true
	case r.linked && (plain == "-" || plain == "–" || plain == "—" || plain == "+" || plain == "/") && r.starts[i] != nil:
		r.comma = true
	case r.linked && strings.Contains(plain, "&"):
		r.anded = true
	case r.tokens[i-1].stops(gap):
		r.anew(strings.Contains(gap, ":") && (r.rumor || r.mode == told))
	case strings.ContainsAny(gap, ",)—–") || plain == "-":
		if key := r.tokens[i].key; r.linked && !r.sticky && strings.HasPrefix(plain, ",") && (r.starts[i] != nil || key == "and" || key == "plus") {
			r.comma = true
			return
		}
		if r.mode == bound && r.starts[i] != nil {
			return
		}
		r.anew(r.sticky)
	}
}

// anew begins a clause, of what is told where it goes on.
func (r *reader) anew(goesOn bool) {
	r.mode, r.clause, r.slot, r.weak, r.object, r.linked, r.comma, r.anded = open, true, false, "", false, false, false, false
	if goesOn {
		r.mode = told
	}
	r.sticky = false
}

// hear takes in a word that is no name.
func (r *reader) hear(i int) {
	key, before := r.tokens[i].key, r.keyAt(i-1)
	clause, linked := r.clause, r.linked
	r.slot, r.weak, r.object = false, "", false
	r.clause = clause && has(leading(), key)
	r.linked = linked && (key == "and" || key == "plus" || key == "then" || key == "also")
	r.anded = r.linked
	switch {
	case key == "with" || key == "w" && i+1 < len(r.tokens) && strings.HasPrefix(r.tokens[i+1].gap, "/"):
		r.withSomebody(before)
	case has(concerning(), key):
		r.mode = spokenOf
	case key == "that" || key == "heard" && r.keyAt(i+1) != "from" || key == "word" && r.keyAt(i+1) == "is":
		r.mode = told
	case key == "rumor" || key == "rumour" || key == "gossip" || key == "news":
		r.rumor = true
	case key == "according":
		r.sticky = true
	case (key == "not" || key == "without" || key == "except" || key == "minus") && r.starts[i+1] != nil, key == "of" && before == "instead":
		r.mode = apart
	case has(contacting(), key) && r.acts(i, clause, linked):
		r.mode, r.slot = with, true
	case (has(saying(), key) || has(wishing(), key)) && !has(determiners(), before):
		r.speaks(key, clause || before == "i" || before == "we")
	case has(contacting(), key) && (linked || isPronoun(before)):
		r.object = true
	default:
		r.preposition(i, key, before)
	}
}

// acts reports whether the writer is the subject of a verb, said or not.
func (r *reader) acts(i int, clause, linked bool) bool {
	before := r.keyAt(i - 1)
	switch before {
	case "i", "we", "and", "then", "also", "just", "finally", "later", "have", "ive", "weve", "never":
		return !linked || before != "never"
	}
	return clause
}

func isPronoun(key string) bool {
	switch key {
	case "he", "she", "they", "who", "it":
		return true
	}
	return false
}

func (r *reader) withSomebody(before string) {
	switch {
	case r.mode == spokenOf || r.mode == told || r.mode == wished:
	case before == "up" && r.fed(), has(unsocial(), before):
		r.mode = spokenOf
	default:
		r.mode, r.slot = with, true
	}
}

func (r *reader) fed() bool {
	for i, t := range r.tokens {
		if t.key == "fed" && r.keyAt(i+1) == "up" {
			return true
		}
	}
	return false
}

// determiners are the words that make a noun of the next: "a plan".
var determiners = setOf("a an the my our his her their your its this that no some any to")

// unsocial are the words behind which "with" leads to a thing, or to those spoken of.
var unsocial = setOf("deal deals dealing dealt happy unhappy pleased angry fine okay ok issue issues problem problems trouble wrong help agree agrees agreed disagrees start starts begin begins done familiar along")

// speaks takes in a verb of saying: somebody told by the writer, or who says it, stands behind it where nobody stands
// before it; else what is said does.
func (r *reader) speaks(key string, clause bool) {
	switch {
	case clause && r.mode != told:
		r.mode = with
	case has(wishing(), key):
		r.mode = wished
	default:
		r.mode = told
	}
}

func (r *reader) preposition(i int, key, before string) {
	switch {
	case key == "by" || has(beside(), key) && key != "plus" || key == "to" && before == "next":
		if r.mode == open {
			r.mode = with
		}
	case key == "into" && (before == "ran" || before == "run" || before == "bumped"):
		if r.mode != told && r.mode != wished {
			r.mode, r.slot = with, true
		}
	case key == "to" && before == "according":
		r.mode = with
	case (key == "to" || key == "from") && has(talking(), before):
		if r.mode == open || r.mode == with {
			r.mode, r.slot, r.weak = with, true, ""
		}
	case key == "to" && has(traveling(), before):
		r.mode = bound
	case key == "for" || key == "from" || key == "to" || has(placing(), key) && !(key == "in" && before == "me"):
		r.weak = key
		if key == "on" && before == "in" || key == "into" {
			r.weak = ""
		}
	case key == "the" || key == "a" || key == "an" || key == "our" || key == "my":
		if i > 0 && has(placing(), before) {
			r.weak = before
		}
	}
}
