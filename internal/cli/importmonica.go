package cli

import (
	"cmp"
	"context"
	"fmt"
	"iter"
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
	read, err := monica.Read(file.open, file.name(), a.env.Time().Location())
	var kept []string
	if err == nil {
		kept, err = keptFields(read.People())
	}
	progress.Done()
	if err != nil {
		return err
	}
	about := readFile{name: file.name(), row: "item", after: func(done store.Imported) []string {
		return leftOfMonica(read, kept, done.Passes[store.Unnamed])
	}}
	return a.importNotes(ctx, noteFile{readFile: about, cards: read.Cards, people: read.People, named: true}, f)
}

// leftOfMonica says what was left out, and which fields were kept.
func leftOfMonica(read *monica.File, kept []string, passed int) (lines []string) {
	if len(kept) > 0 {
		lines = append(lines, "Kept as fields: "+few(kept)+".")
	}
	if parts := partsLeft(read); parts != nil {
		lines = append(lines, "Left out: "+strings.Join(parts, ", ")+".")
	}
	return append(lines, passedEntries(passed)...)
}

// partsLeft is what was left out: collections, what some things say besides, and contacts who are none.
func partsLeft(read *monica.File) []string {
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(read.Left)) {
		if n := read.Left[what]; n > 0 {
			parts = append(parts, leftOfKind(n, what))
		}
	}
	unknown := slices.SortedFunc(maps.Keys(read.Unknown), func(x, y monica.Property) int {
		return cmp.Or(cmp.Compare(x.Of, y.Of), cmp.Compare(x.Name, y.Name))
	})
	for _, x := range unknown {
		parts = append(parts, journal.Clip(x.Name, 120)+" of "+leftOfKind(read.Unknown[x], x.Of))
	}
	if read.Partial > 0 {
		parts = append(parts, countOf(read.Partial, "contact")+" "+monica.KnownAsRelation)
	}
	return parts
}

// leftOfKind is so many of a kind: "2 photos", "3 activities with nobody".
func leftOfKind(n int, what string) string {
	for _, one := range []string{"activity", "entry"} {
		if before, after, ok := strings.Cut(what, one); ok && n > 1 {
			return fmt.Sprintf("%d %s%sies%s", n, before, strings.TrimSuffix(one, "y"), after)
		}
	}
	return countOf(n, journal.Clip(what, 120))
}

// keptFields are the names of the fields that cards have, in their order.
func keptFields(cards iter.Seq2[journal.Card, error]) ([]string, error) {
	var l nameList
	for c, err := range cards {
		if err != nil {
			return nil, err
		}
		for _, f := range c.Contact.Fields {
			l.add(f.Name)
		}
	}
	return l.names, nil
}
