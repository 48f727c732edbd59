package store

import (
	"context"
	"iter"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Indicators are those that a review rates: the two that are given, then the journal's own by name.
func (s *Store) Indicators(ctx context.Context) ([]journal.Indicator, error) {
	own, err := readAll(ctx, s, db.S("SELECT id, uid, name FROM indicators WHERE deleted IS NULL ORDER BY name_key"),
		func(row db.Row) (i journal.Indicator, err error) {
			err = row.Scan(&i.ID, &i.UID, &i.Name)
			return i, err
		})
	return slices.Concat(journal.GivenIndicators(), own), err
}

// HeldIndicators are the journal's own, those that were removed too; none where records of somebody, or of some days, are asked
// for.
func (s *Store) HeldIndicators(ctx context.Context, f RecordsFilter) iter.Seq2[Held[journal.Indicator], error] {
	q := newQuery("SELECT i.id, i.uid, i.name" + removedBy("i") + " FROM indicators i WHERE ")
	q.add("? ORDER BY i.id", bit(f.all()))
	return streamHeld(ctx, s, q, func(row db.Row, more ...any) (i journal.Indicator, err error) {
		err = row.Scan(append([]any{&i.ID, &i.UID, &i.Name}, more...)...)
		return i, err
	})
}

// AddIndicator adds one of the journal's own.
func (s *Store) AddIndicator(ctx context.Context, name string) error {
	return s.writeIndicator(ctx, name,
		db.S("INSERT INTO indicators(uid, name, name_key) VALUES ("+uidOfName("indicators")+", ?, ?)",
			nameUID("indicators", name), newUID(), name, journal.NameKey(name)))
}

// RenameIndicator gives one of the journal's own another name. Reviews that are finished have it by the old one.
func (s *Store) RenameIndicator(ctx context.Context, id int64, name string) error {
	return s.writeIndicator(ctx, name,
		db.S("UPDATE indicators SET name = ?, name_key = ? WHERE id = ? AND deleted IS NULL", name, journal.NameKey(name), id),
		expect("changes() = 1"))
}

// writeIndicator is write, with the words for a name that another indicator has.
func (s *Store) writeIndicator(ctx context.Context, name string, batch ...db.Stmt) error {
	err := s.change(ctx, db.Batch(append(batch, effect)...))
	if db.IsUnique(err) {
		return journal.Bad("rel review shows the indicators; choose another name", "there is an indicator called %s already", name)
	}
	return explain(err)
}

// RemoveIndicator hides one of the journal's own.
func (s *Store) RemoveIndicator(ctx context.Context, id int64) error {
	return s.write(ctx,
		db.S("UPDATE indicators SET deleted = "+current+" WHERE id = ? AND deleted IS NULL", id),
		expect("changes() = 1"))
}
