package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func (a *app) showFollowUp(ctx context.Context, id int64, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	f, err := s.FollowUp(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		return a.printFollowUps([]journal.FollowUp{f}, private)
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	back, err := wayBack(ctx, s, store.HiddenFollowUp, id)
	if err != nil {
		return err
	}
	return render.Card(a.env.Out, style, followUpCard(f, back, style))
}

// followUpCard is a follow-up as a card; back is how one that was removed comes back.
func followUpCard(f journal.FollowUp, back string, s render.Style) []render.Line {
	due := render.Line{Label: "Due", Text: dayInFull(f.Due, s)}
	if f.Due.IsZero() {
		due.Text = "no day was said"
	}
	if f.Overdue(s.Today) {
		due.Tint = render.Yellow
	}
	closed := ""
	if f.State != journal.Open {
		closed = fmt.Sprintf("%s, %s", outcome(f), dayInFull(f.Closed, s))
	}
	note := ""
	if f.Note != 0 {
		note = noteRef(f.Note)
	}
	return []render.Line{
		{Label: "Follow-up", Text: followUpRef(f.ID), Tint: render.Bold},
		{Label: "Owes", Text: owes(f)},
		{Label: "Text", Text: f.Text},
		{Label: "Initiative", Text: namedInitiative(f.Initiative)},
		{Label: "Gives", Text: string(f.Gives)},
		due,
		{Label: "Closed", Text: closed},
		{Label: "Out of", Text: note},
		{Label: "Added", Text: dayInFull(f.Added, s)},
		{Label: "Private", Text: map[bool]string{true: "yes, as the note", false: ""}[f.Private]},
		{Label: "Removed", Text: back, Tint: render.Yellow},
	}
}

// owes is who owes it to whom.
func owes(f journal.FollowUp) string {
	with := ""
	if f.Who.ID != 0 {
		with = fmt.Sprintf("%s (%d)", f.Who.Name, f.Who.ID)
	}
	switch {
	case f.OwedBy == journal.Me && with == "":
		return "you"
	case f.OwedBy == journal.Me:
		return "you, to " + with
	case with == "":
		return "somebody, to you"
	default:
		return with + ", to you"
	}
}

// keptLine is how promises were kept both ways; empty where none was closed.
func keptLine(p journal.Promises) string {
	var sides []string
	for _, side := range []struct {
		name string
		kept journal.Kept
	}{{"theirs", p.Theirs}, {"yours", p.Mine}} {
		if text := keptText(side.kept); text != "" {
			sides = append(sides, side.name+" "+text)
		}
	}
	return strings.Join(sides, "; ")
}

// keptText is how the promises of one side were kept: "3 of 4 on time, 1 dropped".
func keptText(k journal.Kept) string {
	var parts []string
	if done := k.OnTime + k.Late; done > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d on time", k.OnTime, done))
	}
	if k.Dropped > 0 {
		parts = append(parts, fmt.Sprintf("%d dropped", k.Dropped))
	}
	return strings.Join(parts, ", ")
}

// showOwed lists the open follow-ups of a contact below the card.
func (a *app) showOwed(ctx context.Context, s *store.Store, contact int64) error {
	f := store.FollowUpFilter{Who: []int64{contact}, States: []journal.State{journal.Open}, Private: true, Limit: shownFollowUps}
	all, _, err := s.CountFollowUps(ctx, f)
	if err != nil || all == 0 {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	columns := untitled(followUpColumns(a.today()), "name") // which is that of the card
	if _, err := printList(a, columns, nil, s.FollowUps(ctx, f)); err != nil {
		return err
	}
	if left := all - shownFollowUps; left > 0 {
		a.talk("%d more: rel todo %d.", left, contact)
	}
	return nil
}

// shownFollowUps is how many of a contact's open follow-ups show lists.
const shownFollowUps = 10

// owedLines are the follow-ups that came out of a note, as its card has them.
func owedLines(ctx context.Context, s *store.Store, n journal.Note, today journal.Day) (lines []render.Line, err error) {
	filter := store.FollowUpFilter{Note: n.ID, Private: true, Deleted: n.Deleted, ByNumber: true}
	for _, filter.OwedBy = range journal.Initiators {
		label := owing(filter.OwedBy)
		for f, err := range s.FollowUps(ctx, filter) {
			if err != nil {
				return nil, err
			}
			text := followUpLine(f, today)
			if f.State != journal.Open {
				text += ", " + outcome(f)
			}
			lines = append(lines, render.Line{Label: label, Text: text})
			label = ""
		}
	}
	return lines, nil
}
