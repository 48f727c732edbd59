package store

import (
	"context"
	"slices"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

// Twins are the pairs of contacts that may be one, but for those of whom it was said that they are not, the surest first;
// of those with the contact of a number, where that is not zero.
func (s *Store) Twins(ctx context.Context, who int64) ([]journal.Twins, error) {
	all, err := All(s.Contacts(ctx, ContactFilter{Sort: SortNumber}))
	if err != nil {
		return nil, err
	}
	apart, err := s.notTheSame(ctx)
	if err != nil {
		return nil, err
	}
	found, _ := journal.FindTwins(all)
	return slices.DeleteFunc(found, func(t journal.Twins) bool {
		return apart[[2]int64{t.A.ID, t.B.ID}] || who != 0 && who != t.A.ID && who != t.B.ID
	}), nil
}

// notTheSame is the pairs of contacts that are not the same, the lower number first.
func (s *Store) notTheSame(ctx context.Context) (map[[2]int64]bool, error) {
	pairs, err := readAll(ctx, s, db.S("SELECT contact_id, other_id FROM not_the_same"), func(row db.Row) (p [2]int64, err error) {
		return p, row.Scan(&p[0], &p[1])
	})
	apart := map[[2]int64]bool{}
	for _, p := range pairs {
		apart[p] = true
	}
	return apart, err
}

// NotTheSame remembers that a contact and others are not the same, so that they are no pair any more. The error is
// ErrUnchanged where that is known already.
func (s *Store) NotTheSame(ctx context.Context, id int64, others []int64) error {
	ids := slices.Compact(slices.Sorted(slices.Values(append([]int64{id}, others...))))
	if slices.Contains(others, id) {
		return journal.Bad("rel dupes lists who may be the same", "contact %d is itself", id)
	}
	const there = "count(*) = ? FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?)) AND " + kept
	batch := []db.Stmt{expect(there, len(ids), toJSON(ids))}
	for _, other := range others {
		batch = append(batch, db.S("INSERT INTO not_the_same(contact_id, other_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
			min(id, other), max(id, other)))
	}
	return s.write(ctx, batch...)
}
