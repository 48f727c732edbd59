package vcard

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// dates writes the first birthday and the first anniversary as what they are, and the others by their labels.
func (w *Writer) dates(c journal.Contact) {
	written := map[string]bool{}
	for _, d := range c.Dates {
		value, params := w.date(d)
		switch {
		case written[d.Label]:
			w.labeled(propertyDate, value, d.Label, params...)
		case d.Label == journal.Birthday:
			w.line("BDAY", value, params...)
		case d.Label == anniversary && w.version == V4:
			w.line("ANNIVERSARY", value, params...)
		case d.Label == anniversary:
			w.line(propertyDate, value, params...)
			w.said[len(w.said)-1].label = "_$!<Anniversary>!$_"
		default:
			w.labeled(propertyDate, value, d.Label, params...)
		}
		written[d.Label] = true
	}
}

// date is a date that comes round. Version 3.0 has none without a year; Apple's programs, and by now most, have 1604 for it
// and say so.
func (w *Writer) date(d journal.Yearly) (value string, params []param) {
	switch {
	case w.version == V4 && d.Year == 0:
		return fmt.Sprintf("--%02d%02d", d.Month, d.Day), nil
	case w.version == V4:
		return fmt.Sprintf("%04d%02d%02d", d.Year, d.Month, d.Day), nil
	case d.Year == 0:
		return fmt.Sprintf("1604-%02d-%02d", d.Month, d.Day), []param{{paramOmit, "1604"}}
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day), nil
}

// categories writes groups and tags, which are one to others, and which is which.
func (w *Writer) categories(c journal.Contact) {
	for _, name := range slices.Concat(c.Groups, c.Tags) {
		w.line("CATEGORIES", escape(name))
	}
	for _, g := range c.Groups {
		w.line(ownPrefix+ownGroup, escape(g))
	}
	for _, t := range c.Tags {
		w.line(ownPrefix+ownTag, escape(t))
	}
}

// fields writes fields: as what others have a word for, and else as rel's own.
func (w *Writer) fields(c journal.Contact, current journal.Position) {
	department, stands := departmentOf(c, current)
	for _, f := range c.Fields {
		switch {
		case f.Value == "":
			w.line(ownPrefix+ownField, escape(f.Name))
		case f.Name == fieldNotes:
			w.line("NOTE", escape(f.Value))
		case strings.EqualFold(f.Name, "note") || strings.EqualFold(f.Name, fieldNotes):
			w.line("NOTE", escape(f.Value), param{paramField, f.Name})
		case f.Name == fieldDepartment && stands && f.Value == department:
		case f.Name == fieldRole && c.Kind == journal.Person && current.Title != "" && areRoles(f.Value):
			for role := range strings.SplitSeq(f.Value, "\n") {
				w.line("ROLE", escape(role))
			}
		default:
			w.line(ownPrefix+ownField, escape(f.Name)+";"+escape(f.Value))
		}
	}
}

// areRoles reports whether a field is roles, one on each line.
func areRoles(text string) bool {
	roles := strings.Split(text, "\n")
	for i, role := range roles {
		if !isPlain(role) || slices.Contains(roles[:i], role) {
			return false
		}
	}
	return true
}

// own writes what no standard has a word for.
func (w *Writer) own(c journal.Contact) {
	for _, x := range []struct{ name, value string }{
		{ownStage, string(c.Stage)},
		{ownEvery, c.Every.String()},
		{ownSnooze, c.Snooze.String()},
		{ownAdded, c.Added.String()},
		{ownTouched, c.LastTouched.String()},
	} {
		if x.value != "" {
			w.line(ownPrefix+x.name, x.value)
		}
	}
	current := c.Position(w.today)
	if len(c.Positions) == 1 && current != nil && current.From.IsZero() && current.To.IsZero() && c.Kind == journal.Person {
		return // it stands in ORG and TITLE
	}
	for _, p := range c.Positions {
		w.line(ownPrefix+ownPosition, structured([]string{p.Title, p.Organization, p.From.String(), p.To.String()}))
	}
}

// kept writes what was kept aside, as it came but for what differs between the versions; behind the rest what is told to be so only by
// all of a card.
func (w *Writer) kept(c journal.Contact) {
	late := func(k journal.Property) int { return slices.Index([]string{"LABEL", "CATEGORIES"}, k.Name) }
	for _, k := range slices.SortedStableFunc(slices.Values(c.Kept), func(a, b journal.Property) int { return late(a) - late(b) }) {
		if !k.IsAside() {
			continue
		}
		lines := strings.Split(k.Line, "\n")
		if isMedia(k.Name) {
			lines[0] = w.media(lines[0])
		}
		w.said = append(w.said, said{aside: lines})
	}
}

// media is the line of a picture or the like as the version has it: 4.0 has data as a URI.
func (w *Writer) media(line string) string {
	p, err := readProperty(content{text: []byte(line)})
	if err != nil { // which nothing is that was kept aside
		return line
	}
	data := p.param("ENCODING") != ""
	switch {
	case w.version == V3 && data:
	case w.version == V3 && p.param("VALUE") == "" && isURI(p.value):
		p.params = append(p.params, param{"VALUE", "uri"})
	case w.version == V4 && data:
		form := "octet-stream"
		if i := slices.IndexFunc(p.params, func(x param) bool { return x.name == "TYPE" && !isPlaceType(x.value) }); i >= 0 {
			form = strings.ToLower(p.params[i].value)
			p.params = slices.Delete(slices.Clone(p.params), i, i+1)
		}
		p = p.without("ENCODING")
		p.value = "data:" + mediaType(p.name) + "/" + form + ";base64," + p.value
	}
	return p.String()
}

// isURI reports whether a value begins as an address in the web or elsewhere does.
func isURI(value string) bool {
	scheme, _, ok := strings.Cut(value, ":")
	return ok && len(scheme) > 1 && strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+-.") == ""
}
