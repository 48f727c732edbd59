package cli

import (
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// mergeLine is one field of two contacts that are to be one.
type mergeLine struct {
	what          string
	first, second []string
	becomes       []string
}

// mergeColumns are the fields of two contacts, and what they become.
func mergeColumns(m store.Merge) []render.Column[mergeLine] {
	type L = mergeLine
	text := func(list []string) any { return strings.Join(list, "; ") }
	return []render.Column[L]{
		{Key: "what", Title: "What", Value: func(l L) any { return l.what }},
		{Key: "kept", Title: label(m.First), Value: func(l L) any { return text(l.first) }},
		{Key: "merged", Title: label(m.Second), Value: func(l L) any { return text(l.second) }},
		{Key: "becomes", Title: "Becomes", Value: func(l L) any { return text(l.becomes) }},
	}
}

// mergeLines are the fields that either contact has, or the first will have.
func mergeLines(m store.Merge) (out []mergeLine) {
	add := func(what string, of func(journal.Contact) []string) {
		l := mergeLine{what, of(m.First), of(m.Second), of(m.Becomes.Whole)}
		if len(l.first)+len(l.second)+len(l.becomes) > 0 {
			out = append(out, l)
		}
	}
	add("Name", func(c journal.Contact) []string { return one(c.Name) })
	add("Also", func(c journal.Contact) []string { return c.Aliases })
	for _, kind := range journal.PointKinds {
		add(pointLabel[kind], func(c journal.Contact) []string { return each(pointsOf(c, kind), pointLine) })
	}
	add("Position", func(c journal.Contact) []string { return each(c.Positions, heldFor) })
	add("Dates", func(c journal.Contact) []string { return each(c.Dates, yearlyLine) })
	add("Groups", func(c journal.Contact) []string { return c.Groups })
	add("Tags", func(c journal.Contact) []string { return c.Tags })
	add("Stage", func(c journal.Contact) []string { return one(string(c.Stage)) })
	add("Every", func(c journal.Contact) []string { return one(c.Every.String()) })
	add("Snoozed until", func(c journal.Contact) []string { return one(c.Snooze.String()) })
	add("Added", func(c journal.Contact) []string { return one(c.Added.String()) })
	for _, f := range m.Becomes.Whole.Fields {
		add(f.Name, func(c journal.Contact) []string { return valuesOf(c, f.Name) })
	}
	return append(out, shareLines(m.Shares)...)
}

// shareLines are how much hangs off either contact.
func shareLines(shares []store.Share) (out []mergeLine) {
	number := func(n int) []string { return one(strconv.Itoa(n)) }
	for _, s := range shares {
		if s.First+s.Second > 0 {
			out = append(out, mergeLine{sentenceCase(s.What), number(s.First), number(s.Second), number(s.Sum())})
		}
	}
	return out
}

// one is a text as a list of one; of none where it is empty.
func one(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// heldFor is a position with its days.
func heldFor(p journal.Position) string {
	text := p.String()
	if !p.From.IsZero() {
		text += ", from " + p.From.String()
	}
	if !p.To.IsZero() {
		text += ", to " + p.To.String()
	}
	return text
}

// valuesOf is what a contact has in the field of a name.
func valuesOf(c journal.Contact, name string) (out []string) {
	for _, f := range c.Fields {
		if journal.NameKey(f.Name) == journal.NameKey(name) {
			out = append(out, f.Value)
		}
	}
	return out
}
