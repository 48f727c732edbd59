package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// dayLines are the follow-ups due, the days coming up, what is to be found out, and the prospects who wait.
func (a *app) dayLines(v dayView) []render.Line {
	var lines []render.Line
	for _, f := range v.followUps {
		line := render.Line{Label: "To do", Text: a.followUpLine(f), One: true}
		if f.Overdue(a.today()) {
			line.Tint = render.Yellow
		}
		lines = append(lines, line)
	}
	if more := v.owed - len(v.followUps); more > 0 {
		lines = append(lines, render.Line{Text: fmt.Sprintf("%d more: rel todo", more)})
	}
	for i, text := range a.comingUp(v) {
		if i == todayOccasions {
			lines = append(lines, render.Line{Text: fmt.Sprintf("%d more until %s",
				len(v.occasions)+len(v.soon)-i, a.today().Add(aheadDays).Format("Mon 2 Jan"))})
			break
		}
		lines = append(lines, render.Line{Label: "Coming up", Text: text, One: true})
	}
	for _, f := range v.toCheck {
		lines = append(lines, render.Line{Label: factHeading(f), Text: a.toCheckLine(f)})
	}
	if v.reviews.Open != 0 {
		lines = append(lines, render.Line{Label: "Review", Text: fmt.Sprintf("%s, begun %s, goes on: %d to be asked about (rel review)",
			reviewRef(v.reviews.Open), nearDay(v.reviews.Begun, a.today()), v.reviews.Waiting)})
	}
	if v.waiting > 0 {
		names := strings.Join(each(v.prospects, func(w store.Who) string { return w.Name }), "; ")
		if more := v.waiting - len(v.prospects); more > 0 {
			names += fmt.Sprintf(" and %d more", more)
		}
		lines = append(lines, render.Line{Label: "Prospects", Text: names + ": rel list --stage prospect"})
	}
	return eachLabelOnce(lines)
}

// eachLabelOnce takes a label away where the line before has it, too.
func eachLabelOnce(lines []render.Line) []render.Line {
	last := ""
	for i, l := range lines {
		if l.Label == last {
			lines[i].Label = ""
		} else if l.Label != "" {
			last = l.Label
		}
	}
	return lines
}

// followUpLine is a follow-up as one line that may be cut at its end: "t7 due today, Luis Ortega: send the memo".
func (a *app) followUpLine(f journal.FollowUp) string {
	who := f.Who.Label()
	switch {
	case who != "" && f.OwedBy == journal.Them:
		who += " owes: "
	case who != "":
		who += ": "
	case f.OwedBy == journal.Them:
		who = "they owe: "
	}
	when := ""
	switch {
	case f.Overdue(a.today()):
		when = " overdue since " + nearDay(f.Due, a.today()) + ","
	case !f.Due.IsZero():
		when = " due " + nearDay(f.Due, a.today()) + ","
	}
	return followUpRef(f.ID) + when + " " + who + showFollowUp(f, render.Style{})
}

// owedLine is what is owed, and until when: "t7 send the memo, due today".
func (a *app) owedLine(f journal.FollowUp) string {
	text := followUpRef(f.ID) + " " + showFollowUp(f, render.Style{})
	switch {
	case f.Due.IsZero():
		return text
	case f.Overdue(a.today()):
		return text + ", overdue since " + nearDay(f.Due, a.today())
	default:
		return text + ", due " + nearDay(f.Due, a.today())
	}
}

// toCheckLine is what is to be found out, as one line: "f3 Dana Whitcomb: thinks of us as regulators (assumed 4 months ago)".
func (a *app) toCheckLine(f journal.Fact) string {
	text := factRef(f.ID) + " " + f.Who.Label() + ": " + showFact(f, render.Style{})
	if f.Kind == journal.Assume {
		text += " (assumed " + render.Span(f.Day, a.today()) + " ago)"
	}
	return text
}

// nearDay is a day as one says it: "today", "Fri 27 Nov", with the year where it is another.
func nearDay(d, today journal.Day) string {
	switch {
	case d == today:
		return "today"
	case d.Year != today.Year:
		return d.Format("Mon 2 Jan 2006")
	}
	return d.Format("Mon 2 Jan")
}

// comingUp is the occasions and the follow-ups of the next days, each as a line, by day.
func (a *app) comingUp(v dayView) []string {
	type line struct {
		day  journal.Day
		text string
	}
	var all []line
	for _, o := range v.occasions {
		all = append(all, line{o.Day, occasionLine(o, a.today())})
	}
	for _, f := range v.soon {
		due := f.Due
		f.Due = journal.Day{}
		all = append(all, line{due, nearDay(due, a.today()) + ": " + a.followUpLine(f)})
	}
	slices.SortStableFunc(all, func(x, y line) int { return x.day.Compare(y.day) })
	return each(all, func(l line) string { return l.text })
}

// occasionLine is an occasion as one line: "Sat 28 Nov: Dana Whitcomb, birthday".
func occasionLine(o store.Occasion, today journal.Day) string {
	return nearDay(o.Day, today) + ": " + o.Name + ", " + o.What
}
