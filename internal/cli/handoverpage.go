package cli

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// How much of each thing there is on the half page of a relationship.
const (
	mostKnown    = 4
	mostOther    = 3
	mostAssessed = 2
)

// pagesAtOnce is how many relationships are read at a time.
const pagesAtOnce = 200

// relationships writes half a page about each contact, by name.
func (x *handover) relationships(ctx context.Context, d *render.Document, tick func()) error {
	d.Heading(2, "The relationships")
	for some := range slices.Chunk(x.made.Who, pagesAtOnce) {
		briefs, err := x.made.Journal.Briefs(ctx, some, true)
		if err != nil {
			return err
		}
		assessed, err := x.assessments(ctx, some)
		if err != nil {
			return err
		}
		for _, b := range briefs {
			b.Assessments = assessed[b.Contact.ID]
			x.page(d, b)
			tick()
		}
	}
	return nil
}

// assessments are the latest of each relationship where they were asked for, out of the journal that is handed over: the
// successor's has none yet.
func (x *handover) assessments(ctx context.Context, of []int64) (map[int64][]journal.Assessment, error) {
	latest := map[int64][]journal.Assessment{}
	if !x.assessed {
		return latest, nil
	}
	for v, err := range x.store.Assessments(ctx, store.AssessmentFilter{Who: of, Private: x.filter.Private}) {
		if err != nil {
			return latest, err
		}
		if id := v.Who.ID; !v.Waiting() && len(latest[id]) < mostAssessed {
			latest[id] = append(latest[id], v)
		}
	}
	return latest, nil
}

// page writes the half page of a relationship: facts apart from impressions.
func (x *handover) page(d *render.Document, b store.Brief) {
	c := b.Contact
	name := fmt.Sprintf("%s (%d)", c.Name, c.ID)
	if c.Kind == journal.Organization {
		name += ", an organization"
	}
	d.Heading(3, name)
	d.Items(x.whoTheyAre(b))
	more := fmt.Sprintf("rel fact %d", c.ID)
	d.Section("Known", atMost(mostKnown, factsOf(b, journal.Cares, journal.Known, journal.Told), more))
	impressions := atMost(mostOther, factsOf(b, journal.Assume, journal.Ask), more)
	d.Section("Impressions, to be checked", append(impressions, each(b.Assessments, handedAssessment)...))
	d.Section("Open between you", atMost(mostOther, x.openBetween(b), fmt.Sprintf("rel todo %d", c.ID)))
	d.Section("The last notes", each(b.Notes, lastNoteOf(c.ID)))
}

// whoTheyAre is who somebody is, how to reach them, and how it stands with them.
func (x *handover) whoTheyAre(b store.Brief) []render.Line {
	c := b.Contact
	var held, before, at []string
	for _, p := range byTime(c.Positions, x.app.today()) {
		if p.Past(x.app.today()) {
			before = append(before, strings.TrimSuffix(positionLine(p, x.app.today()), " (past)"))
		} else {
			held = append(held, positionLine(p, x.app.today()))
		}
	}
	for _, kind := range []journal.PointKind{journal.PointWeb, journal.PointAddress} {
		at = append(at, each(pointsOf(c, kind), pointLine)...)
	}
	groups := slices.Concat(c.Groups, each(c.Tags, func(t string) string { return "#" + t }))
	lines := []render.Line{
		{Label: "Position", Text: strings.Join(held, "; ")},
		{Label: "Before", Text: strings.Join(before, "; ")},
		{Label: "Also called", Text: strings.Join(c.Aliases, "; ")},
		{Label: "Phone", Text: strings.Join(each(pointsOf(c, journal.PointPhone), pointLine), "; ")},
		{Label: "E-mail", Text: strings.Join(each(pointsOf(c, journal.PointEmail), pointLine), "; ")},
		{Label: "Also at", Text: strings.Join(at, "; ")},
		{Label: "Groups", Text: strings.Join(groups, "; ")},
		{Label: "Stage", Text: string(c.Stage)},
		{Label: "In touch", Text: howOften(b)},
		{Label: "Dates", Text: strings.Join(each(c.Dates, yearlyLine), "; ")},
		{Label: "Else", Text: strings.Join(each(c.Fields, func(f journal.Field) string { return f.Name + ": " + f.Value }), "; ")},
		{Label: "Part in", Text: strings.Join(each(b.Initiatives, partOf(c.ID)), "; ")},
		{Label: "Met with", Text: strings.Join(each(b.Met, metWith), "; ")},
	}
	var told []render.Line // a label whose line has nothing to tell would pass to the next
	for _, l := range lines {
		if l.One = true; l.Text != "" {
			told = append(told, l)
		}
	}
	return told
}

// howOften is since when and how often there was contact, how often is meant, and when it is due.
func howOften(b store.Brief) string {
	c := b.Contact
	parts := []string{"no conversation noted yet"}
	if !c.LastTouched.IsZero() {
		parts = []string{"last on " + c.LastTouched.Format(dayOfDocument)}
	}
	if since := inTouch(b); since != "" {
		parts = append([]string{since}, parts...)
	}
	if c.Cadence > 0 {
		parts = append(parts, "meant to be "+rhythm(c.Cadence))
	}
	if !c.Due.IsZero() {
		parts = append(parts, "due on "+c.Due.Format(dayOfDocument))
	}
	return strings.Join(parts, ", ")
}

// rhythm is a cadence as it is said: "monthly", "every 2 months".
func rhythm(c journal.Cadence) string {
	text := c.String()
	n, err := strconv.Atoi(text[:len(text)-1])
	if err != nil {
		return text
	}
	return "every " + countOf(n, map[byte]string{'d': "day", 'w': "week", 'm': "month", 'y': "year"}[text[len(text)-1]])
}

// partOf is an initiative with what a contact is in it: "Rating pilot (convener)".
func partOf(contact int64) func(journal.Initiative) string {
	return func(in journal.Initiative) string {
		for _, m := range in.Members {
			if m.Who.ID == contact && m.Role != "" {
				return fmt.Sprintf("%s (%s)", in.Name, m.Role)
			}
		}
		return in.Name
	}
}

func metWith(m store.Met) string { return fmt.Sprintf("%s (%s)", m.Name, howManyTimes(m.Times)) }

// factsOf are the facts of some kinds, each a line that begins with its kind.
func factsOf(b store.Brief, kinds ...journal.FactKind) (lines []render.Line) {
	for _, kind := range kinds {
		for _, f := range b.Facts {
			if f.Kind == kind {
				text := fmt.Sprintf("%s (%s, %s)", showFact(f, render.Style{}), factRef(f.ID), f.Day.Format("2 Jan 2006"))
				lines = append(lines, render.Line{Label: factLabel(kind), Text: text})
			}
		}
	}
	return lines
}

// handedAssessment is how a relationship was assessed by whoever hands it over. It has no number, which would be another's in the
// successor's journal.
func handedAssessment(v journal.Assessment) render.Line {
	return render.Line{Label: "Assessed " + v.Day.Format("2 Jan 2006"), Text: assessedText(v)}
}

// factLabel is what a fact of a kind is to somebody who has not been there.
func factLabel(kind journal.FactKind) string {
	switch kind {
	case journal.Cares:
		return "Cares about"
	case journal.Told:
		return "Was told of us"
	case journal.Assume:
		return "Assumed"
	case journal.Ask:
		return "Still to ask"
	default:
		return "Known"
	}
}

// openBetween are the open follow-ups, what the successor owes before what is owed to them.
func (x *handover) openBetween(b store.Brief) (lines []render.Line) {
	for _, by := range []journal.Initiator{journal.Me, journal.Them} {
		for _, f := range b.FollowUps {
			if f.OwedBy != by {
				continue
			}
			text := fmt.Sprintf("%s (%s)", showFollowUp(f, render.Style{}), followUpRef(f.ID))
			if !f.Due.IsZero() {
				text += ", due on " + f.Due.Format(dayOfDocument)
			}
			label := map[journal.Initiator]string{journal.Me: "You owe", journal.Them: "They owe"}[by]
			lines = append(lines, render.Line{Label: label, Text: text})
		}
	}
	return lines
}

// lastNoteOf makes a note of a contact one line: how it was and with whom else, what was written and heard.
func lastNoteOf(contact int64) func(journal.Note) render.Line {
	return func(n journal.Note) render.Line {
		n.Participants = slices.DeleteFunc(slices.Clone(n.Participants), func(p journal.Participant) bool { return p.ContactID == contact })
		head := noteRef(n.ID)
		if h := how(n); h != "" {
			head += ", " + h
		}
		if present := names(n.Present()); len(present) > 0 {
			head += ", with " + strings.Join(present, "; ")
		}
		if about := names(n.About()); len(about) > 0 {
			head += ", about " + strings.Join(about, "; ")
		}
		said := append([]string{strings.TrimSpace(n.Body)}, each(n.Heard, heardBy(n))...)
		said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
		text := strings.TrimSuffix(head+": "+strings.Join(said, " / "), ": ")
		return render.Line{Label: n.Day.Format("2 Jan 2006"), Text: text, One: true}
	}
}
