package store

import (
	"github.com/rel-journal/rel/internal/journal"
)

// PlannedItem is what an import does with a row of a sheet of follow-ups or of facts.
type PlannedItem[T any] struct {
	Card    journal.ItemCard[T]
	Action  Action // Adding, or Leaving what is there already
	Bad     error  // why the row cannot be taken; nil when it can
	Removed bool   // it is there, but was removed

	made  bool    // its uid is made of what the row says
	who   *listed // nil for nobody
	fresh bool    // the row adds them

	groups     []string // the names of the groups that are made for them
	initiative string   // the name of the initiative that the row makes; empty when it makes none

	note int64 // the number of the note it came from; zero where that is not here
}

// At is the line of the row, and why it cannot be taken.
func (row PlannedItem[T]) At() (line int, bad error) { return row.Card.Line, row.Bad }

// Done is what is done with the row, and whether what it is about was removed here.
func (row PlannedItem[T]) Done() (a Action, removed bool) { return row.Action, row.Removed }

// Who is the name of whom it is with; empty for nobody.
func (row PlannedItem[T]) Who() string {
	if row.who == nil {
		return ""
	}
	return row.who.name
}

// Fresh is the names of those whom the row adds.
func (row PlannedItem[T]) Fresh() []string {
	if !row.fresh {
		return nil
	}
	return []string{row.who.name}
}

// NewGroups is the names of the groups that are made for them.
func (row PlannedItem[T]) NewGroups() []string { return row.groups }

// Why is why the row is left alone; empty where it is not.
func (row PlannedItem[T]) Why() string {
	if row.Bad != nil || row.Action != Leaving {
		return ""
	}
	return whyLeft(row.Removed)
}
