package cli

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// soonDays is how many days ahead the first calls of a handover go.
const soonDays = 30

// firstLines is how many lines each list of the first page has.
const firstLines = 40

// dayOfDocument is how a document writes days, which is not read on the day it is written.
const dayOfDocument = "Mon 2 Jan 2006"

// first writes the first page: what this is, in numbers, and what comes first.
func (x *handover) first(ctx context.Context, d *render.Document) error {
	open, err := store.All(x.made.Journal.FollowUps(ctx, store.FollowUpFilter{States: []journal.State{journal.Open}, Private: true}))
	if err != nil {
		return err
	}
	t := x.newTally(open)
	for c, err := range x.made.Journal.Contacts(ctx, store.ContactFilter{IDs: x.made.Who}) {
		if err != nil {
			return err
		}
		t.add(c)
	}
	if t.notes, t.since, t.until, err = x.made.Journal.Noted(ctx); err != nil {
		return err
	}
	seats, err := x.made.Journal.VacantSeats(ctx)
	if err != nil {
		return err
	}
	d.Heading(1, "Handing over "+countOf(len(x.made.Who), "relationship"))
	x.introduce(d)
	d.Heading(2, "In numbers")
	d.Items(t.lines())
	x.firstCalls(d, t)
	x.followUps(d, open)
	if err := x.initiatives(ctx, d); err != nil {
		return err
	}
	if len(seats) > 0 {
		d.Heading(2, "Vacant seats")
		d.Text("Somebody left these, and nobody is known to hold them now. Who does is worth finding out.")
		d.Items(atMost(firstLines, each(seats, seatLine), "rel gaps"))
	}
	return nil
}

// introduce says what the document is, and how it is read.
func (x *handover) introduce(d *render.Document) {
	d.Text(fmt.Sprintf("%s, as a relationship journal had it on %s. It is handed to you by %s, so that nobody who "+
		"has told their story once has to begin again.", x.scope(), x.app.today().Format("Monday, 2 January 2006"), x.from))
	d.Heading(2, "How to read it")
	d.Items([]render.Line{
		{Text: "Begin with the first calls below, and tick off what is done. Each relationship then has half a page of its own, by name."},
		{Text: "What is known of people stands apart from impressions. An impression is one person's: ask before you build on it."},
		{Text: "The file " + handoverJournal + " beside this one is a journal with the same people, and all the notes there are with " +
			"them. " +
			"rel --db " + handoverJournal + " opens it. Numbers such as n12, t3 and the one behind a name are what it calls things: " +
			"rel --db " + handoverJournal + " show n12."},
		{Text: "Every relationship waits in it to be assessed anew. What trust there is between them and you is yours to find out: " +
			"rel assess WHO."},
		{Text: x.withheld()},
		{Text: "It is not the whole record. The full journal stays with the records officer, who knows what must be kept: " +
			"rel help records."},
		{Text: "It speaks of people, who may one day read it. Keep it as you would want to be kept."},
	})
}

// scope is what it is, as a sentence begins.
func (x *handover) scope() string {
	switch {
	case x.filter.Who == nil:
		return "This is every relationship of this work"
	case len(x.made.Who) == 1:
		return "This is the relationship with " + x.of
	default:
		return "This is what there is with " + x.of
	}
}

// withheld is what was left out, as a sentence of the document.
func (x *handover) withheld() string {
	var out []string
	if notes := x.leftNotes(); notes != "" {
		out = append(out, notes)
	}
	if n := x.made.Assessments; n > 0 && !x.assessed {
		out = append(out, countOf(n, "assessment"))
	}
	text := "Nothing was left out that concerns them."
	if len(out) > 0 {
		text = "Left out: " + strings.Join(out, "; ") + "."
	}
	if x.filter.Private {
		text += " Private notes are among what is here, and marked so: they were not meant for many."
	}
	return text
}

// firstCalls writes whom to call first, by the day they are due.
func (x *handover) firstCalls(d *render.Document, t *handoverTally) {
	d.Heading(2, "First calls")
	if len(t.calls) == 0 {
		d.Text(fmt.Sprintf("Nobody is due until %s.", t.soon.Format(dayOfDocument)))
		return
	}
	d.Text(fmt.Sprintf("All who are due by %s, those first who have waited longest.", t.soon.Format(dayOfDocument)))
	slices.SortStableFunc(t.calls, func(a, b call) int { return a.due.Compare(b.due) })
	d.Tasks(atMost(firstLines, each(t.calls, func(c call) render.Line {
		return render.Line{Label: c.due.Format(dayOfDocument), Text: c.text}
	}), fmt.Sprintf("rel stale --within %dd", soonDays)))
}

// followUps writes what is open, both ways, by the day it is due.
func (x *handover) followUps(d *render.Document, open []journal.FollowUp) {
	if len(open) == 0 {
		return
	}
	d.Heading(2, "Open follow-ups")
	for _, side := range []struct {
		by    journal.Initiator
		title string
	}{{journal.Me, "What you take over, and owe them"}, {journal.Them, "What they owe you"}} {
		var lines []render.Line
		for _, f := range open {
			if f.OwedBy == side.by {
				lines = append(lines, x.owed(f))
			}
		}
		if len(lines) > 0 {
			d.Text(side.title + ":")
			d.Tasks(atMost(firstLines, lines, "rel todo"))
		}
	}
}

// owed is a follow-up as a line of the first page.
func (x *handover) owed(f journal.FollowUp) render.Line {
	who := cmp.Or(f.Who.Label(), "Nobody by name")
	text := fmt.Sprintf("%s: %s (%s)", who, showFollowUp(f, render.Style{}), followUpRef(f.ID))
	line := render.Line{Label: "No day", Text: text, One: true}
	if !f.Due.IsZero() {
		line.Label = f.Due.Format(dayOfDocument)
	}
	return line
}

func seatLine(s store.Seat) render.Line {
	return render.Line{Text: fmt.Sprintf("%s, since %s; %s (%d) held it last", s, s.Since.Format(dayOfDocument), s.Left.Name, s.Left.ID)}
}

// atMost is the first of many lines, and how many more a command shows in the journal.
func atMost(most int, lines []render.Line, command string) []render.Line {
	if more := len(lines) - most; more > 0 {
		lines = append(lines[:most:most], render.Line{Text: fmt.Sprintf("%d more: %s", more, command)})
	}
	return lines
}
