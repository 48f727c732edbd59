package vcard

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// wholeLine is a line that was kept whole.
type wholeLine struct {
	property
	kept    journal.Property // as it is kept
	more    []string         // what its group says of it
	sayings []string
	written bool
}

// put writes what the card says. Where a line was kept whole that says the same, that one is written: once, and only for as long as
// the contact has all it says.
func (w *Writer) put(c journal.Contact) {
	whole := w.wholes(c)
	by := bySaying(whole)
	last := map[string]int{} // how much the line before it was preferred
	for i := 0; i < len(w.said); i++ {
		s := w.said[i]
		switch found := unwritten(by.theSame(s)); {
		case s.aside != nil:
			w.together(s.aside)
		case len(found) > 0:
			w.instead(found, s, last)
		case isList(s.name) && by.isSaid(s):
		case s.name == "END":
			w.instead(unwritten(whole), s, last)
			w.fold(s.String())
		default:
			for i+1 < len(w.said) && isList(s.name) && w.said[i+1].name == s.name && !by.isSaid(w.said[i+1]) {
				i++
				s.value += "," + w.said[i].value
			}
			last[s.name] = rank(s.property)
			w.alone(s)
		}
	}
}

// isList reports whether several values of such a property stand on one line.
func isList(name string) bool { return name == "NICKNAME" || name == "CATEGORIES" }

// alone writes a line of rel's own.
func (w *Writer) alone(s said) {
	lines := []string{s.String()}
	if s.label != "" {
		lines = append(lines, propertyLabel+":"+s.label)
	}
	w.together(lines)
}

// together writes a line with what its group says of it.
func (w *Writer) together(lines []string) {
	if len(lines) > 1 {
		w.grouped(lines...)
	} else {
		w.fold(lines[0])
	}
}

// instead writes lines that were kept whole in the place of another. Those of a kind stay in the order of the contact's own.
func (w *Writer) instead(found []*wholeLine, s said, last map[string]int) {
	for i, x := range found {
		p := x.property
		if i == 0 && p.param("PREF") == "" && (rank(s.property) == 1 || last[s.name] == 0 && anyRanked(found[1:])) {
			p.params = append(slices.Clone(p.params), param{"PREF", "1"})
		}
		if _, isPoint := kindOf(s.name); isPoint && rank(p) < last[s.name] {
			p = p.without("PREF")
		}
		last[s.name] = rank(p)
		if w.version == V3 && p.param("PREF") == "1" {
			p = p.without("PREF")
			p.params = append(p.params, param{"TYPE", "pref"})
		}
		x.written = true
		w.together(append([]string{p.String()}, x.more...))
	}
}

// anyRanked reports whether a line says how much it is preferred.
func anyRanked(lines []*wholeLine) bool {
	return slices.ContainsFunc(lines, func(x *wholeLine) bool {
		_, isPoint := kindOf(x.name)
		return isPoint && rank(x.property) != unranked
	})
}

// sayers are the lines kept whole, by what they say.
type sayers map[string][]*wholeLine

func bySaying(whole []*wholeLine) sayers {
	by := sayers{}
	for _, x := range whole {
		for _, what := range x.sayings {
			if lines := by[what]; len(lines) == 0 || lines[len(lines)-1] != x {
				by[what] = append(lines, x)
			}
		}
	}
	return by
}

// theSame are the lines that say what another of the contact says. How they are called, and by which parts, only one of their own
// says.
func (by sayers) theSame(s said) (found []*wholeLine) {
	if s.name == "N" {
		return nil
	}
	for i, what := range s.sayings {
		for _, x := range by[what] {
			if (s.name != "FN" || x.name == s.name) && (i == 0 || !slices.Contains(found, x)) {
				found = append(found, x)
			}
		}
	}
	return found
}

// isSaid reports whether a line kept whole says what another says.
func (by sayers) isSaid(s said) bool { return by.theSame(s) != nil }

func unwritten(whole []*wholeLine) []*wholeLine {
	return slices.DeleteFunc(slices.Clone(whole), func(x *wholeLine) bool { return x.written })
}

// sayingsOf are what a single line says, whose label is this.
func sayingsOf(p property, label string) []string {
	r := &reading{}
	if p.group = ""; label != "" {
		p.group, r.labels = "item", map[string]string{"item": label}
	}
	return r.sayings(p)
}

// wholes are the lines kept whole of which the contact still has all they say.
func (w *Writer) wholes(c journal.Contact) (all []*wholeLine) {
	for _, k := range c.Kept {
		if x, ok := readWhole(k); ok {
			all = append(all, x)
		}
	}
	if all == nil {
		return nil
	}
	has := w.has(c)
	parts := readNameParts(nameLine(c).value)
	for _, x := range all {
		switch {
		case x.name == "FN" && isCalled(c, x, parts):
			x.sayings = []string{saysName + c.Name}
		case x.name == "ROLE" && len(x.sayings) == 1 && !has[x.sayings[0]]: // which is the title, where there was none
			x.sayings = saying("TITLE ", x.text())
		}
	}
	joinNotes(all, has)
	return slices.DeleteFunc(all, func(x *wholeLine) bool {
		return len(x.sayings) == 0 || slices.ContainsFunc(x.sayings, func(what string) bool { return !has[what] })
	})
}

// isCalled reports whether a line has the name of a contact as it is written out.
func isCalled(c journal.Contact, x *wholeLine, parts nameParts) bool {
	name, err := journal.CleanName(x.text())
	return err == nil && nameOf(name, parts) == c.Name
}

// joinNotes has notes kept whole say together what stands in one field: those that do, one behind the other. The others say nothing.
func joinNotes(all []*wholeLine, has map[string]bool) {
	notes := slices.DeleteFunc(slices.Clone(all), func(x *wholeLine) bool { return x.name != "NOTE" })
	field := ""
	for what := range has {
		if text, ok := strings.CutPrefix(what, saysNote); ok {
			field = text
		}
	}
	n, from := 0, 0
	for ; n == 0 && from < len(notes); from++ {
		n = joinedIn(field, notes[from:])
	}
	for i, x := range notes {
		if isOne := from-1 <= i && i < from-1+n; isOne {
			x.sayings = []string{saysNote + field}
		} else {
			x.sayings = nil
		}
	}
}

// joinedIn is how many of the first notes make up a field; zero where none do.
func joinedIn(field string, notes []*wholeLine) int {
	for i, x := range notes {
		rest, ok := strings.CutPrefix(field, strings.TrimPrefix(strings.Join(x.sayings, ""), saysNote))
		switch {
		case !ok:
			return 0
		case rest == "":
			return i + 1
		}
		if field, ok = strings.CutPrefix(rest, "\n\n"); !ok {
			return 0
		}
	}
	return 0
}

// has is what a contact says, by what rel writes and by the fields in which a second organization, title and role stand.
func (w *Writer) has(c journal.Contact) map[string]bool {
	has := map[string]bool{}
	for i := range w.said {
		s := &w.said[i]
		s.sayings = sayingsOf(s.property, s.label)
		for _, what := range s.sayings {
			has[what] = true
		}
	}
	for _, f := range c.Fields {
		name := map[string]string{fieldOrganization: saysOrg, fieldTitle: "TITLE ", fieldRole: "ROLE "}[f.Name]
		for line := range strings.Lines(f.Value) {
			if name != "" {
				has[name+strings.TrimSpace(line)] = true
			}
		}
	}
	return has
}

// readWhole reads a line that was kept whole; false where it was kept for another reason.
func readWhole(k journal.Property) (*wholeLine, bool) {
	if !k.IsWhole() {
		return nil, false
	}
	lines := strings.Split(k.Line, "\n")
	p, err := readProperty(content{text: []byte(lines[0])})
	label := ""
	for _, more := range lines[1:] {
		if text, ok := strings.CutPrefix(more, propertyLabel+":"); ok {
			label = text
		}
	}
	return &wholeLine{property: p, kept: k, more: lines[1:], sayings: sayingsOf(p, label)}, err == nil
}
