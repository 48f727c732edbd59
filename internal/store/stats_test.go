package store

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/rel-journal/rel/internal/journal"
)

// What is counted is what a plain count over all notes gives, whatever the filter.
func TestStatsAreAPlainCount(t *testing.T) {
	s := open(t)
	two := add(t, s, named("Dana Whitcomb"), named("Luis Ortega"))
	chance := rand.New(rand.NewPCG(4, 2))
	for range 80 {
		n := journal.Note{
			Day:     on("2026-11-20").Add(-chance.IntN(900)),
			Channel: append(slices.Clone(journal.Channels), "")[chance.IntN(len(journal.Channels)+1)],
			Began:   []journal.Initiator{"", journal.Me, journal.Them}[chance.IntN(3)],
			Tried:   chance.IntN(5) == 0, Private: chance.IntN(5) == 0, Participants: with(journal.Present, two[chance.IntN(2)]),
		}
		for range chance.IntN(3) {
			n.Heard = append(n.Heard, journal.Heard{Text: "sample"})
		}
		write(t, s, n)
	}
	do(t, s.RemoveNote(t.Context(), 3))
	for _, f := range []NoteFilter{
		{}, {Private: true}, {Who: []int64{two[0].ID}}, {Channels: []journal.Channel{journal.Call}, Private: true}, {Tags: []string{"none"}},
	} {
		for _, since := range []string{"2026-11-20", "2026-11-01", "2025-03-05", "2020-01-01"} {
			f.Since, f.Until = on(since), on("2026-11-20")
			counted := int64(0)
			got, private, err := s.Stats(t.Context(), f, func(n int64) { counted += n })
			do(t, err)
			want, left := plainStats(t, s, f)
			same(t, "tallies since "+since, got, want)
			if private != left || counted != int64(len(notes(t, s, f))) {
				t.Errorf("since %s: %d private, want %d; progress heard of %d", since, private, left, counted)
			}
		}
	}
}

func plainStats(t *testing.T, s *Store, f NoteFilter) (all []Tally, private int) {
	t.Helper()
	listed := notes(t, s, f)
	for _, n := range listed {
		month := journal.MonthOf(n.Day).First()
		i := slices.IndexFunc(all, func(t Tally) bool { return t.Month == month && t.Channel == n.Channel })
		if i < 0 {
			i = len(all)
			all = append(all, Tally{Month: month, Channel: n.Channel})
		}
		one := Tally{Notes: 1, Me: number(n.Began == journal.Me), Them: number(n.Began == journal.Them), Heard: number(len(n.Heard) > 0), Tried: number(n.Tried)}
		all[i] = all[i].Plus(one)
	}
	slices.SortFunc(all, func(a, b Tally) int {
		return cmp.Or(a.Month.Compare(b.Month), cmp.Compare(a.Channel, b.Channel))
	})
	if f.Private {
		return all, 0
	}
	f.Private = true
	return all, len(notes(t, s, f)) - len(listed)
}

func number(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
