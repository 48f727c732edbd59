package journal

import (
	"cmp"
	"slices"
	"strings"
)

// Twins are two contacts that may be one.
type Twins struct {
	A, B    Contact
	Reasons []Reason // why, the surest first
	Against string   // what speaks against it, as a clause; empty when nothing does
}

// Reason is why two contacts may be one.
type Reason struct {
	Likeness Likeness
	By       string // the address, the number or the organization that they share; empty where that goes without saying
}

// String is the reason as it is read: "same e-mail dana@example.org".
func (r Reason) String() string {
	switch {
	case r.By == "":
		return string(r.Likeness)
	case r.Likeness == NearName:
		return string(r.Likeness) + " at " + r.By
	default:
		return string(r.Likeness) + " " + r.By
	}
}

// mostShared is how many contacts can have an address or a number in common that is still taken for a person's own: one
// that more have is an office's, and says nothing of people whose names differ.
const mostShared = 2

// mostAbreast is with how many others of a kind a contact is compared, so that a thousand of one name take no hour.
const mostAbreast = 200

// FindTwins is the pairs among all contacts that may be one, the surest first and those that something speaks against
// last; compared is how many pairs were looked at for that. Only contacts that have something in common are looked at: an
// e-mail address, a phone number, be it as at home or as from abroad, two words of a name or a name for them, or of those at one
// organization a word. A person and an organization are a pair only by an e-mail address.
func FindTwins(all []Contact) (found []Twins, compared int) {
	f := twinFinder{all: all, marks: make([]marks, len(all)), under: map[string][]int{}, seen: map[[2]int]bool{}}
	for i := range all {
		f.enter(i)
	}
	for key, group := range f.under {
		if word, ok := strings.CutPrefix(key, underPlace); ok && len(group) > mostColleagues {
			f.compareNear(group, word[strings.LastIndexByte(word, '/')+1:])
			continue
		}
		for at, i := range group {
			for _, j := range group[at+1 : min(len(group), at+1+mostAbreast)] {
				f.compare(i, j)
			}
		}
	}
	slices.SortFunc(f.found, bySureness)
	found = make([]Twins, len(f.found))
	for i, t := range f.found {
		found[i] = *t
	}
	return found, len(f.seen)
}

// bySureness is the order of pairs.
func bySureness(a, b *Twins) int {
	against := func(t *Twins) int { return min(len(t.Against), 1) }
	return cmp.Or(
		cmp.Compare(against(a), against(b)),
		cmp.Compare(a.Reasons[0].Likeness.sureness(), b.Reasons[0].Likeness.sureness()),
		cmp.Compare(len(b.Reasons), len(a.Reasons)),
		cmp.Compare(a.A.ID, b.A.ID), cmp.Compare(a.B.ID, b.B.ID))
}

// twinFinder looks for twins among contacts, which it knows by where they stand in all.
type twinFinder struct {
	all   []Contact
	marks []marks
	under map[string][]int // those who have a mark in common
	seen  map[[2]int]bool
	found []*Twins
}

// marks is what a contact is compared by.
type marks struct {
	names  []called
	emails map[string]string // as they are written, by what they are compared by; likewise the others
	phones map[string]string
	places map[string]string // organizations
}

func marksOf(c Contact) marks {
	m := marks{names: []called{newCalled(c.Name)}, emails: map[string]string{}, phones: map[string]string{}, places: map[string]string{}}
	for _, alias := range c.Aliases {
		m.names = append(m.names, newCalled(alias))
	}
	for _, p := range c.Points {
		switch p.Kind {
		case PointEmail:
			m.emails[p.Key()] = p.Value
		case PointPhone:
			m.phones[reach(p.Value)] = p.Value
		}
	}
	for _, p := range c.Positions {
		m.places[NameKey(p.Organization)] = p.Organization
	}
	for _, of := range []map[string]string{m.emails, m.phones, m.places} {
		delete(of, "")
	}
	return m
}

// What the keys begin with under which contacts are entered.
const (
	underEmail = "e "
	underPhone = "p "
	underTail  = "t " // the last digits of a phone
	underName  = "n "
	underPlace = "o "
)

// enter enters a contact under all that it can have in common with another.
func (f *twinFinder) enter(i int) {
	f.marks[i] = marksOf(f.all[i])
	m := &f.marks[i]
	keys := map[string]bool{}
	for email := range m.emails {
		keys[underEmail+email] = true
	}
	for phone := range m.phones {
		keys[underPhone+phone] = true
		if tail := tailOf(phone); tail != "" {
			keys[underTail+tail] = true
		}
	}
	for _, name := range m.names {
		if f.all[i].Kind == Organization {
			keys[underName+name.squeezed()] = true
			continue
		}
		for _, key := range name.keys() {
			keys[underName+key] = true
		}
		for place := range m.places {
			for _, word := range name.words {
				keys[underPlace+place+"/"+word] = true
			}
		}
	}
	for key := range keys {
		f.under[key] = append(f.under[key], i)
	}
}

// keys is what a person's name has in common with another that it is like: its first and its last word each with any
// other, in the order of letters, and under every given name that a word may stand for. Initials are passed over.
func (c called) keys() (out []string) {
	words := slices.DeleteFunc(slices.Clone(c.words), isInitial)
	if len(words) < 2 {
		return append(words, c.key)
	}
	last := len(words) - 1
	for i := range words {
		for j := i + 1; j <= last; j++ {
			if i != 0 && j != last {
				continue
			}
			for _, a := range asGiven(words[i]) {
				for _, b := range asGiven(words[j]) {
					out = append(out, min(a, b)+" "+max(a, b))
				}
			}
		}
	}
	return out
}

// compare compares two contacts, once.
func (f *twinFinder) compare(i, j int) {
	if f.all[i].ID > f.all[j].ID {
		i, j = j, i
	}
	if f.seen[[2]int{i, j}] {
		return
	}
	f.seen[[2]int{i, j}] = true
	a, b := &f.marks[i], &f.marks[j]
	t := Twins{A: f.all[i], B: f.all[j]}
	like := a.likeName(b, t.A.Kind, t.B.Kind)
	for _, email := range common(a.emails, b.emails) {
		if like != "" || len(f.under[underEmail+email]) <= mostShared {
			t.Reasons = append(t.Reasons, Reason{SameEmail, a.emails[email]})
		}
	}
	if t.A.Kind == t.B.Kind {
		for _, phone := range a.samePhones(b) {
			if like != "" || f.isOwn(phone) {
				t.Reasons = append(t.Reasons, Reason{SamePhone, a.phones[phone]})
			}
		}
		t.Reasons = append(t.Reasons, a.nameReasons(b, like, t.A.Kind)...)
	}
	if len(t.Reasons) > 0 {
		t.Against = against(t, like)
		f.found = append(f.found, &t)
	}
}

// samePhones is the numbers of a contact that another has as well, written as at home or as from abroad.
func (m *marks) samePhones(o *marks) []string {
	same := common(m.phones, o.phones)
	for phone := range m.phones {
		if _, both := o.phones[phone]; both {
			continue
		}
		for other := range o.phones {
			if homeAndAbroad(phone, other) {
				same = append(same, phone)
				break
			}
		}
	}
	slices.Sort(same)
	return same
}

// isOwn reports whether so few have a number, however it is written, that it is a person's.
func (f *twinFinder) isOwn(phone string) bool {
	tail := tailOf(phone)
	return len(f.under[underPhone+phone]) <= mostShared && (tail == "" || len(f.under[underTail+tail]) <= mostShared)
}

// nameReasons is what the names of two contacts have in common, or of two people at one organization nearly have.
func (m *marks) nameReasons(o *marks, like Likeness, kind Kind) []Reason {
	if like != "" {
		return []Reason{{Likeness: like}}
	}
	places := common(m.places, o.places)
	if kind != Person || len(places) == 0 || !m.nearName(o) {
		return nil
	}
	return []Reason{{NearName, m.places[places[0]]}}
}

// likeName is the surest that any two names of theirs have in common; empty where none is like another, or where one is a
// person's and the other an organization's.
func (m *marks) likeName(o *marks, kind, other Kind) (surest Likeness) {
	if kind != other {
		return ""
	}
	for _, x := range m.names {
		for _, y := range o.names {
			like := x.like(y)
			if kind == Organization {
				like = x.likeOrganization(y)
			}
			if like != "" && (surest == "" || like.sureness() < surest.sureness()) {
				surest = like
			}
		}
	}
	return surest
}

func (m *marks) nearName(o *marks) bool {
	return slices.ContainsFunc(m.names, func(x called) bool { return slices.ContainsFunc(o.names, x.near) })
}

// against is what speaks against two contacts being one: what Contradiction says, or that only an address or a number is
// the same.
func against(t Twins, like Likeness) string {
	why := Contradiction(t.A, t.B, nil)
	last := t.Reasons[len(t.Reasons)-1].Likeness
	if why == "" && like == "" && last != NearName {
		why = "names differ"
	}
	return why
}

// common is the keys that two maps share, sorted.
func common(a, b map[string]string) (out []string) {
	for key := range a {
		if _, ok := b[key]; ok {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// Why is the reasons as they are read, with what speaks against them.
func (t Twins) Why() string {
	var parts []string
	for _, r := range t.Reasons {
		parts = append(parts, r.String())
	}
	text := strings.Join(parts, ", ")
	if t.Against != "" {
		text += ", but " + t.Against
	}
	return text
}
