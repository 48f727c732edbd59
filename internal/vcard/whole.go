package vcard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// propertyCountry tells in which country's way Apple's programs write the address of a group.
const propertyCountry = "X-ABADR"

// whole keeps a line whole of which the contact holds only a part: beside what was read of it, to be given back in the place of
// what rel would write.
func (r *reading) whole(p property) {
	if p = p.plain(); !r.isHeld(p) {
		r.keepWhole(p)
	}
}

// keepWhole keeps a line whole, with what its group says of it.
func (r *reading) keepWhole(p property) {
	line := strings.ToValidUTF8(p.String(), "�")
	for _, more := range [][2]string{{propertyLabel, r.labels[p.group]}, {propertyCountry, r.country(p)}} {
		if p.group != "" && more[1] != "" {
			line += "\n" + more[0] + ":" + more[1]
		}
	}
	if len(line) > largestKept {
		r.remark("what %s says beyond its text left out, as the line is too long to be kept", p.name)
		return
	}
	r.keepAs(journal.Whole(p.name, line))
}

// country is what the group of an address says of how it is written.
func (r *reading) country(p property) string {
	if p.name != "ADR" || p.group == "" {
		return ""
	}
	return r.countries[p.group]
}

// plain is a property in the one form in which it is kept whole: what is usual is left out, and what is most preferred is so as 4.0
// says it.
func (p property) plain() property {
	var types, rest []param
	seen := map[string]bool{}
	for _, x := range p.params {
		word := strings.ToLower(x.value)
		switch {
		case x.name == "TYPE" && word == "pref", x.name == "PREF" && rank(p) != unranked:
		case x.name == "TYPE" && (seen[word] || isUsualType(p.name, word)), x.name == "VALUE" && isUsualValue(p, word):
		case x.name == "TYPE":
			seen[word] = true
			types = append(types, param{"TYPE", word})
		default:
			rest = append(rest, x)
		}
	}
	if n := rank(p); n != unranked {
		rest = append(rest, param{"PREF", strconv.Itoa(n)})
	}
	p.params, p.value = slices.Concat(types, rest), p.plainValue()
	return p
}

// plainValue is the value without what says nothing more: the scheme of an address, and the whole address once more, which Gmail
// writes behind its components.
func (p property) plainValue() string {
	text := strings.TrimSpace(p.text())
	switch p.name {
	case "EMAIL":
		if bare := journal.CutScheme(text, "mailto:"); bare != text {
			return escape(bare)
		}
	case "TEL":
		if number := telephone(text); number != text {
			return escape(number)
		}
	case "ADR":
		parts := splitRaw(p.value)
		if len(parts) != 8 {
			break
		}
		seven, again := readAddress(strings.Join(parts[:7], ";")).String(), unescape(parts[7])
		if journal.Says(seven, again) && journal.Says(again, seven) {
			return strings.Join(parts[:7], ";")
		}
	}
	return p.value
}

// isUsualType reports whether a type is what such a property is of by itself.
func isUsualType(name, word string) bool {
	switch name {
	case "TEL":
		return word == "voice"
	case "EMAIL":
		return word == "internet"
	case "ADR", "LABEL":
		return word == "intl" || word == "postal" || word == "parcel"
	}
	return false
}

// isUsualValue reports whether a kind of value is what such a property has by itself.
func isUsualValue(p property, kind string) bool {
	text := strings.TrimSpace(p.text())
	switch kind {
	case "text":
		return !isDate(p.name)
	case "uri", "url":
		return p.name == "URL" || p.name == "UID" || p.name == "TEL" && telephone(text) != text
	case "date", "date-time", "date-and-or-time":
		return isDate(p.name)
	}
	return false
}

// isHeld reports whether a contact holds all that a line says, which is plain.
func (r *reading) isHeld(p property) bool {
	isOurs := func(x param) bool {
		return x.name == "TYPE" || x.name == paramOmit && x.value == "1604" || x.name == paramField || x.name == paramCustom
	}
	isMore := func(x param) bool { return !isOurs(x) }
	return !slices.ContainsFunc(p.params, isMore) && r.country(p) == "" && r.holdsLabel(p) && holdsValue(p)
}

// holdsValue reports whether rel would write the value as it is, as far as that says something.
func holdsValue(p property) bool {
	switch p.name {
	case "ADR":
		a := readAddress(p.value)
		return a.more == "" && len(splitRaw(p.value)) <= 7 && structured(a.list()) == addressOf(a.String()).value()
	case "N":
		return len(splitRaw(strings.TrimRight(p.value, "; "))) <= 5
	case "ORG":
		parts := splitComponents(strings.TrimRight(p.value, "; "), 1)
		return len(parts) <= 2 && parts[0] != ""
	case "X-ANDROID-CUSTOM":
		parts := splitComponents(p.value, 3)
		return joined("", parts[3:]...) == "" && (parts[2] == "" || parts[2] == "1")
	}
	return !isDate(p.name) || !strings.ContainsAny(strings.TrimSpace(p.text()), "Tt ")
}

// holdsLabel reports whether the label of a contact says all that types and a label of somebody's own say.
func (r *reading) holdsLabel(p property) bool {
	types, own := p.types(), p.param(paramCustom)
	if p.group != "" {
		own = cmp.Or(unescape(r.labels[p.group]), own)
	}
	switch _, isPoint := kindOf(p.name); {
	case !isPoint && p.name != propertyDate:
		return len(types) == 0 && own == ""
	case own != "" && len(types) == 0:
		label := r.label(p)
		if p.name == propertyDate {
			label = strings.ToLower(label)
		}
		return label == own || p.name == propertyDate && label == anniversary
	case own != "":
		return false
	}
	known, ok := typesOf(labelOf(types))
	slices.Sort(types)
	slices.Sort(known)
	return ok && slices.Equal(types, known)
}
