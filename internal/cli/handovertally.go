package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
)

// handoverTally is a handover in numbers, and whom to call first.
type handoverTally struct {
	named        int // contacts by name alone
	kinds        map[journal.Kind]int
	stages       map[journal.Stage]int
	groups       map[string]int
	notes        int
	since, until journal.Day // of the notes
	owe, owed    int         // open follow-ups

	today, soon journal.Day
	open        map[int64]journal.FollowUp // what is owed to each contact, the longest overdue
	calls       []call
}

// call is somebody to be called, and why.
type call struct {
	due  journal.Day
	text string
}

func (x *handover) newTally(open []journal.FollowUp) *handoverTally {
	t := &handoverTally{
		named: x.made.Named, kinds: map[journal.Kind]int{}, stages: map[journal.Stage]int{}, groups: map[string]int{},
		today: x.app.today(), soon: x.app.today().Add(soonDays), open: map[int64]journal.FollowUp{},
	}
	for _, f := range open {
		if f.OwedBy == journal.Them {
			t.owed++
			continue
		}
		t.owe++
		if _, there := t.open[f.Who.ID]; !there {
			t.open[f.Who.ID] = f
		}
	}
	return t
}

// add counts a contact, who is called first where they are due soon.
func (t *handoverTally) add(c journal.Contact) {
	t.kinds[c.Kind]++
	t.stages[c.Stage]++
	for _, g := range c.Groups {
		t.groups[g]++
	}
	if !c.Due.IsZero() && !c.Due.After(t.soon) {
		t.calls = append(t.calls, call{c.Due, t.why(c)})
	}
}

// why is whom to call, how, and why: "Luis Ortega (2), 202-555-0177: last in touch on Mon 5 Oct 2026, meant to be monthly; …".
func (t *handoverTally) why(c journal.Contact) string {
	reach := c.Point(journal.PointPhone)
	if reach == "" {
		reach = c.Point(journal.PointEmail)
	}
	if reach == "" {
		reach = "no phone or e-mail noted"
	}
	text := fmt.Sprintf("%s (%d), %s: ", c.Name, c.ID, reach)
	if c.LastTouched.IsZero() {
		text += "no conversation noted yet"
	} else {
		text += fmt.Sprintf("last in touch on %s, meant to be %s", c.LastTouched.Format(dayOfDocument), rhythm(c.Cadence))
	}
	if !c.Snooze.IsZero() && c.Snooze == c.Due {
		text += fmt.Sprintf("; snoozed until %s, and not to be called before", c.Snooze.Format(dayOfDocument))
	}
	if f, owed := t.open[c.ID]; owed {
		text += fmt.Sprintf("; owed to them: %s (%s)", shortened(f.Text), followUpRef(f.ID))
	}
	return text
}

// lines are the numbers as a list.
func (t *handoverTally) lines() []render.Line {
	lines := []render.Line{{Label: "Contacts", Text: t.people()}}
	var stages, groups []string
	for _, s := range journal.Stages {
		if t.stages[s] > 0 {
			stages = append(stages, fmt.Sprintf("%s %d", s, t.stages[s]))
		}
	}
	for _, g := range slices.Sorted(maps.Keys(t.groups)) {
		groups = append(groups, fmt.Sprintf("%s %d", g, t.groups[g]))
	}
	lines = append(lines, render.Line{Label: "Stages", Text: strings.Join(stages, ", ")},
		render.Line{Label: "Groups", Text: strings.Join(groups, "; ")})
	notes := "none"
	if t.notes > 0 {
		notes = fmt.Sprintf("%d, from %s to %s", t.notes, t.since.Format("2 January 2006"), t.until.Format("2 January 2006"))
	}
	lines = append(lines, render.Line{Label: "Notes", Text: notes},
		render.Line{Label: "Open follow-ups", Text: fmt.Sprintf("%d that you take over, %d that you can expect", t.owe, t.owed)})
	if t.named > 0 {
		lines = append(lines, render.Line{
			Label: "By name alone",
			Text:  countOf(t.named, "other") + " who took part in these notes; " + handoverJournal + " has their names, and no more",
		})
	}
	return lines
}

// people is how many persons there are, and organizations.
func (t *handoverTally) people() string {
	var out []string
	switch n := t.kinds[journal.Person]; n {
	case 0:
	case 1:
		out = append(out, "1 person")
	default:
		out = append(out, fmt.Sprintf("%d people", n))
	}
	if n := t.kinds[journal.Organization]; n > 0 {
		out = append(out, countOf(n, "organization"))
	}
	return and(out)
}
