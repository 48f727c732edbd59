package sentence

import "strings"

// meet decides what becomes of a mention.
func (r *reader) meet(m *mention) {
	role := r.roleOf(m)
	slot := r.slot
	switch {
	case role == nowhere:
	case len(m.who) > 1 && m.sure, m.forced && !m.sure:
		r.asked = append(r.asked, m)
	case !m.sure:
		if !r.mustAsk(m, role) {
			r.passBy(m)
			return
		}
		r.asked = append(r.asked, m)
	case m.place && slot && r.fromOrTo(m):
		r.asked = append(r.asked, m)
	case role == with:
		r.present = append(r.present, m)
	default:
		r.about = append(r.about, m)
	}
	r.leave(m, role)
}

// nowhere is the role of what is only a place.
const nowhere mode = -1

// leave makes ready for what stands behind a mention.
func (r *reader) leave(m *mention, role mode) {
	r.clause, r.slot, r.weak, r.object, r.comma, r.anded = false, false, "", false, false, false
	r.linked, r.role = !m.owner, role
	if r.mode == apart {
		r.mode = open
	}
}

// passBy leaves a capitalized word that names nobody as the text it is.
func (r *reader) passBy(m *mention) {
	r.clause, r.slot, r.weak, r.object, r.linked, r.comma, r.anded = false, false, "", false, false, false, false
}

func (r *reader) roleOf(m *mention) mode {
	if r.linked && r.mode != bound && (r.comma || r.anded) && !(r.comma && !r.anded && r.begins(m)) {
		if m.owner {
			return spokenOf
		}
		return r.role
	}
	if r.linked && r.comma && r.mode != bound {
		r.anew(false)
	}
	switch {
	case m.place && (r.weak != "" || r.mode == bound):
		return nowhere
	case m.owner, r.tokens[m.from].quoted, r.mode == spokenOf, r.mode == told, r.mode == wished, r.mode == apart:
		return spokenOf
	case r.mode == with && r.weak != "" && r.weak != "for":
		return spokenOf
	case r.mode == with && r.weak == "":
		return with
	}
	return r.opening(m)
}

func (r *reader) fromOrTo(m *mention) bool {
	before := r.keyAt(m.from - 1)
	return before == "from" || before == "to"
}

// opening is the role of somebody whom no word before gives one.
func (r *reader) opening(m *mention) mode {
	switch {
	case r.weak != "" && r.weak != "for", r.object, m.org && r.bracketed(m):
		return spokenOf
	case r.absent(m):
		return spokenOf
	case len(r.present) == 0:
		if r.elsewhere(m) {
			return spokenOf
		}
		return with
	case r.clause && r.takesPart(m):
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
	key, _ := r.verb(m)
	return key != "" && !r.isPreposition(key)
}

func (r *reader) isPreposition(key string) bool {
	switch key {
	case "with", "for", "from", "to", "by", "over", "and", "the", "a", "w", "via", "after", "before", "today", "yesterday":
		return true
	}
	return has(placing(), key) || has(concerning(), key)
}

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
		if t := r.tokens[i]; (t.key == "with" || t.key == "to" || t.key == "from" || has(contacting(), t.key)) && r.starts[i+1] != nil && r.starts[i+1].sure && !r.starts[i+1].owner {
			return true
		}
	}
	return false
}

// mustAsk reports whether what looks like a name stands where only a name can.
func (r *reader) mustAsk(m *mention, role mode) bool {
	t := r.tokens[m.from]
	if has(calendar(), t.key) && m.to == m.from+1 && !r.isFirstName(m, t) || has(calendar(), t.key) && isNumber(r.keyAt(m.to)) {
		return false
	}
	key, _ := r.verb(m)
	switch {
	case !t.capital():
		return r.slot && !has(ordinary(), t.key) && !has(small(), t.key)
	case r.slot:
		return true
	case r.linked && r.role == with && r.mode != spokenOf && r.mode != told:
		return r.anded || r.comma && (key == "" || r.isPreposition(key)) && !isNumber(key)
	case r.clause && r.mode == open && !has(nobodies(), t.key):
		return isPast(key) && (has(contacting(), key) || has(saying(), key)) || r.besideKnown(m)
	}
	return false
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

func (r *reader) isFirstName(m *mention, t token) bool {
	for _, key := range []string{t.key, t.owner} {
		if who, _ := r.best(key); key != "" && len(who) > 0 {
			return true
		}
	}
	return false
}

func isNumber(key string) bool { return key != "" && strings.Trim(key, "0123456789") == "" }
