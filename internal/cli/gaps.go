package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// How much rel gaps says of whom could fill a group, in how many groups, and how many groups it names in a sentence.
const (
	gapProspects = 3
	gapGroups    = 5
)

func newGaps(a *app) *cobra.Command {
	var filter filterFlags
	cmd := &cobra.Command{
		Use:        "gaps [GROUP]",
		SuggestFor: []string{"vacant", "seats", "coverage", "stakeholders", "missing"},
		Long: `Where relationships are missing: each group by stage, how many it should have, and how many were touched within their
cadence, of those developing or sustaining. The groups that nobody fills come first, then those that most are missing
from; below are the prospects who could fill them. With GROUP, the people in it, by stage, and whose cadence has gone by.

Who is developing or sustaining fills a group; prospects and dormant contacts do not. An organization in a group counts
through those who hold a position there, each of them once. Below stand the vacant seats (s12): what somebody left and nobody is
known to hold. rel move WHO --seat s12 fills one, rel show s12 shows it. rel group GROUP --wanted 8 says how many are wanted.`,
		Example: `  rel gaps
  rel gaps Providers
  rel gaps --format markdown`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeGroups),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.gapsOf(cmd.Context(), args[0], filter.columns)
			}
			return a.gaps(cmd.Context(), filter.columns)
		},
	}
	filter.bind(cmd, a, "columns")
	return cmd
}

func (a *app) gaps(ctx context.Context, keys []string) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	all, err := s.Gaps(ctx)
	if err != nil {
		return err
	}
	waiting, err := s.Waiting(ctx, a.gapsToFill(all), a.gapProspects())
	if err != nil {
		return err
	}
	if _, err := printList(a, a.gapColumns(waiting), keys, render.Rows(all)); err != nil || a.machine() {
		return err
	}
	if len(all) == 0 {
		a.talk("%s", noGroups)
	} else if err := a.fillGaps(all, waiting); err != nil {
		return err
	}
	return a.sayVacant(ctx, s)
}

// gapSeats is how many vacant seats are named below the groups.
const gapSeats = 5

// sayVacant names the seats that nobody is known to hold, and how they are filled.
func (a *app) sayVacant(ctx context.Context, s *store.Store) error {
	seats, err := s.VacantSeats(ctx)
	if err != nil || len(seats) == 0 {
		return err
	}
	var lines []render.Line
	for i, seat := range seats {
		if i == gapSeats {
			lines = append(lines, render.Line{Text: fmt.Sprintf("%d more", len(seats)-i)})
			break
		}
		lines = append(lines, render.Line{Label: "Vacant", Text: fmt.Sprintf("%s %s, since %s (%s left)",
			seatRef(seat.ID), seat, nearDay(seat.Since, a.today()), seat.Left.Name)})
	}
	if err := a.sayBelow(eachLabelOnce(lines)); err != nil {
		return err
	}
	a.talk("rel move WHO --seat %s --on DATE fills one; rel drop %s lets it go.", seatRef(seats[0].ID), seatRef(seats[0].ID))
	return nil
}

// gapsToFill are the groups whose prospects are named: for a program all that have some, else the first that want somebody.
func (a *app) gapsToFill(all []store.Gap) (out []int64) {
	for _, g := range all {
		if g.Prospects > 0 && (a.machine() || g.Open() && len(out) < gapGroups) {
			out = append(out, g.ID)
		}
	}
	return out
}

// gapProspects is how many prospects of a group are named; zero is all.
func (a *app) gapProspects() int {
	if a.machine() {
		return 0
	}
	return gapProspects
}

// fillGaps names, below the groups, the prospects who could fill those that want somebody, and the groups without any.
func (a *app) fillGaps(all []store.Gap, waiting map[int64][]string) error {
	var lines []render.Line
	var none []string
	for _, g := range all {
		switch names := waiting[g.ID]; {
		case len(names) > 0:
			lines = append(lines, render.Line{Label: "Prospects", Text: g.Name + ": " + waitingNames(names, g.Prospects)})
		case g.Open() && g.Prospects == 0:
			none = append(none, g.Name)
		}
	}
	if len(lines) > 0 {
		if err := a.sayBelow(eachLabelOnce(lines)); err != nil {
			return err
		}
	}
	if len(none) > 0 {
		a.talk("No prospects yet for %s: rel add NAME --group GROUP.", fewNames(none, gapGroups))
	}
	return nil
}

// sayBelow prints lines below a table, apart from it.
func (a *app) sayBelow(lines []render.Line) error {
	style, err := a.style()
	if err != nil {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	return render.Card(a.env.Out, style, lines)
}

// waitingNames is the first of so many prospects, and how many more there are.
func waitingNames(first []string, all int) string {
	names := strings.Join(first, "; ")
	if more := all - len(first); more > 0 {
		names += fmt.Sprintf(" and %d more", more)
	}
	return names
}

// fewNames is at most so many names, and how many more there are.
func fewNames(names []string, most int) string {
	if more := len(names) - most; more > 0 {
		return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", more)
	}
	return and(names)
}

// gapsOf is one group: its people, and what is missing from it.
func (a *app) gapsOf(ctx context.Context, text string, keys []string) error {
	g, err := a.group(ctx, text)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	members, err := s.GroupMembers(ctx, g.ID)
	if err != nil {
		return err
	}
	if !a.machine() {
		if err := a.say("%s", gapHeading(g, members)); err != nil {
			return err
		}
	}
	if _, err := printList(a, memberColumns(), keys, render.Rows(members)); err != nil || a.machine() {
		return err
	}
	return a.aboutMembers(ctx, s, g, members)
}

// gapHeading says what a group has and wants, and parts itself from the list that follows.
func gapHeading(g journal.Group, members []store.Member) string {
	sum := store.Gap{Group: g}
	for _, m := range members {
		switch m.Stage {
		case journal.Prospect:
			sum.Prospects++
		case journal.Developing:
			sum.Developing++
		case journal.Sustaining:
			sum.Sustaining++
		}
		if m.Asked {
			sum.Asked++
		}
		if m.Touched && m.Asked {
			sum.Touched++
		}
	}
	parts := []string{hasOf(sum)}
	if sum.Asked > 0 {
		parts = append(parts, showTouched(sum)+" touched within their cadence")
	}
	if sum.Prospects > 0 {
		parts = append(parts, countOf(sum.Prospects, "prospect"))
	}
	heading := g.Name + ": " + strings.Join(parts, "; ") + "."
	if len(members) > 0 {
		heading += "\n"
	}
	return heading
}

// hasOf is how many fill a group, of those it wants: "3 of 8 wanted, 5 missing".
func hasOf(g store.Gap) string {
	filled := "none"
	if g.Filled() > 0 {
		filled = strconv.Itoa(g.Filled())
	}
	switch {
	case g.Wanted == 0:
		return filled + " developing or sustaining"
	case g.Missing() == 0:
		return fmt.Sprintf("%s of %d wanted", filled, g.Wanted)
	}
	return fmt.Sprintf("%s of %d wanted, %d missing", filled, g.Wanted, g.Missing())
}

// aboutMembers says of a group's list what to do where somebody is missing.
func (a *app) aboutMembers(ctx context.Context, s *store.Store, g journal.Group, members []store.Member) error {
	unstaffed, err := s.Unstaffed(ctx, g.ID)
	switch {
	case err != nil:
		return err
	case len(unstaffed) > 0:
		a.talk("Nobody is known at %s: rel add NAME --org ORGANIZATION.", fewNames(unstaffed, gapGroups))
	case len(members) == 0:
		a.talk("Nobody is in %s yet. rel group %s WHO puts somebody in.", g.Name, quote(g.Name))
	}
	return nil
}
