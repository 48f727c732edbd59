package cli

import (
	"context"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// printList prints a list, all columns or those whose keys were asked for, and says how many rows there were.
func printList[T any](a *app, columns []render.Column[T], keys []string, rows iter.Seq2[T, error]) (int, error) {
	columns, err := render.Pick(columns, keys)
	if err != nil {
		return 0, err
	}
	style, err := a.style()
	if err != nil {
		return 0, err
	}
	return render.List(a.env.Out, style, columns, rows)
}

// printContacts prints contacts.
func (a *app) printContacts(rows iter.Seq2[journal.Contact, error]) (int, error) {
	return printList(a, a.contactColumns(store.ContactFilter{}, nil), nil, rows)
}

// printNotes prints notes that were read with what those present held then.
func (a *app) printNotes(rows iter.Seq2[journal.Note, error], keys []string) (int, error) {
	return printList(a, append(a.noteColumns(), thenColumn()), keys, rows)
}

// fieldColumns is which of the keys are names of fields, so that they can be columns; it asks the journal only when
// a key is no column of its own.
func (a *app) fieldColumns(ctx context.Context, f store.ContactFilter, keys []string) ([]string, error) {
	own := a.contactColumns(f, nil)
	known := func(key string) bool {
		return slices.ContainsFunc(own, func(c render.Column[journal.Contact]) bool { return c.Key == key })
	}
	if !slices.ContainsFunc(keys, func(key string) bool { return !known(key) }) {
		return nil, nil
	}
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	return s.FieldNames(ctx)
}
