package sentence

import "strings"

// nowhere is the role of what is only a place.
const nowhere mode = -1

// meet decides what becomes of a mention.
func (r *reader) meet(m *mention) {
	role := r.roleOf(m)
	switch {
	case role == nowhere:
	case !m.sure && !m.forced && !r.mustAsk(m):
		r.forget() // it is the text it is
		return
	case !m.sure, len(m.who) > 1, m.place && r.slot && r.fromOrTo(m):
		r.asked = append(r.asked, m)
	case role == with:
		r.present = append(r.present, m)
	default:
		r.about = append(r.about, m)
	}
	r.forget()
	r.linked, r.role = !m.owner, role
	if r.mode == apart {
		r.mode = open
	}
}

// roleOf is the role of a mention: that of the one before it in a list, or what the words before it say.
func (r *reader) roleOf(m *mention) mode {
	if r.linked && r.mode != bound && (r.comma || r.anded) {
		switch {
		case r.comma && !r.anded && r.begins(m):
			r.anew(false)
		case m.owner:
			return spokenOf
		default:
			return r.role
		}
	}
	switch {
	case m.place && (r.weak != "" || r.mode == bound):
		return nowhere
	case m.owner, r.tokens[m.from].quoted:
		return spokenOf
	}
	return r.roleByMode(m)
}

func (r *reader) roleByMode(m *mention) mode {
	mentions := r.weak != "" && r.weak != "for"
	switch r.mode {
	case spokenOf, told, wished, apart:
		return spokenOf
	case with:
		if mentions {
			return spokenOf
		}
		if r.weak == "" {
			return with
		}
	}
	if mentions || r.object || m.org && r.bracketed(m) || r.absent(m) {
		return spokenOf
	}
	return r.opening(m)
}

func (r *reader) fromOrTo(m *mention) bool {
	before := r.keyAt(m.from - 1)
	return before == "from" || before == "to"
}

// opening is the role of somebody whom no word before gives one: the first was there, and so were those with whom a
// clause begins that tells what only those can do who are there.
func (r *reader) opening(m *mention) mode {
	first := len(r.present) == 0
	if first && !r.elsewhere(m) || !first && r.clause && r.takesPart(m) {
		return with
	}
	return spokenOf
}

// bracketed reports whether an organization stands in parentheses behind somebody who is of it.
func (r *reader) bracketed(m *mention) bool {
	return m.from > 0 && r.taken[m.from-1] && strings.TrimSpace(r.tokens[m.from].gap) == "("
}

// behind is the token behind a mention and those listed with it.
func (r *reader) behind(m *mention) int {
	i := m.to
	for i < len(r.tokens) {
		next := i
		if r.tokens[i].key == "and" || r.tokens[i].key == "plus" {
			next++
		}
		n := r.starts[next]
		if n == nil || next == i && !strings.ContainsAny(r.tokens[i].gap, ",&") {
			break
		}
		i = n.to
	}
	return i
}

// verb is the first word that says what those listed with a mention do; empty where something else stands there.
func (r *reader) verb(m *mention) (key string, at int) {
	i := r.behind(m)
	for i < len(r.tokens) && r.adjacent(i) {
		switch key := r.tokens[i].key; key {
		case "both", "also", "all", "then", "later", "just", "even", "i", "we":
			i++
		default:
			return key, i
		}
	}
	return "", i
}

// begins reports whether a mention behind a comma is the subject of a new clause, and not one more of a list.
func (r *reader) begins(m *mention) bool {
	if r.role == with && r.mode == open {
		return false
	}
	return !r.endsList(m)
}

func (r *reader) isPreposition(key string) bool {
	return has(afterNames(), key) || has(placing(), key) || has(concerning(), key)
}

// afterNames are further words that stand behind names and are no verbs.
var afterNames = setOf("with for from to by over and the a w via after before today yesterday")

// takesPart reports whether somebody with whom a clause begins does what only those who are there can do.
func (r *reader) takesPart(m *mention) bool {
	key, i := r.verb(m)
	switch {
	case key == "" || r.isPreposition(key):
		return true
	case has(being(), key):
		next := r.keyAt(i + 1)
		return next == "there" || next == "here" || next == "with" || next == "present"
	}
	return has(attending(), key) || has(saying(), key) || has(wishing(), key) || has(contacting(), key)
}

// absent reports whether it is said of somebody that they were not there.
func (r *reader) absent(m *mention) bool {
	key, i := r.verb(m)
	next, third := r.keyAt(i+1), r.keyAt(i+2)
	switch key {
	case "never", "skipped", "missed":
		return true
	case "was", "were", "is", "are":
		return has(away(), next)
	case "didnt", "couldnt":
		return has(coming(), next)
	case "did", "could":
		return next == "not" && has(coming(), third)
	}
	return false
}

var (
	away   = setOf("sick absent missing away ill out")
	coming = setOf("come show make join attend get appear be")
)

// elsewhere reports whether the first who is named is only spoken of, because something is said of them and the
// writer met somebody else later on.
func (r *reader) elsewhere(m *mention) bool {
	key, i := r.verb(m)
	if !has(being(), key) {
		return false
	}
	for ; i < len(r.tokens)-1; i++ {
		n := r.starts[i+1]
		if n != nil && n.sure && !n.owner && (has(toward(), r.tokens[i].key) || has(contacting(), r.tokens[i].key)) {
			return true
		}
	}
	return false
}

var toward = setOf("with to from")

// mustAsk reports whether what looks like a name stands where only a name can.
func (r *reader) mustAsk(m *mention) bool {
	t := r.tokens[m.from]
	switch {
	case r.isDate(m):
		return false
	case !t.capital():
		return r.mustAskSmall(m, t)
	case r.slot:
		return true
	case r.inList():
		return r.anded || r.comma && r.endsList(m)
	}
	return r.clause && r.mode == open && !has(nobodies(), t.key) && (r.doesSomething(m) || r.besideKnown(m))
}

// mustAskSmall is mustAsk for a word in small letters: a name that is known, or directly behind with, and, met or
// called one that is not.
func (r *reader) mustAskSmall(m *mention, t token) bool {
	if len(m.who) == 0 {
		return has(meeting(), r.keyAt(m.from-1)) && (r.slot || r.inList()) && r.endsList(m)
	}
	return r.slot && !has(ordinary(), t.key) && !has(small(), t.key)
}

// inList reports whether those who were there are being listed.
func (r *reader) inList() bool {
	return r.linked && r.role == with && r.mode != spokenOf && r.mode != told
}

// isDate reports whether a mention is a day or a month, and nobody's first name or with a number behind it.
func (r *reader) isDate(m *mention) bool {
	t := r.tokens[m.from]
	return has(calendar(), t.key) && (isNumber(r.keyAt(m.to)) || m.to == m.from+1 && !r.isFirstName(t))
}

// endsList reports whether no verb stands behind a mention, so that it is the last of a list.
func (r *reader) endsList(m *mention) bool {
	key, _ := r.verb(m)
	return key == "" || r.isPreposition(key)
}

// doesSomething reports whether a verb stands behind a mention that tells what people do: they called, they say.
func (r *reader) doesSomething(m *mention) bool {
	key, _ := r.verb(m)
	return isPast(key) && (has(contacting(), key) || has(saying(), key))
}

// isPast reports whether a verb says that something was done, or what somebody says: none that is a noun as well.
func isPast(verb string) bool {
	switch verb {
	case "met", "rang", "says", "said", "told", "tells", "thinks", "thought", "wrote":
		return true
	}
	return strings.HasSuffix(verb, "ed")
}

// besideKnown reports whether somebody known is joined to what looks like a name by "and".
func (r *reader) besideKnown(m *mention) bool {
	i := m.to
	if i >= len(r.tokens) || r.tokens[i].key != "and" && !strings.Contains(r.tokens[i].gap, "&") {
		return false
	}
	if r.tokens[i].key == "and" {
		i++
	}
	n := r.starts[i]
	return n != nil && n.sure
}

func (r *reader) isFirstName(t token) bool {
	for _, key := range []string{t.key, t.owner} {
		if who, _ := r.best(key); key != "" && len(who) > 0 {
			return true
		}
	}
	return false
}

func isNumber(key string) bool { return key != "" && strings.Trim(key, "0123456789") == "" }
