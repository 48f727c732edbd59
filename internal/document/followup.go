package document

import (
	"github.com/rel-journal/rel/internal/journal"
)

// The keys of a follow-up; its text has TextKey, as that of a note, though it is a line.
const (
	Owes   = "owes"
	Who    = "who"
	Due    = "due"
	State  = "state"
	Closed = "closed"
)

// FollowUpForm is the form of a follow-up.
func FollowUpForm() Form {
	return Form{Noun: "a follow-up", Keys: []Key{
		{TextKey, One, "what is owed"},
		{Owes, Plain, "who owes it: me or them"},
		{Who, One, "whom it is with; may be empty"},
		{Due, Plain, "until when: 2026-11-27, friday, in 2 weeks; empty is no day in particular"},
		{State, Plain, "open, done or dropped"},
		{Closed, Plain, "the day it was done or dropped; empty is today, and while it is open nothing"},
		{Initiative, One, "the initiative it is committed to; may be empty; rel initiative lists them"},
		{Gives, Plain, "what is given to it: people, money, time or voice; may be empty"},
	}}
}

// OfFollowUp is a follow-up as a document.
func OfFollowUp(f journal.FollowUp) (d Document) {
	d.set(TextKey, f.Text)
	d.set(Owes, string(f.OwedBy))
	d.set(Who, f.Who.Label())
	d.set(Due, f.Due.String())
	d.set(State, string(f.State))
	d.set(Closed, f.Closed.String())
	d.set(Initiative, f.Initiative.Name)
	d.set(Gives, string(f.Gives))
	return d
}

// OfOwed is a follow-up as a value of the note that it came from: "Luis Ortega: send the memo by 2026-11-27".
func OfOwed(f journal.FollowUp) Value {
	v := Value{Name: f.Who.Label(), Text: f.Text}
	if !f.Due.IsZero() {
		v.Text += " by " + f.Due.String()
	}
	return v
}

// owed is the follow-ups of one side as values.
func owed(all []journal.FollowUp, by journal.Initiator) (values []Value) {
	for _, f := range all {
		if f.OwedBy == by {
			values = append(values, OfOwed(f))
		}
	}
	return values
}
