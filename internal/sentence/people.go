package sentence

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// Contact is somebody whom a sentence may name.
type Contact struct {
	ID           int64
	Name         string
	Aliases      []string
	Titles       []string // of the positions they hold
	Organization bool
}

// rank says how surely a name is somebody's own; the lowest is the surest.
type rank int

const (
	whole rank = iota // a name or an alias as it stands in the journal
	near              // one without its Jr. or its middle name, or an alias with the surname
	given             // a first name, or an alias of one word
)

// bearer is somebody with a name.
type bearer struct {
	who  int // their place in people
	rank rank
}

// people are the contacts known, by all that they may be called.
type people struct {
	all      []person
	names    map[string][]bearer // by journal.NameKey
	surnames map[string][]int
	offices  map[string]bool // the words of their titles that may stand before a surname
	most     int             // of how many words the longest name is
}

type person struct {
	Contact
	surname string   // its key
	titles  []string // the words of their titles
	loud    bool     // it has an alias of capitals alone, which counts in capitals alone
}

func newPeople(contacts []Contact) *people {
	p := &people{names: map[string][]bearer{}, surnames: map[string][]int{}, offices: map[string]bool{}}
	for _, c := range contacts {
		p.all = append(p.all, person{Contact: c})
		if who := len(p.all) - 1; c.Organization {
			p.addOrganization(who, c)
		} else {
			p.addPerson(who, c)
		}
	}
	return p
}

func (p *people) addOrganization(who int, c Contact) {
	for _, name := range append([]string{c.Name}, c.Aliases...) {
		key := journal.NameKey(name)
		if bare := strings.TrimPrefix(key, "the "); bare != "" {
			key = bare
		}
		p.enter(key, who, whole)
		p.all[who].loud = p.all[who].loud || name == strings.ToUpper(name)
	}
}

func (p *people) addPerson(who int, c Contact) {
	title, pieces := p.parted(c.Name)
	for _, t := range append(c.Titles, title) {
		p.all[who].titles = append(p.all[who].titles, journal.Words(journal.NameKey(t))...)
		p.addOffice(t)
	}
	full := journal.NameKey(strings.Join(pieces, " "))
	p.enter(journal.NameKey(c.Name), who, whole)
	p.enter(full, who, whole)
	pieces = withoutSuffixes(pieces)
	first, last := parts(pieces)
	p.enter(journal.NameKey(strings.Join(pieces, " ")), who, near)
	p.enter(strings.TrimSpace(journal.NameKey(pieces[0])+" "+last), who, near)
	p.enter(journal.NameKey(pieces[0]), who, given)
	p.enter(first, who, given)
	if last != "" {
		p.all[who].surname = last
		p.surnames[last] = append(p.surnames[last], who)
	}
	for _, alias := range c.Aliases {
		p.addAlias(who, alias, last)
	}
}

func (p *people) addAlias(who int, alias, last string) {
	key := journal.NameKey(alias)
	if strings.Contains(key, " ") {
		p.enter(key, who, whole)
		return
	}
	p.enter(key, who, given)
	if last != "" {
		p.enter(key+" "+last, who, near)
	}
}

// parted is the words of a name, and the titles before it, as in "Dr. Maria Lopez".
func (p *people) parted(name string) (title string, pieces []string) {
	pieces = strings.Fields(strings.ReplaceAll(name, ",", " "))
	for len(pieces) > 1 && has(titles(), journal.NameKey(pieces[0])) {
		title += " " + canonical(journal.NameKey(pieces[0]))
		pieces = pieces[1:]
	}
	if len(pieces) == 0 {
		pieces = []string{name}
	}
	return title, pieces
}

// addOffice notes the word of a title that stands before a surname: of "Deputy director of rates", director.
func (p *people) addOffice(title string) {
	head, _, _ := strings.Cut(title, ",")
	for _, small := range []string{" of ", " to ", " for ", " at ", " in "} {
		head, _, _ = strings.Cut(head, small)
	}
	if words := journal.Words(journal.NameKey(head)); len(words) > 0 {
		p.offices[words[len(words)-1]] = true
	}
}

func (p *people) enter(key string, who int, r rank) {
	if key == "" || slices.ContainsFunc(p.names[key], func(b bearer) bool { return b.who == who }) {
		return
	}
	p.names[key] = append(p.names[key], bearer{who, r})
	p.most = max(p.most, strings.Count(key, " ")+1)
}

func withoutSuffixes(pieces []string) []string {
	for len(pieces) > 1 && journal.IsSuffix(pieces[len(pieces)-1]) {
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}

// parts are the keys of the first names and of the surname; the latter is empty for a name of one word. Small words
// such as "de la" belong to the surname.
func parts(pieces []string) (first, last string) {
	if len(pieces) < 2 {
		return journal.NameKey(pieces[0]), ""
	}
	at := len(pieces) - 1
	for at > 1 && has(particles(), journal.NameKey(pieces[at-1])) {
		at--
	}
	return journal.NameKey(strings.Join(pieces[:at], " ")), journal.NameKey(strings.Join(pieces[at:], " "))
}

// best is who bears a name the most surely, and how surely.
func (p *people) best(key string) (who []int, r rank) {
	r = given + 1
	for _, b := range p.names[key] {
		if b.rank < r {
			who, r = nil, b.rank
		}
		if b.rank == r {
			who = append(who, b.who)
		}
	}
	return who, r
}

// named is who has a first name or alias and a surname that begins so.
func (p *people) named(first, initial string) (who []int) {
	for _, b := range p.names[first] {
		if x := p.all[b.who]; !x.Organization && strings.HasPrefix(x.surname, initial) && !strings.Contains(first, x.surname) {
			who = append(who, b.who)
		}
	}
	return who
}

// holding is those of some people who have a title.
func (p *people) holding(who []int, title string) (fits []int) {
	for _, w := range who {
		if p.all[w].holds(title) {
			fits = append(fits, w)
		}
	}
	return fits
}

// holds reports whether a form of address or an office is theirs.
func (x person) holds(title string) bool {
	if x.Organization {
		return false
	}
	title = canonical(title)
	if title == "mr" {
		return true
	}
	also := sameOffice(title)
	return slices.ContainsFunc(x.titles, func(word string) bool { return canonical(word) == title || has(also, word) })
}
