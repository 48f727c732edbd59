package csvfile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// nameParts are the parts a name is put together from, in their order.
var nameParts = []use{useFirst, useMiddle, useLast}

// finish puts the name and the position together and decides the kind. Who has a nickname alone is called so; a row that names
// an organization and nobody in it is a contact for the organization itself.
func (r *reading) finish() *blame {
	points := r.contact.Points
	lesser := slices.DeleteFunc(slices.Clone(points), func(p journal.Point) bool { return !isLesser(p) })
	r.contact.Points = append(slices.DeleteFunc(points, isLesser), lesser...)
	name, bad := r.fullName()
	if bad != nil {
		return bad
	}
	if known := r.contact.Aliases; name == "" && len(known) > 0 && r.contact.Kind != journal.Organization {
		name, r.contact.Aliases = known[0], known[1:] // as of a card
	}
	if name == "" {
		return r.finishOrganization()
	}
	if r.contact.Kind == "" {
		r.contact.Kind = journal.Person
	}
	if bad := r.position(); bad != nil {
		return bad
	}
	return r.setName(name, useName, useLast, useFirst)
}

// position puts the position together, in front of any others.
func (r *reading) position() *blame {
	p, more := r.term, r.contact.Positions
	p.Title, p.Organization = r.parts[useTitle].text, r.parts[useOrganization].text
	switch {
	case !r.own && strings.Contains(p.Title+p.Organization, several):
		r.contact.Positions = nil
		if err := r.positions(map[string]string{partTitle: p.Title, partName: p.Organization}); err != nil {
			return &blame{r.parts[useOrganization].column.header, err}
		}
	case p != (journal.Position{}):
		r.contact.Positions = []journal.Position{p}
	default:
		r.contact.Positions = nil
	}
	r.contact.Positions = append(r.contact.Positions, more...)
	return nil
}

func (r *reading) finishOrganization() *blame {
	organization := r.parts[useOrganization]
	if organization.text == "" {
		return &blame{"", journal.Bad("give it a name: nobody comes in without one", "the row has no name")}
	}
	if r.contact.Kind == journal.Person {
		return &blame{"", journal.Bad("add the name, or make its kind organization", "the row is for a person but has no name")}
	}
	r.contact.Kind = journal.Organization
	if bad := r.keep(useTitle, useSuffix); bad != nil { // of nobody
		return bad
	}
	return r.setName(organization.text, useOrganization)
}

// setName gives the contact its name; an error is blamed on the first of the columns that has a part.
func (r *reading) setName(name string, from ...use) *blame {
	clean, err := journal.CleanName(name)
	r.contact.Name = clean
	if err == nil {
		return nil
	}
	for _, u := range from {
		if p, ok := r.parts[u]; ok {
			return &blame{p.column.header, err}
		}
	}
	return &blame{"", err}
}

// fullName is the name as it stands in one column, else put together from its parts, with the suffix.
// Parts that say something the name does not are kept as fields.
func (r *reading) fullName() (string, *blame) {
	apart := r.joined()
	name := cmp.Or(r.parts[useName].text, apart)
	if name == "" {
		return "", nil
	}
	if !journal.Says(name, apart) {
		if bad := r.keep(nameParts...); bad != nil {
			return "", bad
		}
	}
	suffix := r.parts[useSuffix].text
	if journal.Says(name, suffix) {
		return name, nil
	}
	return name + " " + suffix, nil
}

// joined is the parts of the name in their order.
func (r *reading) joined() string {
	var parts []string
	for _, u := range nameParts {
		if p, ok := r.parts[u]; ok {
			parts = append(parts, p.text)
		}
	}
	return strings.Join(parts, " ")
}

// keep keeps parts that were not used as fields.
func (r *reading) keep(uses ...use) *blame {
	for _, u := range uses {
		p, ok := r.parts[u]
		if !ok {
			continue
		}
		if err := readField(r, p.column, p.text); err != nil {
			return &blame{p.column.header, err}
		}
	}
	return nil
}
