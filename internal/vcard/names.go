package vcard

import (
	"errors"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// nameParts are the components of N, in its order.
type nameParts struct {
	family, given, additional, prefix, suffix string

	more string // what further components say that these do not
}

func readNameParts(value string) nameParts {
	c := splitComponents(value, 5)
	return nameParts{c[0], c[1], c[2], c[3], c[4], unsaid(c, 5)}
}

// unsaid is what the components behind the first few say that those do not.
func unsaid(components []string, few int) string {
	first, more := strings.Join(components[:few], " "), components[few:]
	return joined(" ", slices.DeleteFunc(slices.Clone(more), func(s string) bool { return journal.Says(first, s) })...)
}

func (n nameParts) list() []string {
	return []string{n.family, n.given, n.additional, n.prefix, n.suffix}
}

func (r *reading) takeName(p property) error {
	switch p.name {
	case "FN":
		if r.formatted != "" {
			r.keepWhole(p.plain())
			return r.alias(p.text())
		}
		var err error
		r.written = p
		r.formatted, err = journal.CleanName(p.text())
		return err
	case "N":
		if r.apart.name != "" {
			r.keepWhole(p.plain())
			return r.alias(readNameParts(p.value).whole())
		}
		r.parts, r.apart = readNameParts(p.value), p
		return nil
	case "NICKNAME":
		r.whole(p)
		for _, name := range splitValue(p.value, ",") {
			if err := r.alias(name); err != nil {
				return err
			}
		}
		return nil
	}
	const nickname = "vnd.android.cursor.item/nickname" // as Android has it in 2.1
	if parts := splitComponents(p.value, 2); parts[0] == nickname {
		r.whole(p)
		return r.alias(parts[1])
	}
	return r.keep(p)
}

// alias gives the contact another name, once.
func (r *reading) alias(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	name, err := journal.CleanName(text)
	c := &r.card.Contact
	if err == nil && !slices.Contains(c.Aliases, name) {
		c.Aliases = append(c.Aliases, name)
	}
	return err
}

// whole is the name of which the card has the parts, without "Dr." and the like.
func (n nameParts) whole() string {
	return joined(" ", n.given, n.additional, n.family, n.suffix, n.more)
}

// unlessReached has an e-mail address for a name that they go by, unless it is one to reach them.
func (r *reading) unlessReached(address string) error {
	if slices.ContainsFunc(r.points, func(p ranked) bool { return strings.EqualFold(p.Value, address) }) {
		return nil
	}
	return r.alias(address)
}

// joined is what of the parts is not empty, with a separator between.
func joined(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

// nameOf is the name of somebody by FN and N: as it is written out, but neither turned round ("Whitcomb, Dana"), nor
// beginning with "Dr.", nor an e-mail address, where the parts say better.
func nameOf(formatted string, n nameParts) string {
	plain := joined(" ", n.given, n.additional, n.family)
	if formatted == "" || plain == "" {
		return joined("", formatted, n.whole())
	}
	turned, _ := journal.Turned(formatted)
	if key := journal.NameKey(turned); turned != "" && (key == journal.NameKey(plain) || key == journal.NameKey(n.whole())) {
		return n.whole()
	}
	if journal.IsEmail(formatted) && !journal.IsEmail(plain) {
		return n.whole()
	}
	if rest, ok := strings.CutPrefix(formatted, n.prefix+" "); ok && n.prefix != "" && journal.Says(rest, n.family) {
		return strings.TrimSpace(rest)
	}
	return formatted
}

// apartOf takes a name apart, for N: the last word is the family name, with "de la" and the like before it, what is between
// the first and that is additional, and Jr. and PhD come behind.
func apartOf(name string) nameParts {
	words, n := strings.Fields(name), nameParts{}
	for len(words) > 2 && journal.IsSuffix(words[len(words)-1]) {
		n.suffix = joined(" ", words[len(words)-1], n.suffix)
		words = words[:len(words)-1]
		words[len(words)-1] = strings.TrimSuffix(words[len(words)-1], ",")
	}
	if len(words) < 2 {
		return nameParts{given: name}
	}
	family := len(words) - 1
	for family > 1 && isParticle(words[family-1]) {
		family--
	}
	n.given, n.additional, n.family = words[0], strings.Join(words[1:family], " "), strings.Join(words[family:], " ")
	if nameOf(name, n) != name {
		return nameParts{given: name}
	}
	return n
}

// isParticle reports whether a word belongs to the family name behind it.
func isParticle(word string) bool {
	switch strings.ToLower(word) {
	case "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "las", "le", "los", "san", "st.",
		"ten", "ter", "van", "vande", "von", "zu", "zur":
		return true
	}
	return false
}

// settleName finds out what the contact is called, and whether it stands for an organization.
func (r *reading) settleName() error {
	c := &r.card.Contact
	name := nameOf(r.formatted, r.parts)
	organization := r.position.Organization
	company := r.isCompany || r.parts == (nameParts{}) && organization != "" && journal.NameKey(name) == journal.NameKey(organization)
	switch {
	case name != "":
	case r.isCompany, len(c.Aliases) == 0:
		name, company = organization, true
	default:
		name, c.Aliases = c.Aliases[0], c.Aliases[1:]
	}
	if name == "" {
		return journal.Bad("give the card a name, FN, or leave it out with --skip-bad", "the card has no name")
	}
	c.Kind = journal.Person
	if company {
		c.Kind = journal.Organization
	}
	var err error
	if c.Name, err = journal.CleanName(name); err == nil {
		err = r.keepParts()
	}
	if err == nil && journal.IsEmail(r.formatted) && name != r.formatted {
		err = r.unlessReached(r.formatted)
	}
	c.Aliases = slices.DeleteFunc(c.Aliases, func(a string) bool { return a == c.Name })
	r.keepWritten()
	return err
}

// keepWritten keeps the line whole that has the name as it is written out, where it says more and the name can be told from it again.
func (r *reading) keepWritten() {
	c := r.card.Contact
	switch {
	case r.formatted == "", r.written.group == "" && len(r.written.params) == 0:
	case nameOf(r.formatted, readNameParts(nameLine(c).value)) == c.Name:
		r.whole(r.written)
	default:
		r.remarkParams(r.written)
	}
}

// keepParts keeps how the card takes the name apart, where it is not how anybody would. Where it is another name, they go by
// that, too.
func (r *reading) keepParts() (err error) {
	name, p := r.card.Contact.Name, r.apart.plain()
	if r.parts == (nameParts{}) || r.parts == apartOf(name) && r.isHeld(p) {
		return nil
	}
	if r.parts != apartOf(name) && !r.parts.fit(name) {
		err = r.alias(r.parts.whole())
	}
	if nameOf(name, r.parts) == name {
		err = errors.Join(err, r.keep(p))
	}
	return err
}

// fit reports whether these are the parts of a name.
func (n nameParts) fit(name string) bool {
	return nameOf(name, n) == name && journal.Says(name, n.given+" "+n.family)
}
