package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// printBrief prints the page.
func (a *app) printBrief(b store.Brief) error {
	style, err := a.style()
	if err != nil {
		return err
	}
	return render.Page(a.env.Out, style, b.Contact.Name, []render.Section{
		{Lines: a.briefWho(b, style)},
		{Title: "What they last told you", Lines: each(b.Told, toldLine)},
		{Title: "What they care about", Lines: factLines(b, journal.Cares)},
		{Title: "Known", Lines: factLines(b, journal.Known)},
		{Title: "To check", Lines: factLines(b, journal.Assume)},
		{Title: "To ask", Lines: factLines(b, journal.Ask)},
		{Title: "They know of us", Lines: factLines(b, journal.Told)},
		{Title: "Open between you", Lines: a.openLines(b)},
		{Title: "The relationship, as it was assessed", Lines: each(b.Assessments, assessedOnPage)},
		{Title: "Initiatives in common", Lines: each(b.Initiatives, commonLine(b))},
		{Title: "The last notes", Lines: each(b.Notes, noteLineOf(b.Contact.ID))},
		{Title: "Whom you both know", Lines: each(b.Met, metLine)},
		{Title: "Coming up", Lines: each(b.Occasions, func(o store.Occasion) render.Line {
			return render.Line{Label: nearDay(o.Day, a.today()), Text: o.What}
		})},
	})
}

// briefWho is who they are: their positions, how to reach them, and since when you have been in touch.
func (a *app) briefWho(b store.Brief, s render.Style) []render.Line {
	c := b.Contact
	var lines []render.Line
	add := func(label string, texts ...string) {
		for _, text := range texts {
			lines = append(lines, render.Line{Label: label, Text: text})
			label = ""
		}
	}
	held, before := a.heldAndBefore(c)
	add("Position", held...)
	if len(held) > 0 {
		add("Before", before...)
	} else {
		add("Left", before...)
	}
	add("Phone", each(pointsOf(c, journal.PointPhone), pointLine)...)
	add("E-mail", each(pointsOf(c, journal.PointEmail), pointLine)...)
	add("Groups", strings.Join(c.Groups, "; "))
	add("Stage", string(c.Stage))
	add("In touch", inTouch(b))
	add("Last touched", lastTouched(c, s))
	return append(lines, dueLine(c, s))
}

// heldAndBefore is what somebody holds, and what they left within the last year; of who holds nothing, what they left last.
func (a *app) heldAndBefore(c journal.Contact) (held, before []string) {
	for _, p := range byTime(c.Positions, a.today()) {
		line := strings.TrimSuffix(positionLine(p, a.today()), " (past)")
		switch {
		case p.Current(a.today()):
			held = append(held, line)
		case p.Past(a.today()) && (!p.To.Before(a.today().Add(-recently)) || len(held)+len(before) == 0):
			before = append(before, line)
		}
	}
	return held, before
}

// recently is how many days somebody who moved has done so lately, so that it is worth a line before a meeting.
const recently = 365

// inTouch is since when there have been conversations, and how many.
func inTouch(b store.Brief) string {
	if b.Conversations == 0 {
		return ""
	}
	return fmt.Sprintf("since %s, %s", b.First.Format("January 2006"), countOf(b.Conversations, "conversation"))
}

func toldLine(t store.Told) render.Line {
	return render.Line{Label: t.Day.Format("2 Jan 2006"), Text: t.Text + " (" + noteRef(t.Note) + ")"}
}

// briefFacts is how many facts of a kind a brief has.
const briefFacts = 5

// factLines are the facts of a kind, the latest first; of an assumption it is said since when.
func factLines(b store.Brief, kind journal.FactKind) (lines []render.Line) {
	n := 0
	for _, f := range b.Facts {
		if f.Kind != kind {
			continue
		}
		if n++; n > briefFacts {
			continue
		}
		ref := factRef(f.ID)
		if f.Open() {
			ref += ", since " + f.Day.Format("2 Jan 2006")
		}
		lines = append(lines, render.Line{Text: showFact(f, render.Style{}) + " (" + ref + ")"})
	}
	if n > briefFacts {
		lines = append(lines, render.Line{Text: fmt.Sprintf("%d more: rel fact %d --%s", n-briefFacts, b.Contact.ID, kind)})
	}
	return lines
}

// openLines are the open follow-ups, mine before theirs.
func (a *app) openLines(b store.Brief) []render.Line {
	var lines []render.Line
	for _, side := range []struct {
		by    journal.Initiator
		label string
	}{{journal.Me, "You owe"}, {journal.Them, "They owe"}} {
		label := side.label
		for _, f := range b.FollowUps {
			if f.OwedBy == side.by {
				f.Who, f.Text = journal.Someone{}, givingText(f) // the page says who
				lines = append(lines, render.Line{Label: label, Text: a.owedLine(f)})
				label = ""
			}
		}
	}
	return lines
}

// noteLineOf makes a note of a contact a paragraph: how it was, what they were then, and with whom else, what was written and
// heard.
func noteLineOf(contact int64) func(journal.Note) render.Line {
	return func(n journal.Note) render.Line {
		var then string
		n.Participants = slices.DeleteFunc(slices.Clone(n.Participants), func(p journal.Participant) bool {
			if p.ContactID == contact && p.Then != "" {
				then = ", then " + p.Then
			}
			return p.ContactID == contact
		})
		return render.Line{Label: n.Day.Format("2 Jan 2006"), Text: strings.Join(noteParts(n, then), "\n")}
	}
}

func noteParts(n journal.Note, then string) []string {
	head := noteRef(n.ID)
	if h := how(n); h != "" {
		head += ", " + h
	}
	head += then
	if len(n.Participants) > 0 {
		head += ": " + withThen(n)
	}
	parts := []string{head}
	if body := strings.TrimSpace(n.Body); body != "" {
		parts = append(parts, body)
	}
	return append(parts, each(n.Heard, heardBy(n))...)
}

func assessedOnPage(x journal.Assessment) render.Line {
	return render.Line{Label: x.Day.Format("2 Jan 2006"), Text: assessedText(x) + " (" + assessmentRef(x.ID) + ")"}
}

func metLine(m store.Met) render.Line {
	text := m.Name
	if m.Position != "" {
		text += ", " + m.Position
	}
	return render.Line{Text: fmt.Sprintf("%s (%s, last on %s)", text, howManyTimes(m.Times), m.Last.Format("2 Jan 2006"))}
}

func howManyTimes(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return countOf(n, "time")
}

// givingText is the text of a follow-up, and behind it what it gives to which initiative.
func givingText(f journal.FollowUp) string {
	switch {
	case f.Initiative.ID == 0:
		return f.Text
	case f.Gives == "":
		return f.Text + " (for " + f.Initiative.Name + ")"
	default:
		return f.Text + " (" + string(f.Gives) + " for " + f.Initiative.Name + ")"
	}
}

// commonLine makes an initiative a line: the role of the contact in it, how far it has come, and what they committed that
// has not come yet, by its references, as it stands among what is open.
func commonLine(b store.Brief) func(journal.Initiative) render.Line {
	return func(in journal.Initiative) render.Line {
		role, _ := in.Role(b.Contact.ID)
		text := inRole(inRole(namedInitiative(in.Named()), role), string(in.State))
		var open []string
		for _, f := range b.FollowUps {
			if f.Initiative.ID == in.ID && f.OwedBy == journal.Them {
				open = append(open, followUpRef(f.ID))
			}
		}
		if len(open) > 0 {
			text += "; not come yet: " + strings.Join(open, ", ")
		}
		return render.Line{Text: text}
	}
}
