package store

import (
	"errors"
	"iter"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// itemCards is a sheet of items, the first on line 2.
func itemCards[T any](all ...journal.ItemCard[T]) iter.Seq2[journal.ItemCard[T], error] {
	return func(yield func(journal.ItemCard[T], error) bool) {
		for i, c := range all {
			c.Line = i + 2
			if !yield(c, nil) {
				return
			}
		}
	}
}

func owedCard(who, text string) journal.ItemCard[journal.FollowUp] {
	return journal.ItemCard[journal.FollowUp]{Who: who, Item: journal.FollowUp{
		OwedBy: journal.Me, Text: text, State: journal.Open, Added: on("2026-11-01"),
	}}
}

// An import of follow-ups is one change that is taken back as one; what is there already, by its uid or its words, is left
// alone, each as often as it is there; and the map is saved along with it.
func TestImportOfFollowUps(t *testing.T) {
	s := open(t)
	dana := add(t, s, journal.Contact{Name: "Dana Whitcomb"})[0]
	start := readWorld(t, s).snapshot(t)
	named := owedCard("", "Of a uid")
	named.WhoUID, named.Item.UID = dana.UID, NewUID()
	sheet := []journal.ItemCard[journal.FollowUp]{owedCard("Dana Whitcomb", "Twice"), owedCard("Dana Whitcomb", "Twice"), owedCard("Luis Ortega", "New"), named}
	bring := func(o ItemImport, cards ...journal.ItemCard[journal.FollowUp]) (Imported, error) {
		return s.ImportFollowUps(t.Context(), itemCards(cards...), o, func(PlannedItem[journal.FollowUp]) bool { return false })
	}
	if _, err := bring(ItemImport{}, sheet...); !errors.Is(err, ErrBadRows) || readWorld(t, s).snapshot(t) != start {
		t.Fatalf("somebody nobody knows: %v", err)
	}
	m := &SheetMap{Name: "tasks", Sort: "follow-ups", Columns: []MappedColumn{{"Thing", "text"}}}
	done, err := bring(ItemImport{Add: true, Map: m}, sheet...)
	if err != nil || done.Added != 4 || len(done.People) != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	if got, err := s.SheetMap(t.Context(), "Tasks"); err != nil || got.Columns[0] != m.Columns[0] {
		t.Fatalf("the map is %+v, %v", got, err)
	}
	end := readWorld(t, s).snapshot(t)
	if _, err := bring(ItemImport{Add: true}, sheet...); !errors.Is(err, ErrUnchanged) {
		t.Fatalf("again: %v", err)
	}
	if done, err := bring(ItemImport{}, append(sheet, owedCard("Dana Whitcomb", "Twice"))...); err != nil || done.Added != 1 {
		t.Fatalf("one more: %+v, %v", done, err)
	}
	last, _, err := s.LastChange(t.Context())
	do(t, err)
	do(t, s.Undo(t.Context(), last.ID))
	do(t, s.Undo(t.Context(), last.ID-1))
	if got := readWorld(t, s).snapshot(t); got != start {
		t.Fatal(differences(got, start))
	}
	if _, err := s.SheetMap(t.Context(), "tasks"); err == nil {
		t.Fatal("the map is there still")
	}
	if end == start {
		t.Fatal("nothing was imported")
	}
}
