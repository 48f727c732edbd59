package vcard

import (
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// What stands in fields, as it would from a spreadsheet.
const (
	fieldNotes      = "Notes"
	fieldDepartment = "Department"
	fieldRole       = "Role"
	fieldTitle      = "Title"

	fieldOrganization = "Organization"
)

// finish puts together what several properties say.
func (r *reading) finish() error {
	for _, step := range []func() error{r.settleName, r.settlePositions, r.settlePoints, r.settleCategories} {
		if err := step(); err != nil {
			return err
		}
	}
	if len(r.notes) == 0 {
		return nil
	}
	if slices.ContainsFunc(r.noted, func(p property) bool { return !r.isHeld(p) }) {
		for _, p := range r.noted {
			r.keepWhole(p)
		}
	}
	return r.field(fieldNotes, strings.Join(r.notes, "\n\n"))
}

// settlePositions makes a position of title and organization, unless rel's own lines say it better. A title of nobody,
// the units of an organization and a role beside a title are kept as fields.
func (r *reading) settlePositions() error {
	c, p := &r.card.Contact, r.position
	c.Positions = r.terms
	if c.Kind == journal.Organization {
		if journal.NameKey(p.Organization) == journal.NameKey(c.Name) {
			p.Organization = ""
		}
		if p.Organization == "" && p.Title != "" {
			if err := r.field(fieldTitle, p.Title); err != nil {
				return err
			}
			p.Title = ""
		}
	} else if p.Title == "" && len(r.roles) > 0 {
		r.keepWhole(r.roles[0].plain())
		p.Title, r.roles = r.roles[0].role(), r.roles[1:]
	}
	if p != (journal.Position{}) && !slices.ContainsFunc(r.terms, p.Seat) {
		c.Positions = append(c.Positions, p)
	}
	for _, role := range r.roles {
		if err := r.field(fieldRole, role.role()); err != nil {
			return err
		}
	}
	if len(r.units) == 0 {
		return nil
	}
	return r.field(fieldDepartment, strings.Join(r.units, ", "))
}

// role is what somebody is there for, as a title is.
func (p property) role() string {
	text, _ := journal.CleanName(p.text()) // which it is
	return text
}

// settleCategories takes a category as a group where there is one of that name, and else as a tag. What rel itself has
// written says which it was.
func (r *reading) settleCategories() error {
	c := &r.card.Contact
	in, own := map[string]bool{}, map[string]bool{} // the keys of groups, and those of the tags that it says itself with the tags
	for _, group := range r.grouped {
		if key := journal.NameKey(group); !in[key] {
			in[key], c.Groups = true, append(c.Groups, group)
		}
	}
	for _, tag := range c.Tags {
		own[tag], own[journal.NameKey(tag)] = true, true
	}
	for _, name := range r.categories() {
		key := journal.NameKey(name)
		group, err := journal.CleanName(name)
		tag, _ := journal.Tag(name)
		switch {
		case name == "", isGoogles(name), in[key], own[key], own[tag]:
		case err == nil && r.o.Group != nil && r.o.Group(group):
			in[key], c.Groups = true, append(c.Groups, group)
		case r.tag(name) != nil:
			r.remark("the category %q can be no tag; kept aside", journal.AsTyped(name))
			r.keepAs(journal.Aside("CATEGORIES", "CATEGORIES:"+escape(name)))
		}
	}
	for _, p := range r.filed {
		r.wholeCategories(p)
	}
	return nil
}

// categories are those of all lines, and the lists of the file it is on.
func (r *reading) categories() (all []string) {
	for _, p := range r.points {
		if p.Kind == journal.PointEmail {
			r.called = append(r.called, mailKey(p.Value))
		}
	}
	all = r.o.Lists.of(r.called)
	for _, p := range r.filed {
		all = append(all, splitValue(p.value, ",;")...)
	}
	return all
}

// wholeCategories keeps categories as they are written, where groups and tags are written otherwise.
func (r *reading) wholeCategories(p property) {
	p = p.plain()
	same := map[string]bool{"": true}
	for _, name := range slices.Concat(r.card.Contact.Groups, r.card.Contact.Tags) {
		same[name] = true
	}
	if r.sayings(p) == nil {
		return
	}
	isOther := func(name string) bool { return !same[name] && filedKey(name) != "" }
	if !r.isHeld(p) || slices.ContainsFunc(splitValue(p.value, ",;"), isOther) {
		r.keepWhole(p)
	}
}

// isGoogles reports whether a category is one that Google gives by itself, and that says nothing of anybody.
func isGoogles(category string) bool {
	key := journal.NameKey(category)
	return key == "mycontacts" || key == "my contacts" || key == "othercontacts" || key == "other contacts"
}
