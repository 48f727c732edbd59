package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/rel-journal/rel/internal/db"
	"github.com/rel-journal/rel/internal/journal"
)

func twins(t testing.TB, s *Store, who int64) (out []string) {
	t.Helper()
	all, err := s.Twins(t.Context(), who)
	do(t, err)
	for _, x := range all {
		out = append(out, fmt.Sprintf("%d %d", x.A.ID, x.B.ID))
	}
	return out
}

func TestTwins(t *testing.T) {
	s := open(t)
	all := add(t, s, named("Dana Whitcomb"), named("Whitcomb, Dana"), named("Luis Ortega"), named("Luis Ortega"), named("Luis Ortega"), named("Ana Reyes"))
	same(t, "all", twins(t, s, 0), []string{"3 4", "3 5", "4 5", "1 2"})
	same(t, "one's", twins(t, s, 4), []string{"3 4", "4 5"})
	same(t, "nobody's", twins(t, s, 6), nil)

	do(t, s.NotTheSame(t.Context(), 5, []int64{3, 4}))
	same(t, "without those told apart", twins(t, s, 0), []string{"3 4", "1 2"})
	if err := s.NotTheSame(t.Context(), 3, []int64{5}); !errors.Is(err, ErrUnchanged) {
		t.Errorf("said again: %v", err)
	}
	do(t, s.Undo(t.Context(), 7))
	same(t, "undone", twins(t, s, 0), []string{"3 4", "3 5", "4 5", "1 2"})

	do(t, s.RemoveContact(t.Context(), 3))
	merge(t, s, all[0], all[1])
	same(t, "without who was removed or merged", twins(t, s, 0), []string{"4 5"})

	problem(t, s.NotTheSame(t.Context(), 4, []int64{4}), journal.Usage)
	problem(t, s.NotTheSame(t.Context(), 4, []int64{2}), journal.Failure)
}

// BenchmarkTwins is who may be the same among ten thousand contacts, from the journal on.
func BenchmarkTwins(b *testing.B) {
	s := open(b)
	var batch []db.Stmt
	for i := range 10_000 {
		c := journal.Contact{
			UID: newUID(), Name: fmt.Sprintf("Given%d Family%d", i*7%211, i*13%1999),
			Points: []journal.Point{
				{Kind: journal.PointEmail, Value: fmt.Sprintf("p%d@example.org", i)}, {Kind: journal.PointPhone, Value: fmt.Sprintf("202-555-%04d", i)},
			},
			Positions: []journal.Position{{Title: "Director", Organization: fmt.Sprintf("Office %d", i%331)}},
		}
		batch = append(batch, s.makeContact(c)...)
	}
	do(b, s.write(b.Context(), batch...))
	for b.Loop() {
		_, err := s.Twins(b.Context(), 0)
		do(b, err)
	}
}
