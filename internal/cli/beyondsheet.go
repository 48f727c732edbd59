package cli

import (
	"iter"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// beyondSheet is what contacts have that a sheet of them has no place for.
type beyondSheet struct {
	place    placing
	contacts int // that have such

	labels, positions, terms, dates, aside bool
}

// looking is contacts that are looked at as they go by.
func (b *beyondSheet) looking(contacts iter.Seq2[journal.Contact, error]) iter.Seq2[journal.Contact, error] {
	return func(yield func(journal.Contact, error) bool) {
		for c, err := range contacts {
			if err == nil {
				b.look(c)
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func (b *beyondSheet) look(c journal.Contact) {
	shown := b.place.of(c)
	labels := slices.ContainsFunc(c.Points, func(p journal.Point) bool { return p.Label != "" })
	positions := slices.ContainsFunc(c.Positions, func(p journal.Position) bool { return p != shown })
	terms := !shown.From.IsZero() || !shown.To.IsZero()
	birthday := slices.IndexFunc(c.Dates, func(d journal.Yearly) bool { return d.Label == journal.Birthday })
	dates := len(c.Dates) > 1 || len(c.Dates) == 1 && birthday < 0
	aside := slices.ContainsFunc(c.Kept, journal.Property.IsAside)
	b.labels, b.positions, b.terms = b.labels || labels, b.positions || positions, b.terms || terms
	b.dates, b.aside = b.dates || dates, b.aside || aside
	if labels || positions || terms || dates || aside {
		b.contacts++
	}
}

// tell says how many have more, of what sort, and what has it; nothing where none have.
func (b *beyondSheet) tell(a *app) {
	if b.contacts == 0 {
		return
	}
	var sorts []string
	for _, x := range []struct {
		is   bool
		what string
	}{
		{b.labels, "labels"}, {b.positions, "further positions"}, {b.terms, "since when one is held"},
		{b.dates, "dates other than birthdays"}, {b.aside, "what is kept aside"},
	} {
		if x.is {
			sorts = append(sorts, x.what)
		}
	}
	have, format := "has", "json"
	if b.contacts > 1 {
		have = "have"
	}
	if b.aside {
		format = string(formatVCard)
	}
	a.talk("%s %s more than a sheet holds: %s; --format %s and rel export all have it.",
		countOf(b.contacts, "contact"), have, strings.Join(sorts, ", "), format)
}
