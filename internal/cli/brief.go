package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newBrief(a *app) *cobra.Command {
	var f showFlags
	cmd := &cobra.Command{
		Use:        "brief [WHO]",
		SuggestFor: []string{"prepare", "prep", "briefing"},
		Long: `One page before a meeting: who they are and since when you have been in touch, what they last told you, what they
care about, what is known of them and they of you, what is still to be found out, what is open between you, the initiatives
in common, the last three notes, whom you both know, and the days coming up; for several people, a page for each. Without WHO, it is about
the one to call next, who stands first in rel stale.

The page may lie on the table: private notes, and the follow-ups and facts that came of them, are left out and counted,
unless --include-private asks for them, and so is how the relationship was assessed, unless --assessments does. --format markdown makes it a document, --format json is for programs.`,
		Example: `  rel brief
  rel brief "dana w"
  rel brief dana --format markdown`,
		Args:              slots(0, 1),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.brief(cmd.Context(), args, f)
		},
	}
	cmd.Flags().BoolVar(&f.private, "include-private", false, "private notes, and follow-ups and facts that came of them, too")
	cmd.Flags().BoolVar(&f.assessments, "assessments", false, "how the relationship was assessed, too")
	return cmd
}

func (a *app) brief(ctx context.Context, args []string, f showFlags) error {
	if a.format == string(render.CSV) {
		return journal.Bad("--format markdown or --format json; rel export contacts makes a sheet",
			"a brief is no table, so it cannot be csv")
	}
	whom, err := a.briefWhom(ctx, args)
	if err != nil {
		return err
	}
	s, err := a.reading(ctx)
	if err != nil {
		return err
	}
	var all []store.Brief
	secret, unsaid, unassessed := 0, 0, 0
	for _, id := range whom {
		b, err := s.Brief(ctx, id, f.private)
		if err == nil && f.assessments {
			b, err = s.Assessed(ctx, b, f.private)
		}
		if err != nil {
			return err
		}
		all, secret, unsaid, unassessed = append(all, b), secret+b.Secret, unsaid+b.Unsaid, unassessed+b.Unassessed
	}
	restore := a.page()
	if err := errors.Join(a.printBriefs(all), restore()); err != nil {
		return err
	}
	if secret > 0 {
		a.leftOut(secret)
	}
	if unsaid > 0 {
		a.leftOutOf(unsaid, "fact")
	}
	switch {
	case !f.assessments:
		a.leftOutAssessed(unassessed)
	case unassessed > 0:
		a.leftOutOf(unassessed, "assessment")
	}
	return nil
}

// printBriefs prints a page for each, or a list for a program.
func (a *app) printBriefs(all []store.Brief) error {
	if a.format == string(render.JSON) {
		_, err := printList(a, a.briefColumns(), nil, render.Rows(all))
		return err
	}
	for i, b := range all {
		if i > 0 {
			if err := a.say(""); err != nil {
				return err
			}
		}
		if err := a.printBrief(b); err != nil {
			return err
		}
	}
	return nil
}

// briefWhom is the contacts the brief is about: those named, else the one to call next. There is nobody, and it is said why,
// when nobody is to be called.
func (a *app) briefWhom(ctx context.Context, args []string) ([]int64, error) {
	if len(args) > 0 {
		with, err := a.whos(ctx, false, args[0])
		return each(with.known, func(w store.Who) int64 { return w.ID }), unadded(err, args[0])
	}
	s, err := a.reading(ctx)
	if err != nil {
		return nil, err
	}
	due, err := s.Stale(ctx, store.StaleFilter{ContactFilter: store.ContactFilter{Limit: 1}})
	if err == nil && due.Long > 0 && len(due.List) == 0 {
		due, err = s.Stale(ctx, store.StaleFilter{ContactFilter: store.ContactFilter{Limit: 1}, Long: true})
	}
	if err != nil {
		return nil, err
	}
	if len(due.List) > 0 {
		return []int64{due.List[0].ID}, nil
	}
	if !a.machine() {
		a.talk("%s", a.nobodyDue(due, false))
	}
	return nil, nil
}

// briefColumns are what a brief holds for a program.
func (a *app) briefColumns() []render.Column[store.Brief] {
	type B = store.Brief
	return []render.Column[B]{
		{Key: "number", Value: func(b B) any { return b.Contact.ID }},
		{Key: "uid", Value: func(b B) any { return b.Contact.UID }},
		{Key: "name", Value: func(b B) any { return b.Contact.Name }},
		{Key: "positions", Value: func(b B) any { return b.Contact.Positions }},
		{Key: "points", Value: func(b B) any { return b.Contact.Points }},
		{Key: "stage", Value: func(b B) any { return string(b.Contact.Stage) }},
		{Key: "last_touched", Value: func(b B) any { return b.Contact.LastTouched }},
		{Key: "due", Value: func(b B) any { return b.Contact.Due }},
		{Key: "first", Value: func(b B) any { return b.First }},
		{Key: "conversations", Value: func(b B) any { return b.Conversations }},
		{Key: "told", Value: func(b B) any { return each(b.Told, toldJSON) }},
		{Key: "facts", Value: func(b B) any { return each(b.Facts, factJSON) }},
		{Key: "follow_ups", Value: func(b B) any { return each(b.FollowUps, openJSON) }},
		{Key: "initiatives", Value: func(b B) any { return each(b.Initiatives, commonJSON(b.Contact.ID)) }},
		{Key: "notes", Value: func(b B) any { return each(b.Notes, briefNoteJSON) }},
		{Key: "met_with", Value: func(b B) any { return each(b.Met, metJSON) }},
		{Key: "occasions", Value: func(b B) any { return each(b.Occasions, occasionJSON) }},
		{Key: "private_left_out", Value: func(b B) any { return b.Secret }},
		assessedColumn(render.JSON, func(b B) []journal.Assessment { return b.Assessments }),
		{Key: "assessments_left_out", Value: func(b B) any { return b.Unassessed }},
	}
}

type briefTold struct {
	Note int64       `json:"note"`
	Day  journal.Day `json:"day"`
	Text string      `json:"text"`
}

func toldJSON(t store.Told) briefTold { return briefTold{t.Note, t.Day, t.Text} }

type briefFact struct {
	Number int64            `json:"number"`
	Kind   journal.FactKind `json:"kind"`
	Text   string           `json:"text"`
	Day    journal.Day      `json:"day"`
}

func factJSON(f journal.Fact) briefFact { return briefFact{f.ID, f.Kind, f.Text, f.Day} }

type briefFollowUp struct {
	Number int64             `json:"number"`
	OwedBy journal.Initiator `json:"owed_by"`
	Text   string            `json:"text"`
	Due    journal.Day       `json:"due"`

	Initiative string       `json:"initiative"`
	Gives      journal.Gift `json:"gives"`
}

func openJSON(f journal.FollowUp) briefFollowUp {
	return briefFollowUp{f.ID, f.OwedBy, f.Text, f.Due, f.Initiative.Name, f.Gives}
}

type briefInitiative struct {
	Number int64                   `json:"number"`
	Name   string                  `json:"name"`
	Role   string                  `json:"role"`
	State  journal.InitiativeState `json:"state"`
}

func commonJSON(contact int64) func(journal.Initiative) briefInitiative {
	return func(in journal.Initiative) briefInitiative {
		role, _ := in.Role(contact)
		return briefInitiative{in.ID, in.Name, role, in.State}
	}
}

type briefNote struct {
	Number  int64           `json:"number"`
	Day     journal.Day     `json:"day"`
	Channel journal.Channel `json:"channel"`
	Present []string        `json:"present"`
	Body    string          `json:"body"`
	Heard   []string        `json:"heard"`
}

func briefNoteJSON(n journal.Note) briefNote {
	return briefNote{n.ID, n.Day, n.Channel, plainNames(n.Present()), n.Body, heardFrom(n)}
}

type briefMet struct {
	Number int64       `json:"number"`
	Name   string      `json:"name"`
	Times  int         `json:"times"`
	Last   journal.Day `json:"last"`
}

func metJSON(m store.Met) briefMet { return briefMet{m.ID, m.Name, m.Times, m.Last} }

type briefOccasion struct {
	Day  journal.Day `json:"day"`
	What string      `json:"what"`
}

func occasionJSON(o store.Occasion) briefOccasion { return briefOccasion{o.Day, o.What} }
