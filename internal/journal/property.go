package journal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Property is what another program says of a contact and rel has no place for, kept aside to be given back: lines of a
// vCard, in their one form. Several that belong together are parted by a line break.
type Property struct {
	Name string `json:"name"` // "PHOTO", "X-SPOUSE"; PropertyUID for what that program calls the contact
	Key  string `json:"-"`    // what two are compared by
	Line string `json:"line"` // empty where only the key was asked for
}

// PropertyUID names the properties that are what other programs call the contact.
const PropertyUID = "UID"

// longestKey is up to how many bytes a line is its own key; a photo would be a large one.
const longestKey = 120

// Aside is a property of a name and its lines.
func Aside(name, line string) Property {
	p := Property{Name: name, Key: line, Line: line}
	if len(line) > longestKey {
		sum := sha256.Sum256([]byte(line))
		p.Key = hex.EncodeToString(sum[:])
	}
	return p
}

// wholeMark ends the names of lines that are kept whole: "TEL+".
const wholeMark = "+"

// Whole is a line of which the contact itself has the better part, kept for the rest of it, as it stands. It is given back in the
// place of what rel would write, for as long as the contact says the same.
func Whole(name, line string) Property { return Aside(name+wholeMark, line) }

// IsWhole reports whether it is such a line.
func (p Property) IsWhole() bool { return strings.HasSuffix(p.Name, wholeMark) }

// IsAside reports whether it is kept for other programs alone: what they call a contact, how they take its name apart, and what
// the contact has the better part of, is there for rel, too.
func (p Property) IsAside() bool { return p.Name != PropertyUID && p.Name != "N" && !p.IsWhole() }

// KeptFor is what is kept of a contact as far as it may stand beside one of this name: how another program takes a name apart is said of
// no other name.
func (c Contact) KeptFor(name string) []Property {
	if NameKey(c.Name) == NameKey(name) {
		return c.Kept
	}
	return slices.DeleteFunc(slices.Clone(c.Kept), func(p Property) bool { return p.Name == "N" })
}

// PropertyNames are what properties are of, each name once, with how many there are where there are several: "PHOTO",
// "2 IMPP". Those that are not aside are none of it.
func PropertyNames(all []Property) []string {
	var names []string
	count := map[string]int{}
	for _, p := range all {
		if !p.IsAside() {
			continue
		}
		if count[p.Name]++; count[p.Name] == 1 {
			names = append(names, p.Name)
		}
	}
	return InNumbers(names, count)
}

// InNumbers is names with how many there are of each where there are several.
func InNumbers(names []string, count map[string]int) []string {
	var out []string
	for _, name := range names {
		if n := count[name]; n > 1 {
			name = fmt.Sprintf("%d %s", n, name)
		}
		out = append(out, name)
	}
	return out
}

// Outdated is what of that kept beside the details of a contact says otherwise than they do on a day.
type Outdated func(Contact, Day) []Property

// fillProperties keeps aside what another account has of a name there is nothing of yet. What other programs call the
// contact comes together. A line is not kept beside details that say otherwise even as they are filled: they may have been removed
// here.
func (f *Filling) fillProperties(have, from Contact, today Day, outdated Outdated) {
	var kept, other []Property
	for _, p := range from.KeptFor(have.Name) {
		switch {
		case slices.ContainsFunc(have.Kept, func(q Property) bool { return q.Key == p.Key }):
		case !p.IsAside() && f.removed != nil && f.removed(DetailKept, p.Key): // which was let go
		case p.Name == PropertyUID || !slices.ContainsFunc(have.Kept, func(q Property) bool { return q.Name == p.Name }):
			kept = append(kept, p)
		default:
			p.Name = strings.TrimSuffix(p.Name, wholeMark)
			other = append(other, p)
		}
	}
	f.Add.Kept = kept
	if outdated != nil && len(kept) > 0 {
		gone := outdated(f.Of(have), today)
		kept = slices.DeleteFunc(kept, func(p Property) bool { return slices.Contains(gone, p) })
		f.Add.Kept = kept
	}
	if names := PropertyNames(kept); names != nil {
		f.gains("kept aside", strings.Join(names, ", "))
	} else if slices.ContainsFunc(kept, func(p Property) bool { return p.Name == PropertyUID }) {
		f.Gains = append(f.Gains, "what another program calls them")
	} else if len(kept) > 0 {
		f.Gains = append(f.Gains, "how another program writes it")
	}
	if names := PropertyNames(other); names != nil {
		f.Differs = append(f.Differs, "otherwise in the file than kept aside here: "+strings.Join(names, ", "))
	}
}
