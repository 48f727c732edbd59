package vcard

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// How many lists are taken of all files that come in at once, and how many members of them all.
const (
	mostLists  = 1_000
	mostListed = 100_000
)

// Lists are the lists of contacts in files: cards that stand for nobody, and name other cards as their members. Each of them gets the
// name of the list as a category.
type Lists struct {
	all     []list
	members map[string][]member // by what a card calls itself, or by an e-mail address
	listed  int
	more    int // members beyond those
	beyond  int // lists beyond those that are taken
}

// list is a card that stands for a list.
type list struct {
	name    string
	members []listedAs
	left    []string // the names of what else the card says
}

// listedAs is somebody on a list, as it calls them.
type listedAs struct {
	called string
	found  bool // whether they are in the file
}

// member is the place of somebody on a list.
type member struct{ list, at int }

// Read reads the lists of a file, before its cards are read. Whatever is bad in it is told with those.
func (l *Lists) Read(file io.Reader, o Options) {
	r := reader{lines: openLines(file), o: o}
	for {
		c, err := r.gather()
		switch {
		case err == nil && c.isList() && len(l.all) == mostLists:
			l.beyond++
		case err == nil && c.isList():
			l.add(c)
		case err != nil && !isBad(err):
			return
		}
	}
}

// isList reports whether a card stands for a list of contacts.
func (c *gathered) isList() bool {
	return c.err == nil && slices.ContainsFunc(c.properties, func(p property) bool {
		switch kind := strings.TrimSpace(p.text()); p.name {
		case "KIND", "X-ADDRESSBOOKSERVER-KIND":
			return strings.EqualFold(kind, "group")
		case "X-EVOLUTION-LIST":
			return strings.EqualFold(kind, "true")
		}
		return false
	})
}

func (l *Lists) add(c *gathered) {
	x := list{name: fmt.Sprintf("of line %d", c.begin)}
	named := &reading{}
	for _, p := range c.properties {
		switch p.name {
		case "FN", "N":
			_ = named.takeName(p) // of which a list without a name is told
		case "MEMBER", "X-ADDRESSBOOKSERVER-MEMBER", "EMAIL":
			l.addMember(&x, p)
		case "VERSION", "PRODID", "REV", "PROFILE", "UID", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-EVOLUTION-LIST", propertyLabel:
		default:
			if !slices.Contains(x.left, p.name) && !strings.HasPrefix(p.name, "X-EVOLUTION-LIST") {
				x.left = append(x.left, p.name)
			}
		}
	}
	if name := nameOf(named.formatted, named.parts); name != "" {
		x.name = name
	}
	l.all = append(l.all, x)
}

// addMember adds somebody to a list that is still to be added, by what they may be called.
func (l *Lists) addMember(x *list, p property) {
	if l.listed++; l.listed > mostListed {
		l.more++
		return
	}
	if l.members == nil {
		l.members = map[string][]member{}
	}
	for _, key := range memberKeys(p) {
		l.members[key] = append(l.members[key], member{len(l.all), len(x.members)})
	}
	called := journal.OneSpaced(journal.CutScheme(journal.CutScheme(p.text(), "urn:uuid:"), "mailto:"))
	x.members = append(x.members, listedAs{called: journal.AsTyped(called)})
}

// memberKeys are what a list calls a member: a uid, or an e-mail address.
func memberKeys(p property) (keys []string) {
	text := strings.TrimSpace(p.text())
	if p.name != "EMAIL" && journal.CutScheme(text, "mailto:") == text {
		return []string{uidKey(text)}
	}
	if uid := p.param("X-EVOLUTION-DEST-CONTACT-UID"); uid != "" {
		keys = append(keys, uidKey(uid))
	}
	if _, address, ok := strings.Cut(text, "<"); ok {
		text = strings.TrimSuffix(address, ">")
	}
	return append(keys, mailKey(journal.CutScheme(text, "mailto:")))
}

// uidKey is what a card is called, in the one form of all writings: a member's is a URI where the card's own is none.
func uidKey(uid string) string {
	return "uid " + strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(uid)), "urn:uuid:"), ":abperson")
}

func mailKey(address string) string { return "mail " + journal.EmailKey(address) }

// of are the names of the lists that somebody is on who is called so.
func (l *Lists) of(keys []string) (names []string) {
	if l == nil {
		return nil
	}
	on := map[string]bool{}
	for _, key := range keys {
		for _, m := range l.members[key] {
			l.all[m.list].members[m.at].found = true
			name := l.all[m.list].name
			if key := journal.NameKey(name); !on[key] {
				on[key], names = true, append(names, name)
			}
		}
	}
	return names
}

// Tell says what became of each list, once the cards were read; group is whether the journal has a group of a name.
func (l *Lists) Tell(group func(name string) bool) (lines []string) {
	for _, x := range l.all {
		lines = append(lines, x.tell(group))
	}
	return lines
}

// TellLeft says what of the lists was not taken, as there is too much of it.
func (l *Lists) TellLeft() (lines []string) {
	if l.beyond > 0 {
		lines = append(lines, fmt.Sprintf("%d more lists are left out; %d are taken at once.", l.beyond, mostLists))
	}
	if l.more > 0 {
		lines = append(lines, fmt.Sprintf("Of the lists, %d more members are left out; %d are taken at once.", l.more, mostListed))
	}
	return lines
}

// missing is what those on the list are called who are not in the file.
func (x list) missing() (called []string) {
	for _, m := range x.members {
		if !m.found {
			called = append(called, m.called)
		}
	}
	return called
}

// fewOf is a list as a sentence has it: not all of a long one.
func fewOf(list []string) string {
	const most = 5
	text := strings.Join(list[:min(len(list), most)], ", ")
	if more := len(list) - most; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

func (x list) tell(group func(name string) bool) string {
	missing, all := x.missing(), len(x.members)
	n := all - len(missing)
	where := "a tag"
	if group != nil && group(x.name) {
		where = "the group"
	}
	have := "have"
	if n == 1 {
		have = "has"
	}
	text := fmt.Sprintf("The %d on the list %s %s %s of that name", n, x.name, have, where)
	switch {
	case all == 0:
		text = fmt.Sprintf("The list %s is left out, as nobody is on it", x.name)
	case n == 0:
		text = fmt.Sprintf("The list %s of %d is left out, as none of them is in the file: %s", x.name, all, fewOf(missing))
	case n < all:
		text = fmt.Sprintf("Of the %d on the list %s, %d %s %s of that name, and %d cannot be found in the file: %s",
			all, x.name, n, have, where, all-n, fewOf(missing))
	}
	if x.left != nil {
		text += "; left out of its card: " + strings.Join(x.left, ", ")
	}
	return text + "."
}
