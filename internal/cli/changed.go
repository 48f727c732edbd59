package cli

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// changed is what a patch says of a contact, as it was understood: "every monthly, phone 202-555-0199 added".
func changed(p store.ContactPatch) string {
	all := append(changedOwn(p), added(p.Add, p.Gone)...)
	all = append(all, removed(p.Gone, p.Add)...)
	for _, what := range p.Remove {
		all = append(all, shortened(what)+" removed")
	}
	return strings.Join(all, ", ")
}

// changedOwn is what a contact has one of.
func changedOwn(p store.ContactPatch) (out []string) {
	is := func(what, value string) {
		if value != "" {
			out = append(out, what+" "+shortened(value))
		}
	}
	if p.Name != nil {
		is("name", *p.Name)
	}
	if p.Kind != nil {
		is("kind", string(*p.Kind))
	}
	if p.Position != nil {
		is("title", p.Position.Title)
		is("org", p.Position.Organization)
	}
	if p.Stage != nil {
		is("stage", string(*p.Stage))
	}
	switch {
	case p.Every == nil:
	case *p.Every == 0:
		is("every", "default")
	default:
		is("every", p.Every.String())
	}
	switch {
	case p.Snooze == nil:
	case p.Snooze.IsZero():
		is("snooze", "off")
	default:
		is("snooze", p.Snooze.String())
	}
	for _, d := range p.Add.Dates {
		is(d.Label, d.String())
	}
	for _, f := range p.Add.Fields {
		is(f.Name, f.Value)
	}
	return out
}

// added is what a contact can have several of, and gets one more of. What also went has another label or place.
func added(c, gone journal.Contact) (out []string) {
	for _, p := range c.Points {
		word := string(p.Kind) + " " + shortened(p.Value)
		switch {
		case slices.Contains(gone.Points, p):
			word += " moved"
		case !hasPoint(gone, p):
			word += " added"
		case p.Label != "":
			word += " (" + shortened(p.Label) + ")"
		}
		out = append(out, word)
	}
	for _, p := range c.Positions {
		out = append(out, "position "+shortened(p.String()))
	}
	add := func(what string, values ...string) {
		for _, v := range values {
			out = append(out, what+" "+shortened(v)+" added")
		}
	}
	add("alias", without(c.Aliases, gone.Aliases)...)
	add("group", c.Groups...)
	add("tag", c.Tags...)
	return out
}

// removed is what a contact has no longer.
func removed(gone, add journal.Contact) (out []string) {
	remove := func(what string, values ...string) {
		for _, v := range values {
			out = append(out, what+" "+shortened(v)+" removed")
		}
	}
	for _, p := range gone.Points {
		if !hasPoint(add, p) {
			remove(string(p.Kind), p.Value)
		}
	}
	if len(add.Positions) == 0 {
		remove("position", each(gone.Positions, journal.Position.String)...)
	}
	remove("alias", without(gone.Aliases, add.Aliases)...)
	remove("group", gone.Groups...)
	remove("tag", gone.Tags...)
	remove("", each(gone.Dates, func(d journal.Yearly) string { return d.Label })...)
	remove("field", each(gone.Fields, func(f journal.Field) string { return f.Name })...)
	return each(out, strings.TrimSpace)
}

func hasPoint(c journal.Contact, p journal.Point) bool {
	return slices.ContainsFunc(c.Points, func(q journal.Point) bool { return q.Kind == p.Kind && q.Value == p.Value })
}

// without is the texts that are not among others.
func without(texts, others []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return slices.Contains(others, t) })
}

// shortened is a value on one line, cut where it is long.
func shortened(value string) string { return journal.AsTyped(journal.OneSpaced(value)) }
