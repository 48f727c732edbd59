package cli

import (
	"context"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// committedColumn is what was committed to each of these initiatives, and whether it came; of private notes only where that
// is said, and otherwise it says how many it lacks. JSON has it in full, and Markdown unasked.
func (a *app) committedColumn(
	ctx context.Context, s *store.Store, all []journal.Initiative, private bool,
) (col render.Column[journal.Initiative], err error) {
	to, err := committedTo(ctx, s, all, private)
	if err != nil {
		return col, err
	}
	_, left, err := s.CountFollowUps(ctx, toInitiatives(all, private))
	if left > 0 {
		a.leftOutOf(left, "commitment")
	}
	col = render.Column[journal.Initiative]{Key: "commitments", Value: func(in journal.Initiative) any {
		if a.format == string(render.JSON) {
			return each(to[in.ID], commitmentJSON)
		}
		return each(to[in.ID], func(x journal.FollowUp) string { return commitmentLine(x, a.today()) })
	}}
	if a.format == string(render.Markdown) {
		col.Title = "Commitments"
	}
	return col, err
}

// committedTo is what was committed to each of these initiatives, by their numbers, theirs before mine.
func committedTo(
	ctx context.Context, s *store.Store, all []journal.Initiative, private bool,
) (map[int64][]journal.FollowUp, error) {
	to := map[int64][]journal.FollowUp{}
	for x, err := range s.FollowUps(ctx, toInitiatives(all, private)) {
		if err != nil {
			return nil, err
		}
		to[x.Initiative.ID] = append(to[x.Initiative.ID], x)
	}
	return to, nil
}

func toInitiatives(all []journal.Initiative, private bool) store.FollowUpFilter {
	return store.FollowUpFilter{
		Initiatives: each(all, func(in journal.Initiative) int64 { return in.ID }), Private: private, ByWho: true,
	}
}

// commitmentLine is a commitment, and whether it came: "t1 Amara Okafor-Reyes, money: 20,000, by 2026-12-15 (on time)".
func commitmentLine(f journal.FollowUp, today journal.Day) string {
	text := followUpRef(f.ID) + " " + committer(f)
	if f.Gives != "" {
		text += ", " + string(f.Gives)
	}
	text += ": " + showFollowUp(f, render.Style{})
	if !f.Due.IsZero() {
		text += ", by " + f.Due.String()
	}
	return text + " (" + cameOrNot(f, today) + ")"
}

// cameOrNot is whetherCame where no heading asks it.
func cameOrNot(f journal.FollowUp, today journal.Day) string {
	if came := whetherCame(f, today); came != "yes" {
		return came
	}
	return "came"
}

// commitment is what somebody has committed to an initiative, for a program.
type commitment struct {
	Number  int64             `json:"number"`
	OwedBy  journal.Initiator `json:"owed_by"`
	Contact any               `json:"contact"`
	Name    string            `json:"name"`
	Gives   journal.Gift      `json:"gives"`
	Text    string            `json:"text"`
	Due     journal.Day       `json:"due"`
	State   journal.State     `json:"state"`
	Closed  journal.Day       `json:"closed"`
	Private bool              `json:"private"`
}

func commitmentJSON(f journal.FollowUp) commitment {
	return commitment{
		f.ID, f.OwedBy, numberOrNil(f.Who.ID), f.Who.Name, f.Gives, f.Text, f.Due, f.State, f.Closed, f.Private,
	}
}
