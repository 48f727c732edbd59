package store

import (
	"context"
	"iter"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// followUpSort is how follow-ups are imported.
var followUpSort = itemSort[journal.FollowUp]{
	table: "followups",
	texts: "SELECT coalesce(contact_id, 0), coalesce(due, ''), owed_by, text FROM followups WHERE deleted IS NULL",
	key: func(f journal.FollowUp) (a, b, text string) {
		if !f.Due.IsZero() {
			a = f.Due.String()
		}
		return a, string(f.OwedBy), f.Text
	},
	uid:   func(f *journal.FollowUp) *string { return &f.UID },
	joins: func(f *journal.FollowUp) *journal.InitiativeName { return &f.Initiative },
	into:  "followups(uid, contact_id, note_id, owed_by, text, due, state, closed, added, initiative_id, gives)",
	values: func(row PlannedItem[journal.FollowUp], who, note any) []any {
		f := row.Card.Item
		return []any{
			f.UID, who, note, string(f.OwedBy), f.Text, dayOrNull(f.Due), string(f.State), dayOrNull(f.Closed), dayOrNull(f.Added),
			orNull(f.Initiative.ID), orNull(string(f.Gives)),
		}
	},
}

// factSort is how facts are imported.
var factSort = itemSort[journal.Fact]{
	table: "facts",
	texts: "SELECT contact_id, kind, '', text FROM facts WHERE deleted IS NULL",
	key:   func(f journal.Fact) (a, b, text string) { return string(f.Kind), "", f.Text },
	uid:   func(f *journal.Fact) *string { return &f.UID },
	into:  "facts(uid, contact_id, note_id, kind, text, day, dropped)",
	values: func(row PlannedItem[journal.Fact], who, note any) []any {
		f := row.Card.Item
		return []any{f.UID, who, note, string(f.Kind), f.Text, dayOrNull(f.Day), dayOrNull(f.Dropped)}
	},
}

func dayOrNull(d journal.Day) any {
	if d.IsZero() {
		return nil
	}
	return d.String()
}

// Cards of follow-ups and of facts, one after the other; an error ends them.
type (
	followUpCards = iter.Seq2[journal.ItemCard[journal.FollowUp], error]
	factCards     = iter.Seq2[journal.ItemCard[journal.Fact], error]
)

// PlanFollowUps says what importing these follow-ups would do, row by row, and writes nothing. An error ends it.
func (s *Store) PlanFollowUps(ctx context.Context, cards followUpCards, o ItemImport) iter.Seq2[PlannedItem[journal.FollowUp], error] {
	return planRows(ctx, s, cards, o, followUpSort)
}

// PlanFacts is PlanFollowUps for facts.
func (s *Store) PlanFacts(ctx context.Context, cards factCards, o ItemImport) iter.Seq2[PlannedItem[journal.Fact], error] {
	return planRows(ctx, s, cards, o, factSort)
}

// ImportFollowUps imports follow-ups as one change, reading them once and holding few of them at a time. bad is told of each row
// that cannot be taken, as in ImportNotes, and the errors are those of ImportNotes.
func (s *Store) ImportFollowUps(
	ctx context.Context, cards followUpCards, o ItemImport, bad func(PlannedItem[journal.FollowUp]) bool,
) (Imported, error) {
	return importItems(ctx, s, cards, o, followUpSort, bad)
}

// ImportFacts is ImportFollowUps for facts.
func (s *Store) ImportFacts(
	ctx context.Context, cards factCards, o ItemImport, bad func(PlannedItem[journal.Fact]) bool,
) (Imported, error) {
	return importItems(ctx, s, cards, o, factSort, bad)
}

func importItems[T any](
	ctx context.Context, s *Store, cards iter.Seq2[journal.ItemCard[T], error], o ItemImport, sort itemSort[T],
	bad func(PlannedItem[T]) bool,
) (Imported, error) {
	p, err := planItems(ctx, s, o, sort)
	if err != nil {
		return Imported{}, err
	}
	w := &itemWriter[T]{itemPlanner: p, rows: newInserts(sort.into)}
	if w.saves, err = s.saveMap(ctx, o.Map); err != nil {
		return Imported{}, err
	}
	err = s.change(ctx, func(yield func(db.Stmt) bool) { w.write(ctx, cards, bad, yield) })
	if _, raised := db.Raised(err); raised {
		return Imported{}, ErrOutdated
	}
	return w.done, explain(err)
}

// itemWriter makes the batch of an import of items.
type itemWriter[T any] struct {
	*itemPlanner[T]
	saves []db.Stmt // of the map
	rows  inserts
	done  Imported
}

// write yields the batch. Numbers of contacts are known before they are given: nothing was written since the planner looked,
// or the guard says so.
func (w *itemWriter[T]) write(
	ctx context.Context, cards iter.Seq2[journal.ItemCard[T], error], bad func(PlannedItem[T]) bool, yield func(db.Stmt) bool,
) {
	ok := yield(expect("(SELECT coalesce(max(id), 0) FROM changes WHERE id < "+current+") = ?", w.mark)) && yieldAll(yield, w.saves)
	stopped := false
	for row, err := range w.itemPlanner.rows(ctx, cards) {
		if err != nil {
			yield(db.Fail(err))
			return
		}
		if row.Bad != nil {
			stopped = !bad(row) || stopped
		}
		if ok = ok && (stopped || w.take(row, yield)); !ok {
			return
		}
	}
	if ok {
		w.end(stopped, yield)
	}
}

// take writes one row.
func (w *itemWriter[T]) take(row PlannedItem[T], yield func(db.Stmt) bool) bool {
	w.done.Count(row)
	if row.Bad != nil || row.Action == Leaving {
		return true
	}
	var who any
	if row.who != nil {
		who = row.who.id
	}
	if row.fresh && !yieldAll(yield, w.give.add(w.s, row.groups, []*listed{row.who})) {
		return false
	}
	if !w.done.makePlanned(row.initiative, yield) {
		return false
	}
	w.rows.add(w.values(row, who, orNull(row.note))...)
	return w.rows.full(yield)
}

// end completes the batch, or stops it.
func (w *itemWriter[T]) end(stopped bool, yield func(db.Stmt) bool) {
	switch {
	case stopped:
		yield(db.Fail(ErrBadRows))
	case w.done.Added == 0:
		yield(db.Fail(ErrUnchanged))
	case !w.rows.all(yield) || w.o.Keep == nil:
	default:
		if err := w.o.Keep(); err != nil {
			yield(db.Fail(err))
		}
	}
}
