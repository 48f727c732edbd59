package vcard

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// propertyLabel is how Apple's programs, and by now most, name a property of their own choice: of the same group.
const propertyLabel = "X-ABLABEL"

// unranked is behind all that say how much they are preferred.
const unranked = 101

func (r *reading) takePoint(p property) error {
	kind, text := wayOf(p)
	switch {
	case p.name == "LABEL":
		r.printed = append(r.printed, p)
		return nil
	case kind == journal.PointEmail && !journal.IsEmail(text):
		r.remark("EMAIL %q is no e-mail address; kept aside", journal.AsTyped(text))
		return r.keep(p)
	}
	return r.point(kind, text, p)
}

// kindOf is the kind of ways to reach somebody that a property is of.
func kindOf(name string) (journal.PointKind, bool) {
	switch name {
	case "EMAIL":
		return journal.PointEmail, true
	case "TEL":
		return journal.PointPhone, true
	case "URL":
		return journal.PointWeb, true
	case "ADR", "LABEL":
		return journal.PointAddress, true
	}
	return "", false
}

// wayOf is the way to reach somebody that a property is.
func wayOf(p property) (kind journal.PointKind, text string) {
	kind, _ = kindOf(p.name)
	text = strings.TrimSpace(p.text())
	switch p.name {
	case "EMAIL":
		text = journal.CutScheme(text, "mailto:")
	case "TEL":
		text = telephone(text)
	case "ADR":
		text = readAddress(p.value).String()
	}
	return kind, text
}

// telephone is a number as a person writes it, which may stand as a URI: tel:+1-202-555-0142;ext=12.
func telephone(text string) string {
	number := journal.CutScheme(text, "tel:")
	if number == text {
		return text
	}
	plain, params, more := strings.Cut(number, ";")
	if extension, ok := strings.CutPrefix(params, "ext="); ok && !strings.Contains(extension, ";") {
		return plain + " x" + extension
	}
	if more { // of which only the programs of telephones know what they say
		return text
	}
	return number
}

// point adds a way to reach the contact.
func (r *reading) point(kind journal.PointKind, text string, p property) error {
	value, err := journal.CleanText(string(kind), text)
	if err == nil && value != "" {
		r.points = append(r.points, ranked{journal.Point{Kind: kind, Value: value, Label: r.label(p)}, rank(p), p})
	}
	return err
}

// rank is how much a property is preferred.
func rank(p property) int {
	if n, err := strconv.Atoi(p.param("PREF")); err == nil && 1 <= n && n <= 100 {
		return n
	}
	if slices.Contains(p.types(), "pref") {
		return 1
	}
	return unranked
}

// label is what somebody calls a property, or else what it says it is for.
func (r *reading) label(p property) string {
	if own, ok := r.labels[p.group]; ok && p.group != "" {
		return appleLabel(unescape(own))
	}
	if own := p.param(paramCustom); own != "" {
		return appleLabel(own)
	}
	return labelOf(p.types())
}

// appleLabel is a label as it is shown: Apple's own stand between signs, _$!<HomePage>!$_.
func appleLabel(text string) string {
	text = strings.TrimSpace(text)
	if within, ok := strings.CutPrefix(text, "_$!<"); ok && strings.HasSuffix(within, ">!$_") {
		text = strings.ToLower(strings.TrimSuffix(within, ">!$_"))
	}
	label, err := journal.CleanName(text)
	if err != nil {
		return ""
	}
	return label
}

// typeWords are the types there are words for, in the order in which a label has them, and those words.
func typeWords() [][2]string {
	return [][2]string{
		{"work", "work"}, {"home", "home"}, {"cell", "mobile"}, {"fax", "fax"}, {"pager", "pager"}, {"video", "video"}, {"car", "car"},
		{"main", "main"}, {"other", "other"},
	}
}

// saysNothingType reports whether a type tells nobody anything: what is the usual, and what is a matter of order.
func saysNothingType(t string) bool {
	switch t {
	case "pref", "internet", "voice", "msg", "text", "dom", "intl", "postal", "parcel", "iphone": // which is mobile, too
		return true
	}
	return false
}

// labelOf is what types say, in words: "work fax", "mobile".
func labelOf(types []string) string {
	var words []string
	rest := slices.DeleteFunc(slices.Clone(types), saysNothingType)
	for _, known := range typeWords() {
		if i := slices.Index(rest, known[0]); i >= 0 {
			words = append(words, known[1])
			rest = slices.DeleteFunc(rest, func(t string) bool { return t == known[0] })
		}
	}
	for _, t := range rest {
		if t = strings.TrimPrefix(t, "x-"); !slices.Contains(words, t) {
			words = append(words, t)
		}
	}
	label, err := journal.CleanName(strings.Join(words, " "))
	if err != nil {
		return ""
	}
	return label
}

// typesOf is the types that say just what a label does; false where none do.
func typesOf(label string) (types []string, ok bool) {
	for word := range strings.FieldsSeq(label) {
		i := slices.IndexFunc(typeWords(), func(known [2]string) bool { return known[1] == word })
		if i < 0 {
			return nil, false
		}
		types = append(types, typeWords()[i][0])
	}
	return types, labelOf(types) == label
}

// settlePoints puts those preferred first, each kind by itself, and leaves out what is there twice.
func (r *reading) settlePoints() error {
	if err := r.settlePrinted(); err != nil {
		return err
	}
	c := &r.card.Contact
	slices.SortStableFunc(r.points, func(a, b ranked) int {
		return cmp.Or(slices.Index(journal.PointKinds, a.Kind)-slices.Index(journal.PointKinds, b.Kind), a.rank-b.rank)
	})
	for i, p := range r.points {
		line := p.line.plain()
		if i == 0 || p.Kind != r.points[i-1].Kind {
			line = line.unlessFirst()
		}
		at := slices.IndexFunc(c.Points, func(q journal.Point) bool { return q.Kind == p.Kind && q.Value == p.Value })
		switch {
		case at < 0:
			c.Points = append(c.Points, p.Point)
		case c.Points[at].Label != p.Label:
			r.remark("%s %q is there twice; as %q left out", p.line.name, journal.AsTyped(p.Value), journal.AsTyped(p.Label))
			continue
		}
		if !r.isHeld(line) {
			r.keepWhole(line)
		}
	}
	return nil
}

// unlessFirst is a line without the word that it is the most preferred, which the first of its kind is by itself.
func (p property) unlessFirst() property {
	if p.param("PREF") == "1" {
		return p.without("PREF")
	}
	return p
}

// settlePrinted passes over an address for an envelope that only says what one of the addresses says. Where there
// is no other it is the address, and else kept aside.
func (r *reading) settlePrinted() error {
	addresses := slices.DeleteFunc(slices.Clone(r.points), func(p ranked) bool { return p.Kind != journal.PointAddress })
	for _, p := range r.printed {
		text := strings.TrimSpace(p.text())
		said := slices.ContainsFunc(addresses, func(a ranked) bool { return journal.Says(a.Value, text) })
		switch {
		case said && r.isHeld(p.plain().unlessFirst()):
		case len(addresses) == 0:
			p.name, p.value = "ADR", addressOf(text).value()
			if err := r.point(journal.PointAddress, readAddress(p.value).String(), p); err != nil {
				return err
			}
		default:
			if err := r.keep(p); err != nil {
				return err
			}
		}
	}
	return nil
}
