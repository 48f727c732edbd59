package cli

import (
	"context"
	"fmt"

	"github.com/rel-journal/rel/internal/journal"
	"github.com/rel-journal/rel/internal/store"
)

// stopHere is the answer that ends a review for now.
const stopHere = "stop"

// decide asks what is to be done about a contact, and what that takes.
func (a *app) decide(ctx context.Context, c journal.Contact) (store.Decision, error) {
	question := "Call, assess, rest, dormant, keep, or stop?"
	return again(a, func() (d store.Decision, err error) {
		text, err := a.ask(ctx, question, string(journal.ToKeep))
		if err != nil {
			return d, err
		}
		word, err := oneOf("answer", text, append(each(journal.Answers, func(w journal.Answer) string { return string(w) }), stopHere))
		if err != nil {
			return d, err
		}
		if word == stopHere {
			return d, errStop
		}
		d.Answer = journal.Answer(word)
		switch d.Answer {
		case journal.ToCall:
			d.FollowUp, err = a.askCall(ctx, c)
		case journal.ToAssess:
			d.Assessment, err = a.assessNow(ctx, c)
		case journal.ToRest:
			d.Until, err = a.askRestUntil(ctx)
		}
		return d, err
	})
}

// askCall asks until when somebody is to be called.
func (a *app) askCall(ctx context.Context, c journal.Contact) (f journal.FollowUp, err error) {
	f = journal.FollowUp{OwedBy: journal.Me, Text: "Call " + c.Name}
	f.Due, err = again(a, func() (journal.Day, error) {
		text, err := a.ask(ctx, "By when?", "in 1 week")
		if err != nil {
			return journal.Day{}, err
		}
		day, err := a.edge(ctx, text, journal.Forward, journal.LastDay)
		if err == nil && day.Before(a.today()) {
			err = journal.Bad(`a day to come: friday, "in 2 weeks"`, "%s is before today, %s", day, a.today())
		}
		return day, err
	})
	return f, err
}

func (a *app) askRestUntil(ctx context.Context) (journal.Day, error) {
	return again(a, func() (journal.Day, error) {
		text, err := a.ask(ctx, "Until when?", "in 1 month")
		if err != nil {
			return journal.Day{}, err
		}
		return a.snoozeDay(ctx, text)
	})
}

// assessNow asks how the relationship is, as rel assess does. Where nothing is said, what is to be done is asked again.
func (a *app) assessNow(ctx context.Context, c journal.Contact) (journal.Assessment, error) {
	w := store.Who{ID: c.ID, UID: c.UID, Name: c.Name, LastTouched: c.LastTouched}
	x := journal.Assessment{Who: someone(w), Day: a.today(), Fairness: journal.FairnessUnknown}
	last, err := a.lastTime(ctx, w)
	if err != nil {
		return x, err
	}
	if err := a.askHowItIs(ctx, &x, last); err != nil {
		return x, err
	}
	if x.Waiting() {
		a.talk("Nothing is said, so nothing was noted.")
		return x, errAgain
	}
	x.Note, err = a.askWhichNote(ctx, w)
	return x, givingBack(err, x.Evidence)
}

// decided says what was decided about a contact.
func decided(c journal.Contact, d store.Decision) string {
	switch d.Answer {
	case journal.ToCall:
		return fmt.Sprintf("To do: call %s by %s", c.Name, d.FollowUp.Due.Format("Mon 2 Jan 2006"))
	case journal.ToAssess:
		return fmt.Sprintf("Assessed: %s, %s", c.Name, d.Assessment.Trust)
	case journal.ToRest:
		return fmt.Sprintf("Snoozed until %s: %s", d.Until.Format("Mon 2 Jan 2006"), c.Name)
	case journal.ToDormant:
		return "Now dormant: " + c.Name
	default:
		return "Kept as it is: " + c.Name
	}
}
