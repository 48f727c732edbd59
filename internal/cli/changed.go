package cli

import (
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// changed is what a patch says of a contact, as it was understood: "every monthly, phone 202-555-0199 added".
func changed(p store.ContactPatch) string {
	all := append(changedOwn(p), added(p.Add)...)
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
	for _, d := range p.Add.Dates {
		is(d.Label, d.String())
	}
	for _, f := range p.Add.Fields {
		is(f.Name, f.Value)
	}
	return out
}

// added is what a contact can have several of, and gets one more of.
func added(c journal.Contact) (out []string) {
	add := func(what string, values ...string) {
		for _, v := range values {
			out = append(out, what+" "+shortened(v)+" added")
		}
	}
	for _, p := range c.Points {
		add(string(p.Kind), p.Value)
	}
	add("alias", c.Aliases...)
	add("group", c.Groups...)
	add("tag", c.Tags...)
	return out
}

// shortened is a value on one line, cut where it is long.
func shortened(value string) string { return journal.AsTyped(strings.Join(strings.Fields(value), " ")) }
