package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// reviewNamed is how many of a part are named whom a review does not ask about; of more it says how many there are.
const reviewNamed = 30

// partSections are whom a review found, by what there is to sustain, to develop and to initiate, as far as it
// is told.
func partSections(r journal.Review, w wholly) []render.Section {
	name := nameIn(r)
	of := func(parts ...journal.Part) (lines []render.Line) {
		for _, p := range parts {
			lines = append(lines, partLines(r, p, w, name)...)
		}
		return lines
	}
	return []render.Section{
		{Title: "Sustain", Lines: of(journal.WentQuiet, journal.StillQuiet, journal.CameBack)},
		{Title: "Develop", Lines: of(journal.IsStrained, journal.InQuestion, journal.IsSlipping, journal.Promised, journal.Unassessed)},
		{Title: "Initiate", Lines: append(
			[]render.Line{{Label: "Gaps", Text: gapsText(r.Counts)}}, of(journal.VacantSeat, journal.IsProspect)...)},
	}
}

// partTitle is a part as a line begins that tells of it.
func partTitle(p journal.Part) string {
	switch p {
	case journal.WentQuiet:
		return "Went quiet"
	case journal.CameBack:
		return "Came back"
	case journal.Unassessed:
		return "Not assessed"
	case journal.VacantSeat:
		return "Vacant seats"
	case journal.IsProspect:
		return "Prospects"
	default:
		return sentenceCase(string(p))
	}
}

// partLines are those of a part: who is asked about on a line each, with why and what was answered; the others by name.
func partLines(r journal.Review, p journal.Part, w wholly, name func(journal.ReviewLine) string) (lines []render.Line) {
	var listed []string
	for _, l := range r.Of(p) {
		if !w.tells(l) {
			continue
		}
		if l.Place == 0 {
			listed = append(listed, listedIn(r, l, name))
			continue
		}
		lines = append(lines, render.Line{Label: partTitle(p), Text: fmt.Sprintf("%d. %s: %s%s", l.Place, name(l), l.Why, answered(l))})
	}
	if len(listed) > 0 {
		lines = append(lines, render.Line{Label: partTitle(p), Text: fewListed(listed)})
	}
	return eachLabelOnce(lines)
}

// listedIn is a line of whom the review does not ask about there: by name, with why where they are asked about elsewhere, or
// rest.
func listedIn(r journal.Review, l journal.ReviewLine, name func(journal.ReviewLine) string) string {
	elsewhere := slices.ContainsFunc(r.Lines, func(x journal.ReviewLine) bool { return x.Who.ID == l.Who.ID && x.Place > 0 })
	switch {
	case l.Part == journal.VacantSeat:
		return l.Why + " (" + name(l) + " left)"
	case elsewhere || l.Rests():
		return name(l) + " (" + l.Why + ")"
	}
	return name(l)
}

func fewListed(names []string) string {
	text := strings.Join(names[:min(len(names), reviewNamed)], "; ")
	if more := len(names) - reviewNamed; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

// answered is what was decided about a contact, as the end of their line.
func answered(l journal.ReviewLine) string {
	if l.Answer == "" {
		return ""
	}
	return " → " + string(l.Answer)
}

// nameIn names those in a review as they were called then, with their number where two were called the same.
func nameIn(r journal.Review) func(journal.ReviewLine) string {
	first, shared := map[string]int64{}, map[string]bool{}
	for _, l := range r.Lines {
		if id, seen := first[l.Who.Name]; seen && id != l.Who.ID {
			shared[l.Who.Name] = true
		}
		first[l.Who.Name] = l.Who.ID
	}
	return func(l journal.ReviewLine) string {
		if shared[l.Who.Name] {
			return fmt.Sprintf("%s (%d)", l.Who.Name, l.Who.ID)
		}
		return l.Who.Name
	}
}

// gapsText is the groups that lack somebody: "Parents: none of 5; Providers: 2 of 4".
func gapsText(c journal.Counts) string {
	var parts []string
	for _, g := range c.Groups() {
		if have, wanted := filling(c, g), c.N(g, journal.CountWanted); have == 0 || have < wanted {
			gap := ofWanted(c, g)
			if have == 0 {
				gap = "none" + strings.TrimPrefix(gap, "0")
			}
			parts = append(parts, g+": "+gap)
		}
	}
	return strings.Join(parts, "; ")
}
