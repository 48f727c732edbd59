package sentence

// titled is somebody named by a title and a surname, "Senator Banks", or a title and a first name. Where the title is
// nobody's of that name, it is somebody unknown. A whole name needs no title, and whoever has it is meant.
func (f *finder) titled(i int) (mention, bool) {
	at := f.behindTitles(i)
	if at == i || at == len(f.tokens) || !f.joined(at) || f.tokens[i].owner != "" {
		return mention{}, false
	}
	if m, ok := f.longest(at, false); ok && m.to-m.from > 1 && !f.tokens[m.to-1].isInitial() {
		m, ok = f.known(at)
		m.from = i
		return m, ok
	}
	title, name := f.tokens[at-1].key, f.tokens[at]
	if m, ok := f.surnamed(i, at, title); ok {
		return m, true
	}
	if !name.capital() || has(small(), name.key) || has(calendar(), name.key) || f.tokens[i].begins && !has(titles(), title) {
		return mention{}, false
	}
	m := f.bySurname(i)
	m.to = max(m.to, f.run(at))
	m.owner = f.tokens[m.to-1].owner != ""
	return m, true
}

// behindTitles is the token behind the titles that begin at one, "Deputy Commissioner"; the same where none do.
func (f *finder) behindTitles(i int) int {
	behind := i
	for at := i; at < len(f.tokens) && (at == i || f.joined(at)); at++ {
		if f.isTitle(at) {
			behind = at + 1
		} else if !has(ranks(), f.tokens[at].key) {
			break
		}
	}
	return behind
}

// isTitle reports whether a token may stand before a surname.
func (f *finder) isTitle(i int) bool {
	t := f.tokens[i]
	return has(titles(), t.key) || t.capital() && f.offices[t.key]
}

// surnamed is who has a title and the surname, or else the first name, that begins at a token.
func (f *finder) surnamed(from, at int, title string) (mention, bool) {
	for to := f.reach(at, f.most); to > at; to-- {
		for _, owner := range []bool{false, true} {
			if owner && f.tokens[to-1].owner == "" {
				continue
			}
			key := f.key(at, to, owner)
			who := f.holding(f.surnames[key], title)
			if first, _ := f.best(key); len(who) == 0 {
				who = f.holding(first, title)
			}
			if len(who) == 0 || !f.tokens[at].capital() && has(ordinary(), key) {
				continue
			}
			m := mention{from: from, to: to, who: who, owner: owner, sure: true}
			if !owner && to < len(f.tokens) && f.joined(to) && f.tokens[to].named() {
				return mention{from: from, to: f.run(at)}, true
			}
			return m, true
		}
	}
	return mention{}, false
}

// unknown is capitalized words that may be a name nobody has, and a name that is not written as one: a surname alone,
// a first name in small letters. They are asked about where only a name can stand.
func (f *finder) unknown(i int) (mention, bool) {
	t := f.tokens[i]
	m := mention{from: i, to: i + 1, who: f.bearing(t), owner: t.owner != "", place: has(places(), t.key)}
	if len(m.who) == 0 {
		return f.stranger(m)
	}
	switch {
	case !t.capital():
		return m, !has(ordinary(), t.key)
	case t.isInitial(), t.begins && isCue(t.key):
		return m, false
	}
	return f.whole(m), true
}

// stranger is words that nobody known has in their name, as far as they can be a name.
func (f *finder) stranger(m mention) (mention, bool) {
	t := f.tokens[m.from]
	switch {
	case f.hushed && f.isStrange(m.from):
		if m.to < len(f.tokens) && f.touching(m.to) && f.isStrange(m.to) {
			m.to++
		}
		return m, true
	case f.loud, !t.capital(), t.isInitial(), t.begins && isCue(t.key), has(small(), t.key), has(calendar(), t.key):
		return m, false
	}
	return f.whole(m), true
}

// whole is a mention with the rest of the capitalized words it begins.
func (f *finder) whole(m mention) mention {
	t := f.tokens[m.from]
	if t.shouted() || t.begins && !f.strange(t) {
		return m
	}
	if m.to = f.run(m.from); m.to > m.from+1 {
		m.who, m.owner = nil, f.tokens[m.to-1].owner != ""
	}
	return m
}

// isStrange reports whether a word in small letters is none that is known here, so that it may be a name.
func (f *finder) isStrange(i int) bool {
	t := f.tokens[i]
	for _, s := range []func() set{small, ordinary, calendar, nobodies} {
		if has(s(), t.key) {
			return false
		}
	}
	return t.mark == 0 && !t.hidden && !isNumber(t.key[:min(1, len(t.key))]) && !isCue(t.key) && len(f.bearing(t)) == 0
}

// bearing is whose first name, alias or surname a word is.
func (f *finder) bearing(t token) (who []int) {
	for _, key := range []string{t.key, t.owner} {
		if key == "" {
			continue
		}
		if who, _ = f.best(key); len(who) == 0 {
			who = f.surnames[key]
		}
		if len(who) > 0 {
			return who
		}
	}
	return nil
}
