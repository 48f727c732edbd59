package cli

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/monica"
	"github.com/rel-journal/rel/internal/store"
)

func isMonica(head, _ string) bool { return monica.Holds(head) }

// importMonica imports an export of Monica: its contacts, and what was noted of them and done with them as notes.
func (a *app) importMonica(ctx context.Context, file incoming, f *importFlags) error {
	progress := a.env.Progress("Reading")
	data, err := file.all()
	var read *monica.File
	if err == nil {
		read, err = monica.Read(data, file.name(), a.env.Time().Location())
	}
	progress.Done()
	if err != nil {
		return err
	}
	about := readFile{name: file.name(), row: "item", after: func(done store.Imported) []string {
		return leftOfMonica(read, done.Passes[store.Unnamed])
	}}
	return a.importNotes(ctx, noteFile{readFile: about, cards: read.Cards, people: held(read.People), named: true}, f)
}

// leftOfMonica says what was left out, and what was kept as fields.
func leftOfMonica(read *monica.File, passed int) (lines []string) {
	if kept := fieldsIn(read.People); len(kept) > 0 {
		lines = append(lines, "Kept as fields: "+few(kept)+".")
	}
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(read.Left)) {
		if n := read.Left[what]; n > 0 {
			parts = append(parts, leftOfKind(n, what))
		}
	}
	if read.Partial > 0 {
		parts = append(parts, countOf(read.Partial, "contact")+" known as a relation alone, whom fields name")
	}
	if parts != nil {
		lines = append(lines, "Left out: "+strings.Join(parts, ", ")+".")
	}
	return append(lines, passedEntries(passed)...)
}

// leftOfKind is so many of a kind: "2 photos", "3 activities with nobody".
func leftOfKind(n int, what string) string {
	if n > 1 && strings.HasPrefix(what, "activity") {
		return strings.Replace(countOf(n, what), "activity with nobodys", "activities with nobody", 1)
	}
	return countOf(n, what)
}

// fieldsIn are the names of the fields that cards have, in their order.
func fieldsIn(cards []journal.Card) []string {
	var l nameList
	for _, c := range cards {
		for _, f := range c.Contact.Fields {
			l.add(f.Name)
		}
	}
	return l.names
}
