package cli

import (
	"context"
	"strings"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// showInitiative shows who is in an initiative, what they committed and whether it came, and its latest notes; to a program,
// what is private only where that is asked for.
func (a *app) showInitiative(ctx context.Context, id int64, private bool) error {
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	in, err := s.Initiative(ctx, id)
	if err != nil {
		return err
	}
	if a.machine() {
		f := store.InitiativeFilter{Numbers: []int64{id}, Deleted: in.Deleted, Private: private}
		_, err := a.printInitiatives(ctx, s, f, nil)
		return err
	}
	style, err := a.style()
	if err != nil {
		return err
	}
	back, err := wayBack(ctx, s, store.HiddenInitiative, id)
	if err != nil {
		return err
	}
	if err := render.Card(a.env.Out, style, initiativeCard(in, back)); err != nil {
		return err
	}
	if err := a.showCommitted(ctx, s, id); err != nil {
		return err
	}
	notes := store.NoteFilter{Initiative: id, Private: true, Limit: shownNotes}
	return a.showNotes(ctx, s, notes, "rel log --initiative "+initiativeRef(id))
}

// initiativeCard is an initiative as a card; back is how one that was removed comes back.
func initiativeCard(in journal.Initiative, back string) []render.Line {
	lines := []render.Line{
		{Label: "Initiative", Text: namedInitiative(in.Named()), Tint: render.Bold},
		{Label: "Removed", Text: back, Tint: render.Yellow},
		{Label: "Aim", Text: in.Aim},
		{Label: "State", Text: string(in.State)},
		{Label: "Contacts"},
	}
	for _, m := range memberLines(in.Members) {
		lines = append(lines, render.Line{Text: m})
	}
	return lines
}

// showCommitted lists what was committed to an initiative below its card, contact by contact.
func (a *app) showCommitted(ctx context.Context, s *store.Store, id int64) error {
	all, err := store.All(s.FollowUps(ctx, store.FollowUpFilter{Initiatives: []int64{id}, Private: true, ByWho: true}))
	if err != nil || len(all) == 0 {
		return err
	}
	if err := a.say(""); err != nil {
		return err
	}
	_, err = printList(a, commitmentColumns(a.today()), nil, render.Rows(all))
	return err
}

// commitmentColumns are the columns of follow-ups as what was committed to an initiative.
func commitmentColumns(today journal.Day) []render.Column[journal.FollowUp] {
	type F = journal.FollowUp
	return []render.Column[F]{
		{Title: "#", Rigid: true, Value: func(f F) any { return followUpRef(f.ID) }},
		{Title: "Who", Value: func(f F) any { return committer(f) }},
		{Title: "Gives", Rigid: true, Value: func(f F) any { return string(f.Gives) }},
		{Title: "Commitment", Below: true, Value: func(f F) any { return f.Text }, Show: showFollowUp},
		{Title: "By", Rigid: true, Value: func(f F) any { return f.Due }, Tint: overdueTint(today)},
		{Title: "Came", Rigid: true, Value: func(f F) any { return whetherCame(f, today) }, Tint: overdueTint(today)},
	}
}

// committer is who has committed something: "Luis Ortega"; "you, to Luis Ortega".
func committer(f journal.FollowUp) string {
	switch {
	case f.OwedBy == journal.Me:
		return strings.TrimSuffix("you, to "+f.Who.Label(), ", to ")
	case f.Who.ID == 0:
		return "somebody"
	default:
		return f.Who.Label()
	}
}

// whetherCame is whether what was committed came.
func whetherCame(f journal.FollowUp, today journal.Day) string {
	switch {
	case f.State == journal.Dropped:
		return "dropped"
	case f.Overdue(today):
		return "overdue"
	case f.State == journal.Open:
		return "not yet"
	case f.Due.IsZero():
		return "yes"
	case f.Late():
		return render.Span(f.Due, f.Closed) + " late"
	default:
		return "on time"
	}
}

// initiativesLine is the initiatives of a contact, each with their role, and with how it ended where it did.
func initiativesLine(all []journal.Initiative, contact int64) string {
	return strings.Join(each(all, func(in journal.Initiative) string {
		role, _ := in.Role(contact)
		text := inRole(in.Name, role)
		if !in.State.Ongoing() {
			text += " (" + string(in.State) + ")"
		}
		return text
	}), "; ")
}
