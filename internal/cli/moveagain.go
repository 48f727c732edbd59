package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
)

// again is a move that was told before, with another day: it puts right the first day of what they hold, and the last day of
// what ended for it, the day before. Its Was is nil where it is another move.
func (f moveFlags) again(c journal.Contact, m journal.Move) (journal.Move, error) {
	was := journal.Again(c.Positions, *m.Open, m.On)
	if was == nil {
		return m, nil
	}
	before := journal.EndedBefore(c.Positions, *was)
	switch {
	case strings.EqualFold(f.from, none):
		before = nil
	case f.from != "":
		if before = fittingPositions(before, f.from); len(before) == 0 {
			return m, nil
		}
	}
	if len(before) > 1 {
		return m, &journal.Problem{
			Code: journal.Ambiguous,
			What: fmt.Sprintf("%d positions of %s ended the day before, and nothing says which ends with it", len(before), c.Name),
			Hint: fmt.Sprintf("--from %s, or --from none; they held: %s", quote(nameFrom(before)),
				strings.Join(each(before, journal.Position.String), "; ")),
		}
	}
	m.Open, m.Was = &journal.Position{Title: was.Title, Organization: was.Organization}, was
	if len(before) == 1 {
		m.Close = &before[0]
	}
	return m, nil
}

// lastDay is which of their positions somebody leaves whose last day there is known: one that they hold on it, else the one
// they left last, of which the day is put right.
func (a *app) lastDay(ctx context.Context, c journal.Contact, last journal.Day, from string) (*journal.Position, error) {
	if slices.ContainsFunc(c.Positions, func(p journal.Position) bool { return !p.Past(last) }) {
		return a.leaving(ctx, c, last, from)
	}
	left := byTime(c.Positions, a.today())
	if from != "" {
		left = fittingPositions(left, from)
	}
	if len(left) == 0 {
		return nil, journal.Bad(fmt.Sprintf("rel show %d lists what they held", c.ID),
			"%s holds no position on %s that could end", c.Name, last)
	}
	return &left[0], nil
}
