package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/render"
	"github.com/rel-journal/rel/internal/store"
)

func newSnooze(a *app) *cobra.Command {
	return &cobra.Command{
		Use:        "snooze WHO UNTIL",
		SuggestFor: []string{"rest", "pause", "mute", "skip"},
		Long: `Let a contact rest: they are not due before the day given. A touch ends a snooze, and UNTIL off does too.

WHO may be several, parted by ; or a comma.`,
		Example: `  rel snooze dana "2 weeks"
  rel snooze "dana; luis" "1 mar"
  rel snooze dana off`,
		Args:              slots(2, 2),
		ValidArgsFunction: a.completeFirst(a.completeContacts),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.snooze(cmd.Context(), args[0], args[1]) },
	}
}

func (a *app) snooze(ctx context.Context, who, until string) error {
	p, err := a.whos(ctx, false, who)
	if err != nil {
		return err
	}
	var day journal.Day
	if !strings.EqualFold(until, "off") {
		if day, err = a.snoozeDay(ctx, until); err != nil {
			return err
		}
	}
	s, err := a.writing(ctx)
	if err != nil {
		return err
	}
	if err := s.Snooze(ctx, p.ids(), day); err != nil {
		return err
	}
	if day.IsZero() {
		return a.say("Snooze ended: %s   (rel undo to take back)", p.names())
	}
	when := day.Format("Mon 2 Jan 2006") + ", " + render.Ago(day, a.today())
	if err := a.say("Snoozed until %s: %s   (rel undo to take back)", when, p.names()); err != nil {
		return err
	}
	return a.neverDue(ctx, s, p.ids())
}

// furthestSnooze is how many days ahead a snooze may end: ten years.
const furthestSnooze = 3653

// snoozeDay is the day a snooze ends on. A span alone, as "a month", can only lead ahead here.
func (a *app) snoozeDay(ctx context.Context, text string) (journal.Day, error) {
	day, err := a.day(ctx, text, journal.Forward)
	switch {
	case err != nil:
		return day, err
	case !day.After(a.today()):
		return day, journal.Bad(`a day to come: "in 2 weeks", "1 mar"; off ends a snooze`, "%s is not after today, %s", day, a.today())
	case day.Sub(a.today()) > furthestSnooze:
		return day, journal.Bad("rel edit WHO --every never, or --stage dormant, lets a contact rest for good",
			"%s is more than ten years ahead", day)
	}
	return day, nil
}

// neverDue says of whom a snooze changes nothing, because they are not due in any case.
func (a *app) neverDue(ctx context.Context, s *store.Store, ids []int64) error {
	for _, id := range ids {
		c, err := s.Contact(ctx, id)
		if err != nil {
			return err
		}
		if c.Due.IsZero() {
			a.talk("%s is not due in any case: %s.", c.Name, whyNotDue(c))
		}
	}
	return nil
}

// whyNotDue is why a contact is never due, as a clause.
func whyNotDue(c journal.Contact) string {
	switch {
	case c.Stage == journal.Dormant:
		return "they are dormant"
	case c.Cadence == journal.Never && c.Kind == journal.Organization && c.Every == 0:
		return "an organization is due only by a cadence of its own, rel edit --every"
	case c.Cadence == journal.Never:
		return "their cadence is never"
	default:
		return "there is no conversation yet, and no cadence of their own or a group, rel edit --every"
	}
}
