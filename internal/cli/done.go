package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

// mostRefs is how many references a command takes at once.
const mostRefs = 100

func newDone(a *app) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:        "done REF…",
		SuggestFor: []string{"finish", "complete", "check", "close"},
		Long: `Mark follow-ups (t7) as done: what you owed, or what they did. rel says whether that was on time or late, and rel
show WHO how promises were kept both ways. rel edit t7 --open opens one again.`,
		Example: `  rel done t7
  rel done t7 t9 --on yesterday`,
		Args:              slots(1, mostRefs),
		ValidArgsFunction: a.completeFollowUps,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.closeFollowUps(cmd.Context(), args, journal.Done, on)
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "the `day` it was done; today when it is not said")
	return cmd
}

// closeFollowUps marks those that texts name as done, or as dropped; those that are so already are left as they are.
func (a *app) closeFollowUps(ctx context.Context, texts []string, to journal.State, on string) error {
	day, err := a.closedOn(ctx, on)
	if err != nil {
		return err
	}
	open, err := a.openFollowUps(ctx, texts, to)
	if err != nil || len(open) == 0 {
		return err
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.CloseFollowUps(ctx, each(open, func(f journal.FollowUp) int64 { return f.ID }), to, day); err != nil {
		return err
	}
	for i := range open {
		open[i].State, open[i].Closed = to, day
	}
	return a.answerClosed(open)
}

// closedOn reads the day on which something was done, which is not to come.
func (a *app) closedOn(ctx context.Context, text string) (journal.Day, error) {
	if text == "" {
		return a.today(), nil
	}
	day, err := a.day(ctx, text, journal.Back)
	if err == nil && day.After(a.today()) {
		err = journal.Bad("close it when it is so; rel edit t7 --by moves the day it is due",
			"nothing is done or dropped on a day to come, and %s is after today, %s", day, a.today())
	}
	return day, err
}

// openFollowUps is those of the follow-ups that texts name, each once, that are open. It says which are to's already, and
// refuses what is closed otherwise.
func (a *app) openFollowUps(ctx context.Context, texts []string, to journal.State) (open []journal.FollowUp, err error) {
	seen := map[int64]bool{}
	for _, text := range texts {
		f, err := a.followUp(ctx, text)
		switch {
		case err != nil:
			return nil, err
		case seen[f.ID]:
			continue
		case f.State == to:
			since := f.Closed.Format("Mon 2 Jan 2006")
			a.talk("%s is %s already, since %s: %s.", followUpRef(f.ID), outcome(f), since, journal.AsTyped(f.Text))
		case f.State != journal.Open:
			return nil, journal.Bad("rel edit "+followUpRef(f.ID)+" --open opens it again",
				"%s was %s on %s", followUpRef(f.ID), f.State, f.Closed.Format("Mon 2 Jan 2006"))
		default:
			open = append(open, f)
		}
		seen[f.ID] = true
	}
	return open, nil
}

// followUp is the follow-up that text names, unless it was removed.
func (a *app) followUp(ctx context.Context, text string) (journal.FollowUp, error) {
	const look = "rel todo shows each follow-up with its reference, such as t7"
	t, err := a.ref(ctx, text)
	if isMissing(err) && !strings.HasPrefix(strings.ToLower(text), "t") {
		err = journal.Missing(look, "no follow-up is called %q", journal.AsTyped(text))
	}
	if err != nil {
		return journal.FollowUp{}, err
	}
	switch t.Letter {
	case journal.RefFollowUp:
	case journal.RefFact:
		return journal.FollowUp{}, journal.Bad("rel confirm "+text+" says that it holds, rel drop "+text+" lets it go",
			"%s is a fact, and no follow-up", text)
	case journal.RefInitiative:
		return journal.FollowUp{}, isInitiative(t.Number, "follow-up")
	case 0:
		return journal.FollowUp{}, journal.Bad("rel todo "+quote(text)+" shows those with them, each with its reference",
			"%s is a contact, and no follow-up", t.who.Name)
	default:
		return journal.FollowUp{}, journal.Bad(look, "%s is %s, and no follow-up", text, t.What())
	}
	s, err := a.reading(ctx)
	if err != nil {
		return journal.FollowUp{}, err
	}
	return keptFollowUp(ctx, s, t.Number)
}

// keptFollowUp is the follow-up of this number, unless it was removed.
func keptFollowUp(ctx context.Context, s *store.Store, id int64) (journal.FollowUp, error) {
	f, err := s.FollowUp(ctx, id)
	if err != nil || !f.Deleted {
		return f, err
	}
	back, err := wayBack(ctx, s, store.HiddenFollowUp, id)
	if err != nil {
		return f, err
	}
	return f, journal.Missing(back, "%s was removed", followUpRef(id))
}

// answerClosed says how each came out: on time, or how late.
func (a *app) answerClosed(all []journal.FollowUp) error {
	if a.machine() {
		return a.printFollowUps(all, false)
	}
	return a.sayEach(each(all, func(f journal.FollowUp) string {
		return fmt.Sprintf("%s: %s (%s)", came(f), journal.AsTyped(f.Text), followUpBy(f))
	}))
}

// came is how a follow-up came out, as a sentence begins.
func came(f journal.FollowUp) string {
	switch {
	case f.State == journal.Dropped:
		return "Dropped"
	case f.Due.IsZero():
		return "Done"
	case f.Late():
		return "Done, " + render.Span(f.Due, f.Closed) + " late"
	default:
		return "Done, on time"
	}
}
