package sentence

import (
	"slices"
	"strings"
)

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
	object bool   // here stands the object of a verb that somebody else is the subject of
	rumor  bool   // a colon leads to what is told
	sticky bool   // so does a comma
	linked bool   // nothing but commas and "and" stands behind the last mention
	role   mode   // of the last mention: with or spokenOf
	comma  bool   // a comma, or the like, stands behind the last mention
	anded  bool   // "and" stands behind the last mention

	present, about, asked []*mention
}

func (r *reader) walk() {
	r.clause = true
	for i := 0; i < len(r.tokens); {
		if i > 0 {
			r.cross(i)
		}
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
	before, gap := r.tokens[i-1], r.tokens[i].gap
	plain := strings.TrimSpace(gap)
	switch {
	case plain == ":" && has(concerning(), before.key): // "re: rates"
	case r.linked && r.lists(i, plain):
	case before.stops(gap):
		r.anew(strings.Contains(gap, ":") && (r.rumor || r.mode == told))
	case strings.ContainsAny(gap, ",)—–") || plain == "-":
		if r.mode != bound || r.starts[i] == nil {
			r.anew(r.sticky)
		}
	}
}

// lists reports whether what stands behind a mention goes on with a list, and takes it in.
func (r *reader) lists(i int, plain string) bool {
	named := r.starts[i] != nil
	switch {
	case plain == "" && r.tokens[i].mark == '@', strings.Contains(plain, "&"):
		r.anded = true
	case named && has(strokes(), plain), strings.HasPrefix(plain, ",") && !r.sticky && (named || has(joints(), r.tokens[i].key)):
		r.comma = true
	default:
		return false
	}
	return true
}

var (
	strokes = setOf("- – — + /")
	joints  = setOf("and plus")
)

// anew begins a clause, of what is told where it goes on.
func (r *reader) anew(goesOn bool) {
	r.forget()
	r.mode, r.clause, r.sticky = open, true, false
	if goesOn {
		r.mode = told
	}
}

// forget drops what is true only of the word that comes next.
func (r *reader) forget() {
	r.clause, r.slot, r.weak, r.object, r.linked, r.comma, r.anded = false, false, "", false, false, false, false
}

// word is a word that is no name, and what stands before it.
type word struct {
	at          int
	key, before string
	clause      bool // a clause begins with it
	linked      bool // a mention stands directly before it
}

// hear takes in a word that is no name.
func (r *reader) hear(i int) {
	w := word{i, r.tokens[i].key, r.keyAt(i - 1), r.clause, r.linked}
	r.forget()
	r.clause = w.clause && has(leading(), w.key)
	r.linked = w.linked && has(links(), w.key)
	r.anded = r.linked
	for _, hear := range []func(word) bool{r.hearWith, r.hearAbout, r.hearApart, r.hearVerb, r.hearWay} {
		if hear(w) {
			return
		}
	}
	r.hearPreposition(w)
}

var links = setOf("and plus then also")

func (r *reader) hearWith(w word) bool {
	short := w.key == "w" && w.at+1 < len(r.tokens) && strings.HasPrefix(r.tokens[w.at+1].gap, "/") // "w/"
	switch {
	case w.key != "with" && !short:
		return false
	case r.mode == spokenOf || r.mode == told || r.mode == wished:
	case has(unsocial(), w.before), w.before == "up" && r.keyAt(w.at-2) == "fed":
		r.mode = spokenOf
	default:
		r.mode, r.slot = with, true
	}
	return true
}

func (r *reader) hearAbout(w word) bool {
	switch next := r.keyAt(w.at + 1); {
	case has(concerning(), w.key):
		r.mode = spokenOf
	case w.key == "that", w.key == "heard" && next != "from", w.key == "word" && next == "is":
		r.mode = told
	case has(rumors(), w.key):
		r.rumor = true
	case w.key == "according":
		r.sticky = true
	default:
		return false
	}
	return true
}

func (r *reader) hearApart(w word) bool {
	if has(excluding(), w.key) && r.starts[w.at+1] != nil || w.key == "of" && w.before == "instead" {
		r.mode = apart
		return true
	}
	return false
}

func (r *reader) hearVerb(w word) bool {
	if has(saying(), w.key) || has(wishing(), w.key) {
		return r.hearSaying(w)
	}
	switch {
	case !has(contacting(), w.key):
		return false
	case w.clause || has(before(), w.before):
		r.mode, r.slot = with, true
	default:
		r.object = w.linked || has(pronouns(), w.before)
	}
	return r.slot || r.object
}

// hearSaying takes in a verb of saying or wanting. Where nobody is named before it, whoever is named next says it, or
// is told by the writer.
func (r *reader) hearSaying(w word) bool {
	first := w.clause || w.before == "i" || w.before == "we"
	switch {
	case has(contacting(), w.key) && has(before(), w.before):
		r.mode, r.slot = with, true
	case has(saying(), w.key) && first && r.mode != told:
		r.mode = with
	case has(determiners(), w.before):
		return false
	case has(saying(), w.key):
		r.mode = told
	default:
		r.mode = wished
	}
	return true
}

// hearWay takes in words that lead to somebody, "call from", "spoke to", or to a place.
func (r *reader) hearWay(w word) bool {
	switch {
	case w.key == "by", has(beside(), w.key), w.key == "to" && w.before == "next":
		r.lead(false, open)
	case w.key == "to" && w.before == "according":
		r.mode = with
	case w.key == "into" && has(running(), w.before):
		r.lead(true, open, with, spokenOf, apart)
	case (w.key == "to" || w.key == "from") && has(talking(), w.before):
		r.lead(true, open, with)
	case w.key == "to" && has(traveling(), w.before):
		r.mode = bound
	default:
		return false
	}
	return true
}

// lead has those named next there, where the mode is one of some; where it is to a name alone, with nothing else.
func (r *reader) lead(slot bool, from ...mode) {
	if slices.Contains(from, r.mode) {
		r.mode, r.slot = with, slot
	}
}

func (r *reader) hearPreposition(w word) {
	switch {
	case w.key == "into", w.key == "on" && w.before == "in", w.key == "in" && w.before == "me":
	case w.key == "for", w.key == "to", w.key == "from" && !w.linked:
		r.weak = "for" // the first who is named may have been there: "the memo to Luis"
	case has(placing(), w.key), w.key == "from":
		r.weak = w.key
	case has(articles(), w.key) && has(placing(), w.before):
		r.weak = w.before
	}
}
